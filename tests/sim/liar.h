// SPDX-License-Identifier: MIT
//
// Sends single forged datagrams among the honest: any well-typed message between servers in
// anybody's name from an address of its own, and, in a server's name and from that server's
// address, the lies against which there is a rule (shared/PROTOCOL.md, "Proofs"). It hears
// everything and answers nothing. Its values are those that it heard, some of them far off.
#pragma once

#include "sim/world.h"

#include <set>

namespace roomcast::sim {

class Liar final : public Observer {
public:
    Liar(World &world, quint64 seed) : m_world(world), m_random(seed ^ 0x6c696172ULL) {}

    /// Tells one lie to `to`, which is a machine that is up, or to a client.
    /// Returns what it was, for the trace; empty where it knew of none.
    QString lie(const std::vector<Node> &clients);

    /// Clients that were sent a second reply in the name of the server that had answered them, and
    /// did not tell of it.
    const std::set<Node> &unseen() const { return m_unseen; }
    /// Clients that one word sent to another group.
    const std::set<Node> &led_astray() const { return m_astray; }

private:
    struct Heard {
        Node machine{};
        ServerIdentity member;
        Message message;
    };

    void onSent(Node machine, const ServerIdentity &member, const Message &message) override;
    void onDelivered(Node node, const QByteArray &bytes) override;
    void onAnswered(Node client, ClientId, const Answer &answer) override;
    void onDoubleReply(Node client, ClientId, const Answer &) override { m_seen.insert(client); }

    QString lieFromElsewhere();
    QString lieInItsPlace();
    QString lieToClient(Node client);
    std::optional<Node> anyNewcomer() const;
    QString refuse(Node newcomer);
    const Heard *anyHeard(size_t kind = SIZE_MAX);
    ServerIdentity stranger();
    Endpoint somewhere();
    Presence twisted(Presence presence);
    Epoch twisted(Epoch epoch);
    LogIndex twisted(LogIndex index);
    Message twisted(Message message, const ServerIdentity &sender, const ServerIdentity &victim);
    void expectNotice(Node client);
    void acknowledgeEarly(Node leader, const Order &order);
    Node anyUp();

    World &m_world;
    Random m_random;
    std::map<std::pair<size_t, Node>, Heard> m_heard; ///< the last of each kind and machine
    /// The reply that a client is being given.
    struct Delivered {
        Node client{};
        TimePoint at;
        Packet packet;
    };
    std::optional<Delivered> m_delivered;
    std::optional<std::pair<Node, QByteArray>> m_second; ///< reply, on its way to a client
    std::set<std::pair<ServerKey, ServerKey>> m_told;    ///< in whose place to whom
    bool m_acknowledges = false;                         ///< what is ordered next
    std::map<RequestId, Endpoint> m_replied_from;        ///< last
    std::set<Node> m_seen;
    std::set<Node> m_unseen;
    std::set<Node> m_astray;
};

} // namespace roomcast::sim
