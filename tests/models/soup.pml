/* SPDX-License-Identifier: MIT */
/*
 * What the models share. Three servers; server 2 has the highest ID. Epoch 0 is the first view of
 * all three, installed everywhere; the others are proposed by anybody, at any time, with any
 * members: every server may be suspected of anything.
 *
 * The network is a soup: a message, once sent, is a fact that anybody may act upon at any later
 * time, once, again or never. That is loss, duplication, reordering, delay, pauses and crashes.
 */

#define SERVERS 3
#define ALL_SERVERS 7
#define NO_CLAIM EPOCHS /* otherwise a claim is named by the epoch that ordered it */

/* Sets of servers, epochs and claims are bits of a byte; there are five epochs at most. */
#define BIT(n) (1 << (n))
#define IN(n, set) (((set) >> (n)) & 1)
#define COUNT(set) \
    (IN(0, set) + IN(1, set) + IN(2, set) + IN(3, set) + IN(4, set))
#define HIGHEST(servers) (IN(2, servers) -> 2 : (IN(1, servers) -> 1 : 0))

/* What a server told of itself when it promised an epoch. */
#define AT(server, epoch) ((epoch) * SERVERS + (server))

/* The highest ID of a view leads it; with DEAF, at times the next one: the highest hears no
   multicast, and leaves the lead to those who do. */
#ifdef DEAF
bool passed_over[EPOCHS]; /* the highest, by the candidate of the epoch */
#define LED_BY(servers, epoch) \
    ((passed_over[epoch] && COUNT(servers) > 1) -> HIGHEST((servers) & ~BIT(HIGHEST(servers))) : \
                                                   HIGHEST(servers))
inline choose_leader(epoch)
{
    if
    :: COUNT(members) > 1 -> passed_over[epoch] = true
    :: true
    fi
}
#else
#define LED_BY(servers, epoch) HIGHEST(servers)
#define choose_leader(epoch) skip
#endif
#define LEADER(epoch) LED_BY(view[epoch], epoch)

/* Nobody reads the answers to an election again once it is over, or once a member without which it
   cannot end has promised a later one. Forgetting them makes fewer states. */
inline forget_hopeless_elections()
{
    for (i : 1 .. EPOCHS - 1) {
        for (n : 0 .. SERVERS - 1) {
            if
            :: !coordinated[i] && IN(n, view[i]) && promised[n] > i &&
               (n == LEADER(i) || !IN(n, promisers[i])) ->
                promisers[i] = 0;
                forget_answers(i)
            :: else
            fi
        }
    }
    i = 0
}

/* A Leader proposes its epoch only after the one before: a lower epoch that is proposed later has
   nothing to do with the higher one, so the order makes no difference. */
inline start_processes()
{
    for (e : 0 .. EPOCHS - 1) {
        if
        :: e > 0 -> run Leader(e)
        :: else
        fi;
        run Sequencer(e);
        for (s : 0 .. SERVERS - 1) {
            run Member(s, e)
        }
    }
}
