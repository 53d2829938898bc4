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
    Member member;
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
    /// The largest message that may be cut: COORDINATOR of the largest view, with all it can carry.
    static constexpr quint32 kPartsMax = 160;

    explicit Fragmenter(qsizetype datagram_bytes_max) : m_datagram_bytes_max(datagram_bytes_max) {}

    /// One datagram, or several that carry the message in parts; none if it is too large.
    std::vector<QByteArray> datagrams(const Origin &origin, const Message &message);

private:
    qsizetype m_datagram_bytes_max;
    quint64 m_count = 0;
};

/// Puts fragments together. Holds at most kPendingMax unfinished messages; the oldest makes room.
class Reassembler {
public:
    static constexpr qsizetype kPendingMax = 64;

    /// The whole packet if `fragment` was its last missing part; an error if it is malformed.
    Result<std::optional<Packet>, DecodeError> add(const Origin &origin, const Fragment &fragment);

private:
    struct Pending {
        Origin origin;
        quint64 message = 0;
        quint32 missing = 0;
        std::vector<std::optional<QByteArray>> parts;
    };
    Pending &pendingFor(const Origin &origin, const Fragment &fragment);

    std::deque<Pending> m_pending;
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
