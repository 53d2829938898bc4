// SPDX-License-Identifier: MIT
#include "client_gui/grid/value_controller.h"

#include <algorithm>

namespace roomcast {

ValueController::ValueController(GridModel &model, NavigationController &navigation,
                                 MoreDays more_days)
    : m_model(model), m_navigation(navigation), m_more_days(std::move(more_days))
{
}

std::vector<Query> ValueController::watchedKeys() const
{
    std::vector<Query> keys{ListRooms{}, ListTimeslots{}, ListDays{}, ReadRooms{}};
    const SlotKey &slot = m_navigation.slot();
    const bool whole = !slot.room.isEmpty() && !slot.timeslot.isEmpty() && !slot.day.isEmpty();
    // Of a slot that the servers do not have they only say that, each time they are asked.
    if (whole && m_model.cellOf(slot).kind != CellKind::Absent)
        keys.push_back(ReadSlot{slot});
    std::vector<QString> days = m_model.visibleDays();
    for (const QString &day : m_more_days())
        if (std::ranges::count(days, day) == 0)
            days.push_back(day);
    for (const QString &day : days)
        keys.push_back(ReadDay{day});
    if (!dayInParts())
        return keys;
    const GridScope &scope = m_model.scope();
    for (const QString &room : m_model.timetable().rooms())
        if (scope.mode == GridMode::Day || room == scope.room)
            keys.push_back(CheckRoom{room});
    return keys;
}

void ValueController::showValue(const Query &key, const Outcome &outcome)
{
    const std::vector<QString> days = m_model.timetable().days();
    Q_EMIT arriving(key, outcome);
    const bool changed = m_model.take(key, outcome);
    m_navigation.dropLostDay(days);
    const bool marked = m_model.refreshMarks(key); // it may be the word that it is no longer fresh
    const auto *record = std::get_if<SlotRecord>(&outcome);
    if (record && record->slot == m_navigation.slot())
        m_record = *record;
    if (changed)
        Q_EMIT newsTaken();
    if (changed && !std::holds_alternative<CheckRoom>(key))
        Q_EMIT dataChanged();
    else if (changed || marked || record)
        Q_EMIT looksChanged();
}

void ValueController::forgetValue(const Query &key)
{
    const auto *read = std::get_if<ReadSlot>(&key);
    const bool of_record = read && m_record && m_record->slot == read->slot;
    if (of_record)
        m_record.reset();
    if (m_model.forget(key) || of_record)
        Q_EMIT dataChanged();
}

void ValueController::showRefusal(const Query &key, const std::optional<Refused> &why)
{
    const auto known = m_refusals.find(key);
    if (why == (known == m_refusals.end() ? std::nullopt : std::optional(known->second)))
        return;
    if (why)
        m_refusals.insert_or_assign(key, *why);
    else
        m_refusals.erase(known);
    Q_EMIT dataChanged();
}

void ValueController::refreshWatched()
{
    m_record = record(); // of another slot it is not watched any more, and grows old
    const std::vector<Query> keys = watchedKeys();
    if (keys == m_watched)
        return;
    m_watched = keys;
    std::erase_if(m_refusals, [&keys](const auto &refused) {
        return std::ranges::count(keys, refused.first) == 0;
    });
    Q_EMIT watchRequested(keys);
}

std::optional<SlotRecord> ValueController::record() const
{
    return m_record && m_record->slot == m_navigation.slot() ? m_record : std::nullopt;
}

std::optional<QString> ValueController::dayInParts() const
{
    for (const auto &[key, why] : m_refusals)
        if (const auto *read = std::get_if<ReadDay>(&key);
            read && why.kind == RefusalKind::TooLarge)
            return read->day;
    return {};
}

} // namespace roomcast
