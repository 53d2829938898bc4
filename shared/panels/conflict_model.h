// SPDX-License-Identifier: MIT
//
// What merges displaced as a table, one booking a row: both sides, who holds the slot and why, the
// place on the waiting list, what has become of it. Used by ConflictReport, which hands it copies;
// cannot fail.
#pragma once

#include "core/booking/reports.h"

#include <QAbstractTableModel>

namespace roomcast {

/// "5 slots were booked on both sides, 6 bookings were displaced"
QString conflictCountText(int both, int displaced);
QString conflictCountText(const std::vector<ConflictRow> &rows);
/// "10:02:11, entry 42 of epoch 7.300": the day, too, where it is not the day of `today`.
QString mergeText(const EntryStamp &in, const QDate &today);

class ConflictModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Slot, Holder, Reason, Displaced, Place, Present, Merge, ColumnCount };
    /// What to sort by: ranks and moments as numbers, the rest as text.
    static constexpr int kSortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<ConflictRow> rows);
    /// `row` must be in the table.
    const ConflictRow &rowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    static QString display(const ConflictRow &row, Column column);
    static QVariant sortKey(const ConflictRow &row, Column column);

    std::vector<ConflictRow> m_rows; ///< as many as the servers keep on record
};

} // namespace roomcast
