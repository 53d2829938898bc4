// SPDX-License-Identifier: MIT
#include "server_gui/window_session.h"

#include "node/headless_server.h"
#include "server_gui/server_process.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QProcess>

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
    : m_process(process), m_window(window), m_options(options)
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
}

/// In the server's thread.
void WindowSession::showConflicts()
{
    QMetaObject::invokeMethod(
        this, [this, all = allConflicts(m_process.node())] { m_window.showConflicts(all); },
        Qt::QueuedConnection);
}

void WindowSession::launch()
{
    const QString program = QCoreApplication::applicationFilePath();
    if (!QProcess::startDetached(program, siblingArguments(m_options)))
        m_window.showMessage(tr("%1 could not be started").arg(program));
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
