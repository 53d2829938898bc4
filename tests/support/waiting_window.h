// SPDX-License-Identifier: MIT
//
// A client window that is shown what a real booking state answers, split and merged, and what was
// asked of it since. Ana sits at it; Kim, Bob and rooms of different sizes are in her way.
#pragma once

#include "client_gui/booking/booking_form.h"
#include "client_gui/notices/notices_dock.h"
#include "support/booking_side.h"
#include "support/window_bench.h"

#include <QSignalSpy>

namespace roomcast::test::window_bench {

/// Rooms by size: Nook (none stated), Elm 20, Oak 40, Ash 30.
inline CatalogueSet roomsBySize()
{
    CatalogueSet set;
    set.catalogue.rooms = {u"Nook"_s, u"Elm"_s, u"Oak"_s, u"Ash"_s};
    set.catalogue.capacities = {{u"Elm"_s, {20}}, {u"Oak"_s, {40}}, {u"Ash"_s, {30}}};
    set.catalogue.timeslots = {kSlot.timeslot, u"10-11"_s};
    set.catalogue.day_labels = {kDay, u"Second"_s};
    return set;
}

/// Ana booked `slot` on a side of her own, later than Kim on the other; then they met.
inline Side met(const SlotKey &slot = kSlot)
{
    Side kims(roomsBySize());
    Side anas = kims.part(2);
    kims.write(kKim, Reserve{slot, kKim, u"Lab"_s});
    anas.now_ms = 60'000;
    anas.write(kAna, Reserve{slot, kAna, u"Seminar"_s});
    kims.now_ms = 120'000;
    kims.meet(anas);
    return kims;
}

class WaitingWindow : public WindowBench {
public:
    void show(const Side &side) const
    {
        const Catalogue &set = side.state.catalogue();
        window->values().showValue(ListDays{}, Names{set.day_labels});
        window->values().showValue(ListRooms{}, Names{set.rooms});
        window->values().showValue(ListTimeslots{}, Names{set.timeslots});
        window->values().showValue(ReadRooms{}, side.state.answer(ReadRooms{}, {}));
        window->values().showValue(ReadDay{kDay}, side.state.answer(ReadDay{kDay}, {}));
    }
    void tell(const Side &side) const
    {
        window->notices().showNotices(side.ask<Notices>(ReadNotices{kAna}));
    }
    Command lastAsked() const
    {
        return asked.isEmpty() ? Command() : asked.constLast()[0].value<Command>();
    }
    BookingForm &form() const { return *part<BookingForm>(); }
    NoticesDock &dock() const { return *part<NoticesDock>(); }

    QSignalSpy asked{window.get(), &ClientWindow::submitRequested};
};

} // namespace roomcast::test::window_bench
