// SPDX-License-Identifier: MIT
//
// Parts of a window found by what a person is told of them: accessible names, and words without
// their mnemonics. Null where there is no such part.
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QLabel>

#include <algorithm>

namespace roomcast::test {

template <typename T>
T *named(const QWidget &window, const QString &name)
{
    for (T *child : window.findChildren<T *>())
        if (child->accessibleName() == name)
            return child;
    return nullptr;
}

/// An action or a button.
template <typename T>
T *worded(const QWidget &window, const QString &words)
{
    for (T *child : window.findChildren<T *>())
        if (child->text().remove(u'&') == words)
            return child;
    return nullptr;
}

/// In one of its labels.
inline bool says(const QWidget &window, const QString &words)
{
    return std::ranges::any_of(window.findChildren<QLabel *>(),
                               [&](const QLabel *label) { return label->text().contains(words); });
}

} // namespace roomcast::test
