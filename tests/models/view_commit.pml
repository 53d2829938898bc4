/* SPDX-License-Identifier: MIT */
/*
 * Views and commit: an epoch is promised once, a leader collects every member's state before it
 * leads, and an answer waits for the whole view. One room, one hour: the first claim holds it.
 *
 * Broken on purpose with -DNO_EPOCH_FENCE, -DREPLY_EARLY or -DLEAD_WITHOUT_STATES.
 */

#ifndef EPOCHS
#define EPOCHS 4
#endif
#include "soup.pml"

/* On each server's disk. */
byte promised[SERVERS];
byte installed[SERVERS];
byte holder[SERVERS];    /* the claim that holds the room */
byte displaced[SERVERS]; /* claims of other sides: their holders were told */

/* The messages of each epoch. */
byte view[EPOCHS];       /* ELECTION: who is to be in it */
byte promisers[EPOCHS];  /* ANSWER, with what the sender had then: */
byte told_installed[EPOCHS * SERVERS];
byte told_holder[EPOCHS * SERVERS];
byte told_displaced[EPOCHS * SERVERS];
bool coordinated[EPOCHS]; /* COORDINATOR, with the log to begin with: */
byte first_holder[EPOCHS];
byte first_displaced[EPOCHS];
bool ordered[EPOCHS];  /* ORDER of the epoch's one claim */
byte holding[EPOCHS];  /* ACK: who has the claim on disk */
bool answered[EPOCHS]; /* the client was told: it is yours */

hidden byte i, j, n, leader;

inline forget_answers(epoch)
{
    for (j : 0 .. SERVERS - 1) {
        told_installed[AT(j, epoch)] = 0;
        told_holder[AT(j, epoch)] = 0;
        told_displaced[AT(j, epoch)] = 0
    }
    j = 0
}

inline promise(server, epoch)
{
    promised[server] = epoch;
    promisers[epoch] = promisers[epoch] | BIT(server);
    told_installed[AT(server, epoch)] = installed[server];
    told_holder[AT(server, epoch)] = holder[server];
    told_displaced[AT(server, epoch)] = displaced[server];
    forget_hopeless_elections()
}

/* The log of the view installed last is taken whole; what it lacks comes in displaced. */
inline choose_log(epoch)
{
    i = LEADER(epoch);
    for (j : 0 .. SERVERS - 1) {
        if
        :: IN(j, promisers[epoch]) && told_holder[AT(j, epoch)] != NO_CLAIM &&
           (told_holder[AT(i, epoch)] == NO_CLAIM ||
            told_installed[AT(j, epoch)] > told_installed[AT(i, epoch)]) -> i = j
        :: else
        fi
    }
    first_holder[epoch] = told_holder[AT(i, epoch)];
    for (j : 0 .. SERVERS - 1) {
        if
        :: IN(j, promisers[epoch]) ->
            first_displaced[epoch] = first_displaced[epoch] | told_displaced[AT(j, epoch)];
            if
            :: told_holder[AT(j, epoch)] != NO_CLAIM ->
                first_displaced[epoch] = first_displaced[epoch] | BIT(told_holder[AT(j, epoch)])
            :: else
            fi
        :: else
        fi
    }
    if
    :: first_holder[epoch] != NO_CLAIM ->
        first_displaced[epoch] = first_displaced[epoch] & ~BIT(first_holder[epoch])
    :: else
    fi
}

inline install(server, epoch)
{
    promised[server] = epoch;
    installed[server] = epoch;
    holder[server] = first_holder[epoch];
    displaced[server] = first_displaced[epoch];
}

inline accept(server, epoch)
{
    if
    :: holder[server] == NO_CLAIM -> holder[server] = epoch
    :: else
    fi;
    holding[epoch] = holding[epoch] | BIT(server)
}

/* What this is all for. */
inline check()
{
    for (i : 0 .. EPOCHS - 1) {
        for (j : i + 1 .. EPOCHS - 1) {
            /* Two sides may both promise the room only if they have no server in common. */
            assert(!(answered[i] && answered[j]) || (view[i] & view[j]) == 0);
            /* What a client was told is known in every later view that has a witness of it. */
            assert(!(answered[i] && coordinated[j]) || (view[i] & view[j]) == 0 ||
                   first_holder[j] == i || IN(i, first_displaced[j]));
        }
    }
    i = 0
}

#ifdef NO_EPOCH_FENCE
#define MAY_ACCEPT(server, epoch) true
#else
#define MAY_ACCEPT(server, epoch) (promised[server] == epoch && installed[server] == epoch)
#endif

#ifdef REPLY_EARLY
#define COMMITTED(epoch) ordered[epoch]
#else
#define COMMITTED(epoch) ((holding[epoch] & view[epoch]) == view[epoch])
#endif

#ifdef LEAD_WITHOUT_STATES
#define MAY_LEAD(epoch) (promised[LEADER(epoch)] == epoch)
#define MAY_INSTALL(server, epoch) (promised[server] <= epoch)
#else
#define MAY_LEAD(epoch) \
    (promised[LEADER(epoch)] == epoch && (promisers[epoch] & view[epoch]) == view[epoch])
#define MAY_INSTALL(server, epoch) (promised[server] == epoch)
#endif

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
                view[epoch] = members;
                leader = LEADER(epoch);
                promise(leader, epoch);
                members = 0;
            }
       }
    :: d_step {
        view[epoch] != 0 && !coordinated[epoch] && MAY_LEAD(epoch) ->
            choose_log(epoch);
            forget_answers(epoch);
            coordinated[epoch] = true;
            leader = LEADER(epoch);
            install(leader, epoch);
            check();
       }
    od
}

/* The sequencer's part of a leader. */
proctype Sequencer(byte epoch)
{
end_idle:
    do
    :: d_step {
        !ordered[epoch] && coordinated[epoch] && promised[LEADER(epoch)] == epoch &&
        holder[LEADER(epoch)] == NO_CLAIM ->
            ordered[epoch] = true;
            leader = LEADER(epoch);
            accept(leader, epoch);
       }
    :: d_step {
        /* Acknowledgements may come in late, to a leader that promised another by now. */
        !answered[epoch] && ordered[epoch] && COMMITTED(epoch) ->
            answered[epoch] = true;
            check();
       }
    od
}

proctype Member(byte server; byte epoch)
{
end_idle:
    do
    :: d_step {
        IN(server, view[epoch]) && promised[server] < epoch -> promise(server, epoch);
       }
    :: d_step {
        coordinated[epoch] && IN(server, view[epoch]) && MAY_INSTALL(server, epoch) &&
        installed[server] < epoch -> install(server, epoch);
       }
    :: d_step {
        ordered[epoch] && IN(server, view[epoch]) && !IN(server, holding[epoch]) &&
        MAY_ACCEPT(server, epoch) -> accept(server, epoch);
       }
    od
}

init
{
    byte e, s;

    atomic {
        view[0] = ALL_SERVERS;
        promisers[0] = ALL_SERVERS;
        coordinated[0] = true;
        first_holder[0] = NO_CLAIM;
        for (s : 0 .. SERVERS - 1) {
            holder[s] = NO_CLAIM;
        }
        start_processes()
    }
}
