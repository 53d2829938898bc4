// SPDX-License-Identifier: MIT
#include "core/booking/types.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

QString scriptName(RefusalKind kind)
{
    switch (kind) {
    case RefusalKind::UnknownRoom:
        return u"unknown-room"_s;
    case RefusalKind::UnknownTimeslot:
        return u"unknown-timeslot"_s;
    case RefusalKind::UnknownDay:
        return u"unknown-day"_s;
    case RefusalKind::SlotTaken:
        return u"slot-taken"_s;
    case RefusalKind::NotBooked:
        return u"not-booked"_s;
    case RefusalKind::NotYours:
        return u"not-yours"_s;
    case RefusalKind::InvalidText:
        return u"invalid-text"_s;
    case RefusalKind::SessionExpired:
        return u"session-expired"_s;
    case RefusalKind::Busy:
        return u"busy"_s;
    case RefusalKind::TooLarge:
        return u"too-large"_s;
    case RefusalKind::Unconfirmed:
        return u"unconfirmed"_s;
    case RefusalKind::AlreadyThere:
        return u"already-there"_s;
    case RefusalKind::WaitingListFull:
        return u"waiting-list-full"_s;
    case RefusalKind::Over:
        return u"over"_s;
    case RefusalKind::NotWaiting:
        return u"not-waiting"_s;
    }
    Q_UNREACHABLE();
}

} // namespace roomcast
