// SPDX-License-Identifier: MIT
//
// What the server window offers by key: the tool tip names the key. Plain functions; the parent
// owns what they make.
#pragma once

#include "server_gui/widgets/ink_icon.h"

#include <QAction>

namespace roomcast {

/// "Die at once (Ctrl+Shift+K)".
inline QString tipWithKey(const QString &tip, const QKeySequence &key)
{
    return tip + QStringLiteral(" (") + key.toString(QKeySequence::NativeText) + u')';
}

inline QAction *keyedAction(QObject *parent, QLatin1StringView icon, const QString &text,
                            const QKeySequence &key, const QString &tip)
{
    auto *action = new QAction(inkIcon(icon), text, parent);
    action->setShortcut(key);
    action->setToolTip(tipWithKey(tip, key));
    return action;
}

} // namespace roomcast
