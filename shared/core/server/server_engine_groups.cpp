// SPDX-License-Identifier: MIT
//
// Two groups of one name: which gives way, and how a server goes over.
#include "core/server/server_engine.h"

namespace roomcast {

/// Nothing comes of it before the peer has said so in answer to a nonce.
void ServerEngine::hearOtherGroup(Peer &peer, const Presence &theirs)
{
    const ServerKey &key = peer.member.key;
    const bool left = m_role.phase() == Phase::Leading && m_bully.hard().installed.has(key);
    if ((m_role.leader() != key && theirs.phase != Phase::Leading && !left) ||
        !vouches(peer, theirs))
        return;
    if (m_role.leader() == key)
        goOver(); // after its leader
    else if (theirs.phase == Phase::Leading)
        meetOtherGroup(peer, theirs);
    else
        stand(StandReason::Departure); // a member has gone over to another group
}

/// Two groups of one name. Whichever holds no booking of a person gives way by itself; otherwise a
/// person chooses.
void ServerEngine::meetOtherGroup(Peer &peer, const Presence &presence)
{
    const Member &from = peer.member;
    const Epoch &other = *presence.genesis;
    const bool mine = m_replica.holdsBookings();
    const bool theirs = presence.has_claims;
    const bool gives_way = !mine && (theirs || *m_bully.hard().genesis < other);
    if (!m_other_group || m_other_group->genesis != other)
        raise(event::OtherGroup{*m_bully.hard().genesis, other,
                                gives_way        ? event::OtherGroupAction::JoiningIt
                                : mine && theirs ? event::OtherGroupAction::Conflict
                                                 : event::OtherGroupAction::AwaitingIt});
    m_other_group = OtherGroup{other, from.key.id, m_now.mono};
    if (gives_way && reaches(peer)) {
        goOver();
        learnFrom(from, presence.installed);
    }
}

const OtherGroup *ServerEngine::otherGroup(Now now) const
{
    const bool heard =
        m_other_group && now.mono < m_other_group->heard_at + m_config.timing.discovery();
    return heard && inGroup() ? &*m_other_group : nullptr;
}

void ServerEngine::take(const input::JoinOtherGroup &)
{
    const OtherGroup *other = otherGroup(m_now);
    // A member that went alone would leave its group without it, and take a copy of all along.
    if (!other || m_role.phase() != Phase::Leading)
        return raise(event::ControlRejected{QStringLiteral("join-group"),
                                            other ? event::JoinGroupRefusal::NotLeading
                                                  : event::JoinGroupRefusal::NoOtherGroup});
    raise(event::OtherGroup{*m_bully.hard().genesis, other->genesis,
                            event::OtherGroupAction::Chosen});
    goOver();
}

/// Leaves its group for the other, with everything that people did in it.
void ServerEngine::goOver()
{
    m_carried.giveUp(m_replica.acceptedState(), BookingState(m_config.catalogue));
    forgetGroup();
}

} // namespace roomcast
