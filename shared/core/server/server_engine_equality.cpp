// SPDX-License-Identifier: MIT
//
// Replicas prove that they are equal: each heartbeat and each ORDER carries the digest of the log
// up to where it speaks of, and a heartbeat that of the booking state. Source: PROTOCOL.md, "Equal
// replicas".
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

namespace {

event::ReplicaPart partOf(bool state)
{
    return state ? event::ReplicaPart::State : event::ReplicaPart::Log;
}

} // namespace

/// False where the same entries made another state here. Two states compare at one index only.
bool ServerEngine::agreesOnState(const Heartbeat &heartbeat) const
{
    return heartbeat.commit != replica().committed() ||
           rules::areEqual(heartbeat.state == replica().stateDigest());
}

/// Of two servers of one installed view: anybody may say so, once a view.
bool ServerEngine::differs(const ServerIdentity &from, const Heartbeat &heartbeat)
{
    const Presence &theirs = heartbeat.presence;
    const bool log = !replica().log().agreesAt(theirs.last, heartbeat.log);
    const bool state = !log && !agreesOnState(heartbeat);
    Peer *peer = m_peers.find(from.key);
    if ((log || state) && peer && std::exchange(peer->differed_in, installed()) != installed())
        raise(event::ReplicaDiffers{from.key.id, log ? theirs.last : heartbeat.commit,
                                    partOf(state), event::DifferenceAction::Seen});
    return log || state;
}

/// This server's copy and its leader's differ, as one datagram says: nothing more is acknowledged
/// until the leader's copy, over a link, has shown which it is. This server's own is kept until
/// then.
void ServerEngine::doubt(const ServerIdentity &leader, LogIndex index, bool state)
{
    if (m_fetch.isActive())
        return;
    if (!m_followed.suspected())
        raise(event::ReplicaDiffers{leader.key.id, index, partOf(state),
                                    event::DifferenceAction::Verifying});
    m_followed.suspect({state});
    startTransfer(leader.key);
}

/// The leader's copy has come. True where it shows that this server's is equal after all.
bool ServerEngine::settleDoubt(const ServerKey &leader)
{
    const CopyHead &head = *m_fetch.reader().head();
    if (!head.from_log && head.base.index <= replica().log().lastIndex())
        commitTo(head.base.index);
    const bool equal =
        head.from_log ||
        (replica().log().agreesAt(head.last.index, head.last.prefix) &&
         replica().committed() == head.base.index && replica().stateDigest() == head.state);
    raise(event::ReplicaDiffers{leader.id, head.last.index, partOf(m_followed.suspected()->state),
                                equal ? event::DifferenceAction::Equal
                                      : event::DifferenceAction::Replaced});
    m_followed.settle();
    if (!equal)
        return false;
    dropTransfer();
    acknowledge();
    return true;
}

} // namespace roomcast
