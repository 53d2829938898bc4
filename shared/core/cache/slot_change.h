// SPDX-License-Identifier: MIT
//
// What a client was told of one slot, by COMMIT or in a reply, in whatever order it came. Used by
// the client's cache; nothing can fail.
#pragma once

#include "core/base/ids.h"
#include "core/booking/types.h"

#include <optional>

namespace roomcast {

/// A slot as it stood after an entry; without values only that it changed.
struct SlotChange {
    SlotClaims slot;
    LogIndex index;
    QString by;
    bool values = true;
};

/// The newest word of a slot.
class LatestSlotChange {
public:
    explicit LatestSlotChange(const SlotChange &first) : m_newest(first) {}

    void take(const SlotChange &news);
    const SlotChange &newest() const { return m_newest; }
    /// The newest that told the claims; none where none did.
    const SlotChange *told() const;

private:
    SlotChange m_newest;
    std::optional<SlotChange> m_before; ///< the newest with values, where m_newest has none
};

} // namespace roomcast
