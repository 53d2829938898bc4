// SPDX-License-Identifier: MIT
//
// How the windows look: as the desktop says, or light or dark as ROOMCAST_THEME says. Called once
// by the composition roots, after the QApplication exists and before any widget does. Cannot fail.
#pragma once

#include <QPalette>
#include <QString>

#include <optional>

namespace roomcast {

enum class Theme { Desktop, Light, Dark };

/// "light", "dark", or "" for the desktop's; std::nullopt for anything else.
std::optional<Theme> themeNamed(const QString &name);
/// "ROOMCAST_THEME: blue is not a theme (light or dark)".
QString themeErrorText(const QString &name);

/// A forced theme comes with the Fusion style, which draws every palette truly; so does a desktop
/// that has no style of its own.
void applyTheme(Theme theme);

/// For Light and Dark.
QPalette themePalette(Theme theme);

} // namespace roomcast
