// SPDX-License-Identifier: MIT
//
// Errors as values. Result<T, E> holds a value or an error; asking for the one that is not there
// is a programming error and ends the program.
#pragma once

#include <QtGlobal>
#include <utility>
#include <variant>

namespace roomcast {

template <typename E>
struct Failure {
    E error;
};

template <typename E>
Failure(E) -> Failure<E>;

/// Stands for "it worked and there is nothing to return".
using Unit = std::monostate;

template <typename T, typename E>
class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Failure<E> failure) : m_content(std::in_place_index<1>, std::move(failure.error)) {}

    explicit operator bool() const { return m_content.index() == 0; }

    const T &value() const &
    {
        Q_ASSERT(*this);
        return std::get<0>(m_content);
    }
    T &&value() &&
    {
        Q_ASSERT(*this);
        return std::get<0>(std::move(m_content));
    }
    const E &error() const
    {
        Q_ASSERT(!*this);
        return std::get<1>(m_content);
    }

    const T &operator*() const & { return value(); }
    const T *operator->() const { return &value(); }

private:
    std::variant<T, E> m_content;
};

/// Joins lambdas into one visitor for std::visit.
template <typename... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <typename... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

} // namespace roomcast
