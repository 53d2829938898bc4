// SPDX-License-Identifier: MIT
//
// Walks through the members of a message, by the same lists that it is written by. A visitor is
// called with each part that is chosen as one: numbers and texts, but also epochs, members and
// views, of which only a few combinations are of interest, and with lists and choices themselves.
#pragma once

#include "core/protocol/message.h"

namespace roomcast::fuzz {

template <typename T>
inline constexpr bool kIsWhole =
    std::is_same_v<T, Epoch> || std::is_same_v<T, ServerIdentity> || std::is_same_v<T, ServerKey> ||
    std::is_same_v<T, View> || std::is_same_v<T, LogPosition> || std::is_same_v<T, Digest> ||
    std::is_same_v<T, WallTime> || std::is_same_v<T, CivilDay> || std::is_same_v<T, RequestId> ||
    std::is_same_v<T, Label>;

/// Of a long list the first elements will do.
inline constexpr size_t kElementsVisited = 6;

template <typename T, typename Visitor>
void visitParts(T &value, Visitor &visitor)
{
    if constexpr (!kIsWhole<T> && requires { codec::Fields<T>::list; })
        std::apply([&](auto... member) { (visitParts(value.*member, visitor), ...); },
                   codec::Fields<T>::list);
    else
        visitor(value);
}

template <typename T, typename Visitor>
void visitParts(std::optional<T> &value, Visitor &visitor)
{
    visitor(value);
    if (value)
        visitParts(*value, visitor);
}

template <typename T, typename Visitor>
void visitParts(std::vector<T> &list, Visitor &visitor)
{
    visitor(list);
    for (size_t i = 0; i < std::min(list.size(), kElementsVisited); ++i)
        visitParts(list[i], visitor);
}

template <typename... Ts, typename Visitor>
void visitParts(std::variant<Ts...> &choice, Visitor &visitor)
{
    visitor(choice);
    std::visit([&](auto &value) { visitParts(value, visitor); }, choice);
}

} // namespace roomcast::fuzz
