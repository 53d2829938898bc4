// SPDX-License-Identifier: MIT
//
// The controllers of the client window that others rest on, without a window: two rooms, two
// timeslots, two days, and Ana at the form. What a test is about it makes itself.
#pragma once

#include "client_gui/booking/booking_controller.h"
#include "client_gui/booking/booking_form.h"
#include "client_gui/group/group_strip.h"
#include "support/window_bench.h"

namespace roomcast::test {

struct ControllerFixture {
    ControllerFixture()
    {
        values.showValue(ListDays{}, Names{{window_bench::kDay, window_bench::kLater}});
        values.showValue(ListRooms{}, Names{{u"Elm"_s, u"Oak"_s}});
        values.showValue(ListTimeslots{}, Names{{u"9-10"_s, u"10-11"_s}});
        booking.setPerson(kAna);
        model.setNow(QDateTime(QDate(2026, 11, 23), QTime(8, 0)));
        navigation.settle();
        showDay({});
        group.showGroup(seen());
    }

    void showDay(std::vector<SlotClaims> entries)
    {
        values.showValue(ReadDay{window_bench::kDay}, Bookings{std::move(entries)});
    }

    QWidget window; ///< owns the widgets; questions are asked over it
    MessageBar &banner{*new MessageBar(&window)};
    MessageBar &message{*new MessageBar(&window)};
    GroupStrip &strip{*new GroupStrip(&banner, &window)};
    BookingForm &form{*new BookingForm(&window)};
    GridModel model;
    NavigationController navigation{model};
    std::vector<QString> more_days;
    ValueController values{model, navigation, [this] { return more_days; }};
    GroupController group{banner, strip, model, values};
    BookingController booking{{form, message, model, navigation, values, group}, &window};
};

} // namespace roomcast::test
