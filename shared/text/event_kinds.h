// SPDX-License-Identifier: MIT
//
// What there is to know about each kind of event. Used by event_text.h, which puts it into words.
#pragma once

#include "core/engine/event.h"
#include "text/event_text.h"

#include <QLatin1StringView>

namespace roomcast {

/// All there is to know about one kind of event. In the sentence, {fact} stands for a fact, and
/// what stands in [brackets] goes if a fact in it is missing.
struct KindTraits {
    EventKind kind;
    QLatin1StringView name;
    Severity severity;
    Category category;
    const char *sentence;
};

const KindTraits &traitsOf(EventKind kind);

} // namespace roomcast
