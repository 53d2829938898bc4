// SPDX-License-Identifier: MIT
//
// Rule 7: is there an order of the operations on one slot, each taking effect between its call and
// its return, that explains all that was answered? Wing & Gong's search (1993) with memory of the
// states that led nowhere (Lowe 2017). A slot is an object of its own, so histories are small.
//
// The object is a queue of claims. Beside the answered operations there are those that may have
// taken effect at any time after their call, or never: requests without an answer, and what came in
// from another side at a merge. These are tried only where an answered operation needs them next:
// as nothing answered saw them earlier, earlier would make no difference. Arrivals of which an
// answer tells the place are tried before as well: they may have to stand before one that is
// needed.
#pragma once

#include "core/base/time.h"

#include <optional>
#include <vector>

namespace roomcast::sim {

/// What one operation did to, or saw of, a slot's queue. Claims are numbered by the caller.
struct SlotOperation {
    enum class Kind {
        Booked,     ///< the queue was empty and `claim` holds it; or `claim` is known already
        Refused,    ///< somebody of `holders` was at the head
        Cancelled,  ///< `claim` was active, or cancelled before
        NotThere,   ///< `claim` was not active
        Read,       ///< the queue was `seen`
        Joined,     ///< `claim` was put behind `ahead` others; or is known already
        AlreadyIn,  ///< one of `claims` was active
        Left,       ///< the first of `claims` that waited is cancelled
        NotWaiting, ///< none of `claims` waited
        MayBook,    ///< as Booked, or without effect where the slot was taken
        MayArrive,  ///< `claim` came in behind the others
        MayCancel,  ///< `claim`, which was active, is cancelled
    };
    Kind kind{};
    int claim = -1;
    std::vector<int> holders; ///< of whom one was named in the refusal
    std::vector<int> seen;
    std::vector<int> claims; ///< of the person who joins or leaves
    size_t ahead = 0;
    TimePoint called;
    std::optional<TimePoint> returned; ///< none: may be without effect for ever
};

enum class Linearizability {
    Yes,
    No,
    Unknown, ///< the search was given up
};

/// `steps_max`: bound on the search.
Linearizability linearizable(std::vector<SlotOperation> history, int steps_max = 50'000);

} // namespace roomcast::sim
