// SPDX-License-Identifier: MIT
#include "server_gui/widgets/placeholder_table.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace roomcast {

PlaceholderTable::PlaceholderTable(QWidget *parent) : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    updateRowHeight();
}

void PlaceholderTable::setPlaceholder(const QString &text, int rows_max)
{
    m_placeholder = text;
    m_placeholder_rows_max = rows_max;
    viewport()->update();
}

void PlaceholderTable::fitColumn(int column, const QString &sample, bool with_icon)
{
    constexpr int kPadding = 16;
    const QString heading = model()->headerData(column, Qt::Horizontal).toString();
    const int icon = with_icon ? fontMetrics().height() + kPadding / 2 : 0;
    const int content = fontMetrics().horizontalAdvance(sample) + icon;
    const int title = horizontalHeader()->fontMetrics().horizontalAdvance(heading);
    setColumnWidth(column, std::max(content, title) + kPadding);
}

void PlaceholderTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const int rows = model() ? model()->rowCount() : 0;
    if (rows > m_placeholder_rows_max || m_placeholder.isEmpty())
        return;
    constexpr int kMargin = 16;
    const int used = rows * verticalHeader()->defaultSectionSize();
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(kMargin, used, -kMargin, 0),
                     int(Qt::AlignCenter) | Qt::TextWordWrap, m_placeholder);
}

void PlaceholderTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateRowHeight();
}

void PlaceholderTable::updateRowHeight()
{
    constexpr int kPadding = 6;
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kPadding);
}

} // namespace roomcast
