// SPDX-License-Identifier: MIT
//
// The strip of controls that break things on purpose, and the actions behind them, which the menus
// share. It only asks: the window passes the signals on to whoever owns the server.
#pragma once

#include "core/engine/server_status.h"

#include <QAction>
#include <QWidget>

#include <chrono>

class QPushButton;
class QSpinBox;

namespace roomcast {

class FaultControls;
class LaunchControls;
class PartitionControls;

class FaultPanel final : public QWidget {
    Q_OBJECT

public:
    explicit FaultPanel(QWidget *parent = nullptr);

    QAction *crashAction() const { return m_crash; }
    QAction *leaveAction() const { return m_leave; }
    QAction *freezeAction() const { return m_freeze; }
    LaunchControls *launching() const { return m_launching; }

    /// Nothing is left to break: only launching another server makes sense.
    void setStopped();
    /// How the server's side stands; asks for nothing.
    void showStatus(const ServerStatus &status);
    void showPeers(const std::vector<PeerStatus> &peers);

Q_SIGNALS:
    void crashRequested();
    void leaveRequested();
    void freezeRequested(std::chrono::milliseconds pause);
    /// All faults outside of the engine as they are to be.
    void faultsRequested(const roomcast::Faults &faults);
    void partitionRequested(roomcast::Label label);
    void healAfterRequested(quint32 requests);

private:
    QPushButton *linked(QPushButton *button, QAction *action);
    void makeSeconds();
    void makeLayout();
    void requestFreeze();

    QAction *m_crash;
    QAction *m_leave;
    QAction *m_freeze;
    QSpinBox *m_seconds = nullptr;
    PartitionControls *m_partition;
    FaultControls *m_faults;
    LaunchControls *m_launching;
};

} // namespace roomcast
