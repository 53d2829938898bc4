// SPDX-License-Identifier: MIT
//
// One slot that two sides booked. For tests of merges; values only, nothing here can fail.
#pragma once

#include "support/booking_side.h"
#include "support/people.h"

namespace roomcast::test::booked_twice {

inline const SlotKey kSlot{u"A"_s, u"9-10"_s, u"Mon"_s};
inline const SlotKey kOther{u"B"_s, u"9-10"_s, u"Mon"_s};

inline CatalogueSet twoRooms()
{
    CatalogueSet set;
    set.catalogue.rooms = {u"A"_s, u"B"_s};
    set.catalogue.timeslots = {u"9-10"_s};
    set.catalogue.day_labels = {u"Mon"_s};
    return set;
}

/// Kim's is confirmed, Ana's was told on a side that is given up.
struct BookedTwice {
    Side spine{twoRooms()};
    Side other = spine.part(2);

    BookedTwice()
    {
        spine.epoch = {3, {300}, {3}};
        other.write(kAna, Reserve{kSlot, kAna, u"Talk"_s});
        spine.now_ms = 60'000;
        spine.write(kKim, Reserve{kSlot, kKim, u"Seminar"_s});
    }
};

} // namespace roomcast::test::booked_twice
