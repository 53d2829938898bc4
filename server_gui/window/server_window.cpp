// SPDX-License-Identifier: MIT
#include "server_gui/window/server_window.h"

#include "panels/conflict_report.h"
#include "server_gui/faults/fault_bar.h"
#include "server_gui/faults/fault_panel.h"
#include "server_gui/launch/launch_controls.h"
#include "server_gui/log/event_log_view.h"
#include "server_gui/log/table_delegates.h"
#include "server_gui/peers/peer_model.h"
#include "server_gui/widgets/ink_icon.h"
#include "server_gui/widgets/placeholder_table.h"
#include "server_gui/widgets/words.h"
#include "server_gui/window/footer_bar.h"
#include "server_gui/window/group_bar.h"
#include "server_gui/window/header_bar.h"
#include "server_gui/window/help_dialogs.h"
#include "server_gui/window/merge_bar.h"
#include "server_gui/window/trouble_bar.h"
#include "server_gui/window/window_layout.h"
#include "text/event_text.h"

#include <QCloseEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QVBoxLayout>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kSizeMin(640, 480);
constexpr std::chrono::milliseconds kMessageTime(6'000);

} // namespace

ServerWindow::ServerWindow(QWidget *parent)
    : QMainWindow(parent), m_header(new HeaderBar(this)), m_troubles(new TroubleBar(this)),
      m_standing(new GroupBar(this)), m_faults(new FaultBar(this)), m_merged(new MergeBar(this)),
      m_bench(new FaultPanel(this)), m_splitter(new QSplitter(this)),
      m_peer_model(new PeerModel(this)), m_peers(new PlaceholderTable(this)),
      m_log(new EventLogView(this)), m_footer(new FooterBar(this)),
      m_report(new ConflictReport(this)), m_surroundings(new QLabel(this)),
      m_layout(new WindowLayout(*this, *m_splitter))
{
    setWindowTitle(tr("Roomcast server"));
    setWindowIcon(QIcon(u":/server/icons/roomcast-server.svg"_s));
    setMinimumSize(kSizeMin);
    makePeersTable();
    makeLayout();
    makeMenus();
    connectControls();
    m_layout->restore();
}

void ServerWindow::makePeersTable()
{
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_peer_model);
    sorted->setSortRole(PeerModel::kSortRole);
    m_peers->setModel(sorted);
    m_peers->setItemDelegate(new PeerDelegate(m_peers));
    m_peers->setSelectionMode(QAbstractItemView::SingleSelection);
    m_peers->setSortingEnabled(true);
    m_peers->sortByColumn(PeerModel::Id, Qt::DescendingOrder);
    m_peers->setAccessibleName(tr("Servers"));
    m_peers->setPlaceholder(tr("No other server was heard.\nLaunch another one to form a group."),
                            1);
    m_peers->fitColumn(PeerModel::Id, u"0000000"_s);
    m_peers->fitColumn(PeerModel::RoleColumn, roleWord(ShownRole::Candidate), true);
    m_peers->fitColumn(PeerModel::LastSeen, u"888 ms"_s);
    m_peers->fitColumn(PeerModel::Index, u"00,000"_s);
    m_peers->fitColumn(PeerModel::Lag, u"0,000"_s);
    m_peers->fitColumn(PeerModel::RoundTrip, u"0.88 ms"_s);
    m_peers->fitColumn(PeerModel::Link, tr("Suspected"), true);
    m_layout->addColumns(u"server-columns"_s, *m_peers->horizontalHeader());
    m_layout->addColumns(u"event-columns-2"_s, *m_log->columns());
    m_peers->horizontalHeader()->setStretchLastSection(true);
}

/// Two and two, always there: nothing moves when one of them has something to tell.
QLayout *ServerWindow::makeNotices()
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(1);
    grid->addWidget(m_troubles, 0, 0);
    grid->addWidget(m_standing, 0, 1);
    grid->addWidget(m_faults, 1, 0);
    grid->addWidget(m_merged, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

void ServerWindow::makeLayout()
{
    m_splitter->addWidget(m_peers);
    m_splitter->addWidget(m_log);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(8);
    m_splitter->setContentsMargins(12, 0, 12, 4);

    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(makeNotices());
    layout->addWidget(m_bench);
    layout->addWidget(m_splitter, 1);
    setCentralWidget(centre);
    setStatusBar(m_footer);
}

void ServerWindow::makeMenus()
{
    makeServerMenu();
    makeLogMenu();
    makeViewMenu();
    makeHelpMenu();
    m_surroundings->setContentsMargins(0, 0, 12, 0);
    m_surroundings->setMinimumHeight(menuBar()->sizeHint().height());
    m_surroundings->setForegroundRole(QPalette::PlaceholderText);
    menuBar()->setCornerWidget(m_surroundings);
}

void ServerWindow::makeServerMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Server"));
    const LaunchControls *launching = m_bench->launching();
    menu->addActions(
        {launching->serversAction(), launching->clientAction(), launching->stopAction()});
    menu->addSeparator();
    menu->addActions({m_bench->freezeAction(), m_bench->leaveAction(), m_bench->crashAction()});
    menu->addAction(m_faults->clearAction());
    menu->addSeparator();
    menu->addMenu(m_standing->declareMenu());
    menu->addSeparator();
    QAction *quit = menu->addAction(tr("Leave and &quit"), this, &QWidget::close);
    quit->setShortcut({u"Ctrl+Q"_s});
}

void ServerWindow::makeLogMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Log"));
    menu->addAction(m_log->findAction());
    menu->addMenu(m_log->categoryMenu());
    menu->addSeparator();
    menu->addActions({m_log->foldAction(), m_log->followAction(), m_log->pauseAction()});
    menu->addSeparator();
    menu->addActions({m_log->copyAction(), m_log->saveAction()});
    menu->addSeparator();
    menu->addAction(m_log->reportAction());
}

void ServerWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    addToggle(menu, u"show-controls"_s, tr("&Controls"), m_bench);
    addToggle(menu, u"show-servers"_s, tr("&Servers"), m_peers);
    addToggle(menu, u"show-counters"_s, tr("C&ounters"), m_footer);
    menu->addSeparator();
    QAction *full = menu->addAction(tr("&Full screen"));
    full->setShortcut(Qt::Key_F11);
    full->setCheckable(true);
    connect(full, &QAction::toggled, this, &ServerWindow::setFullScreen);
    menu->addAction(tr("&Reset layout"), m_layout, &WindowLayout::reset);
}

void ServerWindow::addToggle(QMenu *menu, const QString &key, const QString &text, QWidget *pane)
{
    QAction *action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(true);
    connect(action, &QAction::toggled, pane, &QWidget::setVisible);
    m_layout->addToggle(key, *action);
}

void ServerWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    QAction *shortcuts =
        menu->addAction(tr("&Keyboard shortcuts"), this, [this] { showShortcuts(this); });
    shortcuts->setShortcut(QKeySequence::HelpContents);
    menu->addSeparator();
    menu->addAction(tr("&About Roomcast"), this, [this] { showAbout(this); });
}

void ServerWindow::connectControls()
{
    connect(m_bench, &FaultPanel::crashRequested, this, &ServerWindow::crashRequested);
    connect(m_bench, &FaultPanel::leaveRequested, this, &ServerWindow::requestLeave);
    connect(m_bench, &FaultPanel::freezeRequested, this, &ServerWindow::freezeRequested);
    const LaunchControls *launching = m_bench->launching();
    connect(launching, &LaunchControls::serversRequested, this, &ServerWindow::launchRequested);
    connect(launching, &LaunchControls::clientRequested, this, &ServerWindow::clientRequested);
    connect(launching, &LaunchControls::stopRequested, this, &ServerWindow::stopRequested);
    connect(m_bench, &FaultPanel::faultsRequested, this, &ServerWindow::faultsRequested);
    connect(m_bench, &FaultPanel::partitionRequested, this, &ServerWindow::partitionRequested);
    connect(m_bench, &FaultPanel::healAfterRequested, this, &ServerWindow::healAfterRequested);
    connect(m_faults, &FaultBar::clearRequested, this, &ServerWindow::clearFaults);
    connect(m_standing, &GroupBar::declareDeadRequested, this, &ServerWindow::declareDeadRequested);
    connect(m_standing, &GroupBar::joinGroupRequested, this, &ServerWindow::joinGroupRequested);
    connect(m_log, &EventLogView::reported, this, &ServerWindow::showMessage);
    connect(m_log, &EventLogView::conflictsRequested, this, &ServerWindow::openReport);
    connect(m_merged, &MergeBar::reportRequested, this, &ServerWindow::openReport);
}

void ServerWindow::clearFaults()
{
    Q_EMIT faultsRequested({});
    Q_EMIT partitionRequested(Label());
}

void ServerWindow::setSurroundings(const ServerSurroundings &surroundings)
{
    m_surroundings->setText(tr("%1, port %2, on %3")
                                .arg(surroundings.group)
                                .arg(surroundings.port)
                                .arg(surroundings.interface));
    m_surroundings->setToolTip(tr("Multicast group, port and interface of this group of servers.\n"
                                  "Latency bound: %1")
                                   .arg(elapsedText(surroundings.latency_bound)));
}

void ServerWindow::showStatus(const ServerStatus &status)
{
    m_role = status.role;
    setWindowTitle(tr("Roomcast server %1 – %2")
                       .arg(status.id.value)
                       .arg(QLocale().toLower(roleWord(status.role))));
    m_header->showStatus(status);
    m_troubles->showStatus(status);
    m_standing->showStatus(status);
    m_faults->showStatus(status);
    m_bench->showStatus(status);
    m_footer->showStatus(status);
    m_peer_model->showSelf(status);
    if (status.role == ShownRole::Stopped)
        m_bench->setStopped();
}

void ServerWindow::showPeers(const std::vector<PeerStatus> &peers)
{
    m_peer_model->showPeers(peers);
    m_bench->showPeers(peers);
}

void ServerWindow::noteLeftOut(qint64 count)
{
    m_log->noteLeftOut(count);
}

void ServerWindow::appendRecord(const LogRecord &record)
{
    m_log->append(record);
    m_merged->takeRecord(record);
    if (std::holds_alternative<event::Merged>(record.event) && m_report->isVisible())
        Q_EMIT conflictsRequested();
}

void ServerWindow::openReport(quint64 number)
{
    Q_EMIT conflictsRequested();
    m_report->chooseMerge(number);
    m_report->present();
}

void ServerWindow::showConflicts(const Conflicts &conflicts)
{
    m_report->setConflicts(conflicts);
}

void ServerWindow::showMessage(const QString &message)
{
    m_footer->showMessage(message, int(kMessageTime.count()));
}

void ServerWindow::requestLeave()
{
    if (m_leaving)
        return;
    m_leaving = true;
    m_bench->leaveAction()->setEnabled(false);
    m_footer->showMessage(tr("Leaving the group…"));
    Q_EMIT leaveRequested();
}

void ServerWindow::closeEvent(QCloseEvent *event)
{
    m_layout->save();
    const bool may_close = m_leaving || m_role == ShownRole::Stopped;
    event->setAccepted(may_close);
    if (!may_close)
        requestLeave();
}

void ServerWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_layout->arrange();
}

void ServerWindow::setFullScreen(bool full)
{
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, full));
}

} // namespace roomcast
