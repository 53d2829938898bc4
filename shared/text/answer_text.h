// SPDX-License-Identifier: MIT
//
// Answers, refusals and errors in words for people (translatable), and as the stable JSON object
// that scripts read.
#pragma once

#include "core/booking/console_command.h"
#include "core/client/answer.h"
#include "text/day_text.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace roomcast {

/// "ROOM TIMESLOT DAY", as the console takes it, or for people as slotLabel().
QString slotText(const SlotKey &slot, DateForm form = DateForm::Iso);

/// "X is not a room", "SA314 8:30-9:30 Monday is held by Kim".
QString refusalText(const Refused &refused, const Command &command, DateForm form = DateForm::Iso);
/// "reserve takes a room, a timeslot and a day", "X: unknown command".
QString consoleErrorText(const ConsoleError &error);
/// Says what happened and what to do: "No server answers. Start one with roomcast-server, or wait:
/// …".
QString answerErrorText(const Answer &answer, DateForm form = DateForm::Iso);

/// A claim that an answer says was made, and that others hold the slot of.
struct WaitingPlace {
    SlotKey slot;
    quint32 ahead = 0; ///< 1 or more
};
/// Also a booking or a move may be answered so: where it was executed before, and a merge has put
/// others before it.
std::optional<WaitingPlace> waitingPlace(const Answer &answer);

/// What the console prints: one item a line for lists, one ROOM TIMESLOT DAY a line for bookings,
/// one sentence for the rest. `form` is that of the sentences.
QStringList answerLines(const Answer &answer, DateForm form = DateForm::Iso);
/// "at most 2.1 s old", rounded up: it is a bound. Not `bounded`, it is of an earlier run, dated by
/// a clock that people set: "kept since about 3 min".
QString ageBoundText(Duration age, bool bounded);
/// "Server 300, epoch 7.300, 0.8 ms, confirmed" or "Cache, at most 2.1 s old, provisional (200 of
/// the last primary view is missing)". `missing`: the servers that the client knows to be, if any.
QString sourceText(const Answer &answer, const std::vector<ServerId> &missing = {});
/// The same for people who book, and not for those who watch the servers: "Server 300, confirmed".
QString briefSourceText(const Answer &answer, const std::vector<ServerId> &missing = {});

/// Stable lower-case names: "server", "confirmed", "no-server".
QString scriptName(Source source);
QString scriptName(Confirmation confirmation);
QString scriptName(AnswerError error);
QString scriptName(ConsoleError::Kind kind);

/// command, ok, answer, source, status, server, epoch, index, latency_us, attempts, replies, and
/// `error` where there is one; `missing`, a list of IDs, where the answer is provisional; what
/// report_json.h adds.
QJsonObject jsonObject(const Answer &answer, const std::vector<ServerId> &missing = {});
/// The same object for a line that is no command.
QJsonObject jsonObject(const QString &line, const ConsoleError &error);

} // namespace roomcast
