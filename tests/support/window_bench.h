// SPDX-License-Identifier: MIT
//
// A client window without a node: what the servers and the cache say is the test's to choose, what
// the window asks is seen in its signals. Ana sits at it; two rooms, two timeslots, two days.
#pragma once

#include "support/client_window_bench.h"
#include "support/people.h"

namespace roomcast::test::window_bench {

inline const QString kDay = u"First"_s;
inline const QString kLater = u"Second"_s;
inline const SlotKey kSlot{u"Elm"_s, u"9-10"_s, kDay};
inline const SlotKey kBeside{u"Oak"_s, u"9-10"_s, kDay};

inline CacheNote noteOf(CacheState state, Duration age = 400ms)
{
    CacheNote mark;
    mark.state = state;
    mark.confirmation = Confirmation::Confirmed;
    mark.age = age;
    mark.epoch = {7, {300}, {1}};
    mark.index = {42};
    return mark;
}

inline SlotClaims heldBy(const QString &person, const SlotKey &slot = kSlot)
{
    return held(slot, person);
}

class WindowBench : public ClientWindowBench {
public:
    WindowBench()
    {
        open(ClientWindow::Setup{u"239.255.77.67:7767"_s, kAna, kAna});
        window->navigation().showTime(QDateTime(QDate(2026, 11, 23), QTime(8, 0)));
        window->group().showGroup(seen());
        window->values().showValue(ListDays{}, Names{{kDay, kLater}});
        window->values().showValue(ListRooms{}, Names{{kSlot.room, kBeside.room}});
        window->values().showValue(ListTimeslots{}, Names{{kSlot.timeslot, u"10-11"_s}});
        showDay({});
    }

    void showDay(std::vector<SlotClaims> entries) const
    {
        window->values().showValue(ReadDay{kDay}, Bookings{std::move(entries)});
    }
    /// The cache says `mark` of every slot and key; slots are read in their days' lists.
    void setMark(const std::optional<CacheNote> &mark)
    {
        m_mark = mark;
        window->cache().setLens(
            {[this](const SlotKey &slot) {
                 return m_mark ? std::optional(SlotMark{ReadDay{slot.day}, *m_mark}) : std::nullopt;
             },
             [this](const Query &) { return m_mark; },
             [](const Query &) { return std::optional<Outcome>(); }});
    }

private:
    std::optional<CacheNote> m_mark;
};

} // namespace roomcast::test::window_bench
