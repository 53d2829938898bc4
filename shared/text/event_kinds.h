// SPDX-License-Identifier: MIT
//
// What there is to know about each kind of event. Used by event_text.h, which puts it into words.
#pragma once

#include "core/engine/event.h"
#include "text/event_text.h"

#include <QLatin1StringView>

#include <type_traits>

namespace roomcast {

/// All there is to know about one kind of event. In the sentence, {fact} stands for a fact, and
/// what stands in [brackets] goes if a fact in it is missing.
struct KindTraits {
    size_t kind; ///< its place in Event
    QLatin1StringView name;
    Severity severity;
    Category category;
    const char *sentence;
};

/// The place of a kind in Event.
template <typename E>
inline constexpr size_t kKindOf = []<typename... Es>(std::type_identity<std::variant<Es...>>) {
    size_t place = 0;
    (void)(... || (std::is_same_v<E, Es> || (++place, false)));
    return place;
}(std::type_identity<Event>());

const KindTraits &traitsOf(size_t kind);
inline const KindTraits &traitsOf(const Event &event)
{
    return traitsOf(event.index());
}

} // namespace roomcast
