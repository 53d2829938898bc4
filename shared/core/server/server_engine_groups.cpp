// SPDX-License-Identifier: MIT
//
// Two groups of one name: which gives way, and how a server goes over.
#include "core/server/server_engine.h"

namespace roomcast {

/// Nothing comes of it before the peer has said so in answer to a nonce.
void ServerEngine::hearOtherGroup(Peer &peer, const Presence &theirs)
{
    const ServerKey &key = peer.member.key;
    const bool left = m_role.role() == Role::Leader && m_bully.hard().installed.has(key);
    if ((m_role.leader() != key && theirs.role != Role::Leader && !left) || !vouches(peer, theirs))
        return;
    if (m_role.leader() == key)
        goOver(); // after its leader
    else if (theirs.role == Role::Leader)
        meetOtherGroup(peer, theirs);
    else
        stand(ElectionReason::Departure); // a member has gone over to another group
}

void ServerEngine::meetOtherGroup(Peer &peer, const Presence &presence)
{
    const ServerIdentity &from = peer.member;
    const Epoch &other = *presence.genesis;
    const auto met = m_other_groups.meet({*m_bully.hard().genesis, replica().holdsBookings()},
                                         {other, presence.has_claims}, from.key.id, m_now.mono);
    if (met.action)
        raise(event::OtherGroup{*m_bully.hard().genesis, other, *met.action});
    if (met.gives_way && reaches(peer)) {
        goOver();
        learnFrom(from, presence.installed);
    }
}

void ServerEngine::take(const input::JoinOtherGroup &)
{
    const OtherGroup *other = inGroup() ? m_other_groups.heard(m_now.mono) : nullptr;
    // A member that went alone would leave its group without it, and take a copy of all along.
    if (!other || m_role.role() != Role::Leader)
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
    m_own.keepOwnRecords();
    forgetGroup();
}

} // namespace roomcast
