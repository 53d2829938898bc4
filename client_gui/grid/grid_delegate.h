// SPDX-License-Identifier: MIT
//
// Paints the cells of the grid. Every kind of cell has its own words and its own pattern beside its
// colour: plain (free), bar and tint (yours), hatching (another's), dashed frame (on its way, or
// pending on this device), dots (past). What is not fresh says so with an icon and a word; where no
// server answers the whole grid is dim instead. Owned by GridView.
#pragma once

#include "client_gui/grid/grid_model.h"

#include <QStyledItemDelegate>

namespace roomcast {

class GridDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace roomcast
