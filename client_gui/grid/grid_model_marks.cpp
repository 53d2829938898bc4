// SPDX-License-Identifier: MIT
//
// What the grid knows beside its values: how fresh they are, what is pending on this device, and
// which cells the inspector's chosen row tells of.
#include "client_gui/freshness/mark_text.h"
#include "client_gui/grid/grid_model.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

std::optional<Tone> doubtOf(const GridCell &cell)
{
    if (cell.kind == CellKind::Unknown || cell.kind == CellKind::Absent)
        return {};
    if (cell.state != CacheState::Fresh)
        return toneOf(cell.state);
    return cell.provisional && cell.isHeld() ? std::optional(Tone::Provisional) : std::nullopt;
}

void GridModel::setStale(bool stale)
{
    if (std::exchange(m_stale, stale) != stale)
        refreshMarks();
}

bool GridModel::refreshMarks()
{
    if (m_freshness == columnsFreshness())
        return false;
    refreshCells();
    return true;
}

bool GridModel::refreshMarks(const Query &key)
{
    const auto *check = std::get_if<CheckRoom>(&key);
    if (!check || m_scope.mode != GridMode::Day)
        return refreshMarks();
    const auto column = m_column_of.constFind(check->room);
    if (column == m_column_of.cend() ||
        m_freshness[size_t(*column)] == freshnessOf(firstOf(check->room)))
        return false;
    refreshColumn(*column);
    return true;
}

void GridModel::setLens(const CacheLens &lens)
{
    m_lens = lens;
    if (!lens.slot_mark)
        return m_timetable.setListOf({});
    m_timetable.setListOf([look = lens.slot_mark](const SlotKey &slot) {
        const auto shown = look(slot);
        return shown ? std::optional(shown->list) : std::nullopt;
    });
}

std::optional<SlotMark> GridModel::lookUp(const SlotKey &slot) const
{
    return m_lens.slot_mark ? m_lens.slot_mark(slot) : std::nullopt;
}

std::optional<CacheNote> GridModel::noteOf(const SlotKey &slot) const
{
    const auto shown = lookUp(slot);
    return shown ? std::optional(shown->mark) : std::nullopt;
}

std::optional<CacheNote> GridModel::worstMark() const
{
    std::vector<CacheNote> marks;
    for (const QString &column : m_columns)
        if (const auto mark = noteOf(firstOf(column)))
            marks.push_back(*mark);
    return worstOf(marks);
}

GridModel::Freshness GridModel::freshnessOf(const SlotKey &slot) const
{
    const auto shown = lookUp(slot);
    if (!shown)
        return {{}, m_stale ? CacheState::Stale : CacheState::Fresh, false};
    return {shown->list, m_stale ? CacheState::Stale : shown->mark.state,
            shown->mark.confirmation == Confirmation::Provisional};
}

std::vector<GridModel::Freshness> GridModel::columnsFreshness() const
{
    std::vector<Freshness> columns;
    columns.reserve(m_columns.size());
    for (const QString &column : m_columns)
        columns.push_back(freshnessOf(firstOf(column)));
    return columns;
}

SlotKey GridModel::firstOf(const QString &column) const
{
    return slotAt(m_rows.empty() ? QString() : m_rows.front(), column);
}

GridModel::Row GridModel::computedRow(const QString &row) const
{
    Row cells;
    for (size_t column = 0; column < m_columns.size(); ++column) {
        GridCell cell = bareCell(slotAt(row, m_columns[column]));
        if (column < m_freshness.size()) {
            cell.state = m_freshness[column].state;
            cell.provisional = m_freshness[column].provisional;
        }
        cells.push_back(std::move(cell));
    }
    return cells;
}

void GridModel::setMarkedKey(const std::optional<Query> &key)
{
    if (m_marked == key)
        return;
    m_marked = key;
    refreshCells();
}

void GridModel::setIntents(const std::vector<OfflineBooking> &intents)
{
    m_intents.clear();
    for (const OfflineBooking &intent : intents)
        m_intents.emplace(intent.wish.slot, intent);
    refreshCells();
}

std::optional<OfflineBooking> GridModel::intentFor(const SlotKey &slot) const
{
    const auto found = m_intents.find(slot);
    return found == m_intents.end() ? std::nullopt : std::optional(found->second);
}

} // namespace roomcast
