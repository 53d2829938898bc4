// SPDX-License-Identifier: MIT
#include "server_gui/widgets/sticky_menu.h"

#include <QKeyEvent>

namespace roomcast {

bool StickyMenu::toggleActive()
{
    QAction *action = activeAction();
    if (!action || !action->isCheckable() || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

void StickyMenu::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || !toggleActive())
        QMenu::keyPressEvent(event);
}

void StickyMenu::mouseReleaseEvent(QMouseEvent *event)
{
    if (!rect().contains(event->position().toPoint()) || !toggleActive())
        QMenu::mouseReleaseEvent(event);
}

} // namespace roomcast
