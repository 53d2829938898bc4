// SPDX-License-Identifier: MIT
//
// The window of one server: header, controls, peers, event log, counters. It knows no node: the
// glue feeds its slots and carries out what its signals ask for. Closing it asks for an orderly
// leave and keeps the window open; once the node has stopped, the glue calls close() again (or the
// person does, who need not wait).
#pragma once

#include "core/booking/reports.h"
#include "core/engine/event.h"
#include "core/engine/server_status.h"
#include "server_gui/launch/launch_plan.h"

#include <QMainWindow>

#include <chrono>

class QLabel;
class QSplitter;

namespace roomcast {

class ConflictReport;
class EventLogView;
class FaultBar;
class FaultPanel;
class FooterBar;
class HeaderBar;
class MergeBar;
class PeerModel;
class PlaceholderTable;
class GroupBar;
class TroubleBar;
class WindowLayout;

/// What does not change while a server runs.
struct ServerSurroundings {
    QString group; ///< multicast address
    quint16 port = 0;
    QString interface;
    Duration latency_bound{};
};

class ServerWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit ServerWindow(QWidget *parent = nullptr);

    void setSurroundings(const ServerSurroundings &surroundings);

public Q_SLOTS:
    void showStatus(const roomcast::ServerStatus &status);
    void showPeers(const std::vector<roomcast::PeerStatus> &peers);
    void appendRecord(const roomcast::LogRecord &record);
    /// So many records came faster than the window could show them, and are gone.
    void noteLeftOut(qint64 count);
    /// What merges displaced, all that is on record: the answer to conflictsRequested().
    void showConflicts(const roomcast::Conflicts &conflicts);
    /// Some words in the footer that go by themselves, e.g. why no other server could be launched.
    void showMessage(const QString &message);

Q_SIGNALS:
    void crashRequested();
    void leaveRequested();
    void freezeRequested(std::chrono::milliseconds pause);
    void launchRequested(const roomcast::LaunchPlan &plan);
    void clientRequested();
    /// What was launched here ends; `self_too`: and so does this server.
    void stopRequested(bool self_too);
    void faultsRequested(const roomcast::Faults &faults);
    void partitionRequested(roomcast::Label label);
    void healAfterRequested(quint32 requests);
    void declareDeadRequested(roomcast::ServerId id);
    void joinGroupRequested();
    /// The conflict report is about to be shown and wants its rows.
    void conflictsRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makePeersTable();
    QLayout *makeNotices();
    void makeLayout();
    void makeMenus();
    void makeServerMenu();
    void makeLogMenu();
    void makeViewMenu();
    void makeHelpMenu();
    void addToggle(QMenu *menu, const QString &key, const QString &text, QWidget *pane);
    void connectControls();
    void clearFaults();

    void openReport(quint64 number);
    void requestLeave();
    void setFullScreen(bool full);

    HeaderBar *m_header;
    TroubleBar *m_troubles;
    GroupBar *m_standing;
    FaultBar *m_faults;
    MergeBar *m_merged;
    FaultPanel *m_bench;
    QSplitter *m_splitter;
    PeerModel *m_peer_model;
    PlaceholderTable *m_peers;
    EventLogView *m_log;
    FooterBar *m_footer;
    ConflictReport *m_report;
    QLabel *m_surroundings;
    WindowLayout *m_layout;
    ShownRole m_role = ShownRole::Joining;
    bool m_leaving = false;
};

} // namespace roomcast
