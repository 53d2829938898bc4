// SPDX-License-Identifier: MIT
//
// Which side of a partition on purpose a server is on, and when it goes back. Home is the default
// label, for every server: so those that healed meet there. Owned by the server engine, which says
// who is heard. Bounded by kHealAfterMax; nothing can fail.
#pragma once

#include "core/base/ids.h"
#include "core/base/label.h"
#include "core/base/time.h"

#include <optional>
#include <set>

namespace roomcast {

class Partition {
public:
    static constexpr quint32 kHealAfterMax = 9'999;

    Partition(Label label, quint32 heal_after) : m_label(label), m_heal_after(heal_after) {}

    Label label() const { return m_label; }
    bool away() const { return m_label != Label(); }

    /// False where it is on that side already.
    bool goTo(Label label);
    /// Goes back after `requests` new requests, counted from now and from each change; 0: never.
    void setHealAfter(quint32 requests);
    quint32 healAfter() const { return m_heal_after; }
    bool waitsForRequests() const { return m_heal_after > 0 && away() && !m_heal_at; }
    /// A request came in while they are waited for. True if it is the one to heal at; a repetition
    /// of one that was counted never is.
    bool counts(const RequestId &request);
    /// Enough requests have come: it goes back then, unless something changes before.
    void setHealAt(TimePoint at) { m_heal_at = at; }
    std::optional<TimePoint> healAt() const { return m_heal_at; }

private:
    Label m_label;
    quint32 m_heal_after = 0;
    std::set<RequestId> m_counted; ///< since the last change; bounded by m_heal_after
    std::optional<TimePoint> m_heal_at;
};

} // namespace roomcast
