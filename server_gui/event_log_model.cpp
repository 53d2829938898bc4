// SPDX-License-Identifier: MIT
#include "server_gui/event_log_model.h"

#include "node/event_text.h"
#include "server_gui/words.h"

#include <QDateTime>

#include <algorithm>

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
    if (role == Qt::ToolTipRole)
        return QString(row.text + u"\n"_s + scriptName(row.record.event.kind));
    return {};
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
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
            QString text = eventText(record.event);
            m_rows.push_back({std::move(record), std::move(text)});
        }
        m_waiting.clear();
        endInsertRows();
    }
    Q_EMIT batchDone();
}

void EventLogModel::dropOldest(qsizetype needed)
{
    const qsizetype held = qsizetype(m_rows.size());
    const qsizetype excess = held + needed - kRecordsMax;
    if (excess <= 0)
        return;
    for (qsizetype left = std::min(held, std::max(excess, kDropBatch)); left > 0;) {
        for (const LogRange &range : oldestOfTheFullest(m_rows, size_t(left))) {
            beginRemoveRows({}, int(range.first), int(range.first + range.count) - 1);
            const auto first = m_rows.begin() + qsizetype(range.first);
            m_rows.erase(first, first + qsizetype(range.count));
            endRemoveRows();
            left -= qsizetype(range.count);
            m_left_out += qint64(range.count);
        }
    }
}

QVariant EventLogModel::displayData(const Row &row, int column) const
{
    const LogRecord &record = row.record;
    switch (Column(column)) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(record.time.value_ms).toString(u"HH:mm:ss.zzz");
    case SeverityColumn:
        return severityWord(severityOf(record.event.kind));
    case CategoryColumn:
        return categoryWord(categoryOf(record.event.kind));
    case Text:
        return row.text;
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
    case SeverityColumn:
        return int(severityOf(record.event.kind));
    case CategoryColumn:
        return int(categoryOf(record.event.kind));
    case Text:
        return row.text;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace roomcast
