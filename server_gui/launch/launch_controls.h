// SPDX-License-Identifier: MIT
//
// What a person can have started and ended beside a server: more servers, a client, and all of them
// stopped. Asks what is to be known and passes it on; menus and buttons share the actions. Owned by
// FaultPanel.
#pragma once

#include "core/engine/server_status.h"
#include "server_gui/launch/launch_plan.h"

#include <QAction>
#include <QObject>

#include <set>

namespace roomcast {

class LaunchControls final : public QObject {
    Q_OBJECT

public:
    explicit LaunchControls(QWidget *parent);

    QAction *serversAction() const { return m_servers; }
    QAction *clientAction() const { return m_client; }
    QAction *stopAction() const { return m_stop; }

    void showStatus(const ServerStatus &status) { m_self = status.id; }
    void showPeers(const std::vector<PeerStatus> &peers);

Q_SIGNALS:
    void serversRequested(const roomcast::LaunchPlan &plan);
    void clientRequested();
    /// All that was launched here ends; `self_too`: and so does this server.
    void stopRequested(bool self_too);

private:
    void askForServers();
    void confirmStop();

    QWidget *m_parent;
    QAction *m_servers;
    QAction *m_client;
    QAction *m_stop;
    ServerId m_self;
    std::set<ServerId> m_peers; ///< that are not gone
};

} // namespace roomcast
