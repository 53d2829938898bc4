// SPDX-License-Identifier: MIT
//
// Where in the client window a request came from, and so where its answer belongs.
#pragma once

#include <QtGlobal>

namespace roomcast {

enum class AskedFrom {
    View,    ///< a day the person turned to
    Grid,    ///< the grid, the form or a menu
    Notices, ///< the notices: only what goes wrong is said
    Undo,    ///< taking the last booking or cancellation back
    Console, ///< a line of the console
    Merges,  ///< the session itself: what merges displaced
    Claim,   ///< the window itself: why a booking of the person's is gone
    Doubt,   ///< the window itself: what became of a write that got no answer, or two
};

/// A person gave a command; else the window asks for what it shows or has to know.
constexpr bool isCommand(AskedFrom origin)
{
    switch (origin) {
    case AskedFrom::Grid:
    case AskedFrom::Notices:
    case AskedFrom::Undo:
    case AskedFrom::Console:
        return true;
    case AskedFrom::View:
    case AskedFrom::Merges:
    case AskedFrom::Claim:
    case AskedFrom::Doubt:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace roomcast
