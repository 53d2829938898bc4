// SPDX-License-Identifier: MIT
#include "core/server/eligibility.h"

#include "core/protocol/rules.h"
#include "core/server/own_store.h"

#include <set>

namespace roomcast {

bool Eligibility::comesBefore(const Peer &peer) const
{
    return rules::comesBefore(peer.presence.multicast_works, peer.member.key.id, m_multicast_works,
                              m_self.key.id);
}

bool Eligibility::comesBefore(ServerId id) const
{
    const auto peer = m_peers.all().find(id);
    return peer == m_peers.all().end() ? id > m_self.key.id : comesBefore(peer->second);
}

bool Eligibility::isEligible(const Peer &peer) const
{
    if (!peer.alive() || m_now < peer.shunned_until || !rules::isKnown(peer.proven))
        return false;
    if (!m_genesis)
        return !peer.presence.genesis && peer.presence.role == Role::Joining;
    return peer.presence.genesis == m_genesis && peer.presence.role != Role::Joining &&
           peer.presence.role != Role::Learner && peer.presence.role != Role::Waking;
}

int Eligibility::rank() const
{
    return int(std::ranges::count_if(m_peers.all(), [this](const auto &row) {
        return comesBefore(row.second) && isEligible(row.second);
    }));
}

const Peer *Eligibility::first() const
{
    const auto &all = m_peers.all();
    const auto first = std::find_if(all.rbegin(), all.rend(), [this](const auto &row) {
        return comesBefore(row.second) && isEligible(row.second);
    });
    return first == all.rend() ? nullptr : &first->second;
}

bool Eligibility::leavesItToOthers() const
{
    const auto works_for = [this](const auto &row) {
        return row.second.presence.multicast_works && isEligible(row.second);
    };
    return rules::leavesTheLead(m_multicast_works, std::ranges::any_of(m_peers.all(), works_for));
}

std::vector<ServerIdentity> Eligibility::proposal() const
{
    std::vector<ServerIdentity> members{m_self};
    std::vector<const Peer *> chosen;
    std::set<StoreId> stores{m_self.store};
    const auto &all = m_peers.all();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        const Peer &peer = it->second;
        if (comesBefore(peer) || !isEligible(peer) || !hearsBothWays(peer, chosen) ||
            std::ssize(members) >= View::kMembersMax)
            continue;
        if (!OwnStore::wasAsked(peer, m_genesis.has_value()) ||
            !stores.insert(peer.member.store).second)
            continue;
        members.push_back(peer.member);
        chosen.push_back(&peer);
    }
    return members;
}

/// A link counts only if it works both ways.
bool Eligibility::hearsBothWays(const Peer &peer, const std::vector<const Peer *> &others) const
{
    const auto hears = [](const Peer &who, ServerId whom) {
        return !who.hears ||
               std::find(who.hears->begin(), who.hears->end(), whom) != who.hears->end();
    };
    return hears(peer, m_self.key.id) &&
           std::all_of(others.begin(), others.end(), [&](const Peer *other) {
               return hears(peer, other->member.key.id) && hears(*other, peer.member.key.id);
           });
}

} // namespace roomcast
