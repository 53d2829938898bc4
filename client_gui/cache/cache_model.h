// SPDX-License-Identifier: MIT
//
// The cache inspector's table: one row a cached key. Rows are matched by key, so that a tick of the
// clock changes ages and nothing else; those that tell of the grid's selected slot are marked.
// Bounded by the cache it is fed from.
#pragma once

#include "client_gui/freshness/cache_lens.h"
#include "ui/status_style.h"

#include <QAbstractTableModel>

namespace roomcast {

class CacheModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Key, Value, Version, State, Age, Hits, Changed, ChangedBy, ColumnCount };
    /// FilterRole: the words of a row that stand still, whatever the column.
    enum Roles { SortRole = Qt::UserRole + 1, FilterRole };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(const std::vector<CacheRow> &rows);
    /// For what a row's value is in full.
    void setLens(const CacheLens &lens) { m_lens = lens; }
    void setMarkedSlot(const SlotKey &slot);
    /// For the icons.
    void setPalette(const QPalette &palette);
    const CacheRow &rowAt(int row) const { return m_rows[size_t(row)]; }

private:
    static QString title(Column column);
    bool isMarked(const CacheRow &row) const { return tellsOf(row.key, m_marked); }
    QString valueLines(const CacheRow &row) const;
    QString toolTip(const CacheRow &row, Column column) const;
    void updateRow(int row, const CacheRow &fresh);
    QVariant display(const CacheRow &row, Column column) const;
    QVariant sortValue(const CacheRow &row, Column column) const;

    std::vector<CacheRow> m_rows;
    QPalette m_palette;
    CacheLens m_lens;
    SlotKey m_marked; ///< the slot selected in the grid
};

} // namespace roomcast
