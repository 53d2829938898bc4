// SPDX-License-Identifier: MIT
//
// The longer answers as JSON that scripts read: names are a contract, never to be changed. Used by
// the JSON form of answers (answer_json.cpp); cannot fail.
//
// A slot is {room, timeslot, day, orphan, queue, history}; a row of the queue {claim, holder,
// title, standing: holds | waits, notice}; of the history {at_ms, epoch, index, event, claim,
// holder, by, room, timeslot, day}. A notice is {room, timeslot, day, claim, title, kind, standing,
// ahead, by, holder}; a conflict {number, at_ms, epoch, index, room, timeslot, day, reason:
// confirmed | earlier, holder, displaced, ahead, ahead_now, holder_now}, the people as {claim,
// holder, title, epoch, index, at_ms}. What an answer leaves out is counted beside it: left_out,
// next, forgotten.
#pragma once

#include "core/booking/types.h"

#include <QJsonObject>

#include <optional>

namespace roomcast {

/// "2a/7": client and sequence.
QString claimText(const RequestId &id);
/// For the kinds of outcome named above; none for others.
std::optional<QJsonValue> jsonReport(const Outcome &outcome);
/// `ahead` of a claim that was pushed; what the answer leaves out.
void insertBounds(QJsonObject &object, const Outcome &outcome);

} // namespace roomcast
