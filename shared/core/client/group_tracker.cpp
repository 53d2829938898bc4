// SPDX-License-Identifier: MIT
#include "core/client/group_tracker.h"

#include "core/client/rules.h"

namespace roomcast {

std::optional<HeardLeader> leaderIn(const ServerIdentity &from, const Heartbeat &heartbeat)
{
    const Presence &presence = heartbeat.presence;
    if (presence.role != Role::Leader || !presence.genesis ||
        !Followed::leads(from.key, presence.installed) ||
        presence.last_primary > presence.installed)
        return std::nullopt;
    return HeardLeader{*presence.genesis, presence.rank(), from.key.id, heartbeat.primary,
                       heartbeat.commit};
}

/// Not followed: a leader that was left behind, which goes on beating until it hears of its
/// successor; and another group of the same name while this client's own is there.
GroupTracker::Heard GroupTracker::hear(const HeardLeader &leader, TimePoint now)
{
    const Epoch &epoch = leader.rank.installed;
    const bool other_group = leader.genesis != m_followed.genesis;
    const bool same_view = m_followed.isView(leader.genesis, epoch);
    const bool told_twice = !other_group || !m_followed.genesis || isToldTwice(leader.genesis, now);
    const bool far_above = epoch.counter > m_followed.epoch().counter + Epoch::kCounterStepMax;
    if (isReachable(now) && !same_view &&
        (other_group || leader.rank < m_followed.rank || far_above))
        return {};
    if (!told_twice)
        return {};
    Heard heard{true, std::nullopt, same_view && now >= m_epoch_at + m_timing.twice(),
                !same_view || m_followed.leader != leader.id};
    if (other_group)
        heard.left = std::exchange(m_followed.genesis, leader.genesis);
    if (epoch != m_followed.epoch())
        m_epoch_at = now;
    if (heard.entered_view) {
        m_followed.leader = leader.id;
        m_followed.primary = leader.primary;
    }
    m_followed.rank = leader.rank;
    m_heard_at = now;
    return heard;
}

/// Going over to another group forgets what is known of this one: it takes two words, that are not
/// two copies of one datagram.
bool GroupTracker::isToldTwice(const Epoch &genesis, TimePoint now)
{
    const bool known = m_other && m_other->genesis == genesis &&
                       now < m_other->heard_at + m_timing.leaderSilence();
    if (!known)
        m_other = OtherGroup{genesis, now, {}};
    m_other->heard_at = now;
    return rules::mayGoOver(now >= m_other->since + m_timing.twice());
}

bool GroupTracker::noteMembers(bool primary, const std::vector<ServerId> &missing)
{
    if (m_followed.missing == missing && m_followed.primary == primary)
        return false;
    m_followed.primary = primary;
    m_followed.missing = missing;
    return true;
}

/// A reply does not say how its log ranks; a primary view's is the newest there is.
HeardLeader GroupTracker::leaderOf(const ServerId &server, const Reply &reply) const
{
    // An older entry's index may be of a log that was merged: it says nothing of how far this
    // leader's has come.
    const bool current = reply.entry_epoch == reply.view;
    SpineRank rank{{}, false, reply.view};
    if (reply.view == m_followed.epoch())
        rank = m_followed.rank;
    else if (reply.primary)
        rank = {reply.view, true, reply.view};
    return {reply.genesis, rank, server, reply.primary, current ? reply.index : LogIndex{}};
}

} // namespace roomcast
