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
struct SlotNews {
    SlotClaims slot;
    LogIndex index;
    QString by;
    bool values = true;
};

/// The newest word of a slot.
class HeardOfSlot {
public:
    explicit HeardOfSlot(const SlotNews &first) : m_newest(first) {}

    void take(const SlotNews &news);
    const SlotNews &newest() const { return m_newest; }
    /// The newest that told the claims; none where none did.
    const SlotNews *told() const;

private:
    SlotNews m_newest;
    std::optional<SlotNews> m_before; ///< the newest with values, where m_newest has none
};

} // namespace roomcast
