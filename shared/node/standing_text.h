// SPDX-License-Identifier: MIT
//
// Why what a group answers is provisional, and who is cut off, in words for people. For both
// windows and what the programs print.
#pragma once

#include "core/engine/server_status.h"

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
/// "No TCP connection to server 300 at 10.0.0.3:7767: …".
QString blockedLinkText(const BlockedLink &link);

} // namespace roomcast
