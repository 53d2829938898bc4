// SPDX-License-Identifier: MIT
//
// What an election decides, as pure functions of the promises collected: whose log the new view
// takes (the spine), and whether the view is primary. Safety rules; no clock, no I/O.
// Primary views: dynamic-linear voting (Jajodia & Mutchler 1990) with recorded attempts (Yeger
// Lotem, Keidar & Dolev 1997).
#pragma once

#include "core/protocol/message.h"

#include <map>

namespace roomcast {

/// What a server must remember of elections, written to its store before anything rests on it.
struct HardState {
    /// More interrupted attempts than this are not kept apart; see attempts_lost.
    static constexpr qsizetype kAttemptsMax = 64;
    /// Nor are those of large views, once they have this many members in all: they travel in
    /// ANSWER.
    static constexpr qsizetype kAttemptMembersMax = 2048;

    std::optional<Epoch> genesis;
    Epoch promised; ///< never falls
    View installed; ///< its epoch never exceeds `promised`
    bool primary = false;
    View last_primary;
    std::vector<View> attempts; ///< views promised since last_primary
    bool attempts_lost = false;
    bool grounded = false;     ///< see SpineRank
    std::vector<StoreId> dead; ///< declared so by a person since last_primary

    SpineRank rank() const { return {last_primary.epoch, grounded, installed.epoch}; }
    /// Members of the last primary view whose stores have a vote and are not in the installed one.
    std::vector<ServerId> missingVoters() const;
    friend bool operator==(const HardState &, const HardState &) = default;
};

/// The promises of all members of a proposed view, the candidate's own among them.
struct Ballot {
    View view;
    std::map<ServerKey, ElectionAnswer> promises;

    bool complete() const { return promises.size() == view.members.size(); }
    std::vector<ServerKey> missing() const;
};

/// How a complete ballot ends.
struct Decision {
    ServerKey spine_holder;
    LogPosition spine;
    LogIndex spine_commit; ///< highest commit index known for the spine's log
    bool primary = false;
    View last_primary; ///< what every member remembers as such after installing
    std::vector<View> attempts;
    bool attempts_lost = false;
    bool grounded = false;
    std::vector<StoreId> dead;
};

/// Notes an attempt. One of the same stores, ranked alike, takes the place of the older one:
/// whoever remembers the newer passes for remembering both, which only ever keeps an attempt alive.
/// A restart under another ID changes the rank, and with it who wins a tie. False for one too many.
bool addAttempt(std::vector<View> &attempts, const View &attempt);

/// `birth`: none of the members has state, so the view founds a group and is primary.
/// The ballot must be complete.
Decision decide(const Ballot &ballot, const ServerKey &candidate, bool birth);

/// More than half of `electorate`'s stores are in `view`, or half with the highest ranked one;
/// those that a person declared dead have no vote, and where that is all of them any view will do.
bool holdsQuorum(const View &view, const View &electorate, const std::vector<StoreId> &dead);

namespace codec {
template <>
struct Fields<HardState> {
    static constexpr auto list =
        std::tuple(&HardState::genesis, &HardState::promised, &HardState::installed,
                   &HardState::primary, &HardState::last_primary, &HardState::attempts,
                   &HardState::attempts_lost, &HardState::grounded, &HardState::dead);
};
} // namespace codec
} // namespace roomcast
