// SPDX-License-Identifier: MIT
//
// A message with its sender, as it travels: one CBOR array [magic, version, origin, message].
// Messages larger than a datagram are cut into fragments and put together again within bounds.
// Called by the nodes; total on hostile input.
#pragma once

#include "core/protocol/message.h"

#include <deque>

namespace roomcast {

struct ServerOrigin {
    ServerIdentity member;
    Label label{}; ///< servers of another one ignore what it says, but for JOIN
    friend bool operator==(const ServerOrigin &, const ServerOrigin &) = default;
};
struct ClientOrigin {
    ClientId client;
    std::optional<Label> label{}; ///< none: heard by all
    friend bool operator==(const ClientOrigin &, const ClientOrigin &) = default;
};
using Origin = std::variant<ServerOrigin, ClientOrigin>;

struct Packet {
    static constexpr quint32 kMagic = 0x524d4354; // "RMCT"
    static constexpr quint32 kVersion = 2;

    quint32 magic = kMagic;
    quint32 version = kVersion;
    Origin origin;
    Message message;
};

QByteArray encodePacket(const Origin &origin, const Message &message);
Result<Packet, DecodeError> decodePacket(const QByteArray &bytes);

/// Makes the datagrams for messages of one sender.
class Fragmenter {
public:
    static constexpr quint32 kPartsMax = Fragment::kPartsMax;

    explicit Fragmenter(qsizetype datagram_bytes_max) : m_datagram_bytes_max(datagram_bytes_max) {}

    /// One datagram, or several that carry the message in parts; none if it is too large.
    std::vector<QByteArray> datagrams(const Origin &origin, const Message &message);

private:
    qsizetype m_datagram_bytes_max;
    quint64 m_count = 0;
};

/// Where a fragment came from.
struct FragmentSource {
    Endpoint from; ///< the parts of one message come from one place
    /// It is a member of the group, at the place it is known to be: what is unfinished of members
    /// makes no room for strangers.
    bool member = false;
};

/// Puts fragments together. Keeps a bounded number of unfinished messages, of which those make room
/// that came from where most are unfinished, the oldest first: nobody pushes out what others sent
/// by sending much.
class Reassembler {
public:
    /// Unfinished messages of members, and as many of strangers.
    static constexpr qsizetype kPendingMax = 64;
    /// Those of one place.
    static constexpr qsizetype kPendingOfOneMax = 8;

    /// The whole packet if `fragment` was its last missing part; an error if it is malformed.
    Result<std::optional<Packet>, DecodeError> add(const FragmentSource &source,
                                                   const Origin &origin, const Fragment &fragment);

private:
    struct Pending {
        Endpoint from;
        Origin origin;
        quint64 message = 0;
        quint32 missing = 0;
        std::vector<QByteArray> parts; ///< empty until it came
    };
    using Table = std::deque<Pending>; ///< the oldest first

    static Table::iterator find(Table &table, const Endpoint &from, const Origin &origin,
                                const Fragment &fragment);
    static void makeRoom(Table &table, const Endpoint &from);

    Table m_of_members;
    Table m_of_strangers;
};

namespace codec {
template <>
struct Fields<ServerOrigin> {
    static constexpr auto list = std::tuple(&ServerOrigin::member, &ServerOrigin::label);
};
template <>
struct Fields<ClientOrigin> {
    static constexpr auto list = std::tuple(&ClientOrigin::client, &ClientOrigin::label);
};
template <>
struct Fields<Packet> {
    static constexpr auto list =
        std::tuple(&Packet::magic, &Packet::version, &Packet::origin, &Packet::message);
};
} // namespace codec
} // namespace roomcast
