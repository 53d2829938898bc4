// SPDX-License-Identifier: MIT
//
// Identities as types: mixing two of them does not compile. Plain values, ordered and hashable by
// std::map; nothing here can fail. Used by every other folder.
#pragma once

#include <QtGlobal>
#include <compare>

namespace roomcast {

/// A number that means one thing only. `Tag` exists to keep the instantiations apart.
template <typename Tag, typename Rep>
struct StrongId {
    Rep value{};

    friend constexpr auto operator<=>(const StrongId &, const StrongId &) = default;
};

/// Ranks servers in the election; positive. The process ID unless the person chose one.
using ServerId = StrongId<struct ServerIdTag, quint32>;
/// 64 random bits, new at each start of a server: tells a restarted process from its predecessor.
using Incarnation = StrongId<struct IncarnationTag, quint64>;
/// The identity of the disk a server keeps its copy on; what primary views count.
using StoreId = StrongId<struct StoreIdTag, quint64>;
/// 64 random bits a client draws; names its session.
using ClientId = StrongId<struct ClientIdTag, quint64>;
/// Counts the requests of one client, from 1.
using Sequence = StrongId<struct SequenceTag, quint64>;
/// Position in the replicated log; the first entry has index 1, 0 means "before the first".
using LogIndex = StrongId<struct LogIndexTag, quint64>;

constexpr LogIndex next(LogIndex index)
{
    return {index.value + 1};
}
constexpr Sequence next(Sequence sequence)
{
    return {sequence.value + 1};
}

/// Names one request for ever, whatever number of attempts it takes.
struct RequestId {
    ClientId client;
    Sequence sequence;

    friend constexpr auto operator<=>(const RequestId &, const RequestId &) = default;
};

/// One epoch: issued only by its owner, its counter above any the owner has seen.
/// A counter of 0 means "none yet".
struct Epoch {
    /// Counters from the network are believed below this, so that there is always a higher one.
    static constexpr quint64 kCounterMax = quint64(1) << 62;
    /// And up to this above those seen before: one word must not use them up.
    static constexpr quint64 kCounterLeapMax = quint64(1) << 32;
    /// The same for what a datagram says by itself, which anybody may have sent; for more, its
    /// sender has to say so in answer to a nonce.
    static constexpr quint64 kCounterStepMax = 1024;

    quint64 counter = 0;
    ServerId owner;
    Incarnation incarnation;

    constexpr explicit operator bool() const { return counter != 0; }
    friend constexpr auto operator<=>(const Epoch &, const Epoch &) = default;
};

/// One running server process.
struct ServerKey {
    ServerId id;
    Incarnation incarnation;

    friend constexpr auto operator<=>(const ServerKey &, const ServerKey &) = default;
};

} // namespace roomcast
