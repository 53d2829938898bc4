// SPDX-License-Identifier: MIT
//
// The status colours of both windows (Okabe-Ito, legible for the colour-blind): every meaning has a
// colour, a shape and a word, and always shows all three. Colours follow light and dark palettes
// and keep a contrast of 4.5:1 against the window's base.
#pragma once

#include "core/client/answer.h"
#include "core/engine/server_status.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace roomcast {

enum class Tone {
    Server,
    Cache,
    Stale,
    Provisional,
    Error,
    Leader,
    Candidate,
    Follower,
    Joining,
    Frozen,
    CutOff,
    Suspect,     ///< cached; a change may have been missed
    Invalidated, ///< cached; known to have changed
    Pending,     ///< waits on this device for a server
};

Tone toneOf(ShownRole role);
/// Error before stale before provisional before source: the one thing a person must see first.
Tone toneOf(const Answer &answer);

bool isDark(const QPalette &palette);
QColor toneColor(Tone tone, const QPalette &palette);
/// WCAG contrast ratio, 1 (equal) to 21 (black on white).
double contrastRatio(const QColor &a, const QColor &b);
/// `share` (0..1) of `over`, the rest of `under`: tints that work in light and dark.
QColor blended(const QColor &over, const QColor &under, double share);
/// A shape drawn in the tone's colour; sharp at every device pixel ratio.
QIcon toneIcon(Tone tone, const QPalette &palette);
/// One translated word: "Server", "Stale", "Leader".
QString toneWord(Tone tone);

} // namespace roomcast
