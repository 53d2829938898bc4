// SPDX-License-Identifier: MIT
#include "ui/table_look.h"

#include <QHeaderView>

namespace roomcast {

void applyTableLook(QTableView &table, int wide)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.setFrameShape(QFrame::NoFrame);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 4);
    QHeaderView *header = table.horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int unit = table.fontMetrics().averageCharWidth();
    for (int column = 0; column < header->count(); ++column) {
        const QString title = table.model()->headerData(column, Qt::Horizontal).toString();
        table.setColumnWidth(column, unit * std::max(12, int(title.size()) + 6));
    }
    header->setSectionResizeMode(wide, QHeaderView::Stretch);
}

} // namespace roomcast
