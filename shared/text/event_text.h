// SPDX-License-Identifier: MIT
//
// Events, roles and reasons in words for people (translatable), and as the stable names and JSON
// objects that scripts read.
#pragma once

#include "core/engine/event.h"
#include "core/engine/server_status.h"
#include "text/local_time.h"

#include <QJsonObject>
#include <QString>

namespace roomcast {

Severity severityOf(const Event &event);
Category categoryOf(const Event &event);

/// Stable lower-case names: "info", "election", "leader-elected", "follower".
QString scriptName(Severity severity);
QString scriptName(Category category);
QString scriptName(const Event &event);
QString scriptName(ShownRole role);
QString scriptName(PeerState state);

/// One sentence for a person: "Leader is 300 in epoch 7.300 with members 300, 200, 100".
QString eventText(const Event &event);
/// "7.300": the epoch's counter and owner.
QString epochText(const Epoch &epoch);
/// "0.21 ms", "12 ms", "2.4 s", "3 min 5 s": as exact as a person cares for.
QString elapsedText(Duration elapsed);
/// How long ago: whole milliseconds, because finer ones only flicker.
QString ageText(Duration age);

/// `10:02:11.204    17  election    COORDINATOR: 300 leads …`, without a newline.
QString textLine(const LogRecord &record, const LocalTime &local);
/// "2026-11-24T10:02:11.204Z".
QString isoTime(WallTime time);
/// time (ISO 8601, UTC, milliseconds), severity, category, event, server, number, text and the
/// event's facts under their own names.
QJsonObject jsonObject(const LogRecord &record);
/// The object that the stdin control `status` prints: time, event ("status"), server, id, role,
/// leader (null while there is none), epoch, members, primary, missing_voters, carried,
/// other_group (its leader, or null), index, claims, digest, requests_received, replies_sent,
/// transfer_progress, partition, heal_after, cut_off (objects of id and partition), faults (see
/// fault_text.h), frozen_left_ms while it is frozen on purpose, and heartbeat_age_ms except on the
/// leader.
QJsonObject jsonObject(const ServerStatus &status, const Now &now);

} // namespace roomcast
