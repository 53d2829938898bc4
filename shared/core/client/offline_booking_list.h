// SPDX-License-Identifier: MIT
//
// Bookings that wait on this device: a person asked for them while no server answered, and chose to
// have them sent when one does. Each is kept until a server has decided, whatever happens between;
// what was decided is kept until the person has read it. Sans I/O; owned by the client engine, kept
// on disk by the client node. Damaged bytes are refused.
#pragma once

#include "core/client/answer.h"

#include <optional>
#include <vector>

namespace roomcast {

/// Names one intent on its device; never 0.
using OfflineBookingId = StrongId<struct IntentIdTag, quint64>;

struct OfflineBooking {
    OfflineBookingId id;
    Reserve wish;
    WallTime kept_at;
    /// It went out, and no answer came: it may have been executed. Sent again it may be refused in
    /// favour of the very person who asked.
    bool sent = false;

    friend bool operator==(const OfflineBooking &, const OfflineBooking &) = default;
};

/// What came of the wish to keep a booking.
enum class Keeping {
    OnDisk,
    InMemory, ///< until the client ends: the disk did not take it, or there is none
    TooMany,  ///< as many as can wait do so already
};

/// What a server decided about a booking that waited on this device.
struct OfflineDecision {
    OfflineBooking intent;
    Answer answer;        ///< an error where it was dropped on its way and no word of it came
    bool dropped = false; ///< by the person, when it was on its way already
    bool earlier = false; ///< decided in an earlier run, and not cleared since
};

/// Nothing was decided: the group cannot take writes now.
bool saysLater(const Refused &refused);

class OfflineBookingList {
public:
    static constexpr size_t kMax = 64;
    /// Of those decided; the oldest makes room.
    static constexpr size_t kDecidedMax = 64;

    const std::vector<OfflineBooking> &all() const { return m_all; }
    /// None where kMax wait already.
    std::optional<OfflineBookingId> keep(const Reserve &wish, WallTime now);
    /// The person gave it up, or a server has decided; the intent as it was.
    std::optional<OfflineBooking> take(OfflineBookingId id);
    /// True if it had not been sent before.
    bool noteSent(OfflineBookingId id);

    /// The oldest first.
    const std::vector<OfflineDecision> &decided() const { return m_decided; }
    void addDecided(OfflineDecision outcome);
    /// The person has read them; false where none of them is here.
    bool forgetDecided(const std::vector<OfflineBookingId> &ids);

    bool empty() const { return m_all.empty() && m_decided.empty(); }
    /// Moves what `others` hold to these, under new ids, as long as there is room; what was decided
    /// among it.
    std::vector<OfflineDecision> takeOver(OfflineBookingList &others);

    /// For a file. Damaged bytes are refused: then nothing changes.
    QByteArray image() const;
    bool restore(const QByteArray &bytes);

private:
    std::vector<OfflineBooking> m_all; ///< ascending by id
    std::vector<OfflineDecision> m_decided;
    OfflineBookingId m_last;

    OfflineBooking renamed(OfflineBooking intent);
};

} // namespace roomcast
