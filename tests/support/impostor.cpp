// SPDX-License-Identifier: MIT
#include "support/impostor.h"

#include "core/booking/types.h"
#include "core/protocol/packet.h"

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

Impostor::Impostor(InProcessNetwork &network, ServerId id, ClientId victim)
    : m_id(id), m_victim(victim), m_transport(network)
{
    connect(&m_transport, &Transport::datagramReceived, this, &Impostor::hear);
    const auto opened = m_transport.open();
    Q_ASSERT(opened);
}

void Impostor::hear(const Endpoint &from, const QByteArray &datagram)
{
    const auto packet = decodePacket(datagram);
    if (packet && packet->origin == Origin(ClientOrigin{m_victim}))
        m_heard.emplace_back(from, datagram);
}

void Impostor::refuseReservations()
{
    const Epoch epoch{9, m_id, {9}};
    const Origin origin = ServerOrigin{{{m_id, {9}}, {9}}};
    const QByteArray refusal = encode(Outcome(Refused{RefusalKind::SlotTaken, u"Grace"_s}));
    for (const auto &[from, datagram] : m_heard) {
        const auto packet = decodePacket(datagram);
        const auto *request = std::get_if<Request>(&packet->message);
        const auto write = decode<Write>(request ? request->command : QByteArray());
        if (!write || !std::holds_alternative<Reserve>(*write))
            continue;
        Reply reply;
        reply.request = {m_victim, request->sequence};
        reply.attempt = request->attempt;
        reply.genesis = reply.view = reply.entry_epoch = epoch;
        reply.index = {9};
        reply.primary = true;
        reply.outcome = refusal;
        m_transport.unicast(from, encodePacket(origin, reply));
    }
}

} // namespace roomcast::test
