// SPDX-License-Identifier: MIT
//
// Notices that a booking of the person's was given back by somebody else's hand: it was in a list
// that this window knew, it is not there any more, nobody asked for that here, and the slot's
// record says that it was cancelled. (It may as well be on another side of a partition.) No
// widgets; owned by NoticesController.
#pragma once

#include "client_gui/grid/timetable.h"
#include "core/client/answer.h"

#include <deque>

namespace roomcast {

/// A booking that was given back by another client, in the person's name.
struct GivenBack {
    SlotKey slot;
    RequestId claim;
    QString title;
    friend bool operator==(const GivenBack &, const GivenBack &) = default;
};

/// "Elm · First · 9-10 (Seminar) is not yours any more: …"; without a full stop.
QString givenBackText(const GivenBack &given);

class ClaimWatch {
public:
    /// Bookings told of and not understood; the oldest makes room.
    static constexpr size_t kMax = 32;

    /// This window is about to ask for `command`: what it gives back is no news.
    void noteOwn(const Command &command, const Timetable &timetable, const QString &person);
    /// Before `timetable` takes in the answer to `key`.
    void compare(const Query &key, const Outcome &outcome, const Timetable &timetable,
                 const QString &person);
    /// What is to be read now, if nothing is being read: by a server, never from the cache.
    std::optional<Query> takeQuestion();
    /// The answer to that. True where it says that somebody else gave a booking back.
    bool settle(const Answer &read);
    void forget(const GivenBack &understood);
    void clear();

    const std::vector<GivenBack> &told() const { return m_told; }

private:
    static constexpr size_t kOwnMax = 64;

    bool isKnown(const RequestId &claim) const;

    std::vector<GivenBack> m_gone; ///< from the lists; nobody knows why yet; at most kMax
    bool m_asking = false;         ///< about the first of them
    std::vector<GivenBack> m_told; ///< the oldest first
    std::deque<RequestId> m_own;   ///< claims given back here, at most kOwnMax
};

} // namespace roomcast
