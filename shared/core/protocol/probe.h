// SPDX-License-Identifier: MIT
//
// PROBE and PROBE REPLY: is it there, what is it, what does its clock show, does multicast pass,
// and what is known of the asker's store.
#pragma once

#include "core/protocol/presence.h"

namespace roomcast {

struct Probe {
    quint64 nonce = 0;           ///< never 0
    bool presence = false;       ///< the answer is to say what its giver is
    bool heard = true;           ///< what the receiver multicasts arrives at the sender
    bool multicast_works = true; ///< as of Presence
};
/// How far a store has come, or had come when it was last heard.
struct StoreProgress {
    Epoch promised;  ///< never falls
    Epoch installed; ///< of the log that `last` belongs to
    LogIndex last;

    friend bool operator==(const StoreProgress &, const StoreProgress &) = default;
};
/// Of the asker's store.
struct RememberedProgress {
    std::optional<StoreProgress> past; ///< what its former processes have said
    bool twin = false;                 ///< another process of it is heard
};
/// From where the probe was sent to: so its giver is there, and has heard this very question.
struct ProbeReply {
    quint64 nonce = 0;
    // To whoever has proven to be where it says only.
    std::optional<Presence> presence{};
    std::optional<WallTime> clock{}; ///< what the replier's own shows, right or wrong
    std::optional<RememberedProgress> store{};
};

namespace codec {
template <>
struct Fields<Probe> {
    static constexpr auto list =
        std::tuple(&Probe::nonce, &Probe::presence, &Probe::heard, &Probe::multicast_works);
};
template <>
struct Fields<StoreProgress> {
    static constexpr auto list =
        std::tuple(&StoreProgress::promised, &StoreProgress::installed, &StoreProgress::last);
};
template <>
struct Fields<RememberedProgress> {
    static constexpr auto list = std::tuple(&RememberedProgress::past, &RememberedProgress::twin);
};
template <>
struct Fields<ProbeReply> {
    static constexpr auto list = std::tuple(&ProbeReply::nonce, &ProbeReply::presence,
                                            &ProbeReply::clock, &ProbeReply::store);
};
} // namespace codec
} // namespace roomcast
