// SPDX-License-Identifier: MIT
//
// The bookings as a table: timeslots × rooms of one day, or timeslots × days of one room. Holds
// copies of what the window was shown and announces the smallest change that is true: rows and
// columns that come and go, cells that look different. Called by ClientWindow only.
#pragma once

#include "client_gui/timetable.h"
#include "core/base/time.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QPalette>

namespace roomcast {

enum class GridMode { Day, Week };

/// Which part of the timetable is shown.
struct GridScope {
    GridMode mode = GridMode::Day;
    QString day;
    QString room;        ///< of a week
    QString room_filter; ///< of a day: part of the names wanted

    friend bool operator==(const GridScope &, const GridScope &) = default;
};

enum class CellKind {
    Unknown,    ///< its day has not been read yet
    Absent,     ///< the catalogue has no such room or timeslot, and nobody holds it
    Free,       ///< can be booked
    Past,       ///< free, and over
    Mine,       ///< held by this window's person
    Other,      ///< held by somebody else
    Booking,    ///< asked for, no answer yet
    Cancelling, ///< being given back, no answer yet
    Joining,    ///< its waiting list is being joined, no answer yet
    Leaving,    ///< its waiting list is being left, no answer yet
    Moving,     ///< this person's claim is on its way to another slot
};

struct GridCell {
    CellKind kind = CellKind::Unknown;
    QString holder; ///< empty for a reservation from the catalogue
    QString title;
    int waiting = 0;      ///< claims behind the holder's
    int ahead = 0;        ///< claims before this person's that waits; 0: none waits
    bool noticed = false; ///< there is a notice for this person
    bool over = false;    ///< lies in the past
    bool orphan = false;  ///< held, but not in the catalogue
    bool refused = false; ///< the last refusal was about this cell
    bool stale = false;   ///< no server confirms it now

    bool isHeld() const { return kind == CellKind::Mine || kind == CellKind::Other; }
    friend bool operator==(const GridCell &, const GridCell &) = default;
};

class GridModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// NowRole: how much of the slot has passed (0..1) where the present time lies in it.
    enum Roles { CellRole = Qt::UserRole + 1, TitleRole, NowRole };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const Timetable &timetable() const { return m_timetable; }
    const GridScope &scope() const { return m_scope; }
    std::vector<QString> visibleDays() const;
    SlotKey slotAt(const QModelIndex &index) const;
    QModelIndex indexOf(const SlotKey &slot) const;
    /// Any slot's looks, shown or not.
    GridCell cellOf(const SlotKey &slot) const;

    /// False where nothing changed.
    bool take(const Query &key, const Outcome &outcome);
    void setScope(const GridScope &scope);
    /// For the flags of orphans.
    void setPalette(const QPalette &palette);
    void setPerson(const QString &person);
    void setNow(const QDateTime &now);
    const QDateTime &now() const { return m_now; }
    void setStale(bool stale);
    /// `kind`: Booking to Moving while a request for `slot` is on its way.
    void setPending(const SlotKey &slot, CellKind kind);
    void clearPending(const SlotKey &slot);
    void setRefused(const std::optional<SlotKey> &slot);

private:
    using Row = std::vector<GridCell>;

    bool showsDays(Qt::Orientation orientation) const;
    bool isListed(const QString &name, Qt::Orientation orientation) const;
    std::vector<QString> wantedColumns() const;
    SlotKey slotAt(const QString &row, const QString &column) const;
    bool isOver(const SlotKey &slot) const;
    QVariant elapsedPart(const SlotKey &slot) const;
    GridCell heldCell(const SlotClaims &entry) const;
    void addOwnClaims(GridCell &cell, const SlotClaims &entry) const;
    Row computedRow(const QString &row) const;
    void refresh();
    void refreshRows();
    void refreshColumns();
    void refreshCells();
    void insertColumnOfCells(int at, const QString &column);
    void removeColumnOfCells(int at);
    QString cellText(const GridCell &cell) const;
    QString heldText(const GridCell &cell) const;
    QString describe(const QModelIndex &index) const;

    Timetable m_timetable;
    GridScope m_scope;
    QString m_person;
    QPalette m_palette;
    QDateTime m_now;
    bool m_stale = false;
    std::map<SlotKey, CellKind> m_pending; ///< bounded by the requests outstanding
    std::optional<SlotKey> m_refused;
    std::vector<QString> m_rows;
    std::vector<QString> m_columns;
    std::vector<Row> m_cells; ///< as announced, one a row
};

} // namespace roomcast
