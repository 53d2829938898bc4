/* SPDX-License-Identifier: MIT */
/*
 * Primary views: who may say "confirmed" when nobody knows who else is alive. Dynamic-linear voting
 * (Jajodia & Mutchler 1990) with recorded attempts (Yeger Lotem, Keidar & Dolev 1997), and with
 * the attempts that nobody can complete any more forgotten.
 *
 * One room, one hour, and claims in primary views only: those in others confirm nothing. The
 * network is that of soup.pml; epochs, promises and acknowledgements are those of view_commit.pml.
 *
 * Broken on purpose with -DIGNORE_ATTEMPTS, -DFORGET_OPEN_ATTEMPTS or -DDISCOUNT_DEAD.
 *
 * -DLEARNERS: servers copy the log of another, with what it knows of primary views and attempts.
 * Broken on purpose with -DFORGET_OWN_PROMISES or -DACK_COPIES.
 */

#ifndef EPOCHS
#define EPOCHS 5
#endif
#include "soup.pml"

/* On each server's disk. */
byte promised[SERVERS];
byte installed[SERVERS];
byte last_primary[SERVERS]; /* newest primary view it knows of */
byte attempts[SERVERS];     /* epochs promised since, as far as they are still open */
byte holder[SERVERS];       /* the claim that holds the room */
bool grounded[SERVERS];     /* the log has all that was ever confirmed in last_primary */

/* The messages of each epoch. */
byte view[EPOCHS];      /* ELECTION: who is to be in it */
byte promisers[EPOCHS]; /* ANSWER, with what the sender had then: */
byte told_last_primary[EPOCHS * SERVERS];
byte told_attempts[EPOCHS * SERVERS];
byte told_holder[EPOCHS * SERVERS];
bool told_grounded[EPOCHS * SERVERS];
bool coordinated[EPOCHS]; /* COORDINATOR, with what its members are to have: */
bool primary[EPOCHS];
byte first_last_primary[EPOCHS];
byte first_attempts[EPOCHS];
byte first_holder[EPOCHS];
bool first_grounded[EPOCHS];
bool ordered[EPOCHS];   /* ORDER of the epoch's one claim */
byte holding[EPOCHS];   /* ACK: who has the claim on disk */
bool confirmed[EPOCHS]; /* the client was told: confirmed, it is yours */

hidden byte i, j, n, leader, electorate, open_ones, voters, present, quorum, remembered;

#ifdef DISCOUNT_DEAD
byte down; /* who is switched off just now, with an intact disk */
#define UP(server) (!IN(server, down))
#define DISCOUNTED down
#else
#define UP(server) true
#define DISCOUNTED 0
#endif

/* More than half of the voters are in, or just half with the highest of them. */
inline hold_quorum(members, electors)
{
    voters = electors & ~(DISCOUNTED);
    present = voters & members;
    quorum = 2 * COUNT(present) > COUNT(voters) ||
             (2 * COUNT(present) == COUNT(voters) && voters != 0 && IN(HIGHEST(voters), present))
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
        told_last_primary[AT(j, epoch)] = 0;
        told_attempts[AT(j, epoch)] = 0;
        told_holder[AT(j, epoch)] = 0;
        told_grounded[AT(j, epoch)] = 0
    }
    j = 0
}

inline promise(server, epoch)
{
    promised[server] = epoch;
    note_attempt(attempts[server], epoch);
    promisers[epoch] = promisers[epoch] | BIT(server);
    told_last_primary[AT(server, epoch)] = last_primary[server];
    told_attempts[AT(server, epoch)] = attempts[server] & ~BIT(epoch);
    told_holder[AT(server, epoch)] = holder[server];
    told_grounded[AT(server, epoch)] = grounded[server];
    forget_hopeless_elections()
}

/* The log of the newest primary view that a member knows, grounded in it, and the longest. */
#define TOLD_RANK(at) \
    (told_last_primary[at] * 4 + told_grounded[at] * 2 + (told_holder[at] != NO_CLAIM))

inline choose_log(epoch)
{
    i = LEADER(epoch);
    for (j : 0 .. SERVERS - 1) {
        if
        :: IN(j, view[epoch]) && TOLD_RANK(AT(j, epoch)) > TOLD_RANK(AT(i, epoch)) -> i = j
        :: else
        fi
    }
    electorate = told_last_primary[AT(i, epoch)];
    first_grounded[epoch] = told_grounded[AT(i, epoch)];
    first_holder[epoch] = told_holder[AT(i, epoch)]
}

/* The attempts since the electorate's epoch that somebody outside may still complete. A member of
   the attempt without a record of it never promised it, and never will: it promised this epoch. */
inline find_open_attempts(epoch)
{
    open_ones = 0;
    for (i : 0 .. SERVERS - 1) {
        open_ones = open_ones | (IN(i, view[epoch]) -> told_attempts[AT(i, epoch)] : 0)
    }
    open_ones = open_ones & ~(BIT(electorate + 1) - 1);
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
#ifdef IGNORE_ATTEMPTS
    open_ones = 0
#endif
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
    choose_log(epoch);
    find_open_attempts(epoch);
    vote(epoch);
    first_grounded[epoch] = first_grounded[epoch] || primary[epoch];
    first_last_primary[epoch] = (primary[epoch] -> epoch : electorate);
    first_attempts[epoch] = (primary[epoch] -> 0 : open_ones);
#ifdef FORGET_OPEN_ATTEMPTS
    first_attempts[epoch] = 0;
#endif
    coordinated[epoch] = true;
    forget_answers(epoch)
}

inline install(server, epoch)
{
    installed[server] = epoch;
    last_primary[server] = first_last_primary[epoch];
    attempts[server] = first_attempts[epoch];
    holder[server] = first_holder[epoch];
    grounded[server] = first_grounded[epoch]
}

inline accept(server, epoch)
{
    holder[server] = epoch;
    holding[epoch] = holding[epoch] | BIT(server)
}

/* What this is all for. */
inline check()
{
    for (i : 0 .. EPOCHS - 1) {
        for (j : i + 1 .. EPOCHS - 1) {
            /* The room is never confirmed twice. */
            assert(!(confirmed[i] && confirmed[j]));
            /* No later primary view begins without what was confirmed. */
            assert(!(confirmed[i] && coordinated[j] && primary[j]) || first_holder[j] == i)
        }
    }
    i = 0
}

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
                :: UP(LED_BY(members, epoch)) ->
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
        (promisers[epoch] & view[epoch]) == view[epoch] && UP(LEADER(epoch)) ->
            decide(epoch);
            leader = LEADER(epoch);
            install(leader, epoch);
            check()
       }
    od
}

/* The sequencer's part of the leader of a primary view. */
proctype Sequencer(byte epoch)
{
end_idle:
    do
    :: d_step {
        !ordered[epoch] && coordinated[epoch] && primary[epoch] &&
        promised[LEADER(epoch)] == epoch && holder[LEADER(epoch)] == NO_CLAIM &&
        UP(LEADER(epoch)) ->
            ordered[epoch] = true;
            leader = LEADER(epoch);
            accept(leader, epoch)
       }
    :: d_step {
        !confirmed[epoch] && ordered[epoch] && (holding[epoch] & view[epoch]) == view[epoch] &&
        UP(LEADER(epoch)) ->
            confirmed[epoch] = true;
            check()
       }
    od
}

proctype Member(byte server; byte epoch)
{
end_idle:
    do
    :: d_step {
        IN(server, view[epoch]) && promised[server] < epoch && UP(server) ->
            promise(server, epoch)
       }
    :: d_step {
        coordinated[epoch] && IN(server, view[epoch]) && promised[server] == epoch &&
        installed[server] < epoch && UP(server) -> install(server, epoch)
       }
    :: d_step {
        ordered[epoch] && !IN(server, holding[epoch]) && promised[server] == epoch &&
        installed[server] == epoch && UP(server) -> accept(server, epoch)
       }
#ifdef ACK_COPIES
    /* What came with a copy counts as acknowledged, whatever was promised before. */
    :: d_step {
        ordered[epoch] && IN(server, view[epoch]) && !IN(server, holding[epoch]) &&
        installed[server] == epoch && holder[server] == epoch -> accept(server, epoch)
       }
#endif
    od
}

#ifdef LEARNERS
/* See spine_merge.pml, also for what makes a copy grounded. */
#define RANK(server) \
    ((last_primary[server] * 2 + grounded[server]) * EPOCHS + installed[server])

inline copy_log(server, giver)
{
    if
    :: !IN(server, view[installed[giver]]) ->
        grounded[server] =
            grounded[giver] && (installed[giver] > last_primary[giver] ||
                                (last_primary[server] == last_primary[giver] && grounded[server]))
    :: else -> grounded[server] = grounded[giver]
    fi;
    open_ones = attempts[server] & ~(BIT(last_primary[giver] + 1) - 1) & ~BIT(installed[giver]);
    promised[server] = (installed[giver] > promised[server] -> installed[giver] : promised[server]);
    installed[server] = installed[giver];
    last_primary[server] = last_primary[giver];
    holder[server] = holder[giver];
    attempts[server] = attempts[giver];
#ifndef FORGET_OWN_PROMISES
    /* Its own promises stay on record: somebody may yet complete what they were given to. */
    for (i : 1 .. EPOCHS - 1) {
        if
        :: IN(i, open_ones) -> note_attempt(attempts[server], i)
        :: else
        fi
    }
#endif
    forget_hopeless_elections()
}

proctype Learner(byte server; byte giver)
{
end_idle:
    do
    :: d_step {
        RANK(giver) >= RANK(server) &&
        (installed[giver] != installed[server] ||
         (holder[giver] != NO_CLAIM && holder[server] == NO_CLAIM)) ->
            copy_log(server, giver)
       }
    od
}
#endif

#ifdef DISCOUNT_DEAD
active proctype PowerSwitch()
{
end_idle:
    do
    :: down = down ^ BIT(0)
    :: down = down ^ BIT(1)
    :: down = down ^ BIT(2)
    od
}
#endif

init
{
    byte e, s;

    atomic {
        view[0] = ALL_SERVERS;
        promisers[0] = ALL_SERVERS;
        coordinated[0] = true;
        primary[0] = true;
        for (s : 0 .. SERVERS - 1) {
            holder[s] = NO_CLAIM;
            grounded[s] = true
        }
        start_processes();
#ifdef LEARNERS
        for (s : 0 .. SERVERS - 1) {
            for (e : 0 .. SERVERS - 1) {
                if
                :: e != s -> run Learner(s, e)
                :: else
                fi
            }
        }
#endif
    }
}
