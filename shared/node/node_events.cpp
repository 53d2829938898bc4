// SPDX-License-Identifier: MIT
#include "node/node_events.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

Event networkLostEvent(const NetworkTrouble &trouble)
{
    return event::NetworkLost{trouble.interface, trouble.cause,
                              trouble.detail.isEmpty() ? std::nullopt
                                                       : std::optional(trouble.detail)};
}

Event networkBackEvent(const NetworkTrouble &trouble, const Endpoint &here)
{
    return event::NetworkBack{trouble.interface, trouble.cause, here};
}

Event storeFailedEvent(const StoreError &error)
{
    return event::StoreFailed{error.detail, error.where};
}

Event faultEvent(const QString &fault, const QString &value)
{
    return event::FaultSet{fault, value};
}

Event frozenEvent(std::chrono::milliseconds pause)
{
    return faultEvent(u"freeze"_s, u"%1 s"_s.arg(double(pause.count()) / 1000));
}

Event requestDroppedEvent(const input::Datagram &request, event::DropReason reason)
{
    const auto &origin = std::get<ClientOrigin>(request.packet.origin);
    return event::RequestDropped{origin.client, std::get<Request>(request.packet.message).sequence,
                                 reason};
}

Event rejectedEvent(const event::Rejection &reason, const Endpoint &from, quint64 count)
{
    return event::DatagramRejected{reason, from, {}, count};
}

Event controlRejectedEvent(const QString &line, const QString &reason)
{
    return event::ControlRejected{line, reason};
}

} // namespace roomcast
