// SPDX-License-Identifier: MIT
//
// A scroll area that stays where it is when the control with the keyboard is hidden or disabled:
// the keyboard then goes to the next one, which may be out of sight, and scrolling to it would move
// everything under the pointer. Tab scrolls as ever. Owned by its parent.
#pragma once

#include <QScrollArea>

namespace roomcast {

class SteadyScroll final : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

protected:
    bool focusNextPrevChild(bool next) override
    {
        const QWidget *left = focusWidget();
        const bool by_key = !left || (left->isEnabled() && left->isVisible());
        return by_key ? QScrollArea::focusNextPrevChild(next) : QWidget::focusNextPrevChild(next);
    }
};

} // namespace roomcast
