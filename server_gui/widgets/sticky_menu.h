// SPDX-License-Identifier: MIT
//
// A menu that stays open while checkable entries are ticked, so that several are one visit.
#pragma once

#include <QMenu>

namespace roomcast {

class StickyMenu final : public QMenu {
    Q_OBJECT

public:
    using QMenu::QMenu;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    bool toggleActive();
};

} // namespace roomcast
