// SPDX-License-Identifier: MIT
//
// Whom a client believes: each rule a predicate of a few lines, with the section of PROTOCOL.md
// that states it and the deliberate bug (base/mutation.h) by which the simulator shows that it is
// needed. Those of its cache are in cache/rules.h.
#pragma once

#include "core/base/mutation.h"

namespace roomcast::rules {

// ---- what one datagram can do ("Proofs", "Clients") ------------------------------------------

/// Another group is gone over to by two words that are no copies. (group-on-one-word)
inline bool mayGoOver(bool told_twice)
{
    return told_twice || mutated(Mutation::GroupOnOneWord);
}

/// An index that the leader's answer does not reach was not its word. (index-unrefuted)
inline bool refutesIndices()
{
    return !mutated(Mutation::IndexUnrefuted);
}

/// A second outcome in one server's name is two replies, and told. (second-reply-unseen)
inline bool isComparedWithItsFirst(bool same_server)
{
    return same_server && !mutated(Mutation::SecondReplyUnseen);
}

} // namespace roomcast::rules
