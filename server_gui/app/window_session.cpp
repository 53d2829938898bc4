// SPDX-License-Identifier: MIT
#include "server_gui/app/window_session.h"

#include "cli/headless_server.h"
#include "server_gui/app/server_process.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace roomcast {

namespace {

/// Everything on record; each answer has more rows than the one before, or no `next`.
Conflicts allConflicts(const ServerNode &node)
{
    Conflicts all = node.conflicts(0);
    while (all.next) {
        Conflicts part = node.conflicts(*all.next);
        all.rows.insert(all.rows.end(), part.rows.begin(), part.rows.end());
        all.next = part.rows.empty() ? std::nullopt : part.next;
    }
    return all;
}

} // namespace

WindowSession::WindowSession(ServerProcess &process, ServerWindow &window,
                             const ServerOptions &options)
    : m_process(process), m_window(window), m_launcher(options, window)
{
    connectServer();
    connectWindow();
}

void WindowSession::connectServer()
{
    // In the server's thread.
    const ServerNode &node = m_process.node();
    connect(&m_process, &ServerProcess::eventLogged, &m_process,
            [this](const LogRecord &record) { m_feed.append(record); });
    connect(&node, &ServerNode::statusChanged, &m_process, [this] { report(); });
    connect(&m_feed, &ServerFeed::taken, &m_process, [this] { reportAgain(); });
    // That it has stopped is seen before the window is closed.
    connect(&m_process, &ServerProcess::ended, &m_process, [this] { show(); });
    // In the window's.
    connect(&m_feed, &ServerFeed::recordLogged, &m_window, &ServerWindow::appendRecord);
    connect(&m_feed, &ServerFeed::recordsLeftOut, &m_window, &ServerWindow::noteLeftOut);
    connect(&m_feed, &ServerFeed::viewShown, this, [this](const ServerView &view) {
        m_window.showStatus(view.status);
        m_window.showPeers(view.peers);
    });
    connect(&m_process, &ServerProcess::ended, this, &WindowSession::end);
}

/// A window that has not taken the last view asks for another one when it has.
void WindowSession::report()
{
    m_report_due = m_feed.hasView();
    if (!m_report_due)
        show();
}

void WindowSession::show()
{
    m_feed.show({m_process.node().status(), m_process.node().peers()});
}

void WindowSession::reportAgain()
{
    if (m_report_due)
        report();
}

void WindowSession::connectWindow()
{
    ServerNode &node = m_process.node();
    connect(&m_window, &ServerWindow::crashRequested, this, &crashProcess);
    connect(&m_window, &ServerWindow::leaveRequested, &m_process, &ServerProcess::leave);
    connect(&m_window, &ServerWindow::freezeRequested, &node, &ServerNode::freeze);
    connect(&m_window, &ServerWindow::faultsRequested, &m_process, &ServerProcess::setFaults);
    connect(&m_window, &ServerWindow::partitionRequested, &node, &ServerNode::setPartition);
    connect(&m_window, &ServerWindow::healAfterRequested, &node, &ServerNode::setHealAfter);
    connect(&m_window, &ServerWindow::declareDeadRequested, &node, &ServerNode::declareDead);
    connect(&m_window, &ServerWindow::joinGroupRequested, &node, &ServerNode::joinOtherGroup);
    connect(&m_window, &ServerWindow::conflictsRequested, &m_process, [this] { showConflicts(); });
    connect(&m_window, &ServerWindow::launchRequested, this, &WindowSession::launch);
    connect(&m_window, &ServerWindow::clientRequested, this,
            [this] { tellStarted(m_launcher.startClient()); });
    connect(&m_window, &ServerWindow::stopRequested, this, &WindowSession::stopAll);
}

/// In the server's thread.
void WindowSession::showConflicts()
{
    QMetaObject::invokeMethod(
        this, [this, all = allConflicts(m_process.node())] { m_window.showConflicts(all); },
        Qt::QueuedConnection);
}

void WindowSession::launch(const LaunchPlan &plan)
{
    tellStarted(m_launcher.startServers(plan));
}

void WindowSession::tellStarted(const QString &failed)
{
    if (!failed.isEmpty())
        m_window.showMessage(tr("%1 could not be started").arg(failed));
}

void WindowSession::stopAll(bool self_too)
{
    const int count = m_launcher.stopAll();
    m_window.showMessage(count == 0   ? tr("Nothing that was launched here still runs")
                         : count == 1 ? tr("1 program was asked to end")
                                      : tr("%n programs were asked to end", nullptr, count));
    if (self_too)
        m_window.close();
}

void WindowSession::end(int status, const QString &text)
{
    if (!text.isEmpty())
        QMessageBox::critical(&m_window, m_window.windowTitle(), text);
    if (status != ServerProcess::kComeBack)
        m_window.close();
    QCoreApplication::exit(status);
}

} // namespace roomcast
