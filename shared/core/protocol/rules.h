// SPDX-License-Identifier: MIT
//
// What keeps servers safe, in one place: each rule a predicate of a few lines, with the section of
// PROTOCOL.md that states it and the deliberate bug (base/mutation.h) by which the simulator shows
// that it is needed. What only saves time or traffic is elsewhere.
#pragma once

#include "core/base/mutation.h"
#include "core/protocol/view.h"

#include <algorithm>
#include <utility>

namespace roomcast::rules {

// ---- promises ("From proposal to leader") ----------------------------------------------------

/// Promises never fall: who promised an epoch takes part in no earlier one. (promise-lower)
inline bool mayPromise(const Epoch &epoch, const Epoch &promised)
{
    return epoch >= promised || mutated(Mutation::PromiseLower);
}

/// A member that promised a later epoch, or waits for its leader, neither takes nor acknowledges
/// what is ordered in the installed one. (no-promise-fence)
inline bool isFenced(const Epoch &promised, const Epoch &installed, bool awaits_leader = false)
{
    return (promised != installed || awaits_leader) && !mutated(Mutation::NoPromiseFence);
}

/// Promises outlive the process that gave them. (forget-promise)
inline bool remembersPromises()
{
    return !mutated(Mutation::ForgetPromise);
}

/// Epochs rise by what is proven, a little at a time: one datagram could leave none to rise to.
/// (floor-unproven)
inline bool mayRaiseEpochs(bool proven)
{
    return proven || mutated(Mutation::FloorUnproven);
}

/// A candidate whose election came to nothing is one no longer. (candidate-stays)
inline bool endsWithItsElection()
{
    return !mutated(Mutation::CandidateStays);
}

/// A candidate leads only with the promises, and so the logs, of all members. The bug makes up
/// those that are missing. (lead-without-states)
inline bool needsEveryPromise()
{
    return !mutated(Mutation::LeadWithoutStates);
}

// ---- the log ("From proposal to leader", "Grounded", "Merge", "Equal replicas") ---------------

/// By what a log ranks, before its length: the newest primary view that it knows, whether it took
/// part in that or learnt it, and the view that it was written in. (spine-by-epoch-alone,
/// ungrounded-spine)
inline SpineRank rankOfLog(SpineRank rank)
{
    if (mutated(Mutation::SpineByEpochAlone))
        rank.last_primary = {};
    if (mutated(Mutation::SpineByEpochAlone) || mutated(Mutation::UngroundedSpine))
        rank.grounded = true;
    return rank;
}

/// A log goes on only from exactly where the new view's does; any other is replaced whole.
/// (mix-logs)
inline bool mayGoOnFrom(const LogPosition &spine, const LogPosition &last)
{
    return spine == last || (mutated(Mutation::MixLogs) && spine.index <= last.index);
}

/// A candidate takes the spine over before it leads. (lead-before-transfer)
inline bool takesSpineOver()
{
    return !mutated(Mutation::LeadBeforeTransfer);
}

/// What other logs had comes into the group's with the next view. (merge-dropped)
inline bool keepsOtherLogs()
{
    return !mutated(Mutation::MergeDropped);
}

/// Who does not have the state that all others have takes a new copy.
/// (difference-unseen)
inline bool areEqual(bool equal)
{
    return equal || mutated(Mutation::DifferenceUnseen);
}

/// Entries follow one another without a gap. (accept-gaps)
inline bool mayAppend(LogIndex index, LogIndex last)
{
    return index == next(last) || mutated(Mutation::AcceptGaps);
}

// ---- groups ("Birth", "A network that changes") ----------------------------------------------

/// Who hears a group founds none. (born-primary)
inline bool mayFound(bool hears_group)
{
    return !hears_group || mutated(Mutation::BornPrimary);
}

/// Who has no network neither leads nor follows. (offline-serves)
inline bool servesWithoutNetwork()
{
    return mutated(Mutation::OfflineServes);
}

/// A ready server is taken in that needs not fetch the log any more. (ready-unshown)
inline bool mayBeTakenIn(bool has_copy)
{
    return has_copy || mutated(Mutation::ReadyUnshown);
}

// ---- primary views ("Primary", "Attempts") ---------------------------------------------------

/// Views that were promised and may still be completed elsewhere count against a primary one.
/// (ignore-attempts)
inline bool countsAttempts()
{
    return !mutated(Mutation::IgnoreAttempts);
}

/// Who is not heard has its vote all the same: only a person can take it away. `outranked`: a
/// member of the new view ranks below the absent one. (discount-dead)
inline bool hasVote(bool declared_dead, bool absent, bool outranked)
{
    return !declared_dead && !(mutated(Mutation::DiscountDead) && absent && outranked);
}

// ---- commit and reply ("Requests", "What may be sent before the disk has it") ------------------

/// An acknowledgement counts in the epoch that it names only. (no-ack-epoch)
inline bool counts(bool of_this_epoch)
{
    return of_this_epoch || mutated(Mutation::NoAckEpoch);
}

/// Nobody has more than its leader sent. (ack-ahead)
inline bool mayHave(LogIndex acknowledged, LogIndex sent)
{
    return acknowledged <= sent || mutated(Mutation::AckAhead) || mutated(Mutation::NoAckEpoch);
}

/// An entry is committed once every member of the view has it, not most of them. (majority-commit)
inline bool commitsByWholeView()
{
    return !mutated(Mutation::MajorityCommit);
}

/// Up to where entries may be applied and answered: where every member has them on its disk.
/// (reply-early)
inline LogIndex committable(LogIndex had_by_all, LogIndex last)
{
    return mutated(Mutation::ReplyEarly) ? last : std::min(had_by_all, last);
}

/// What rests on a write leaves once the disk has it. (ack-before-persist)
inline bool maySend(quint64 batches_needed, quint64 batches_written)
{
    return batches_needed <= batches_written || mutated(Mutation::AckBeforePersist);
}

// ---- reads ("Reads") -------------------------------------------------------------------------

/// A query is answered after a round with every member, begun after it came. (read-without-round)
inline bool readsWaitForARound()
{
    return !mutated(Mutation::ReadWithoutRound);
}

/// So is a BEACON. (beacon-without-round)
inline bool beaconsWaitForARound()
{
    return !mutated(Mutation::BeaconWithoutRound);
}

// ---- who is believed ("Proofs") --------------------------------------------------------------

/// Who has not answered a nonce from where it is takes part in nothing. (stranger-believed)
inline bool isKnown(bool proven)
{
    return proven || mutated(Mutation::StrangerBelieved);
}

/// A peer is where it has proven to be, wherever a datagram in its name came from.
/// (endpoint-moves)
inline bool maySpeakFrom(bool proven_place)
{
    return proven_place || mutated(Mutation::EndpointMoves);
}

/// That an ID is taken has to be told twice. (refused-once)
inline bool needsASecondWord()
{
    return !mutated(Mutation::RefusedOnce);
}

/// A log or a group is given up only for what its owner has said in answer to a nonce.
/// (claim-unproven)
inline bool isVouched(bool said_so_lately)
{
    return said_so_lately || mutated(Mutation::PrecedenceUnproven);
}

/// And only where a link to the one who has the other log stands. (learn-unlinked)
inline bool canBeFetchedFrom(bool linked)
{
    return linked || mutated(Mutation::LearnUnlinked);
}

/// Where a link stands, its server says goodbye by it. (leave-by-anyone)
inline bool maySayGoodbye(bool linked, bool came_by_link)
{
    return !linked || came_by_link || mutated(Mutation::LeaveByAnyone);
}

// ---- stores ("Whose the store is") -----------------------------------------------------------

/// A restarted server votes once everybody has said what it remembers of its store. (vote-unasked,
/// stranger-believed)
inline bool hasSaid(bool asked)
{
    return asked || mutated(Mutation::VoteUnasked) || mutated(Mutation::StrangerBelieved);
}

/// Two processes of one store have one vote. (clone-stays)
inline bool haveOneVote()
{
    return !mutated(Mutation::TwinStays);
}

/// A store that others remember further has none. (went-back-stays)
inline bool mayBeOlder()
{
    return mutated(Mutation::WentBackStays);
}

// ---- time ("Time") ---------------------------------------------------------------------------

/// The group's time is that of most clocks, not the leader's own. (own-clock)
inline bool goesByMostClocks()
{
    return !mutated(Mutation::OwnClock);
}

/// A wild time is no floor for the entries behind it. (floor-for-ever)
inline bool isFloor(bool wild)
{
    return !wild || mutated(Mutation::FloorForEver);
}

// ---- labels ("Labels") -----------------------------------------------------------------------

/// Between labels nothing passes. (label-leaks)
inline bool mayPass(bool same_label)
{
    return same_label || mutated(Mutation::LabelLeaks);
}

// ---- multicast ("Multicast that does not arrive") --------------------------------------------

/// The leader is the first of those that are up: first those for whom multicast works, for clients
/// are neither heard nor told otherwise, and among them the highest ID. (deaf-leads)
inline bool comesBefore(bool its_multicast_works, ServerId id, bool own_multicast_works,
                        ServerId own)
{
    if (mutated(Mutation::DeafLeads))
        return id > own;
    return std::pair(its_multicast_works, id) > std::pair(own_multicast_works, own);
}

/// Where multicast does not work for it, and works for another, a server does not stand.
/// (deaf-leads)
inline bool leavesTheLead(bool own_multicast_works, bool works_for_another)
{
    return !own_multicast_works && works_for_another && !mutated(Mutation::DeafLeads);
}

/// Whom multicast does not reach gets the same by unicast. (unreached-forgotten)
inline bool reachesAll()
{
    return !mutated(Mutation::UnreachedForgotten);
}

} // namespace roomcast::rules
