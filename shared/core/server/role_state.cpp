// SPDX-License-Identifier: MIT
#include "core/server/role_state.h"

#include "core/base/result.h"

namespace roomcast {

Role RoleState::role() const
{
    return std::visit(Overloaded{
                          [](const role::Joining &) { return Role::Joining; },
                          [](const role::Learner &) { return Role::Learner; },
                          [](const role::Ready &) { return Role::Ready; },
                          [](const role::Follower &) { return Role::Follower; },
                          [](const role::Candidate &) { return Role::Candidate; },
                          [](const role::Leader &) { return Role::Leader; },
                          [](const role::Waking &) { return Role::Waking; },
                      },
                      m_role);
}

const KnownLeader &RoleState::knownLeader() const
{
    return std::visit([](const auto &role) -> const KnownLeader & { return role.leader; }, m_role);
}

KnownLeader &RoleState::knownLeader()
{
    return std::visit([](auto &role) -> KnownLeader & { return role.leader; }, m_role);
}

const Leadership *RoleState::leadership() const
{
    const auto of = [](const auto &role) -> const Leadership * {
        if constexpr (requires { role.leadership; })
            return &role.leadership;
        else if constexpr (requires { role.interrupted; })
            return role.interrupted ? &*role.interrupted : nullptr;
        else
            return nullptr;
    };
    return std::visit(of, m_role);
}

Leadership *RoleState::leadership()
{
    return const_cast<Leadership *>(std::as_const(*this).leadership());
}

const Candidacy *RoleState::candidacy() const
{
    if (const auto *joining = std::get_if<role::Joining>(&m_role))
        return &joining->founding;
    const auto *candidate = std::get_if<role::Candidate>(&m_role);
    return candidate ? &candidate->candidacy : nullptr;
}

Candidacy *RoleState::candidacy()
{
    return const_cast<Candidacy *>(std::as_const(*this).candidacy());
}

} // namespace roomcast
