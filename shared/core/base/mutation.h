// SPDX-License-Identifier: MIT
//
// Deliberate bugs: each breaks one rule of the protocol where the rule is kept. They exist only in
// the library that the simulator is built with (ROOMCAST_MUTATIONS), which must find every one of
// them; in every other build mutated() is a constant and the branches are gone.
#pragma once

namespace roomcast {

enum class Mutation {
    None,
    LeadWithoutStates,  ///< COORDINATOR at once, without the members' promises
    NoPromiseFence,     ///< ORDER is accepted after a higher epoch was promised
    NoAckEpoch,         ///< acknowledgements of another epoch count
    ReplyEarly,         ///< a reply before every member acknowledged
    MajorityCommit,     ///< commit by more than half of the view
    IgnoreAttempts,     ///< interrupted view attempts do not count
    DiscountDead,       ///< a suspected server has no vote in primary views
    SpineByEpochAlone,  ///< the spine is the log installed last, primary or not
    UngroundedSpine,    ///< a learner's copy of a primary view ranks as a member's
    MixLogs,            ///< entries of a member's own log stay on top of the spine
    MergeDropped,       ///< the VIEW entry leaves out what other sides had
    CarriedForgotten,   ///< claims of a given-up log are not kept
    AckBeforePersist,   ///< sends before the batch is on disk
    ReadWithoutRound,   ///< a query is answered from the leader's copy at once
    BornPrimary,        ///< a newcomer founds a group although it heard one
    CopyCountsTwice,    ///< a copied store keeps its identity
    LeadBeforeTransfer, ///< a candidate leads with the log it has, not with the spine
    ForgetOutcomes,     ///< executed requests are executed again
    ForgetPromise,      ///< the promise is not restored after a restart
    PlaceByEpoch,       ///< a place given on another side is kept at a merge
    CancelReverts,      ///< a merge brings cancelled claims back
    AcceptGaps,         ///< ORDER is accepted although entries before it are missing
    PromiseLower,       ///< an epoch below the one promised is promised as well
    LabelLeaks,         ///< links go on between servers of different labels
    PromoteTwice,       ///< a cancel promotes the two next in line
    NoticeLost,         ///< whoever is displaced or promoted passes for told of it
    MoveProvisional,    ///< a side that may not be the only one moves claims
    BeaconWithoutRound, ///< a beacon is sent at once, by a server whose copy may be behind
    BeaconFromArrival,  ///< a client counts the age from the beacon's arrival
    BeaconUnapplied,    ///< a beacon covers what was not updated up to its index
    HeartbeatFreshens,  ///< a heartbeat counts as a beacon
    IgnoreGap,          ///< a missing COMMIT is passed over
    SkipInvalidation,   ///< a change that names its slots only is passed over
    SkipUpdate,         ///< a change is told in full, and not applied
    OlderAccepted,      ///< a late answer replaces a newer one
    ViewKeepsCache,     ///< what was read of one leader counts as read of the next
    OwnClock,           ///< the leader dates entries by its own clock
    FloorForEver,       ///< a wild time in a log is a floor for all that follow
    WentBackStays,      ///< a store that others remember further keeps its identity
    TwinStays,          ///< of two processes with copies of one store both keep its identity
    OwnWriteUnseen,     ///< a client's cache waits for COMMIT to learn of its own write
    EndpointMoves,      ///< a peer is wherever its last datagram came from
    StrangerBelieved,   ///< who has not answered a nonce is heard like a member
    PrecedenceUnproven, ///< a copy is given up for what one heartbeat says
    FloorUnproven,      ///< epochs rise to whatever a datagram says
    AckAhead,           ///< an acknowledgement of what was not sent counts
    IndexUnrefuted,     ///< the highest index that a client was told stays, whoever said it
    SecondReplyUnseen,  ///< a second reply in one server's name passes for a copy
    GroupOnOneWord,     ///< a client goes over to another group by one datagram
    RefusedOnce,        ///< one datagram says that an ID is taken
    DeafLeads,          ///< the highest ID leads, whether multicast works for it or not
    UnreachedForgotten, ///< who does not hear multicast gets nothing in its place
    OfflineServes,      ///< a server whose network is gone goes on as if it were there
    DifferenceUnseen,   ///< two states are not compared
    CandidateStays,     ///< a candidate whose election came to nothing goes on as one
    // Of these the simulator sees little or nothing; tst_lies and tst_store_identity show them.
    LearnUnlinked, ///< a log is given up for one that cannot be reached
    ReadyUnshown,  ///< a ready server is taken in that shows no copy
    LeaveByAnyone, ///< a LEAVE counts that did not come by its sender's link
    VoteUnasked,   ///< a restarted server votes before it has asked the members
};

#ifdef ROOMCAST_MUTATIONS
/// The one that is switched on in this thread; the simulator's to set.
inline thread_local Mutation active_mutation = Mutation::None;
inline bool mutated(Mutation mutation)
{
    return active_mutation == mutation;
}
inline bool isMutated()
{
    return active_mutation != Mutation::None;
}
#else
constexpr bool mutated(Mutation)
{
    return false;
}
constexpr bool isMutated()
{
    return false;
}
#endif

} // namespace roomcast
