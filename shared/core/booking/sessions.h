// SPDX-License-Identifier: MIT
//
// The outcome table: what each client's recent writes came to, so that a repeated request is
// answered and not executed again. Part of the replicated state, bounded: the session unused for
// longest makes room for a new one, and a client says which outcomes it no longer needs.
#pragma once

#include "core/base/codec.h"
#include "core/booking/digest_sum.h"
#include "core/booking/types.h"

#include <map>
#include <vector>

namespace roomcast {

struct RecordedOutcome {
    Sequence sequence;
    Epoch epoch;    ///< in which the entry that executed the write was ordered
    LogIndex index; ///< of that entry
    Outcome outcome;
    bool provisional = false; ///< executed on a side that may not have been the only one
    friend bool operator==(const RecordedOutcome &, const RecordedOutcome &) = default;
};

class Sessions {
public:
    static constexpr qsizetype kSessionsMax = 4096;
    /// Most outcomes kept for one client, and so most writes a client may have outstanding.
    static constexpr qsizetype kOutcomesMax = 64;

    struct Session {
        ClientId client;
        LogIndex last_used;
        Sequence forgotten_below;              ///< outcomes of lower sequences are gone
        std::vector<RecordedOutcome> outcomes; ///< ascending by sequence
        friend bool operator==(const Session &, const Session &) = default;
    };

    /// Opens a session; an open one stays as it is.
    void open(ClientId client, LogIndex index);
    bool isOpen(ClientId client) const;
    /// False where the request is of no session, or lies below what its session remembers.
    bool mayExecute(const RequestId &request) const;
    const RecordedOutcome *find(const RequestId &request) const;
    /// Records an outcome and forgets those below `oldest_outstanding` and over the bound.
    /// The session must be open and the request not on record.
    void record(ClientId client, RecordedOutcome outcome, Sequence oldest_outstanding);

    /// All that `theirs` remembers is on record here, with whatever outcome, or forgotten.
    bool knows(const Session &theirs) const;
    /// Takes in what another log remembers of a client, and opens its session if need be. An
    /// outcome on record stays as it is. `in`: the entry that brings it; the session passes for
    /// used then at the latest, for one that is used later than all others would push them out.
    void merge(const Session &theirs, LogIndex in);
    /// The sessions that `other` does not know, with the outcomes that it does not know.
    std::vector<Session> unknownIn(const Sessions &other) const;

    /// Ascending: the requests on record that were refused.
    std::vector<RequestId> refused() const;

    /// All sessions by ascending client, and back; there must be kSessionsMax of them at most, each
    /// well formed.
    std::vector<Session> sessions() const;
    static Sessions fromSessions(std::vector<Session> sessions);
    /// The outcomes are those of writes, ascend, are few enough, and none lies below what is
    /// forgotten.
    static bool isWellFormed(const Session &session);
    /// Adds what a session contributes to sum().
    static void addTo(DigestSum &sum, const Session &session);

    /// The fingerprint of everything above.
    const DigestSum &sum() const { return m_sum; }

private:
    bool knows(ClientId client, const RecordedOutcome &outcome) const;
    void insert(Session session);
    void evictOne();
    void forget(Session &session);

    std::map<ClientId, Session> m_sessions;
    DigestSum m_sum;
};

namespace codec {
template <>
struct Fields<RecordedOutcome> {
    static constexpr auto list =
        std::tuple(&RecordedOutcome::sequence, &RecordedOutcome::epoch, &RecordedOutcome::index,
                   &RecordedOutcome::outcome, &RecordedOutcome::provisional);
};
template <>
struct Fields<Sessions::Session> {
    static constexpr auto list =
        std::tuple(&Sessions::Session::client, &Sessions::Session::last_used,
                   &Sessions::Session::forgotten_below, &Sessions::Session::outcomes);
};
} // namespace codec
} // namespace roomcast
