// SPDX-License-Identifier: MIT
//
// The bookings as a table: timeslots × rooms of one day, or timeslots × days of one room. Holds
// copies of what the window was shown and announces the smallest change that is true: rows and
// columns that come and go, cells that look different. What is said beside a value (how fresh it
// is) it looks up through a lens, when told that it may have changed. Owned by ClientWindow; filled
// by its controllers.
#pragma once

#include "client_gui/freshness/cache_lens.h"
#include "client_gui/grid/timetable.h"
#include "core/client/offline_booking_list.h"
#include "ui/status_style.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QHash>
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
    int waiting = 0;                      ///< claims behind the holder's
    int ahead = 0;                        ///< claims before this person's that waits; 0: none waits
    bool noticed = false;                 ///< there is a notice for this person
    bool over = false;                    ///< lies in the past
    bool orphan = false;                  ///< held, but not in the catalogue
    bool refused = false;                 ///< the last refusal was about this cell
    CacheState state = CacheState::Fresh; ///< of what is shown
    bool provisional = false;             ///< it is of servers that may not be the only ones
    bool kept = false;                    ///< a booking of it is pending on this device
    bool marked = false;                  ///< the row chosen in the cache inspector tells of it

    bool isHeld() const { return kind == CellKind::Mine || kind == CellKind::Other; }
    bool isStale() const { return state == CacheState::Stale; }
    friend bool operator==(const GridCell &, const GridCell &) = default;
};

/// What is to be said beside the cell: not fresh, or a provisional booking. None where all is well,
/// or nothing is known.
std::optional<Tone> doubtOf(const GridCell &cell);

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
    /// The answer to `key` is not in the cache any more: nobody knows how old it is.
    bool forget(const Query &key);
    void setScope(const GridScope &scope);
    /// For the flags of orphans.
    void setPalette(const QPalette &palette);
    void setPerson(const QString &person);
    void setNow(const QDateTime &now);
    const QDateTime &now() const { return m_now; }
    void setStale(bool stale);
    /// Slots are read in the lists it says; refreshMarks() looks through it.
    void setLens(const CacheLens &lens);
    /// Looks again how fresh everything is: states change by the mere passing of time. False where
    /// nothing changed.
    bool refreshMarks();
    /// The same for what is read in the list of `key` alone.
    bool refreshMarks(const Query &key);
    /// What is to be said beside a slot now.
    std::optional<CacheNote> noteOf(const SlotKey &slot) const;
    /// The worst of all that is on show.
    std::optional<CacheNote> worstMark() const;
    /// The cells that `key` tells of are marked.
    void setMarkedKey(const std::optional<Query> &key);
    void setIntents(const std::vector<OfflineBooking> &intents);
    /// The booking of `slot` that is pending on this device.
    std::optional<OfflineBooking> intentFor(const SlotKey &slot) const;
    /// `kind`: Booking to Moving while a request for `slot` is on its way.
    void setPending(const SlotKey &slot, CellKind kind);
    void clearPending(const SlotKey &slot);
    void setRefused(const std::optional<SlotKey> &slot);

private:
    using Row = std::vector<GridCell>;
    /// Of all slots of a column: they are read and told of together.
    struct Freshness {
        std::optional<Query> list; ///< in which they are read
        CacheState state = CacheState::Fresh;
        bool provisional = false;
        friend bool operator==(const Freshness &, const Freshness &) = default;
    };

    bool showsDays(Qt::Orientation orientation) const;
    bool isListed(const QString &name, Qt::Orientation orientation) const;
    std::vector<QString> wantedColumns() const;
    SlotKey slotAt(const QString &row, const QString &column) const;
    bool isOver(const SlotKey &slot) const;
    QVariant elapsedPart(const SlotKey &slot) const;
    GridCell heldCell(const SlotClaims &entry) const;
    void addOwnClaims(GridCell &cell, const SlotClaims &entry) const;
    GridCell bareCell(const SlotKey &slot) const;
    std::optional<SlotMark> lookUp(const SlotKey &slot) const;
    Freshness freshnessOf(const SlotKey &slot) const;
    SlotKey firstOf(const QString &column) const;
    Row computedRow(const QString &row) const;
    std::vector<Freshness> columnsFreshness() const;
    void refresh();
    void refreshFor(const Query &key);
    void refreshColumn(int column);
    void noteWhere();
    void refreshRows();
    void refreshColumns();
    void refreshCells();
    void insertColumnOfCells(int at, const QString &column);
    void removeColumnOfCells(int at);
    QString cellText(const GridCell &cell) const;
    QString heldText(const GridCell &cell) const;
    QString describe(const QModelIndex &index) const;
    QString doubtText(const QModelIndex &index) const;
    QString toolTip(const QModelIndex &index) const;

    Timetable m_timetable;
    GridScope m_scope;
    QString m_person;
    QPalette m_palette;
    QDateTime m_now;
    bool m_stale = false;
    std::map<SlotKey, CellKind> m_pending; ///< bounded by the requests outstanding
    std::optional<SlotKey> m_refused;
    CacheLens m_lens;
    std::optional<Query> m_marked;
    std::map<SlotKey, OfflineBooking> m_intents; ///< the device bounds them
    std::vector<Freshness> m_freshness;          ///< as announced, one a column
    std::vector<QString> m_rows;
    std::vector<QString> m_columns;
    QHash<QString, int> m_row_of; ///< where each of them is
    QHash<QString, int> m_column_of;
    std::vector<Row> m_cells; ///< as announced, one a row
};

} // namespace roomcast
