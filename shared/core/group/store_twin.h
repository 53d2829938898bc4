// SPDX-License-Identifier: MIT
//
// Another process of a server's own store: one of the two works on a copy. See
// server/own_store.h. Plain values; nothing can fail.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <compare>
#include <optional>

namespace roomcast {

/// Of two processes of one store the one with the greater claim keeps it.
struct StoreClaim {
    bool voted = false;   ///< since it was started
    bool primary = false; ///< is a member of a primary view
    Epoch last_primary;
    Epoch promised;
    Incarnation incarnation;

    friend auto operator<=>(const StoreClaim &, const StoreClaim &) = default;
};
struct Twin {
    quint64 nonce = 0; ///< of the question whether it lives
    TimePoint asked_at;
    TimePoint heard_at;
    int answers = 0; ///< to questions

    /// It has answered twice: one datagram in its name must not take a store from its server.
    bool lives() const { return answers >= 2; }
    std::optional<StoreClaim> claim; ///< as it said last
};

} // namespace roomcast
