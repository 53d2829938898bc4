// SPDX-License-Identifier: MIT
//
// Starts what a LaunchPlan asks for, with the group, network and catalogue of the server whose
// window asks, and puts windows side by side. Owned by the window's session.
#pragma once

#include "cli/options.h"
#include "server_gui/launch/launch_plan.h"
#include "server_gui/launch/launched_programs.h"

class QWidget;

namespace roomcast {

class Launcher final {
public:
    /// `window` is the launching one.
    Launcher(const ServerOptions &options, QWidget &window) : m_options(options), m_window(window)
    {
    }

    /// The program that could not be started; empty if all were.
    QString startServers(const LaunchPlan &plan);
    QString startClient();
    /// How many were asked to end.
    int stopAll() { return m_programs.stopAll(); }

private:
    QStringList serverArguments(const LaunchPlan &plan, size_t number,
                                const std::vector<QRect> &tiles) const;

    ServerOptions m_options;
    QWidget &m_window;
    LaunchedPrograms m_programs;
};

} // namespace roomcast
