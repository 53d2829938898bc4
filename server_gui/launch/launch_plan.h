// SPDX-License-Identifier: MIT
//
// What a person wants launched beside a server, and where windows go so that none hides another.
// Pure values and functions.
#pragma once

#include "core/base/ids.h"

#include <QRect>
#include <QString>

#include <optional>
#include <vector>

namespace roomcast {

/// Servers of the same group on this machine.
struct LaunchPlan {
    static constexpr int kServersMax = 9;

    std::vector<std::optional<ServerId>> ids; ///< one for each server; none: its process ID
    bool windows = true;
    bool tile = true; ///< with windows: side by side, and the launching one with them

    friend bool operator==(const LaunchPlan &, const LaunchPlan &) = default;
};

/// "50, 400" or "50 400"; what is no list of distinct IDs, or is too long, gives none.
std::optional<std::vector<ServerId>> parseIds(const QString &text);

/// `count` tiles that fill `area`, as near to one another in size as whole rows allow.
std::vector<QRect> tiled(const QRect &area, int count);

} // namespace roomcast
