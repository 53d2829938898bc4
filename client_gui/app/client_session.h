// SPDX-License-Identifier: MIT
//
// Joins one client node and one window, which may live in different threads: what the window asks
// is posted to the node's desk, what the node tells comes through a feed to where in the window it
// belongs, and neither waits for the other. Asks by itself what merges displaced. Owns the timers
// by which the present time and, while they are seen, ages move on. Made in the window's thread.
// Node and window are the composition root's and must outlive the session.
#pragma once

#include "client_gui/app/cache_mirror.h"
#include "client_gui/app/client_feed.h"
#include "client_gui/app/visible_timer.h"
#include "client_gui/notices/conflict_watch.h"
#include "client_gui/window/client_window.h"

#include <QObject>
#include <QTimer>

namespace roomcast {

class ClientNode;
class NodeBridge;

class ClientSession final : public QObject {
    Q_OBJECT

public:
    /// Connects the two; start the node afterwards.
    ClientSession(ClientNode &node, ClientWindow &window, QObject *parent = nullptr);
    ~ClientSession() override;

    const NodeBridge &desk() const { return *m_desk; }

private:
    void connectWindow();
    void connectFeed();
    /// `ask` of the desk, in its thread; at once where that is this one.
    template <typename Ask>
    void post(Ask ask);
    void submit(const Command &command, AskedFrom origin);
    void deliver(const Answer &answer, AskedFrom origin);
    void deliverValue(const Query &key, const ValueNews &news);
    void deliverView(const ClientView &view);
    void deliverSight(const ClientView &view);
    void askConflicts(const std::optional<Query> &question);
    void deliverConflicts(const Answer &answer);
    void askView();
    void tick();

    ClientNode &m_node;
    ClientWindow &m_window;
    ClientFeed m_feed;
    CacheMirror m_mirror;
    std::unique_ptr<NodeBridge> m_desk; ///< in the node's thread
    QTimer m_ticker;
    VisibleTimer m_ages;
    ConflictWatch m_conflicts;
    bool m_view_asked = false; ///< and has not come yet: another one would be in vain
    bool m_second_due = true;
};

} // namespace roomcast
