// SPDX-License-Identifier: MIT
//
// The cache inspector's table: one row a cached key. Rows are matched by key, so that a tick of the
// clock changes ages and nothing else. Bounded by the cache it is fed from.
#pragma once

#include "core/engine/answer.h"
#include "ui/status_style.h"

#include <QAbstractTableModel>

namespace roomcast {

class CacheModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Key, Version, State, Age, Hits, Items, ChangedBy, ColumnCount };
    enum Roles { SortRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(const std::vector<CacheRow> &rows);
    /// For the icons.
    void setPalette(const QPalette &palette);
    const CacheRow &rowAt(int row) const { return m_rows[size_t(row)]; }

private:
    void updateRow(int row, const CacheRow &fresh);
    QVariant display(const CacheRow &row, Column column) const;
    QVariant sortValue(const CacheRow &row, Column column) const;

    std::vector<CacheRow> m_rows;
    QPalette m_palette;
};

Tone toneOf(CacheState state);
QString cacheStateWord(CacheState state);

} // namespace roomcast
