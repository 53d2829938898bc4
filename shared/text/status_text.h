// SPDX-License-Identifier: MIT
//
// Why what a group answers is provisional, and who is cut off, in words for people. For both
// windows and what the programs print.
#pragma once

#include "core/client/answer.h"
#include "core/engine/server_status.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace roomcast {

/// "300, 200 and 100"; empty for nobody.
QString serverListText(const std::vector<ServerId> &ids);
/// "300 and 200 of the last primary view are missing". `missing` may be empty where they are back,
/// but the view that confirms again is not installed yet.
QString provisionalReason(const std::vector<ServerId> &missing);

/// "Cut off from: 300 (B), 200 (C)"; empty for nobody.
QString cutOffText(const std::vector<CutOffServer> &servers);

/// What is wrong with the network: "No network: interface eth0 has no IPv4 address".
QString networkText(const NetworkTrouble &trouble);
/// "300, 200, 100".
QString serversText(const std::vector<ServerId> &ids);
/// "No TCP connection to server 300 at 10.0.0.3:7767: …".
QString blockedLinkText(const BlockedLink &link);
/// "Multicast does not work for this server: …; server 300 is not heard by it"; empty where it
/// works.
QString multicastText(const ServerStatus &status);
/// "This computer hears no multicast, although servers answer: …"; empty where it works.
QString multicastText(const GroupStatus &sight);
/// "By the group's time the clock of server 300 is 3 650 d 2 h ahead, of server 200 5 s behind";
/// empty where none is off.
QString clocksOffText(const std::vector<ClockOff> &clocks);

/// "Times are the group's, where it is 09:00 (Europe/Berlin); on this computer it is 17:00"; empty
/// where the two agree. `own`: this computer's clock and calendar.
QString groupTimeText(const GroupTime &group, const QDateTime &own);
/// The same without the times of day, which tick.
QString groupTimeGist(const GroupTime &group, const QDateTime &own);
/// Where the group is, for calendars.
QDateTime dateTimeOf(const GroupTime &group);

} // namespace roomcast
