// SPDX-License-Identifier: MIT
//
// Which datagrams a client takes, and whether multicast works for it: by the side of a partition
// that it listens to, by where each server sends from, and by what arrives and what does not. Sans
// I/O; owned by the client engine; nothing can fail.
#pragma once

#include "core/base/channel.h"
#include "core/client/client_config.h"
#include "core/client/multicast_watch.h"
#include "core/client/own_side.h"
#include "core/group/address_book.h"
#include "core/protocol/packet.h"

namespace roomcast {

class Hearing {
public:
    struct Heard {
        bool taken = false;         ///< it is for this client, and from who it says
        bool sight_changed = false; ///< label or multicast is another than before
    };

    explicit Hearing(const ClientConfig &config);

    /// Silence counts from the first call on.
    void start(TimePoint now) { m_multicast.start(now); }
    Heard hear(const Endpoint &from, Channel channel, const Packet &packet, TimePoint now);
    /// The time of a request is over. True if that says something of multicast.
    bool missReply(TimePoint submitted, quint32 attempts, TimePoint now)
    {
        return m_multicast.missReply(submitted, attempts, now);
    }

    /// True if it is another one.
    bool setLabel(const std::optional<Label> &label) { return m_side.setLabel(label); }
    const std::optional<Label> &label() const { return m_side.label(); }
    Origin origin() const { return ClientOrigin{m_id, m_side.label()}; }
    MulticastWatch::State multicast() const { return m_multicast.state(); }

private:
    bool isForThis(const Message &message) const;

    ClientId m_id;
    OwnSide m_side;
    AddressBook<ServerKey> m_servers; ///< from where they send
    MulticastWatch m_multicast;
};

} // namespace roomcast
