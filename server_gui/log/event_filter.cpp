// SPDX-License-Identifier: MIT
#include "server_gui/log/event_filter.h"

#include "server_gui/log/event_log_model.h"
#include "server_gui/widgets/words.h"

namespace roomcast {

EventFilter::EventFilter(QObject *parent)
    : QSortFilterProxyModel(parent), m_categories(kCategories.begin(), kCategories.end())
{
}

void EventFilter::setCategories(const QSet<Category> &categories)
{
    m_categories = categories;
    invalidateRowsFilter();
}

void EventFilter::setSeverityMin(Severity severity)
{
    m_severity_min = severity;
    invalidateRowsFilter();
}

void EventFilter::setText(const QString &text)
{
    m_text = text;
    invalidateRowsFilter();
}

bool EventFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto value = [&](int column, int role) {
        return sourceModel()->index(row, column, parent).data(role);
    };
    if (value(EventLogModel::Text, EventLogModel::kFoldedRole).toBool())
        return false;
    constexpr int kRole = EventLogModel::kSortRole;
    if (value(EventLogModel::SeverityColumn, kRole).toInt() < int(m_severity_min))
        return false;
    if (!m_categories.contains(Category(value(EventLogModel::CategoryColumn, kRole).toInt())))
        return false;
    // The tool tip is the sentence and the name for scripts.
    return m_text.isEmpty() || value(EventLogModel::Text, Qt::ToolTipRole)
                                   .toString()
                                   .contains(m_text, Qt::CaseInsensitive);
}

} // namespace roomcast
