// SPDX-License-Identifier: MIT
#include "sim/mutations.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

const std::vector<MutationInfo> &mutations()
{
    static const std::vector<MutationInfo> all = {
        {Mutation::LeadWithoutStates, "lead-without-states"_L1,
         "collect every member's state before leading"_L1},
        {Mutation::NoPromiseFence, "no-promise-fence"_L1,
         "accept ORDER only where installed = promised = its epoch"_L1},
        {Mutation::NoAckEpoch, "no-ack-epoch"_L1, "an acknowledgement counts in its epoch only"_L1},
        {Mutation::ReplyEarly, "reply-early"_L1, "reply when every member has it on disk"_L1},
        {Mutation::MajorityCommit, "majority-commit"_L1, "commit by the whole view"_L1},
        {Mutation::IgnoreAttempts, "ignore-attempts"_L1,
         "interrupted view attempts count against a primary view"_L1},
        {Mutation::DiscountDead, "discount-dead"_L1, "suspicion proves no death"_L1},
        {Mutation::SpineByEpochAlone, "spine-by-epoch-alone"_L1,
         "the spine is the log of the newest primary view"_L1},
        {Mutation::UngroundedSpine,
         "ungrounded-spine"_L1,
         "a learner's copy does not rank as a member's"_L1,
         {Fault::Partition, Fault::Freeze, Fault::Crash}},
        {Mutation::MixLogs, "mix-logs"_L1, "a log is replaced whole"_L1},
        {Mutation::MergeDropped, "merge-dropped"_L1,
         "the VIEW entry carries what other sides had"_L1},
        {Mutation::CarriedForgotten, "carried-forgotten"_L1,
         "claims of a log that was given up are kept"_L1},
        {Mutation::AckBeforePersist, "ack-before-persist"_L1, "persist, then send"_L1},
        {Mutation::ReadWithoutRound,
         "read-without-round"_L1,
         "a read waits for a round with every member"_L1,
         {Fault::Partition, Fault::Freeze, Fault::OneWay, Fault::ClientCut}},
        {Mutation::BornPrimary, "born-primary"_L1, "a newcomer that hears a group founds none"_L1},
        {Mutation::CopyCountsTwice, "copy-counts-twice"_L1, "a copied store is a new one"_L1},
        {Mutation::LeadBeforeTransfer, "lead-before-transfer"_L1,
         "the spine is taken over before its candidate leads"_L1},
        {Mutation::ForgetOutcomes, "forget-outcomes"_L1, "a request takes effect once"_L1},
        {Mutation::ForgetPromise, "forget-promise"_L1, "a promise outlives its process"_L1},
        {Mutation::PlaceByEpoch, "place-by-epoch"_L1,
         "places given on another side are dropped at a merge"_L1},
        {Mutation::CancelReverts, "cancel-reverts"_L1, "cancelled stays cancelled at a merge"_L1},
        {Mutation::AcceptGaps, "accept-gaps"_L1, "a log has no gaps"_L1},
        {Mutation::PromiseLower, "promise-lower"_L1, "promises never fall"_L1},
        {Mutation::LabelLeaks, "label-leaks"_L1, "links are silent between labels"_L1},
        {Mutation::PromoteTwice, "promote-twice"_L1, "a cancel promotes the next in line, once"_L1},
        {Mutation::NoticeLost, "notice-lost"_L1,
         "whose standing changed has a notice until it is acknowledged"_L1},
        {Mutation::MoveProvisional, "move-provisional"_L1,
         "a side that may not be the only one moves no claim"_L1},
        {Mutation::BeaconWithoutRound, "beacon-without-round"_L1,
         "a beacon waits for a round with every member"_L1},
        {Mutation::BeaconFromArrival, "beacon-from-arrival"_L1,
         "the age counts from the question, not from the answer"_L1},
        {Mutation::BeaconUnapplied, "beacon-unapplied"_L1,
         "a beacon covers what is updated up to its index"_L1},
        {Mutation::HeartbeatFreshens, "heartbeat-freshens"_L1,
         "heartbeats reveal gaps and no more"_L1},
        {Mutation::IgnoreGap, "ignore-gap"_L1, "a gap makes the cache suspect"_L1},
        {Mutation::SkipInvalidation, "skip-invalidation"_L1,
         "a change that does not fit invalidates"_L1},
        {Mutation::SkipUpdate, "skip-update"_L1, "a change that is told is applied"_L1},
        {Mutation::OlderAccepted, "older-accepted"_L1,
         "no older version is shown after a newer one"_L1},
        {Mutation::ViewKeepsCache, "view-keeps-cache"_L1, "another leader's log may be another"_L1},
        {Mutation::OwnClock,
         "own-clock"_L1,
         "the group's time is the median of its clocks"_L1,
         {Fault::WildClock}},
        {Mutation::FloorForEver,
         "floor-for-ever"_L1,
         "a wild time is no floor"_L1,
         {Fault::WildClock}},
        {Mutation::WentBackStays, "went-back-stays"_L1,
         "a store that others remember further has no vote"_L1},
        {Mutation::TwinStays, "twin-stays"_L1, "a clone of a live store is another one"_L1},
        {Mutation::OwnWriteUnseen, "own-write-unseen"_L1, "clients read their own writes"_L1},
        {Mutation::EndpointMoves, "endpoint-moves"_L1,
         "where a peer is takes a nonce that comes back from there"_L1},
        {Mutation::StrangerBelieved, "stranger-believed"_L1,
         "who has not answered a nonce only introduces itself"_L1},
        {Mutation::ClaimUnproven, "claim-unproven"_L1,
         "state is given up for what is vouched for only"_L1},
        {Mutation::FloorUnproven, "floor-unproven"_L1, "one word does not raise epochs far"_L1},
        {Mutation::AckAhead, "ack-ahead"_L1, "nobody has what was not sent"_L1},
        {Mutation::IndexUnrefuted, "index-unrefuted"_L1,
         "an index that the leader does not reach was not its word"_L1},
        {Mutation::SecondReplyUnseen, "second-reply-unseen"_L1,
         "a second reply in one server's name is two replies"_L1},
        {Mutation::GroupOnOneWord,
         "group-on-one-word"_L1,
         "another group is gone over to by two words"_L1,
         {Fault::Liar, Fault::Freeze, Fault::Partition}},
        {Mutation::RefusedOnce, "refused-once"_L1, "an ID is taken where that is told twice"_L1},
        {Mutation::DeafLeads,
         "deaf-leads"_L1,
         "who hears multicast and is heard leads"_L1,
         {Fault::Deaf}},
        {Mutation::UnreachedForgotten,
         "unreached-forgotten"_L1,
         "who does not hear multicast gets unicast"_L1,
         {Fault::Deaf}},
    };
    return all;
}

const MutationInfo *mutationNamed(QStringView name)
{
    const auto it = std::find_if(mutations().begin(), mutations().end(),
                                 [&](const MutationInfo &info) { return info.name == name; });
    return it == mutations().end() ? nullptr : &*it;
}

} // namespace roomcast::sim
