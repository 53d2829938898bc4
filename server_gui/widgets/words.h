// SPDX-License-Identifier: MIT
//
// Translated single words for the enums that the server window shows.
#pragma once

#include "core/engine/event.h"
#include "core/engine/server_status.h"

#include <QString>

#include <array>

namespace roomcast {

inline constexpr std::array kSeverities{Severity::Info, Severity::Notice, Severity::Warning,
                                        Severity::Error};
inline constexpr std::array kCategories{
    Category::Server,  Category::Membership, Category::Election, Category::Heartbeat,
    Category::Request, Category::State,      Category::Control};

QString severityWord(Severity severity);
QString categoryWord(Category category);
QString roleWord(ShownRole role);
/// "Linked", "Heard", "Probing", "Suspected", "Left", "Cut off (B)": how this server sees the peer.
QString linkWord(const PeerStatus &peer);

} // namespace roomcast
