// SPDX-License-Identifier: MIT
//
// What is said of bookings that wait on this device: while they wait, when a server has decided,
// and when the disk does not do its part. For the window and the program's standard error.
#pragma once

#include "node/client_node.h"
#include "ui/status_style.h"

#include <QString>

namespace roomcast {

/// "Waits for a server", "Sent; no answer came yet".
QString offlineStateText(const OfflineBooking &intent);
/// What a server decided, a sentence that names the holder where it was refused.
QString intentDecidedText(const OfflineDecision &decided,
                          const std::vector<ServerId> &missing = {});
/// "Confirmed", "Provisional", "Refused"; "Held by you" where an earlier try may have booked it.
QString intentOutcomeWord(const OfflineBooking &intent, const Answer &answer);
/// That last one is no error, but has to be looked at.
Tone intentTone(const OfflineBooking &intent, const Answer &answer);

QString keptUnreadableText(ClientNode::Kept what, const QString &aside);
QString keepingFailedText(ClientNode::Kept what);
/// No folder among those in `group_folder` could be had.
QString noFolderText(const QString &group_folder);

} // namespace roomcast
