// SPDX-License-Identifier: MIT
//
// A server window without a node: what the server says of itself is the test's to choose, what the
// window asks of it is seen in its signals. The group is 300, 200 and 100, its view number 7.
#pragma once

#include "server_gui/window/server_window.h"
#include "support/shown_window.h"

#include <QApplication>

namespace roomcast::test {

inline ServerStatus status(quint32 id, ShownRole role, quint32 leader)
{
    ServerStatus s;
    s.id = {id};
    s.role = role;
    s.leader = ServerId{leader};
    s.epoch = {7, {leader}, {1}};
    s.members = {{300}, {200}, {100}};
    s.primary = true;
    s.index = {42};
    s.claims = 128;
    s.requests_received = 17;
    return s;
}

/// What is left of a group of three.
inline ServerStatus alone(const std::vector<ServerId> &missing)
{
    ServerStatus s = status(100, ShownRole::Leader, 100);
    s.primary = false;
    s.members = {{100}};
    s.missing_voters = missing;
    return s;
}

inline LogRecord logged(Event event)
{
    return {{1'000}, {300}, std::move(event)};
}

class ServerWindowBench : public ShownWindow<ServerWindow> {
public:
    ServerWindowBench() { open(); }
    /// Keys go to it then.
    bool activate() const
    {
        const bool exposed = waitForIt();
        QApplication::setActiveWindow(window.get());
        return exposed;
    }
};

} // namespace roomcast::test
