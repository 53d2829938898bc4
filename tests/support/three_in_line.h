// SPDX-License-Identifier: MIT
//
// One slot that Kim holds while Ana and Bob wait, and slots around it: free, reserved by the
// catalogue, and of a room that the catalogue lacks. Values only, nothing here can fail.
#pragma once

#include "support/booking_side.h"
#include "support/people.h"

namespace roomcast::test::three_in_line {

inline const SlotKey kSlot{u"A"_s, u"9-10"_s, u"Mon"_s};
inline const SlotKey kFree{u"B"_s, u"9-10"_s, u"Mon"_s};
inline const SlotKey kOfCatalogue{u"B"_s, u"10-11"_s, u"Mon"_s};
inline const SlotKey kOrphan{u"X"_s, u"9-10"_s, u"Mon"_s};

inline CatalogueSet twoRooms()
{
    CatalogueSet set;
    set.catalogue.rooms = {u"A"_s, u"B"_s};
    set.catalogue.timeslots = {u"9-10"_s, u"10-11"_s};
    set.catalogue.day_labels = {u"Mon"_s};
    set.catalogue.capacities = {{u"B"_s, Seats{30}}};
    set.reservations = {kOfCatalogue, kOrphan};
    return set;
}

/// Kim holds the slot, Ana and Bob wait in this order.
inline Side threeInLine()
{
    Side side(twoRooms());
    side.write(kKim, Reserve{kSlot, kKim, u"Seminar"_s});
    side.write(kAna, JoinQueue{kSlot, kAna, {}});
    side.write(kBob, JoinQueue{kSlot, kBob, {}});
    return side;
}

} // namespace roomcast::test::three_in_line
