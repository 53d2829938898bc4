// SPDX-License-Identifier: MIT
#include "client_gui/console/name_hint.h"

#include "text/unknown_name_text.h"

namespace roomcast {

QString nameHint(const Answer &answer, const Timetable &timetable)
{
    const auto unknown = unknownNameIn(answer);
    if (!unknown)
        return {};
    const auto &names = std::holds_alternative<ListRooms>(unknown->known)  ? timetable.rooms()
                        : std::holds_alternative<ListDays>(unknown->known) ? timetable.days()
                                                                           : timetable.timeslots();
    return nearestNameText(nearestName(unknown->name, names));
}

} // namespace roomcast
