// SPDX-License-Identifier: MIT
//
// The event log as a table, oldest first. Records are collected and enter in batches, so that
// thousands a second cost a few row insertions. Holds at most kRecordsMax records; of the category
// that has most the oldest leave, in small batches. Of a run of requests the first row stands for
// all while the run is folded. Owned by the log's view, which feeds it copies.
#pragma once

#include "server_gui/log/event_runs.h"
#include "server_gui/log/log_bounds.h"
#include "text/local_time.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace roomcast {

class EventLogModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Number, SeverityColumn, CategoryColumn, Text, ColumnCount };
    /// What to sort and filter by: milliseconds, numbers, the enums' numbers, the text.
    static constexpr int kSortRole = Qt::UserRole;
    /// true for a row that another one stands for.
    static constexpr int kFoldedRole = Qt::UserRole + 1;

    static constexpr qsizetype kRecordsMax = 10'000;
    /// Leave at once when there is no room, so that removals are rare.
    static constexpr qsizetype kDropBatch = 250;
    /// Between the first record of a batch and its entry: about one frame.
    static constexpr std::chrono::milliseconds kBatchDelay{25};

    explicit EventLogModel(QObject *parent = nullptr);

    void append(const LogRecord &record);
    /// While paused the table stands still; records go on being collected.
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    /// Records collected and not in the table yet.
    qsizetype waiting() const { return qsizetype(m_waiting.size()); }
    /// So many records never came here; they count as left out.
    void noteLeftOut(qint64 count);
    /// Records that are not in the table any more, or never were.
    qint64 leftOut() const { return m_left_out; }
    /// `row` must be in the table.
    const LogRecord &recordAt(int row) const;

    /// Whether runs that nobody opened are folded; they are at first.
    void setFolding(bool folding);
    /// Shows each event of the run that `row` is of, or the first for all; false if it is of none.
    bool toggleRun(int row);
    /// What `row` stands for, itself first.
    std::vector<int> rowsBehind(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// A batch entered, or while paused: more records wait. At most once per batch delay.
    void batchDone();

private:
    struct Row {
        LogRecord record;
        std::shared_ptr<EventRun> run; ///< may be none
        bool leads = false;            ///< the first of its run that is left
        mutable QString text;          ///< made when it is looked at first

        friend Category categoryOfRow(const Row &row) { return categoryOfRow(row.record); }
    };

    void takeBatch();
    void dropOldest(qsizetype needed);
    void dropRows(const LogRange &range);
    void findLeads();
    void showRunsAgain(int added);
    std::vector<int> rowsOf(const EventRun &run) const;
    bool isFolded(const Row &row) const;
    void showAgain(int first, int last);
    static const QString &textOf(const Row &row);
    QString shownText(const Row &row) const;
    QString toolTip(const Row &row) const;
    QVariant displayData(const Row &row, int column) const;
    QVariant sortData(const Row &row, int column) const;

    std::deque<Row> m_rows;          ///< at most kRecordsMax
    std::deque<LogRecord> m_waiting; ///< at most kRecordsMax
    EventRuns m_runs;
    LocalTime m_local;
    QTimer m_batch_timer;
    qint64 m_left_out = 0;
    bool m_paused = false;
    bool m_folding = true;
};

} // namespace roomcast
