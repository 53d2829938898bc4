// SPDX-License-Identifier: MIT
//
// Icons drawn in one ink: SVG files of the program's resources whose lines are `currentColor`. They
// take the application's text colour at the moment they are painted, so a change of palette needs
// nothing from their users; sharp at every device pixel ratio. A name without a file is a
// programming error.
#pragma once

#include <QColor>
#include <QIcon>

namespace roomcast {

/// `ink` replaces the text colour, for icons on a coloured ground or with a meaning of their own.
QIcon inkIcon(QLatin1StringView name, const QColor &ink = {});

} // namespace roomcast
