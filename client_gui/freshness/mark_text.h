// SPDX-License-Identifier: MIT
//
// What is said of cached values: the state in colour and word, and the bound on the age in numbers.
// For cells, the pill, the inspector and what screen readers say. Words only; nothing can fail.
#pragma once

#include "core/client/answer.h"
#include "ui/status_style.h"

#include <vector>

namespace roomcast {

Tone toneOf(CacheState state);
QString cacheStateWord(CacheState state);

/// "Suspect, at most 2.1 s old, confirmed; may lack what you saw before".
QString markText(const CacheNote &mark);
/// The same, and beneath it the version and the last change heard, a line each.
QString markNumbers(const CacheNote &mark);

/// The mark that says least good of several: what holds for all that is on show. None for none.
std::optional<CacheNote> worstOf(const std::vector<CacheNote> &marks);
/// The same bound in words: "at most 1 s old", "kept since about 3 min".
QString shownAgeWords(const CacheNote &mark);
/// For the pill: "≤ 1 s", "suspect, ≤ 2 s", "kept since about 3 min". Rounded up, in steps that
/// do not flicker.
QString shownAgeText(const CacheNote &mark);

} // namespace roomcast
