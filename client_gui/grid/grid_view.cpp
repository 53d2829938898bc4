// SPDX-License-Identifier: MIT
#include "client_gui/grid/grid_view.h"

#include "client_gui/grid/grid_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace roomcast {

namespace {

constexpr int kRowLinesMax = 6; ///< a cell grows to this many lines of text, then space is left

/// Size of each of `count` sections that fill `space`, within the bounds.
int share(int space, int count, int least, int most)
{
    return count == 0 ? least : std::clamp(space / count, least, std::max(least, most));
}

} // namespace

GridView::GridView(GridModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new GridDelegate(this));
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    setShowGrid(false);
    setAccessibleName(tr("Bookings"));
    for (QHeaderView *header : {horizontalHeader(), verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setHighlightSections(true);
        header->setDefaultAlignment(Qt::AlignCenter);
    }
    for (auto change : {&QAbstractItemModel::columnsInserted, &QAbstractItemModel::columnsRemoved,
                        &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, change, this, &GridView::fitCells, Qt::QueuedConnection);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT slotActivated(m_model.slotAt(index)); });
}

std::optional<SlotKey> GridView::currentSlot() const
{
    return currentIndex().isValid() ? std::optional(m_model.slotAt(currentIndex())) : std::nullopt;
}

void GridView::showSlot(const SlotKey &slot)
{
    const QScopedValueRollback following(m_following, true);
    const QModelIndex index = m_model.indexOf(slot);
    if (index.isValid() && index != currentIndex())
        setCurrentIndex(index);
    else if (!index.isValid())
        selectionModel()->clear();
}

void GridView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid() && !m_following)
        Q_EMIT slotChosen(m_model.slotAt(current));
}

void GridView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid() && !event->isAutoRepeat()) {
        Q_EMIT slotActivated(m_model.slotAt(currentIndex()));
        return;
    }
    QTableView::keyPressEvent(event);
}

void GridView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitCells();
}

void GridView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitCells();
}

int GridView::rowTitleWidth() const
{
    QFont strong = font();
    strong.setBold(true); // as the header shows the selected row
    int width = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QString title = m_model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
        width = std::max(width, QFontMetrics(strong).horizontalAdvance(title));
    }
    return width + 32; // margins, and the flag of an orphan
}

void GridView::fitCells()
{
    const int line = fontMetrics().height();
    const int width = share(viewport()->width(), m_model.columnCount(),
                            fontMetrics().averageCharWidth() * 14, viewport()->width());
    const int height =
        share(viewport()->height(), m_model.rowCount(), line + 12, kRowLinesMax * line);
    verticalHeader()->setFixedWidth(rowTitleWidth());
    horizontalHeader()->setMinimumSectionSize(24);
    verticalHeader()->setMinimumSectionSize(16);
    horizontalHeader()->setDefaultSectionSize(width);
    verticalHeader()->setDefaultSectionSize(height);
}

} // namespace roomcast
