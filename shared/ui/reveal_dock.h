// SPDX-License-Identifier: MIT
//
// Brings a dock to sight: opened where it was closed, and before those that share its place.
#pragma once

#include <QDockWidget>

namespace roomcast {

inline void revealDock(QDockWidget &dock)
{
    dock.show();
    dock.raise();
}

} // namespace roomcast
