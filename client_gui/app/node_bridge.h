// SPDX-License-Identifier: MIT
//
// Serves a client window in its node's thread: hands in what the window asks, knows from where in
// the window each request came, and puts what the node tells into the feed. Made by ClientSession,
// which also ends it; node and feed must outlive it.
#pragma once

#include "client_gui/app/client_feed.h"

#include <map>

namespace roomcast {

class ClientNode;

class NodeBridge final : public QObject {
    Q_OBJECT

public:
    /// Before the node starts, or in its thread.
    NodeBridge(ClientNode &node, ClientFeed &feed);

    // In the node's thread.
    void submit(const Command &command, AskedFrom origin);
    void watch(const std::vector<Query> &keys);
    void reload(const std::vector<Query> &keys);
    void keep(const std::vector<Reserve> &wishes);
    /// What a window shows of the present; `rows`: the inspector is seen.
    void sendView(bool rows);

Q_SIGNALS:
    /// A command of a person's was answered; a second time where two servers did. In the node's
    /// thread.
    void commandAnswered(const roomcast::Answer &answer);

private:
    static constexpr size_t kAnsweredMax = 256;

    void takeAnswer(const Answer &answer);
    void takeSecondReply(const Answer &answer);
    void sendValue(const Query &key);
    ClientView view() const;

    ClientNode &m_node;
    ClientFeed &m_feed;
    /// Requests without an answer yet; the node answers each, and bounds how many there are.
    std::map<Ticket, AskedFrom> m_origins;
    /// Of those answered last, to which a second reply may come; at most kAnsweredMax.
    std::map<Ticket, AskedFrom> m_answered;
    std::vector<Query> m_watched;
};

} // namespace roomcast
