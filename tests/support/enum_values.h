// SPDX-License-Identifier: MIT
//
// How many values an enum has, as the compiler knows them: what a table of them is held to. Values
// count from 0 on without a gap.
#pragma once

#include <string_view>
#include <utility>

namespace roomcast::test {

/// The compiler names an enumerator, and writes any other value as a cast of a number.
template <auto kValue>
constexpr bool isEnumerator()
{
    const std::string_view name = __PRETTY_FUNCTION__;
    return name.find('(', name.find("kValue =")) == std::string_view::npos;
}

template <typename E, size_t... Is>
constexpr size_t countOfValues(std::index_sequence<Is...>)
{
    return (size_t(isEnumerator<E(Is)>()) + ...);
}

template <typename E>
constexpr size_t countOfValues()
{
    constexpr size_t kMost = 64;
    return countOfValues<E>(std::make_index_sequence<kMost>());
}

} // namespace roomcast::test
