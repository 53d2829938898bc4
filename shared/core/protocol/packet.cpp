// SPDX-License-Identifier: MIT
#include "core/protocol/packet.h"

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

Reassembler::Pending &Reassembler::pendingFor(const Origin &origin, const Fragment &fragment)
{
    for (Pending &p : m_pending)
        if (p.message == fragment.message && p.parts.size() == fragment.parts && p.origin == origin)
            return p;
    if (qsizetype(m_pending.size()) == kPendingMax)
        m_pending.pop_front();
    Pending fresh{origin, fragment.message, fragment.parts, {}};
    fresh.parts.resize(fragment.parts);
    return m_pending.emplace_back(std::move(fresh));
}

Result<std::optional<Packet>, DecodeError> Reassembler::add(const Origin &origin,
                                                            const Fragment &fragment)
{
    if (fragment.parts < 2 || fragment.parts > Fragmenter::kPartsMax ||
        fragment.part >= fragment.parts)
        return Failure{DecodeError::OutOfRange};
    Pending &pending = pendingFor(origin, fragment);
    auto &slot = pending.parts[fragment.part];
    if (!slot) {
        slot = fragment.bytes;
        --pending.missing;
    }
    if (pending.missing > 0)
        return std::optional<Packet>();
    QByteArray whole;
    for (const auto &part : pending.parts)
        whole += *part;
    std::erase_if(m_pending, [&](const Pending &p) { return &p == &pending; });
    auto packet = decodePacket(whole);
    if (!packet)
        return Failure{packet.error()};
    // A fragment inside a fragment would let one datagram buy unbounded work.
    if (packet->origin != origin || std::holds_alternative<Fragment>(packet->message))
        return Failure{DecodeError::WrongType};
    return std::optional<Packet>(std::move(packet).value());
}

} // namespace roomcast
