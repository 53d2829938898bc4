// SPDX-License-Identifier: MIT
#include "core/protocol/packet.h"

#include <algorithm>
#include <map>

namespace roomcast {

namespace {

/// Room for the envelope of a fragment: magic, version, origin, counters, in their longest forms.
constexpr qsizetype kFragmentOverhead = 96;

} // namespace

QByteArray encodePacket(const Origin &origin, const Message &message)
{
    return encode(Packet{Packet::kMagic, Packet::kVersion, origin, message});
}

Result<Packet, DecodeError> decodePacket(const QByteArray &bytes)
{
    // A look at the first two fields, so that strangers and other versions are named as such.
    QCborStreamReader peek(bytes);
    if (!peek.isArray() || !peek.enterContainer() || !peek.isUnsignedInteger() ||
        peek.toUnsignedInteger() != Packet::kMagic)
        return Failure{DecodeError::WrongMagic};
    if (!peek.next() || !peek.isUnsignedInteger() || peek.toUnsignedInteger() != Packet::kVersion)
        return Failure{DecodeError::WrongVersion};
    return decode<Packet>(bytes);
}

std::vector<QByteArray> Fragmenter::datagrams(const Origin &origin, const Message &message)
{
    const QByteArray whole = encodePacket(origin, message);
    if (whole.size() <= m_datagram_bytes_max)
        return {whole};
    const qsizetype step = m_datagram_bytes_max - kFragmentOverhead;
    const qsizetype parts = (whole.size() + step - 1) / step;
    if (parts > qsizetype(kPartsMax))
        return {};
    std::vector<QByteArray> result;
    result.reserve(size_t(parts));
    ++m_count;
    for (qsizetype part = 0; part < parts; ++part)
        result.push_back(encodePacket(origin, Fragment{m_count, quint32(part), quint32(parts),
                                                       whole.mid(part * step, step)}));
    return result;
}

// ---- unfinished messages ---------------------------------------------------------------------

Reassembler::Table::iterator Reassembler::find(Table &table, const Endpoint &from,
                                               const Origin &origin, const Fragment &fragment)
{
    return std::find_if(table.begin(), table.end(), [&](const Pending &p) {
        return p.message == fragment.message && p.parts.size() == fragment.parts &&
               p.from == from && p.origin == origin;
    });
}

/// For one more message from `from`: of its own where it has many, otherwise of the host that has
/// most.
void Reassembler::makeRoom(Table &table, const Endpoint &from)
{
    std::map<quint32, qsizetype> of_host;
    qsizetype of_place = 0;
    for (const Pending &p : table) {
        ++of_host[p.from.ipv4];
        of_place += p.from == from ? 1 : 0;
    }
    const auto erase = [&](auto matches) {
        table.erase(std::find_if(table.begin(), table.end(), matches));
    };
    if (of_place >= kPendingOfOneMax)
        return erase([&](const Pending &p) { return p.from == from; });
    if (std::ssize(table) < kPendingMax)
        return;
    qsizetype most = 0;
    for (const auto &[host, count] : of_host)
        most = std::max(most, count);
    erase([&](const Pending &p) { return of_host.at(p.from.ipv4) == most; });
}

Result<std::optional<Packet>, DecodeError>
Reassembler::add(const FragmentSource &source, const Origin &origin, const Fragment &fragment)
{
    if (!codec::Fields<Fragment>::accepts(fragment))
        return Failure{DecodeError::OutOfRange};
    Table &table = source.member ? m_of_members : m_of_strangers;
    auto pending = find(table, source.from, origin, fragment);
    if (pending == table.end()) {
        makeRoom(table, source.from);
        table.push_back({source.from, origin, fragment.message, fragment.parts,
                         std::vector<QByteArray>(fragment.parts)});
        pending = std::prev(table.end());
    }
    QByteArray &part = pending->parts[fragment.part];
    if (part.isEmpty()) {
        part = fragment.bytes;
        --pending->missing;
    }
    if (pending->missing > 0)
        return std::optional<Packet>();
    QByteArray whole;
    for (const QByteArray &one : pending->parts)
        whole += one;
    table.erase(pending);
    auto packet = decodePacket(whole);
    if (!packet)
        return Failure{packet.error()};
    // A fragment inside a fragment would let one datagram buy unbounded work.
    if (packet->origin != origin || std::holds_alternative<Fragment>(packet->message))
        return Failure{DecodeError::WrongType};
    return std::optional<Packet>(std::move(packet).value());
}

} // namespace roomcast
