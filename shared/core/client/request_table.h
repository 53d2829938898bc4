// SPDX-License-Identifier: MIT
//
// The requests that a client has no answer to yet: each is repeated until one comes or its time is
// up, and writes go out under the session that makes them take effect once. Sans I/O; owned by the
// client engine, which bounds how many there are; nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/client/offline_booking_list.h"
#include "core/protocol/message.h"

#include <map>
#include <set>

namespace roomcast {

/// One command on its way to the servers.
struct OutstandingRequest {
    Ticket ticket; ///< 0 for the engine's own requests
    Command command;
    TimePoint submitted;
    TimePoint deadline;
    TimePoint sent{}; ///< last attempt
    quint32 attempt = 0;
    bool waiting = false;      ///< for the session
    int reopened = 0;          ///< how often its session had expired
    quint32 expired_up_to = 0; ///< attempts sent before the session at hand
    bool own = false;
    bool busy = false;         ///< the leader had no room for it
    OfflineBookingId intent{}; ///< that it carries out; 0 for none
    /// The same, once the person gave it up: what was sent may be answered, nothing more is.
    std::optional<OfflineBooking> dropped{};

    static OutstandingRequest of(const Command &command, Ticket ticket, const Timing &timing,
                                 TimePoint now);

    bool isSentAgain() const { return !waiting && !dropped; }
    bool isWrite() const { return std::holds_alternative<Write>(command); }
    bool opensSession() const { return own && isWrite(); }
    /// What is known of its answer before there is one.
    Answer answerAt(TimePoint now) const;
};

class RequestTable {
public:
    /// Sessions opened for one write; a group that forgets them faster is of no use.
    static constexpr int kReopenedMax = 3;

    struct Outgoing {
        Request request;
        OfflineBookingId intent; ///< that it carries out; 0 for none
    };
    struct Due {
        std::vector<OutstandingRequest> given_up; ///< nobody answered in time
        std::vector<Outgoing> repeated;
    };
    struct Ended {
        OutstandingRequest request;
        bool given_up = false; ///< the group forgot its session too often
    };

    explicit RequestTable(const Timing &timing) : m_timing(timing) {}

    /// A command of this moment, to be added.
    OutstandingRequest requestFor(const Command &command, Ticket ticket, TimePoint now) const
    {
        return OutstandingRequest::of(command, ticket, m_timing, now);
    }
    /// None where it waits for a session first.
    std::optional<Outgoing> add(OutstandingRequest request, TimePoint now);
    Due due(TimePoint now);
    /// When there is something due; none where nothing is outstanding.
    std::optional<TimePoint> deadline() const;
    /// A reply came to that attempt. None where the request stays: nothing was decided, and another
    /// attempt may be, or another server.
    std::optional<Ended> end(Sequence sequence, quint32 attempt, const Outcome &outcome);
    /// The person gave up what waits on this device.
    void drop(const OfflineBooking &intent);

    /// Asks for one where a write waits for it and none is asked for.
    std::optional<Outgoing> openSession(TimePoint now);
    /// All writes go out under it, those too that wait for a reply to what was sent before.
    std::vector<Outgoing> onSessionOpened(TimePoint now);
    void closeSession() { m_session_open = false; }
    bool isSessionOpen() const { return m_session_open; }

    qsizetype size() const { return std::ssize(m_requests); }
    const OutstandingRequest *find(Sequence sequence) const;
    bool asks(const Query &query) const;
    /// Those that are being carried out.
    std::set<OfflineBookingId> intents() const;
    /// What should be true between two steps and is not; none where all is well.
    const char *brokenInvariant() const;

private:
    using Requests = std::map<Sequence, OutstandingRequest>;
    Outgoing send(Requests::value_type &row, TimePoint now);
    /// True where it is not worth another session.
    bool noteExpired(OutstandingRequest &request, quint32 attempt);

    Timing m_timing;
    Requests m_requests;
    Sequence m_last;
    bool m_session_open = false;
};

} // namespace roomcast
