// SPDX-License-Identifier: MIT
//
// How an event describes its facts: each struct lists its members once, with the names that scripts
// read them by, as `kFields`. Equality, JSON and sentences are made from that list.
#pragma once

#include <QLatin1StringView>

#include <optional>
#include <tuple>
#include <utility>

namespace roomcast::event {

template <typename E, typename Value>
struct Field {
    QLatin1StringView name;
    Value E::*member;
};

template <typename E, typename Value>
constexpr Field<E, Value> field(const char *name, Value E::*member)
{
    return {QLatin1StringView(name), member};
}

template <typename E>
concept Described = requires
{
    E::kFields;
};

/// Calls `visit` with each fact of the event that is there: its name and its value.
template <Described E, typename Visit>
void visitFacts(const E &event, Visit &&visit)
{
    const auto one = [&]<typename Value>(QLatin1StringView name, const Value &value) {
        if constexpr (requires { value.has_value(); }) {
            if (value)
                visit(name, *value);
        } else {
            visit(name, value);
        }
    };
    std::apply([&](const auto &...fields) { (one(fields.name, event.*fields.member), ...); },
               E::kFields);
}

template <Described E>
bool operator==(const E &a, const E &b)
{
    return std::apply(
        [&](const auto &...fields) { return (... && (a.*fields.member == b.*fields.member)); },
        E::kFields);
}

} // namespace roomcast::event
