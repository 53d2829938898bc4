// SPDX-License-Identifier: MIT
#include "client_gui/grid/navigation_controller.h"

#include "client_gui/grid/day_steps.h"

#include <algorithm>

namespace roomcast {

NavigationController::NavigationController(GridModel &model) : m_model(model)
{
}

void NavigationController::chooseSlot(const SlotKey &slot)
{
    m_slot = slot;
    GridScope scope = m_model.scope();
    if (slot.day.isEmpty())
        m_slot.day = scope.day;
    else if (m_model.timetable().isComplete())
        scope.day = slot.day;
    if (!slot.room.isEmpty())
        scope.room = slot.room;
    setScope(scope);
}

void NavigationController::chooseRoom(const QString &room)
{
    chooseSlot({room, m_slot.timeslot, m_slot.day});
}

void NavigationController::showKey(const Query &key)
{
    std::visit(Overloaded{
                   [this](const ReadDay &read) {
                       chooseSlot({m_slot.room, m_slot.timeslot, read.day});
                   },
                   [this](const CheckRoom &check) { chooseRoom(check.room); },
                   [this](const ReadSlot &read) { chooseSlot(read.slot); },
                   [](const auto &) {},
               },
               key);
}

void NavigationController::stepDay(int steps)
{
    GridScope scope = m_model.scope();
    const bool week = scope.mode == GridMode::Week;
    scope.day = steppedDay(m_model.timetable().days(), scope.day, steps, week);
    m_slot.day = scope.day;
    setScope(scope);
}

void NavigationController::goToday()
{
    GridScope scope = m_model.scope();
    scope.day = openingDay(m_model.timetable().days(), m_model.now().date());
    m_slot.day = scope.day;
    setScope(scope);
}

void NavigationController::setMode(GridMode mode)
{
    GridScope scope = m_model.scope();
    scope.mode = mode;
    setScope(scope);
}

void NavigationController::filterRooms(const QString &part)
{
    GridScope scope = m_model.scope();
    scope.room_filter = part.trimmed();
    setScope(scope);
}

void NavigationController::setScope(const GridScope &scope)
{
    const QString earlier = m_model.scope().day;
    const std::vector<QString> days = m_model.visibleDays();
    if (scope == m_model.scope()) {
        Q_EMIT choiceChanged();
        return;
    }
    m_model.setScope(scope);
    Q_EMIT scopeChanged();
    // Turning to a day is a request like any other: its answer says where it came from.
    if (!earlier.isEmpty() && scope.day != earlier && m_model.visibleDays() != days)
        Q_EMIT submitRequested(Query(ReadDay{scope.day}), AskedFrom::View);
}

void NavigationController::showTime(const QDateTime &now)
{
    m_model.setNow(now);
    Q_EMIT timeShown();
}

void NavigationController::settle()
{
    const Timetable &timetable = m_model.timetable();
    GridScope scope = m_model.scope();
    if (std::ranges::count(timetable.days(), scope.day) == 0)
        scope.day = openingDay(timetable.days(), m_model.now().date());
    if (scope.room.isEmpty() && !timetable.rooms().empty())
        scope.room = timetable.rooms().front();
    m_model.setScope(scope);
    Q_EMIT settled();
    Q_EMIT choiceChanged();
    Q_EMIT refreshed();
}

void NavigationController::dropLostDay(const std::vector<QString> &days)
{
    const auto &now = m_model.timetable().days();
    if (std::ranges::count(days, m_slot.day) > 0 && std::ranges::count(now, m_slot.day) == 0)
        m_slot = {};
}

} // namespace roomcast
