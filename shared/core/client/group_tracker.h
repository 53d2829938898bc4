// SPDX-License-Identifier: MIT
//
// Which group a client follows, which leader, and since when it is silent. Of two that lead it is
// the one with the higher rank; another group only once nobody leads the client's own. Sans I/O;
// owned by the client engine; nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/protocol/message.h"

#include <utility>

namespace roomcast {

/// Who leads what, as a message of it says.
struct HeardLeader {
    Epoch genesis;
    SpineRank rank; ///< of its log; its epoch is `installed`
    ServerId id;
    bool primary = false;
    LogIndex commit;
};

/// None where `from` does not lead, or says what cannot be.
std::optional<HeardLeader> leaderIn(const ServerIdentity &from, const Heartbeat &heartbeat);

/// The group and its leader, as last heard.
struct Followed {
    Epoch genesis;
    std::optional<ServerId> leader;
    SpineRank rank; ///< of the leader's log
    bool primary = false;
    std::vector<ServerId> missing; ///< as the leader's heartbeat says

    const Epoch &epoch() const { return rank.installed; }
    /// Only its owner leads an epoch.
    bool isLedBy(const ServerKey &server) const { return leads(server, epoch()); }
    /// The view that a reply or a beacon speaks of.
    bool isView(const Epoch &its_genesis, const Epoch &view) const
    {
        return its_genesis == genesis && view == epoch();
    }
    static bool leads(const ServerKey &server, const Epoch &epoch)
    {
        return server == ServerKey{epoch.owner, epoch.incarnation};
    }
};

class GroupTracker {
public:
    /// What the word of a leader changed.
    struct Heard {
        bool followed = false;     ///< it is listened to; nothing changed where it is not
        std::optional<Epoch> left; ///< another group was; an empty genesis where there was none
        bool went_on = false;      ///< it leads for longer than copies of a datagram take
        bool entered_view = false;
    };

    explicit GroupTracker(const Timing &timing) : m_timing(timing) {}

    /// What an earlier run followed.
    void restore(const Epoch &genesis) { m_followed.genesis = genesis; }
    Heard hear(const HeardLeader &leader, TimePoint now);
    /// The leader that is followed was heard.
    void hearAgain(TimePoint now) { m_heard_at = now; }
    /// Nobody leads what was followed.
    void lose() { m_heard_at.reset(); }
    /// As a heartbeat says: a reply may have told of this epoch before, and be provisional by
    /// itself. True where it was not known.
    bool noteMembers(bool primary, const std::vector<ServerId> &missing);

    const Followed &followed() const { return m_followed; }
    std::optional<TimePoint> heardAt() const { return m_heard_at; }
    /// A leader was heard within the silence limit.
    bool isReachable(TimePoint now) const { return m_heard_at && now < silentAt(); }
    /// The end of that limit; only where one was heard.
    TimePoint silentAt() const { return *m_heard_at + m_timing.leaderSilence(); }
    /// As a reply says.
    HeardLeader leaderOf(const ServerId &server, const Reply &reply) const;

private:
    bool isToldTwice(const Epoch &genesis, TimePoint now);

    struct OtherGroup {
        Epoch genesis;
        TimePoint since;
        TimePoint heard_at;
    };
    Timing m_timing;
    Followed m_followed;
    TimePoint m_epoch_at; ///< the epoch was heard of
    std::optional<TimePoint> m_heard_at;
    std::optional<OtherGroup> m_other; ///< that may take the place of this one
};

} // namespace roomcast
