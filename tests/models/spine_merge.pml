/* SPDX-License-Identifier: MIT */
/*
 * The spine and the merge: which log a new view takes, what becomes of the claims of the others,
 * and that a claim's place in the queue belongs to one log. With primary views as in
 * primary_view.pml, and with learners: servers outside a view that copy the log of a member.
 *
 * One room, one hour, one claim per epoch, all of which queue up. The log of a server is VIEW e
 * and, once accepted, CLAIM e, for some epochs e in order. VIEW brings in the claims it merges.
 *
 * -DMERGE_ENTRIES: a VIEW merges only what its members carried already; the claims of a log that
 * is given up for that view are carried, and merged by an entry MERGE e.
 *
 * Broken on purpose with -DUNGROUNDED_SPINE, -DDROP_CARRIED, -DSPINE_BY_EPOCH, -DMIX_LOGS,
 * -DNAIVE_PLACE or -DSEPARATE_MERGE.
 */

#ifndef EPOCHS
#define EPOCHS 3
#endif
#include "soup.pml"

/* Who is in epoch 0. Who is not has copied the log of that view when it was empty. */
#ifndef FIRST_VIEW
#define FIRST_VIEW ALL_SERVERS
#endif

/* How far ahead of its log's last claim the time of a new claim may be, besides by one: decides
   which of two claims that were made on two sides is the earlier one. Times of entries may step
   back where one was wild; but behind others on its slot a claim is later than they are, so here,
   where all claims are for one slot and none is cancelled, they ascend. */
#ifndef TIME_AHEAD
#define TIME_AHEAD 3
#endif

#define UNPLACED 255

/* On each server's disk. */
byte promised[SERVERS];
byte installed[SERVERS]; /* the last VIEW in its log; a learner's is that of the giver */
bool has_claim[SERVERS]; /* CLAIM of that epoch is in the log */
bool has_merge[SERVERS]; /* MERGE of that epoch is */
byte last_primary[SERVERS];
bool grounded[SERVERS]; /* the log has all that was ever confirmed in last_primary */
byte attempts[SERVERS];
byte carried[SERVERS]; /* claims of logs that it gave up, and that the present one lacks */

/* The messages of each epoch. */
byte view[EPOCHS];      /* ELECTION: who is to be in it */
byte promisers[EPOCHS]; /* ANSWER, with what the sender had then: */
byte told_installed[EPOCHS * SERVERS];
bool told_has_claim[EPOCHS * SERVERS];
bool told_has_merge[EPOCHS * SERVERS];
byte told_last_primary[EPOCHS * SERVERS];
bool told_grounded[EPOCHS * SERVERS];
byte told_attempts[EPOCHS * SERVERS];
byte told_carried[EPOCHS * SERVERS];
bool coordinated[EPOCHS]; /* COORDINATOR, with what its members are to have: */
bool primary[EPOCHS];
byte first_views[EPOCHS]; /* the log up to this VIEW: which VIEW, CLAIM and MERGE are in it */
byte first_claims[EPOCHS];
byte first_merges[EPOCHS];
byte first_last_primary[EPOCHS];
bool first_grounded[EPOCHS];
byte first_attempts[EPOCHS];
byte merged[EPOCHS];       /* the claims that VIEW brings in */
bool ordered[EPOCHS];      /* ORDER of the epoch's claim */
byte made_at[EPOCHS];         /* when the claim was made */
byte holding[EPOCHS];      /* ACK: who has the claim on disk */
bool answered[EPOCHS];     /* the client was told: confirmed if the view is primary */
short told_queue[EPOCHS];  /* and what the queue was up to its claim */
byte merged_late[EPOCHS];  /* the claims that MERGE brings in; none: it is not ordered */
bool merge_before[EPOCHS]; /* MERGE is before CLAIM in the log */

/* Scratch variables: no part of the state. */
hidden byte i, j, k, n, leader, electorate, open_ones, present, quorum, remembered, spine;
hidden byte log_views, log_claims, log_merges, known, entry, place[EPOCHS];
hidden byte had_known;
hidden short queue;

/* ---- logs ------------------------------------------------------------------------------------ */

inline read_log(epoch, with_claim, with_merge)
{
    log_views = first_views[epoch] | BIT(epoch);
    log_claims = first_claims[epoch] | (with_claim -> BIT(epoch) : 0);
    log_merges = first_merges[epoch] | (with_merge -> BIT(epoch) : 0)
}

#ifdef NAIVE_PLACE
/* The epoch that ordered a claim gives it a place for ever, in every log. */
#define PLACE_OF_MERGED(claim) (primary[claim] -> (claim) : UNPLACED)
#define PLACE_AT(epoch) (epoch)
#else
#define PLACE_OF_MERGED(claim) UNPLACED
#define PLACE_AT(epoch) entry
#endif

/* A VIEW or MERGE entry: its claims come in unplaced, and a primary view places all there are. */
inline apply_merge(claims, epoch)
{
    for (k : 0 .. EPOCHS - 1) {
        if
        :: IN(k, claims) && !IN(k, known) ->
            place[k] = PLACE_OF_MERGED(k);
            known = known | BIT(k)
        :: else
        fi;
        if
        :: IN(k, known) && primary[epoch] && place[k] == UNPLACED -> place[k] = PLACE_AT(epoch)
        :: else
        fi
    }
    entry++
}

inline apply_claim(epoch)
{
    if
    :: !IN(epoch, known) ->
        known = known | BIT(epoch);
        place[epoch] = (primary[epoch] -> PLACE_AT(epoch) : UNPLACED)
    :: else
    fi;
    entry++
}

/* The claims of the log that was read, `known`, and their places. */
inline apply_log()
{
    known = 0;
    entry = 0;
    for (i : 0 .. EPOCHS - 1) {
        if
        :: IN(i, log_views) -> apply_merge(merged[i], i)
        :: else
        fi;
#ifdef MERGE_ENTRIES
        if
        :: IN(i, log_merges) && merge_before[i] -> apply_merge(merged_late[i], i)
        :: else
        fi;
#endif
        if
        :: IN(i, log_claims) -> apply_claim(i)
        :: else
        fi;
#ifdef MERGE_ENTRIES
        if
        :: IN(i, log_merges) && !merge_before[i] -> apply_merge(merged_late[i], i)
        :: else
        fi
#endif
    }
    i = 0
}

#define BEFORE(a, b) (IN(a, known) && (a) != (b) && \
    (place[a] < place[b] || (place[a] == place[b] && \
        (made_at[a] < made_at[b] || (made_at[a] == made_at[b] && (a) < (b))))))

/* The queue up to a claim, as one number: three bits for each claim before it, which say how many
   are before that one. */
inline queue_up_to(claim)
{
    queue = 0;
    for (j : 0 .. EPOCHS - 1) {
        if
        :: BEFORE(j, claim) ->
            entry = 1;
            for (k : 0 .. EPOCHS - 1) {
                entry = entry + (BEFORE(k, j) -> 1 : 0)
            }
            queue = queue | (entry << (3 * j))
        :: else
        fi
    }
    j = 0
}

/* Before a server's log is replaced, and after: the claims that it loses stay on the disk. */
inline give_up_log(server)
{
    read_log(installed[server], has_claim[server], has_merge[server]);
    apply_log();
    had_known = known | carried[server]
}

inline take_log(server, epoch, with_claim, with_merge)
{
    installed[server] = epoch;
    has_claim[server] = with_claim;
    has_merge[server] = with_merge;
    read_log(epoch, with_claim, with_merge);
    apply_log();
    carried[server] = had_known & ~known;
#ifdef DROP_CARRIED
    carried[server] = 0
#endif
}

/* ---- elections ------------------------------------------------------------------------------- */

inline hold_quorum(members, voters)
{
    present = voters & members;
    quorum = 2 * COUNT(present) > COUNT(voters) ||
             (2 * COUNT(present) == COUNT(voters) && IN(HIGHEST(voters), present))
}

inline remember(set, epoch)
{
    remembered = false;
    for (n : epoch .. EPOCHS - 1) {
        remembered = remembered || (IN(n, set) && view[n] == view[epoch])
    }
}

/* Of two attempts with the same servers only the newer one is kept; who remembers it passes for
   remembering both. */
inline note_attempt(set, epoch)
{
    remember(set, epoch);
    for (j : 1 .. epoch - 1) {
        set = ((IN(j, set) && view[j] == view[epoch]) -> set & ~BIT(j) : set)
    }
    set = (remembered -> set : set | BIT(epoch))
}

inline forget_answers(epoch)
{
    for (j : 0 .. SERVERS - 1) {
        told_installed[AT(j, epoch)] = 0;
        told_has_claim[AT(j, epoch)] = 0;
        told_has_merge[AT(j, epoch)] = 0;
        told_last_primary[AT(j, epoch)] = 0;
        told_grounded[AT(j, epoch)] = 0;
        told_attempts[AT(j, epoch)] = 0;
        told_carried[AT(j, epoch)] = 0
    }
    j = 0
}

inline promise(server, epoch)
{
    promised[server] = epoch;
    note_attempt(attempts[server], epoch);
    promisers[epoch] = promisers[epoch] | BIT(server);
    told_installed[AT(server, epoch)] = installed[server];
    told_has_claim[AT(server, epoch)] = has_claim[server];
    told_has_merge[AT(server, epoch)] = has_merge[server];
    told_last_primary[AT(server, epoch)] = last_primary[server];
    told_grounded[AT(server, epoch)] = grounded[server];
    told_attempts[AT(server, epoch)] = attempts[server] & ~BIT(epoch);
    told_carried[AT(server, epoch)] = carried[server];
    forget_hopeless_elections()
}

/* The greater log: newest primary view known, grounded in it, newest view, length. */
#define LENGTH(has_claim, has_merge) ((has_claim) + (has_merge))
#if defined(SPINE_BY_EPOCH)
#define RANK(last_primary, grounded, installed) (installed)
#elif defined(UNGROUNDED_SPINE)
#define RANK(last_primary, grounded, installed) ((last_primary) * EPOCHS + (installed))
#else
#define RANK(last_primary, grounded, installed) \
    (((last_primary) * 2 + (grounded)) * EPOCHS + (installed))
#endif
#define TOLD_RANK(at) \
    (3 * RANK(told_last_primary[at], told_grounded[at], told_installed[at]) + \
     LENGTH(told_has_claim[at], told_has_merge[at]))

inline choose_spine(epoch)
{
    spine = LEADER(epoch);
    electorate = 0;
    for (j : 0 .. SERVERS - 1) {
        if
        :: IN(j, view[epoch]) ->
            n = told_last_primary[AT(j, epoch)];
            electorate = (n > electorate -> n : electorate);
            spine = (TOLD_RANK(AT(j, epoch)) > TOLD_RANK(AT(spine, epoch)) -> j : spine)
        :: else
        fi
    }
    spine = AT(spine, epoch);
    first_grounded[epoch] = told_grounded[spine];
    read_log(told_installed[spine], told_has_claim[spine], told_has_merge[spine]);
    first_views[epoch] = log_views;
    first_claims[epoch] = log_claims;
    first_merges[epoch] = log_merges
}

#ifdef MIX_LOGS
/* Where a member's log is longer than the spine, its later entries stay behind the spine's. */
inline mix_logs(epoch)
{
    had_known = COUNT(first_views[epoch]) + COUNT(first_claims[epoch]);
    for (j : 0 .. SERVERS - 1) {
        if
        :: IN(j, view[epoch]) ->
            n = AT(j, epoch);
            read_log(told_installed[n], told_has_claim[n], told_has_merge[n]);
            entry = 0;
            for (k : 0 .. EPOCHS - 1) {
                if
                :: IN(k, log_views) && entry >= had_known && k > told_installed[spine] ->
                    first_views[epoch] = first_views[epoch] | BIT(k)
                :: else
                fi;
                entry = entry + IN(k, log_views);
                if
                :: IN(k, log_claims) && entry >= had_known && k > told_installed[spine] ->
                    first_claims[epoch] = first_claims[epoch] | BIT(k)
                :: else
                fi;
                entry = entry + IN(k, log_claims)
            }
        :: else
        fi
    }
}
#endif

/* What VIEW merges: whatever its members told of that the spine lacks. */
inline collect_claims(epoch)
{
    had_known = 0;
    for (n : 0 .. SERVERS - 1) {
        if
        :: IN(n, view[epoch]) ->
            had_known = had_known | told_carried[AT(n, epoch)];
#ifndef MERGE_ENTRIES
            read_log(told_installed[AT(n, epoch)], told_has_claim[AT(n, epoch)], false);
            apply_log();
            had_known = had_known | known
#endif
        :: else
        fi
    }
    log_views = first_views[epoch];
    log_claims = first_claims[epoch];
    log_merges = first_merges[epoch];
    apply_log();
    merged[epoch] = had_known & ~known;
#ifdef SEPARATE_MERGE
    merged[epoch] = 0
#endif
}

inline find_open_attempts(epoch)
{
    open_ones = 0;
    for (i : 0 .. SERVERS - 1) {
        open_ones = open_ones | (IN(i, view[epoch]) -> told_attempts[AT(i, epoch)] : 0)
    }
    open_ones = open_ones & ~(BIT(electorate + 1) - 1) & ~BIT(epoch);
    for (j : 1 .. EPOCHS - 1) {
        for (i : 0 .. SERVERS - 1) {
            if
            :: IN(j, open_ones) && IN(i, view[j] & view[epoch]) ->
                remember(told_attempts[AT(i, epoch)], j);
                open_ones = (remembered -> open_ones : open_ones & ~BIT(j))
            :: else
            fi
        }
    }
}

inline vote(epoch)
{
    hold_quorum(view[epoch], view[electorate]);
    primary[epoch] = quorum;
    for (j : 1 .. EPOCHS - 1) {
        if
        :: IN(j, open_ones) ->
            hold_quorum(view[epoch], view[j]);
            primary[epoch] = primary[epoch] && quorum
        :: else
        fi
    }
}

inline decide(epoch)
{
    choose_spine(epoch);
#ifdef MIX_LOGS
    mix_logs(epoch);
#endif
    collect_claims(epoch);
    find_open_attempts(epoch);
    vote(epoch);
    first_last_primary[epoch] = (primary[epoch] -> epoch : electorate);
    first_grounded[epoch] = first_grounded[epoch] || primary[epoch];
    first_attempts[epoch] = (primary[epoch] -> 0 : open_ones);
    coordinated[epoch] = true;
    forget_answers(epoch)
}

inline install(server, epoch)
{
    give_up_log(server);
    take_log(server, epoch, false, false);
#ifdef SEPARATE_MERGE
    carried[server] = 0;
#endif
    last_primary[server] = first_last_primary[epoch];
    grounded[server] = first_grounded[epoch];
    attempts[server] = first_attempts[epoch]
}

/* ---- learners -------------------------------------------------------------------------------- */

#define OWN_RANK(server) RANK(last_primary[server], grounded[server], installed[server])

/* What can still be confirmed in the giver's primary view is not in the copy, unless the giver has
   left that view for a later one: that closed it. */
#define CLOSED(giver) (installed[giver] > last_primary[giver])

inline copy_log(server, giver)
{
    give_up_log(server);
    take_log(server, installed[giver], has_claim[giver], has_merge[giver]);
    if
    :: !IN(server, view[installed[giver]]) ->
        grounded[server] = grounded[giver] &&
            (CLOSED(giver) || (last_primary[server] == last_primary[giver] && grounded[server]))
    :: else -> grounded[server] = grounded[giver]
    fi;
    last_primary[server] = last_primary[giver];
    promised[server] = (installed[giver] > promised[server] -> installed[giver] : promised[server]);
    /* Its own promises stay on record: somebody may yet complete what they were given to. */
    had_known = attempts[server] & ~(BIT(last_primary[giver] + 1) - 1) & ~BIT(installed[giver]);
    attempts[server] = attempts[giver];
    for (i : 1 .. EPOCHS - 1) {
        if
        :: IN(i, had_known) -> note_attempt(attempts[server], i)
        :: else
        fi
    }
    i = 0
}

/* ---- what this is all for -------------------------------------------------------------------- */

/* Of the log that was read and applied. */
inline check_confirmed(log_last_primary, log_grounded)
{
    for (i : 0 .. EPOCHS - 1) {
        if
        :: answered[i] && primary[i] &&
           (log_last_primary > i || (log_last_primary == i && log_grounded)) ->
            assert(IN(i, known)); /* what was confirmed is not missing */
            queue_up_to(i);
            assert(queue == told_queue[i]) /* nor displaced */
        :: else
        fi
    }
}

/* Equal epoch and index of a claim's entry mean equal logs up to it: the log that was read, and
   those that views began with. */
#define UP_TO(k, set) ((set) & (BIT(k) - 1))
#define ENTRIES_UP_TO(k, views, claims, merges) \
    (COUNT(UP_TO((k) + 1, views)) + COUNT(UP_TO(k, claims)) + COUNT(UP_TO(k, merges)))

inline check_prefixes()
{
    for (j : 0 .. EPOCHS - 1) {
        for (k : 0 .. EPOCHS - 1) {
            if
            :: IN(k, log_claims & first_claims[j]) &&
               (UP_TO(k + 1, log_views ^ first_views[j]) != 0 ||
                UP_TO(k, (log_claims ^ first_claims[j]) | (log_merges ^ first_merges[j])) != 0) ->
                had_known = ENTRIES_UP_TO(k, log_views, log_claims, log_merges);
                entry = ENTRIES_UP_TO(k, first_views[j], first_claims[j], first_merges[j]);
                assert(had_known != entry)
            :: else
            fi
        }
    }
    j = 0
}

#ifdef MERGE_ENTRIES
#define MERGED_LATER true
#else
#define MERGED_LATER false
#endif

inline check()
{
    for (n : 0 .. EPOCHS - 1) {
        if
        :: coordinated[n] ->
            read_log(n, false, false);
            apply_log();
            for (i : 0 .. n - 1) {
                /* What was answered is known in every later view that has a witness of it. */
                assert(!answered[i] || (view[i] & view[n]) == 0 || IN(i, known) ||
                       MERGED_LATER)
            }
            check_confirmed((primary[n] -> n - 1 : first_last_primary[n]), first_grounded[n])
        :: else
        fi
    }
    for (n : 0 .. SERVERS - 1) {
        read_log(installed[n], has_claim[n], has_merge[n]);
        apply_log();
        for (i : 0 .. EPOCHS - 1) {
            /* What was answered is on the disk of every server of that view. */
            assert(!(answered[i] && IN(n, view[i])) || IN(i, known | carried[n]))
        }
        check_confirmed(last_primary[n], grounded[n]);
        check_prefixes()
    }
    n = 0
}

/* ---- processes ------------------------------------------------------------------------------- */

proctype Leader(byte epoch)
{
    byte members;

end_idle:
    do
    :: atomic {
        view[epoch] == 0 && view[epoch - 1] != 0 ->
            select(members : 1 .. ALL_SERVERS);
            choose_leader(epoch);
            d_step {
                if
                :: promised[LED_BY(members, epoch)] < epoch ->
                    view[epoch] = members;
                    leader = LEADER(epoch);
                    promise(leader, epoch)
                :: else
                fi;
                members = 0
            }
       }
    :: d_step {
        view[epoch] != 0 && !coordinated[epoch] && promised[LEADER(epoch)] == epoch &&
        (promisers[epoch] & view[epoch]) == view[epoch] ->
            decide(epoch);
            leader = LEADER(epoch);
            install(leader, epoch);
            check()
       }
    od
}

#define LEADS(server, epoch) \
    (coordinated[epoch] && promised[server] == epoch && installed[server] == epoch)

#ifdef MERGE_ENTRIES
#define CARRIED_BY(members) \
    ((IN(0, members) -> carried[0] : 0) | (IN(1, members) -> carried[1] : 0) | \
     (IN(2, members) -> carried[2] : 0))

inline accept_merge(server, epoch)
{
    has_merge[server] = true;
    carried[server] = carried[server] & ~merged_late[epoch]
}

/* The members tell their leader what they carry. */
inline order_merge(epoch)
{
    leader = LEADER(epoch);
    read_log(epoch, has_claim[leader], false);
    apply_log();
    merged_late[epoch] = CARRIED_BY(view[epoch]) & ~known;
    if
    :: merged_late[epoch] != 0 -> accept_merge(leader, epoch)
    :: else
    fi;
    leader = 0
}
#endif

/* The sequencer's part of a leader. */
proctype Sequencer(byte epoch)
{
    bool ahead;

end_idle:
    do
    :: atomic {
        !ordered[epoch] && LEADS(LEADER(epoch), epoch) ->
            select(ahead : 0 .. 1);
            d_step {
                leader = LEADER(epoch);
                read_log(epoch, false, has_merge[leader]);
                apply_log();
                for (i : 0 .. EPOCHS - 1) {
                    if
                    :: IN(i, known) && made_at[i] > made_at[epoch] -> made_at[epoch] = made_at[i]
                    :: else
                    fi
                }
                made_at[epoch] = made_at[epoch] + (ahead -> TIME_AHEAD : 1);
                ahead = 0;
                ordered[epoch] = true;
                merge_before[epoch] = has_merge[leader];
                has_claim[leader] = true;
                holding[epoch] = BIT(leader)
            }
       }
    :: d_step {
        !answered[epoch] && ordered[epoch] && (holding[epoch] & view[epoch]) == view[epoch] ->
            answered[epoch] = true;
            read_log(epoch, true, merge_before[epoch]);
            apply_log();
            queue_up_to(epoch);
            told_queue[epoch] = queue;
            check()
       }
#ifdef MERGE_ENTRIES
    :: d_step {
        merged_late[epoch] == 0 && LEADS(LEADER(epoch), epoch) &&
        CARRIED_BY(view[epoch]) != 0 ->
            order_merge(epoch)
       }
#endif
    od
}

proctype Member(byte server; byte epoch)
{
end_idle:
    do
    :: d_step {
        IN(server, view[epoch]) && promised[server] < epoch -> promise(server, epoch)
       }
    :: d_step {
        coordinated[epoch] && IN(server, view[epoch]) && promised[server] == epoch &&
        installed[server] < epoch ->
            install(server, epoch);
            check()
       }
    :: d_step {
        ordered[epoch] && IN(server, view[epoch]) && LEADS(server, epoch) &&
        !IN(server, holding[epoch]) && (!merge_before[epoch] || has_merge[server]) ->
            has_claim[server] = true;
            holding[epoch] = holding[epoch] | BIT(server)
       }
#ifdef MERGE_ENTRIES
    :: d_step {
        merged_late[epoch] != 0 && IN(server, view[epoch]) && LEADS(server, epoch) &&
        !has_merge[server] && (!ordered[epoch] || merge_before[epoch] || has_claim[server]) ->
            accept_merge(server, epoch)
       }
#endif
    od
}

proctype Learner(byte server; byte giver)
{
end_idle:
    do
    :: d_step {
        OWN_RANK(giver) >= OWN_RANK(server) &&
        (installed[giver] != installed[server] || has_claim[giver] > has_claim[server] ||
         has_merge[giver] > has_merge[server]) ->
            copy_log(server, giver);
            check()
       }
    od
}

init
{
    byte e, s;

    atomic {
        view[0] = FIRST_VIEW;
        promisers[0] = FIRST_VIEW;
        coordinated[0] = true;
        primary[0] = true;
        first_grounded[0] = true;
        for (s : 0 .. SERVERS - 1) {
            grounded[s] = IN(s, FIRST_VIEW)
        }
        start_processes();
        for (s : 0 .. SERVERS - 1) {
            for (e : 0 .. SERVERS - 1) {
                if
                :: e != s -> run Learner(s, e)
                :: else
                fi
            }
        }
    }
}
