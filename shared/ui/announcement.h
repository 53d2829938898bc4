// SPDX-License-Identifier: MIT
//
// News for those who do not see them appear. Used by the windows of both programs where a line of
// words comes up by itself. Owns nothing; where no screen reader listens it does nothing, and
// nothing here can fail.
#pragma once

#include <QAccessible>

namespace roomcast {

/// Screen readers say the accessible name of `object` at once.
inline void announce(QObject &object)
{
    QAccessibleEvent alert(&object, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace roomcast
