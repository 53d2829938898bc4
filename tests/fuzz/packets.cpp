// SPDX-License-Identifier: MIT
//
// Datagrams: whatever decodes is written as the very same bytes, and travels in parts however they
// arrive. Fragments: what a member sends is put together whatever strangers send meanwhile.
#include "core/protocol/packet.h"
#include "fuzz/bytes.h"
#include "fuzz/target.h"

#include <bit>

namespace roomcast::fuzz {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Variants of one input, each a damaged byte or two away from it: most of the time of a run is
/// what the fuzzer does between inputs.
constexpr int kSiblings = 24;
const Endpoint kMembersPlace{0x0a000001, 7000};
const ServerIdentity kMember{{{300}, {7}}, {9}};

Finding checkDatagram(const QByteArray &bytes)
{
    ++inputs_taken;
    const auto packet = decodePacket(bytes);
    if (packet && encodePacket(packet->origin, packet->message) != bytes)
        return u"a packet is not written as it was read"_s;
    return {};
}

/// A generator of its own, so that an input is all that a run depends on.
quint64 next(quint64 &state)
{
    state += 0x9e3779b97f4a7c15;
    quint64 z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    return z ^ (z >> 27);
}

char interesting(quint64 random, char old)
{
    constexpr unsigned char kHeads[] = {0x00, 0x01, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1f, 0x20,
                                        0x3b, 0x40, 0x5b, 0x5f, 0x7b, 0x80, 0x81, 0x9b, 0x9f,
                                        0xbf, 0xc0, 0xf4, 0xf6, 0xf7, 0xf9, 0xfb, 0xff};
    switch (random & 3) {
    case 0:
        return char(kHeads[(random >> 8) % std::size(kHeads)]);
    case 1:
        return char(old ^ char(1 << ((random >> 8) & 7)));
    case 2:
        return char(old + 1);
    default:
        return char(random >> 8);
    }
}

Finding checkDatagrams(const QByteArray &bytes)
{
    Finding finding = checkDatagram(bytes);
    quint64 random = quint64(bytes.size());
    for (const char c : bytes)
        random = std::rotl(random, 5) * 31 + quint8(c);
    for (int i = 0; i < kSiblings && finding.isEmpty() && !bytes.isEmpty(); ++i) {
        QByteArray sibling = bytes;
        for (int changes = 1 + int(next(random) & 1); changes > 0; --changes) {
            const auto at = qsizetype(next(random) % quint64(sibling.size()));
            sibling[at] = interesting(next(random), sibling[at]);
        }
        if ((i & 7) == 7)
            sibling.truncate(qsizetype(next(random) % quint64(sibling.size())));
        finding = checkDatagram(sibling);
    }
    return finding;
}

/// Strangers may say anything, from anywhere, in the member's name too.
void sendAsStranger(Bytes &input, Reassembler &reassembler)
{
    const Fragment fragment{input.below(4), quint32(input.below(5)), quint32(input.below(6)),
                            QByteArray(qsizetype(input.below(3)), 'x')};
    const Endpoint from{quint32(0x0a000002 + input.below(200)), quint16(1 + input.below(3))};
    const Origin origin = input.flag() ? Origin(ServerOrigin{kMember}) : ClientOrigin{{7}};
    ++inputs_taken;
    (void)reassembler.add({from, false}, origin, fragment);
}

/// Each part of a member's message comes once or more, in any order, among what strangers send.
Finding checkParts(Bytes &input)
{
    const qsizetype datagram_bytes = 150 + qsizetype(input.below(256)) * 4;
    const QByteArray contents = input.take(qsizetype(input.number(2)) % 3'000);
    const Origin origin = ServerOrigin{kMember};
    const Message message = Chunk{1, 2, 3, 4, contents};
    const auto datagrams = Fragmenter(datagram_bytes).datagrams(origin, message);
    Reassembler reassembler;
    std::vector<bool> came(datagrams.size());
    int whole = 0;
    const auto deliver = [&](size_t part) {
        came[part] = true;
        ++inputs_taken;
        const auto packet = decodePacket(datagrams[part]);
        const auto *fragment = packet ? std::get_if<Fragment>(&packet->message) : nullptr;
        if (!fragment)
            return;
        const auto result = reassembler.add({kMembersPlace, true}, origin, *fragment);
        if (result && *result)
            whole +=
                encodePacket((*result)->origin, (*result)->message) == encodePacket(origin, message)
                    ? 1
                    : 1'000;
    };
    while (!input.atEnd() && whole == 0)
        if (input.flag())
            deliver(input.below(datagrams.size()));
        else
            sendAsStranger(input, reassembler);
    for (size_t part = 0; part < datagrams.size() && whole == 0; ++part)
        if (!came[part])
            deliver(part);
    if (datagrams.size() > 1 && whole != 1)
        return u"the parts of a member's message did not come to the message, once"_s;
    return {};
}

} // namespace

Finding fuzzPackets(const QByteArray &input)
{
    // 0x84 begins every packet: such inputs are datagrams as they are.
    if (!input.isEmpty() && quint8(input[0]) != 0x00)
        return checkDatagrams(input);
    Bytes bytes(input.mid(1));
    return checkParts(bytes);
}

} // namespace roomcast::fuzz
