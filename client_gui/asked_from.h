// SPDX-License-Identifier: MIT
//
// Where in the client window a request came from, and so where its answer belongs.
#pragma once

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

} // namespace roomcast
