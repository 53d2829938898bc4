// SPDX-License-Identifier: MIT
//
// A booking state on a weekly catalogue of two rooms, and the log position of its next entry; Kim's
// and Ana's clients have sessions. Values only, nothing here can fail.
#pragma once

#include "core/booking/booking_state.h"

#include <QDate>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

inline constexpr ClientId kKimId{1};
inline constexpr ClientId kAnaId{2};

inline SlotKey slot(const QString &room, const QString &timeslot = u"9-10"_s,
                    const QString &day = u"Mon"_s)
{
    return {room, timeslot, day};
}

inline CivilDay dayOf(const char *date)
{
    return {QDate::fromString(QLatin1StringView(date), Qt::ISODate).toJulianDay()};
}

inline CatalogueSet weekly()
{
    return {{{u"Z"_s, u"A"_s}, {u"9-10"_s, u"10-11"_s, u"11-12"_s}, {u"Mon"_s, u"Fri"_s}},
            {slot(u"X"_s), slot(u"A"_s, u"10-11"_s)}};
}

struct Desk {
    BookingState state;
    quint64 index = 0;
    quint64 sequence = 0;
    CivilTime today = dayOf("2024-02-20");
    Changes changes = {};

    explicit Desk(CatalogueSet set = weekly()) : state(std::move(set))
    {
        write(kKimId, OpenSession{});
        write(kAnaId, OpenSession{});
    }

    Outcome repeat(ClientId client, quint64 at_sequence, const Write &write,
                   quint64 oldest_outstanding = 1)
    {
        ++index;
        return state.apply(write,
                           {{client, Sequence{at_sequence}},
                            Sequence{oldest_outstanding},
                            {3, ServerId{300}, Incarnation{4}},
                            LogIndex{index},
                            WallTime{qint64(1'000 * index)},
                            today},
                           changes);
    }
    Outcome write(ClientId client, const Write &write) { return repeat(client, ++sequence, write); }
    Outcome reserve(const SlotKey &at, const QString &person = u"Kim"_s, const QString &title = {})
    {
        return write(kKimId, Reserve{at, person, title});
    }
    Outcome cancel(const SlotKey &at, const QString &person = u"Kim"_s,
                   std::optional<RequestId> claim = {})
    {
        return write(kAnaId, Cancel{at, claim, person});
    }
    Outcome ask(const Query &query) const { return state.answer(query, today.day()); }
};

} // namespace roomcast::test
