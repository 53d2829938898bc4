// SPDX-License-Identifier: MIT
//
// Commands and answers to put into words: one slot, Kim's, and a server that answers or does not.
// Values only, nothing here can fail.
#pragma once

#include "text/answer_text.h"

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

inline SlotKey slot()
{
    return {u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s};
}

inline Command reserve()
{
    return Write(Reserve{slot(), u"Kim"_s, {}});
}

inline Command cancel()
{
    return Write(Cancel{slot(), {}, u"Kim"_s});
}

inline Answer answered(const Command &command, const Outcome &outcome)
{
    Answer answer;
    answer.command = command;
    answer.outcome = outcome;
    answer.source = Source::Server;
    answer.confirmation = Confirmation::Confirmed;
    answer.server = ServerId{300};
    answer.epoch = {7, ServerId{300}, Incarnation{1}};
    answer.index = LogIndex{42};
    answer.latency = std::chrono::microseconds(812);
    answer.attempts = 1;
    answer.replies = 1;
    return answer;
}

inline Answer failed(const Command &command, AnswerError error)
{
    Answer answer;
    answer.command = command;
    answer.error = error;
    answer.latency = std::chrono::milliseconds(500);
    answer.attempts = 3;
    return answer;
}

inline Claim claim(const QString &holder, quint64 sequence)
{
    return {{ClientId{0xabc}, Sequence{sequence}}, holder, u"Seminar"_s, {}, {}, {}};
}

inline Bookings someBookings()
{
    const SlotKey orphan{u"SA318"_s, u"8:30-9:30"_s, u"Monday"_s};
    return {{{slot(), {claim(u"Kim"_s, 5), claim(u"Ana"_s, 6)}, false},
             {orphan, {{{ClientId{0}, Sequence{1}}, {}, {}, {}, {}, {}}}, true}}};
}

} // namespace roomcast::test
