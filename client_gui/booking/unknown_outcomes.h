// SPDX-License-Identifier: MIT
//
// Writes of which nobody knows what became of them: no answer came, or two servers gave one. Says
// which slot is to be read for it and, once it was read, what is so. No widgets; owned by
// OutcomeController.
#pragma once

#include "client_gui/messages/message_bar.h"
#include "core/client/answer.h"

#include <vector>

namespace roomcast {

class UnknownOutcomes {
public:
    /// Doubts at once; the oldest makes room.
    static constexpr size_t kMax = 8;

    /// The answer to a write of the person's. False where it leaves no doubt.
    bool take(const Answer &answer);
    /// The slot was asked about in another way.
    void forget(const SlotKey &slot);
    /// What is to be read now, if nothing is being read: by a server, never from the cache.
    std::optional<Query> takeQuestion();
    /// The answer to that question: what there is to say now. None where it says nothing yet; then
    /// it is asked again.
    std::optional<BarMessage> settle(const Answer &read);

    bool isOpen(const SlotKey &slot) const;

private:
    std::vector<Answer> m_open; ///< the oldest first, one a slot
    std::optional<SlotKey> m_asked;
};

/// The slot in which to look whether the write was done.
std::optional<SlotKey> evidenceOf(const Command &command);
/// What there is to say of a doubtful answer, before anything was read.
BarMessage doubtMessage(const Answer &answer);

} // namespace roomcast
