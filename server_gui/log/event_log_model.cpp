// SPDX-License-Identifier: MIT
#include "server_gui/log/event_log_model.h"

#include "server_gui/widgets/words.h"
#include "text/event_text.h"

#include <QLocale>

#include <algorithm>
#include <set>
#include <utility>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

EventLogModel::EventLogModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_batch_timer.setSingleShot(true);
    m_batch_timer.setInterval(kBatchDelay);
    connect(&m_batch_timer, &QTimer::timeout, this, &EventLogModel::takeBatch);
}

void EventLogModel::append(const LogRecord &record)
{
    m_left_out += makeRoom(m_waiting, size_t(kRecordsMax), size_t(kDropBatch));
    m_waiting.push_back(record);
    if (!m_batch_timer.isActive())
        m_batch_timer.start();
}

void EventLogModel::noteLeftOut(qint64 count)
{
    m_left_out += count;
    if (!m_batch_timer.isActive())
        m_batch_timer.start();
}

void EventLogModel::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused)
        takeBatch();
}

const LogRecord &EventLogModel::recordAt(int row) const
{
    Q_ASSERT(row >= 0 && row < rowCount());
    return m_rows[size_t(row)].record;
}

int EventLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EventLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == Qt::DisplayRole)
        return displayData(row, index.column());
    if (role == kSortRole)
        return sortData(row, index.column());
    if (role == Qt::TextAlignmentRole && index.column() == Number)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == kFoldedRole)
        return isFolded(row) && !row.leads;
    if (role == Qt::ToolTipRole)
        return toolTip(row);
    return {};
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
    case Number:
        return tr("No.");
    case SeverityColumn:
        return tr("Severity");
    case CategoryColumn:
        return tr("Category");
    case Text:
        return tr("Event");
    case ColumnCount:
        break;
    }
    return {};
}

void EventLogModel::takeBatch()
{
    m_batch_timer.stop();
    if (!m_paused && !m_waiting.empty()) {
        dropOldest(waiting());
        const int first = rowCount();
        beginInsertRows({}, first, first + int(waiting()) - 1);
        for (LogRecord &record : m_waiting) {
            std::shared_ptr<EventRun> run = m_runs.take(record);
            const bool leads = run && run->size() == 1;
            m_rows.push_back({std::move(record), std::move(run), leads, {}});
        }
        m_waiting.clear();
        endInsertRows();
        showRunsAgain(first);
    }
    Q_EMIT batchDone();
}

/// The runs that have gone on: their first rows count more now.
void EventLogModel::showRunsAgain(int added)
{
    std::set<const EventRun *> grown;
    for (size_t i = size_t(added); i < m_rows.size(); ++i)
        if (m_rows[i].run && !m_rows[i].leads)
            grown.insert(m_rows[i].run.get());
    for (int row = added - 1; row >= 0 && !grown.empty(); --row) {
        const Row &before = m_rows[size_t(row)];
        if (before.leads && grown.erase(before.run.get()) > 0)
            showAgain(row, row);
    }
    // What is left has lost all that it had.
    if (!grown.empty())
        findLeads();
}

void EventLogModel::dropOldest(qsizetype needed)
{
    const qsizetype held = qsizetype(m_rows.size());
    const qsizetype excess = held + needed - kRecordsMax;
    if (excess <= 0)
        return;
    for (qsizetype left = std::min(held, std::max(excess, kDropBatch)); left > 0;) {
        for (const LogRange &range : oldestOfTheFullest(m_rows, size_t(left))) {
            dropRows(range);
            left -= qsizetype(range.count);
        }
        findLeads();
    }
}

void EventLogModel::dropRows(const LogRange &range)
{
    beginRemoveRows({}, int(range.first), int(range.first + range.count) - 1);
    const auto first = m_rows.begin() + qsizetype(range.first);
    m_rows.erase(first, first + qsizetype(range.count));
    endRemoveRows();
    m_left_out += qint64(range.count);
}

/// Of runs that have lost their first row the next one stands for them.
void EventLogModel::findLeads()
{
    std::set<const EventRun *> seen;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        if (!row.run || !seen.insert(row.run.get()).second || row.leads)
            continue;
        row.leads = true;
        showAgain(int(i), int(i));
    }
}

void EventLogModel::showAgain(int first, int last)
{
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

// ---- runs -------------------------------------------------------------------------------------

bool EventLogModel::isFolded(const Row &row) const
{
    return m_folding && row.run && !row.run->open && row.run->size() > 1;
}

void EventLogModel::setFolding(bool folding)
{
    if (std::exchange(m_folding, folding) != folding && rowCount() > 0)
        showAgain(0, rowCount() - 1);
}

bool EventLogModel::toggleRun(int row)
{
    const std::shared_ptr<EventRun> run = m_rows[size_t(row)].run;
    if (!m_folding || !run || run->size() < 2)
        return false;
    run->open = !run->open;
    const std::vector<int> rows = rowsOf(*run);
    showAgain(rows.front(), rows.back());
    return true;
}

std::vector<int> EventLogModel::rowsBehind(int row) const
{
    const Row &shown = m_rows[size_t(row)];
    return isFolded(shown) ? rowsOf(*shown.run) : std::vector{row};
}

std::vector<int> EventLogModel::rowsOf(const EventRun &run) const
{
    std::vector<int> rows;
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].run.get() == &run)
            rows.push_back(int(i));
    return rows;
}

// ---- words ------------------------------------------------------------------------------------

const QString &EventLogModel::textOf(const Row &row)
{
    if (row.text.isEmpty())
        row.text = eventText(row.record.event);
    return row.text;
}

/// With a mark that says whether there is more behind it.
QString EventLogModel::shownText(const Row &row) const
{
    if (!row.leads || !m_folding || row.run->size() < 2)
        return textOf(row);
    return row.run->open ? QString(u"▾ "_s + textOf(row)) : QString(u"▸ "_s + row.run->text());
}

QString EventLogModel::toolTip(const Row &row) const
{
    if (isFolded(row) && row.leads)
        return tr("%1, from %2 to %3\nA double click, or Enter, shows each of them")
            .arg(row.run->text(), m_local.text(row.run->first), m_local.text(row.run->last));
    return textOf(row) + u'\n' + scriptName(row.record.event);
}

QVariant EventLogModel::displayData(const Row &row, int column) const
{
    const LogRecord &record = row.record;
    switch (Column(column)) {
    case Time:
        return m_local.text(record.time);
    case Number:
        return record.number > 0 ? QLocale().toString(record.number) : QString();
    case SeverityColumn:
        return severityWord(severityOf(record.event));
    case CategoryColumn:
        return categoryWord(categoryOf(record.event));
    case Text:
        return shownText(row);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EventLogModel::sortData(const Row &row, int column) const
{
    const LogRecord &record = row.record;
    switch (Column(column)) {
    case Time:
        return record.time.value_ms;
    case Number:
        return record.number;
    case SeverityColumn:
        return int(severityOf(record.event));
    case CategoryColumn:
        return int(categoryOf(record.event));
    case Text:
        return textOf(row);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace roomcast
