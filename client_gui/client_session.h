// SPDX-License-Identifier: MIT
//
// Joins one client node and one window: what the window asks goes to the node, what the node tells
// goes to where in the window it belongs. Asks by itself what merges displaced. Owns the timers by
// which the present time and, while they are seen, ages move on. Node and window are the
// composition root's and must outlive the session.
#pragma once

#include "client_gui/client_window.h"
#include "client_gui/conflict_watch.h"
#include "client_gui/visible_timer.h"
#include "core/engine/answer.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <set>

namespace roomcast {

class ClientNode;

class ClientSession final : public QObject {
    Q_OBJECT

public:
    /// Connects the two; start the node afterwards.
    ClientSession(ClientNode &node, ClientWindow &window, QObject *parent = nullptr);
    ~ClientSession() override;

private:
    static constexpr size_t kAnsweredMax = 256;

    void connectWindow();
    void connectNode();
    void connectCache();
    void submit(const Command &command, AskedFrom origin);
    void watch(const std::vector<Query> &keys);
    void reload(const std::vector<Query> &keys);
    void deliver(const Answer &answer);
    void deliverDouble(const Answer &answer);
    void deliverValue(const Query &key);
    void deliverAges();
    void keep(const std::vector<Reserve> &wishes);
    void deliverSight();
    void askConflicts(const std::optional<Query> &question);
    void deliverConflicts(const Answer &answer);
    void tick();

    ClientNode &m_node;
    ClientWindow &m_window;
    QTimer m_ticker;
    VisibleTimer m_ages;
    /// Requests without an answer yet; the node answers each, and bounds how many there are.
    std::map<Ticket, AskedFrom> m_origins;
    /// Of those answered last, to which a second reply may come; at most kAnsweredMax.
    std::map<Ticket, AskedFrom> m_answered;
    ConflictWatch m_conflicts;
    std::optional<Ticket> m_conflicts_ticket; ///< of the question on its way
    std::set<Query> m_watched;
};

} // namespace roomcast
