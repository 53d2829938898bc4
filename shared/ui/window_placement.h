// SPDX-License-Identifier: MIT
//
// Puts a window where the command line says, over what the window remembered itself.
#pragma once

#include <QPoint>
#include <QSize>
#include <QWidget>

#include <optional>

namespace roomcast {

inline void placeWindow(QWidget &window, QSize size, std::optional<QPoint> position)
{
    window.setWindowState(Qt::WindowNoState);
    window.resize(size);
    if (position)
        window.move(*position);
}

} // namespace roomcast
