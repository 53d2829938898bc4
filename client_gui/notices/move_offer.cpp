// SPDX-License-Identifier: MIT
#include "client_gui/notices/move_offer.h"

#include <QCoreApplication>

namespace roomcast {

namespace {

class MoveWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::MoveOffer)
};

} // namespace

MoveOffer moveOffer(const SlotKey &slot, const GridModel &model, const GroupStatus &sight)
{
    const Timetable &timetable = model.timetable();
    if (!timetable.hasDay(slot.day))
        return {{}, MoveWords::tr("Reading which rooms are free…")};
    MoveOffer offer{timetable.roomsInstead(slot), {}};
    const GridCell cell = model.cellOf(slot);
    if (offer.rooms.empty())
        offer.obstacle = MoveWords::tr("No room that big is free then");
    else if (cell.over)
        offer.obstacle = MoveWords::tr("That time is over");
    else if (cell.kind == CellKind::Moving)
        offer.obstacle = MoveWords::tr("It is on its way");
    else if (!sight.reachable)
        offer.obstacle = MoveWords::tr("No server answers");
    else if (sight.confirmation == Confirmation::Provisional)
        offer.obstacle = MoveWords::tr("Nothing is moved while answers are provisional");
    return offer;
}

} // namespace roomcast
