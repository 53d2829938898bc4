// SPDX-License-Identifier: MIT
#include "client_gui/grid/grid_model.h"

#include "client_gui/grid/day_steps.h"
#include "core/booking/catalogue.h"
#include "text/day_text.h"
#include "ui/list_diff.h"
#include "ui/status_style.h"

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

int GridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int GridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant GridModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GridCell &cell = m_cells[size_t(index.row())][size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(cell);
    case Qt::ToolTipRole:
        return toolTip(index);
    case Qt::AccessibleTextRole:
        return describe(index);
    case CellRole:
        return QVariant::fromValue(cell);
    case TitleRole:
        return cell.title;
    case NowRole:
        return elapsedPart(slotAt(index));
    default:
        return {};
    }
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const std::vector<QString> &names = orientation == Qt::Vertical ? m_rows : m_columns;
    if (section < 0 || section >= std::ssize(names))
        return {};
    const QString &name = names[size_t(section)];
    if (role == Qt::DisplayRole)
        return showsDays(orientation) ? dayLabel(name) : name;
    if (isListed(name, orientation))
        return {};
    if (role == Qt::ToolTipRole)
        return tr("%1 is booked, but not in the catalogue").arg(name);
    return role == Qt::DecorationRole ? QVariant(toneIcon(Tone::Candidate, m_palette)) : QVariant();
}

bool GridModel::showsDays(Qt::Orientation orientation) const
{
    return orientation == Qt::Horizontal && m_scope.mode == GridMode::Week;
}

bool GridModel::isListed(const QString &name, Qt::Orientation orientation) const
{
    if (showsDays(orientation))
        return true;
    return orientation == Qt::Vertical ? m_timetable.hasTimeslot(name) : m_timetable.hasRoom(name);
}

std::vector<QString> GridModel::visibleDays() const
{
    if (m_scope.day.isEmpty())
        return {};
    if (m_scope.mode == GridMode::Day)
        return {m_scope.day};
    return weekOf(m_timetable.days(), m_scope.day);
}

SlotKey GridModel::slotAt(const QString &row, const QString &column) const
{
    if (m_scope.mode == GridMode::Day)
        return {column, row, m_scope.day};
    return {m_scope.room, row, column};
}

SlotKey GridModel::slotAt(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return slotAt(m_rows[size_t(index.row())], m_columns[size_t(index.column())]);
}

QModelIndex GridModel::indexOf(const SlotKey &slot) const
{
    const bool day = m_scope.mode == GridMode::Day;
    if (slot.timeslot.isEmpty() || (day ? slot.day != m_scope.day : slot.room != m_scope.room))
        return {};
    const auto row = m_row_of.constFind(slot.timeslot);
    const auto column = m_column_of.constFind(day ? slot.room : slot.day);
    return row == m_row_of.cend() || column == m_column_of.cend() ? QModelIndex()
                                                                  : index(*row, *column);
}

bool GridModel::isOver(const SlotKey &slot) const
{
    if (!m_now.isValid())
        return false;
    const int minute = m_now.time().msecsSinceStartOfDay() / 60'000;
    return roomcast::isOver(slot, CivilTime(CivilDay{m_now.date().toJulianDay()}, quint16(minute)));
}

QVariant GridModel::elapsedPart(const SlotKey &slot) const
{
    const auto range = timeRange(slot.timeslot);
    const double minute = m_now.time().msecsSinceStartOfDay() / 60'000.0;
    const bool today = m_now.isValid() && dateOf(slot.day) == m_now.date();
    if (!today || !range || minute < range->start_min || minute >= range->end_min)
        return {};
    return (minute - range->start_min) / (range->end_min - range->start_min);
}

GridCell GridModel::heldCell(const SlotClaims &entry) const
{
    GridCell cell;
    const Claim &head = entry.claims.front();
    const bool mine = !m_person.isEmpty() && head.holder == m_person;
    cell.kind = mine ? CellKind::Mine : CellKind::Other;
    cell.holder = head.holder;
    cell.title = head.title;
    cell.waiting = int(entry.claims.size()) - 1;
    cell.orphan = entry.orphan;
    if (!m_person.isEmpty())
        addOwnClaims(cell, entry);
    return cell;
}

void GridModel::addOwnClaims(GridCell &cell, const SlotClaims &entry) const
{
    for (size_t ahead = 0; ahead < entry.claims.size(); ++ahead) {
        const Claim &claim = entry.claims[ahead];
        if (claim.holder != m_person)
            continue;
        if (cell.ahead == 0)
            cell.ahead = int(ahead);
        cell.noticed = cell.noticed || std::ranges::count(entry.noticed, claim.id) > 0;
    }
}

GridCell GridModel::cellOf(const SlotKey &slot) const
{
    GridCell cell = bareCell(slot);
    const Freshness freshness = freshnessOf(slot);
    cell.state = freshness.state;
    cell.provisional = freshness.provisional;
    return cell;
}

GridCell GridModel::bareCell(const SlotKey &slot) const
{
    GridCell cell;
    const SlotClaims *entry = m_timetable.find(slot);
    const auto pending = m_pending.find(slot);
    if (entry)
        cell = heldCell(*entry);
    else if (m_timetable.isOrphan(slot))
        cell.kind = CellKind::Absent;
    else if (m_timetable.isKnown(slot))
        cell.kind = isOver(slot) ? CellKind::Past : CellKind::Free;
    if (pending != m_pending.end())
        cell.kind = pending->second;
    cell.over = isOver(slot);
    cell.refused = m_refused == slot;
    cell.kept = m_intents.contains(slot);
    cell.marked = m_marked && tellsOf(*m_marked, slot);
    return cell;
}

bool GridModel::take(const Query &key, const Outcome &outcome)
{
    if (!m_timetable.take(key, outcome))
        return false;
    refreshFor(key);
    return true;
}

bool GridModel::forget(const Query &key)
{
    if (!m_timetable.forget(key))
        return false;
    refreshFor(key);
    return true;
}

void GridModel::setScope(const GridScope &scope)
{
    if (m_scope == scope)
        return;
    m_scope = scope;
    refresh();
}

void GridModel::setPerson(const QString &person)
{
    m_person = person;
    refreshCells();
}

void GridModel::setPalette(const QPalette &palette)
{
    m_palette = palette;
    if (!m_columns.empty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_rows.empty())
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

void GridModel::setNow(const QDateTime &now)
{
    const bool same_minute =
        m_now.date() == now.date() &&
        m_now.time().msecsSinceStartOfDay() / 60'000 == now.time().msecsSinceStartOfDay() / 60'000;
    m_now = now;
    if (!same_minute)
        refreshCells();
}

void GridModel::setPending(const SlotKey &slot, CellKind kind)
{
    m_pending.insert_or_assign(slot, kind);
    refreshCells();
}

void GridModel::clearPending(const SlotKey &slot)
{
    if (m_pending.erase(slot))
        refreshCells();
}

void GridModel::setRefused(const std::optional<SlotKey> &slot)
{
    if (m_refused == slot)
        return;
    m_refused = slot;
    refreshCells();
}

std::vector<QString> GridModel::wantedColumns() const
{
    if (m_scope.mode == GridMode::Week)
        return visibleDays();
    std::vector<QString> rooms = m_timetable.roomsWithOrphans(visibleDays());
    std::erase_if(rooms, [this](const QString &room) {
        return !room.contains(m_scope.room_filter, Qt::CaseInsensitive);
    });
    return rooms;
}

void GridModel::refresh()
{
    refreshRows();
    refreshColumns();
    noteWhere();
    refreshCells();
}

/// A thousand rooms may come one by one: each changes its column only.
void GridModel::refreshFor(const Query &key)
{
    const auto *check = std::get_if<CheckRoom>(&key);
    if (!check || m_scope.mode != GridMode::Day || m_column_of.isEmpty())
        return refresh();
    if (const auto column = m_column_of.constFind(check->room); column != m_column_of.cend())
        refreshColumn(*column);
}

void GridModel::refreshColumn(int column)
{
    const QString &name = m_columns[size_t(column)];
    Freshness &freshness = m_freshness[size_t(column)];
    freshness = freshnessOf(firstOf(name));
    for (int row = 0; row < rowCount(); ++row) {
        GridCell cell = bareCell(slotAt(m_rows[size_t(row)], name));
        cell.state = freshness.state;
        cell.provisional = freshness.provisional;
        GridCell &shown = m_cells[size_t(row)][size_t(column)];
        if (shown == cell)
            continue;
        shown = std::move(cell);
        Q_EMIT dataChanged(index(row, column), index(row, column));
    }
}

void GridModel::noteWhere()
{
    const auto placesOf = [](const std::vector<QString> &names) {
        QHash<QString, int> places;
        places.reserve(qsizetype(names.size()));
        for (size_t at = 0; at < names.size(); ++at)
            places.insert(names[at], int(at));
        return places;
    };
    m_row_of = placesOf(m_rows);
    m_column_of = placesOf(m_columns);
}

void GridModel::refreshRows()
{
    const auto remove = [this](int at) {
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        m_cells.erase(m_cells.begin() + at);
        endRemoveRows();
    };
    const auto insert = [this](int at, const QString &row) {
        beginInsertRows({}, at, at);
        m_rows.insert(m_rows.begin() + at, row);
        m_cells.insert(m_cells.begin() + at, computedRow(row));
        endInsertRows();
    };
    diffLists(m_rows, m_timetable.timeslotsWithOrphans(visibleDays()), remove, insert);
}

void GridModel::refreshColumns()
{
    const std::vector<QString> wanted = wantedColumns();
    if (m_columns == wanted)
        return;
    if (m_columns.empty()) { // at once: there may be a thousand
        beginInsertColumns({}, 0, int(wanted.size()) - 1);
        m_columns = wanted;
        m_freshness.clear();
        for (size_t row = 0; row < m_cells.size(); ++row)
            m_cells[row] = computedRow(m_rows[row]);
        return endInsertColumns();
    }
    diffLists(
        m_columns, wanted, [this](int at) { removeColumnOfCells(at); },
        [this](int at, const QString &column) { insertColumnOfCells(at, column); });
}

void GridModel::removeColumnOfCells(int at)
{
    beginRemoveColumns({}, at, at);
    m_columns.erase(m_columns.begin() + at);
    for (Row &row : m_cells)
        row.erase(row.begin() + at);
    endRemoveColumns();
}

void GridModel::insertColumnOfCells(int at, const QString &column)
{
    beginInsertColumns({}, at, at);
    m_columns.insert(m_columns.begin() + at, column);
    for (size_t row = 0; row < m_cells.size(); ++row)
        m_cells[row].insert(m_cells[row].begin() + at, bareCell(slotAt(m_rows[row], column)));
    endInsertColumns();
}

void GridModel::refreshCells()
{
    m_freshness = columnsFreshness();
    for (int row = 0; row < rowCount(); ++row) {
        const Row fresh = computedRow(m_rows[size_t(row)]);
        Row &shown = m_cells[size_t(row)];
        for (int column = 0; column < columnCount(); ++column) {
            if (shown[size_t(column)] == fresh[size_t(column)])
                continue;
            shown[size_t(column)] = fresh[size_t(column)];
            Q_EMIT dataChanged(index(row, column), index(row, column));
        }
    }
}

} // namespace roomcast
