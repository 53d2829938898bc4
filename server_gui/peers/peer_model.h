// SPDX-License-Identifier: MIT
//
// The servers this one knows, itself included, as a table, highest ID first. Fed with whole
// snapshots; tells its views only what differs: rows that came or went, and per row the range of
// columns that changed. At most kPeersMax rows; the lowest IDs are left out.
#pragma once

#include "core/engine/server_status.h"
#include "ui/status_style.h"

#include <QAbstractTableModel>

#include <vector>

namespace roomcast {

class PeerModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Id, RoleColumn, LastSeen, Index, Lag, RoundTrip, Link, ColumnCount };
    /// What to sort by: numbers; durations in nanoseconds, -1 where there is none.
    static constexpr int kSortRole = Qt::UserRole;
    /// The Tone of a cell as an int, where it has one.
    static constexpr int kToneRole = Qt::UserRole + 1;
    /// true on rows of servers that are gone, seem so, or are cut off.
    static constexpr int kGoneRole = Qt::UserRole + 2;

    static constexpr size_t kPeersMax = 1'000;

    using QAbstractTableModel::QAbstractTableModel;

    void showSelf(const ServerStatus &status);
    void showPeers(const std::vector<PeerStatus> &peers);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row {
        PeerStatus peer;
        bool self = false;
    };

    std::vector<Row> wantedRows() const;
    PeerStatus selfAsPeer() const;
    void update();
    void removeMissing(const std::vector<Row> &wanted);
    void insertNew(const std::vector<Row> &wanted);
    void replaceRow(int position, const Row &row);

    static QVariant cell(const Row &row, int column, int role);
    static QString displayText(const Row &row, int column);
    static QVariant sortValue(const Row &row, int column);
    static QVariant toneValue(const Row &row, int column);
    static QString toolTip(const Row &row);

    std::vector<Row> m_rows; ///< descending by ID
    std::vector<PeerStatus> m_peers;
    std::optional<ServerStatus> m_self;
};

} // namespace roomcast
