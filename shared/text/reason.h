// SPDX-License-Identifier: MIT
//
// One table for each enum whose values scripts and people read: a name and words. The tables are in
// event_reasons.h.
#pragma once

#include <QCoreApplication>
#include <QLatin1StringView>
#include <QString>

namespace roomcast {

template <typename E>
struct Reason {
    E value;
    QLatin1StringView name;
    const char *words = nullptr; ///< none: people read the name, too
};
template <typename E>
Reason(E, QLatin1StringView) -> Reason<E>;
template <typename E>
Reason(E, QLatin1StringView, const char *) -> Reason<E>;

/// Specialise with `list`, one row for each value of the enum in its order.
template <typename E>
struct Reasons;

template <typename E>
concept IsReason = requires
{
    Reasons<E>::list;
};

template <IsReason E>
constexpr const Reason<E> &reasonOf(E value)
{
    constexpr auto in_order = [] {
        for (size_t i = 0; i < Reasons<E>::list.size(); ++i)
            if (Reasons<E>::list[i].value != E(i))
                return false;
        return true;
    };
    static_assert(in_order(), "the table is indexed by the enum");
    return Reasons<E>::list[size_t(value)];
}

/// Stable name that scripts and logs read: "slot-taken".
template <IsReason E>
constexpr QLatin1StringView scriptName(E value)
{
    return reasonOf(value).name;
}

/// "slot taken".
template <IsReason E>
QString reasonText(E value)
{
    const Reason<E> &reason = reasonOf(value);
    return reason.words ? QCoreApplication::translate("EventText", reason.words)
                        : QString(reason.name);
}

} // namespace roomcast
