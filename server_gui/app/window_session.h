// SPDX-License-Identifier: MIT
//
// Joins one server and one window, which live in different threads: what the server tells goes
// through a feed, what the window asks for is posted to the server, and neither waits for the
// other. *Crash* asks nobody. Made and owned by the composition root in the window's thread. The
// window must outlive it, and it the server, which puts into its feed.
#pragma once

#include "cli/options.h"
#include "server_gui/app/server_feed.h"
#include "server_gui/launch/launcher.h"
#include "server_gui/window/server_window.h"

namespace roomcast {

class ServerProcess;

class WindowSession final : public QObject {
    Q_OBJECT

public:
    /// Before the server starts, while its thread does nothing else.
    WindowSession(ServerProcess &process, ServerWindow &window, const ServerOptions &options);

private:
    void connectServer();
    void connectWindow();
    void report();
    void reportAgain();
    void show();
    void showConflicts();
    void launch(const LaunchPlan &plan);
    void tellStarted(const QString &failed);
    void stopAll(bool self_too);
    void end(int status, const QString &text);

    ServerProcess &m_process;
    ServerWindow &m_window;
    Launcher m_launcher;
    ServerFeed m_feed;
    bool m_report_due = false; ///< the server's thread alone uses it
};

} // namespace roomcast
