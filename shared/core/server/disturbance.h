// SPDX-License-Identifier: MIT
//
// A limit to elections that servers outside of the view cause: each stops the group for a moment,
// and one that never becomes a member could stop it for ever. Source: PROTOCOL.md, "Proofs". Owned
// by the server engine. Nothing can fail.
#pragma once

#include "core/base/time.h"
#include "core/protocol/view.h"

namespace roomcast {

class Disturbance {
public:
    /// `quiet`: for how long nobody outside is listened to, once there were too many in vain.
    explicit Disturbance(Duration quiet) : m_quiet(quiet) {}

    /// Of a candidate outside of the view.
    bool mayStartElection(const ServerKey &candidate, TimePoint now)
    {
        constexpr int kInVainMax = 8;
        if (now < m_quiet_until)
            return false;
        m_last = candidate;
        if (++m_in_vain <= kInVainMax)
            return true;
        m_in_vain = 0;
        m_quiet_until = now + m_quiet;
        return false;
    }
    /// A view was installed: whoever became a member did not stand in vain.
    void installed(const View &view)
    {
        if (view.has(m_last))
            m_in_vain = 0;
    }

private:
    Duration m_quiet;
    int m_in_vain = 0; ///< since one of them became a member
    ServerKey m_last;
    TimePoint m_quiet_until;
};

} // namespace roomcast
