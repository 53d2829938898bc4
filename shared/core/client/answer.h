// SPDX-License-Identifier: MIT
//
// What the client tells its person about one request: the answer and where it came from.
#pragma once

#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/booking/types.h"
#include "core/group/multicast_health.h"
#include "core/protocol/group_time.h"

#include <optional>

namespace roomcast {

/// Names one submitted command inside one client; never 0.
using Ticket = StrongId<struct TicketTag, quint64>;

enum class Source {
    Server, ///< a leader answered this very request
    Cache,  ///< the cache, known to match the servers' data
    Stale,  ///< the cache, while no server answers
    None,   ///< nobody answered
};

/// How a query is to be answered. That no server answers makes it offline, whatever was asked for.
enum class ReadMode {
    Cached, ///< from the cache where that is fresh
    Fresh,  ///< by a server, in one round trip
};

enum class Confirmation {
    Confirmed,   ///< final: answered by a primary view
    Provisional, ///< by servers that cannot know they are the only ones
    None,
};

enum class AnswerError {
    NoServer, ///< nobody answered in time, and the cache had nothing
    Busy,     ///< no room for a write until its time was up; a server that had some may execute it
    OutcomeUnknown, ///< a write was sent, its answer never came: it may have been executed
    TwoReplies,     ///< two servers answered one attempt; see `other`
    QueueFull,      ///< too many requests outstanding in this client
};

/// What the second of two servers said to one attempt.
struct OtherReply {
    ServerId server;
    Epoch epoch;
    LogIndex index;
    Confirmation confirmation = Confirmation::None;
    std::optional<Outcome> outcome; ///< none where it cannot be read
};

struct Answer {
    Ticket ticket;
    Command command;
    std::optional<Outcome> outcome; ///< what was answered, also beside TwoReplies
    std::optional<AnswerError> error;
    Source source = Source::None;
    Confirmation confirmation = Confirmation::None;
    ServerId server;                 ///< whose answer it is; 0 if nobody's
    std::optional<OtherReply> other; ///< who else replied, if two did
    Epoch epoch;
    LogIndex index;     ///< the state the answer is of
    Duration latency{}; ///< from submission to answer, on the client's clock
    Duration age{};     ///< of a cached answer: the servers' data of then, or newer, is in it
    /// False: the age is by the wall clock, since the answer was kept from an earlier run.
    bool age_bounded = true;
    /// Of a side that may lack what this client was shown before; that side is not reachable.
    bool behind = false;
    int attempts = 0; ///< datagrams sent for it; 0 from the cache
    int replies = 0;  ///< distinct replies that came

    /// Answered, and not with a refusal or an error.
    bool ok() const { return !error && outcome && !std::holds_alternative<Refused>(*outcome); }
};

/// How the client sees the group.
struct GroupStatus {
    bool reachable = false; ///< a leader was heard within the silence limit
    std::optional<ServerId> leader;
    Epoch epoch;
    Confirmation confirmation = Confirmation::None;
    std::vector<ServerId> missing;   ///< while provisional: servers that may be another side
    bool behind = false;             ///< it may lack what this client was shown before
    LogIndex index;                  ///< highest commit index heard
    std::optional<Duration> silence; ///< since a leader was heard; none if never
    /// Deaf: servers answer, but nothing that they multicast is heard. Mute: they are heard, and
    /// answer nothing, as if nothing that is multicast here arrived.
    MulticastHealth::State multicast{};
    /// What time the group has now, by what its leader said last; none before one was heard.
    std::optional<GroupTime> time{};
};

enum class CacheState {
    Fresh,       ///< a beacon vouches for it, and every change since was heard
    Suspect,     ///< a change was missed, or no beacon came lately; asked again before it is used
    Stale,       ///< no server reachable
    Invalidated, ///< known to have changed; kept for the inspector until asked again
};

/// What a person can be told of one cached key beside its value.
struct CacheNote {
    CacheState state = CacheState::Fresh;
    Confirmation confirmation = Confirmation::None;
    Duration age{}; ///< the servers' data of then, or newer, is in it
    bool age_bounded = true;
    bool behind = false; ///< see Answer
    Epoch epoch;
    LogIndex index;
    QString changed_by; ///< the person whose change was the last one heard; may be empty
    std::optional<Duration> changed_ago; ///< none if no change was heard
};

/// One row of the cache inspector.
struct CacheRow {
    Query key;
    Epoch epoch;
    LogIndex index;
    CacheState state = CacheState::Fresh;
    Confirmation confirmation = Confirmation::None;
    Duration age{}; ///< a bound: the servers' data of then, or newer, is in the value
    quint64 hits = 0;
    ServerId server;         ///< who answered
    QString changed_by;      ///< the person whose change was the last one heard; may be empty
    qsizetype items = 0;     ///< names or booked slots in the value
    bool age_bounded = true; ///< see Answer
    bool behind = false;
    std::optional<Duration> changed_ago; ///< none if no change was heard
    qsizetype bytes = 0;                 ///< about what it takes in memory
};

struct CacheTotals {
    quint64 hits = 0;
    quint64 misses = 0;
    Duration saved{}; ///< what the hits would have taken, judged by the answers that were kept
    qsizetype bytes = 0;
    qsizetype bytes_max = 0;
    std::optional<Duration> next_beacon; ///< until the next is asked for; none if nobody asks
};

} // namespace roomcast
