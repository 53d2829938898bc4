#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Model-checks the safety rules: `sh check_models.sh view_commit|primary_view|spine_merge`. The
# model as it is must be explored completely and without an error; with each rule broken (see
# README.md) an error must be found. Needs spin and gcc, 1 GiB and a minute; writes into a
# temporary folder only.
set -eu

seconds_max=200
memory_mib_max=1400
depth_max=10000

here=$(cd "$(dirname "$0")" && pwd)
model=${1:-}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/roomcast-model.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
failures=0

# Makes and runs the verifier; its words are in $scratch/out.
verify() { # OPTIMISATION, FLAG...
    optimisation=$1
    shift
    rm -f "$scratch"/pan*
    (
        cd "$scratch"
        spin -a "$@" "$here/$model.pml" >spin.out 2>&1 &&
            gcc "$optimisation" -w -DSAFETY -DNOREDUCE -DCOLLAPSE -DMEMLIM=$memory_mib_max \
                -o pan pan.c >gcc.out 2>&1
    ) || {
        cat "$scratch"/*.out >&2
        exit 1
    }
    (cd "$scratch" && timeout $seconds_max ./pan -n -m$depth_max -w21) >"$scratch/out" 2>&1 ||
        printf 'pan ended with status %s; 124: after %s s\n' $? $seconds_max >>"$scratch/out"
}

explored() {
    grep -q 'errors: 0$' "$scratch/out" &&
        ! grep -Eqi 'not completed|max search depth|memlim|out of memory' "$scratch/out"
}

report() { # RESULT, FLAGS
    states=$(sed -n 's/^ *\([0-9.e+]*\) states, stored.*/\1/p' "$scratch/out")
    seconds=$(sed -n 's/^pan: elapsed time \([0-9.]*\) seconds$/\1/p' "$scratch/out")
    memory=$(sed -n 's/^ *\([0-9]*\)[.0-9]*[[:space:]]*total actual memory.*/\1/p' "$scratch/out")
    printf '%-12s %-14s %9s states %7s s %5s MiB  %s\n' \
        "$model" "$1" "${states:--}" "${seconds:--}" "${memory:--}" "${2:-as built}"
}

fail() { # RESULT, FLAGS
    report "$1" "$2"
    sed 's/^/    /' "$scratch/out"
    failures=$((failures + 1))
}

holds() { # FLAG...
    verify -O2 "$@"
    if explored; then report holds "$*"; else fail 'DOES NOT HOLD' "$*"; fi
}

# Stops at the first error, so that there is little to gain by optimising.
broken() { # FLAG...
    verify -O1 "$@"
    if grep -q 'assertion violated' "$scratch/out"; then
        report found "$*"
    else
        fail 'NOT FOUND' "$*"
    fi
}

case $model in
view_commit)
    holds
    holds -DDEAF
    broken -DNO_EPOCH_FENCE
    broken -DREPLY_EARLY
    broken -DLEAD_WITHOUT_STATES
    ;;
primary_view)
    holds
    holds -DLEARNERS -DEPOCHS=4
    holds -DDEAF -DEPOCHS=4
    broken -DIGNORE_ATTEMPTS
    broken -DFORGET_OPEN_ATTEMPTS
    broken -DDISCOUNT_DEAD
    broken -DLEARNERS -DEPOCHS=4 -DFORGET_OWN_PROMISES
    broken -DLEARNERS -DEPOCHS=4 -DACK_COPIES
    ;;
spine_merge)
    # FIRST_VIEW=6: server 0 is a learner from the start.
    holds
    holds -DFIRST_VIEW=6
    holds -DFIRST_VIEW=6 -DMERGE_ENTRIES -DTIME_AHEAD=1
    broken -DNAIVE_PLACE
    broken -DFIRST_VIEW=6 -DUNGROUNDED_SPINE
    broken -DFIRST_VIEW=6 -DSPINE_BY_EPOCH
    broken -DFIRST_VIEW=6 -DMIX_LOGS
    broken -DFIRST_VIEW=6 -DDROP_CARRIED
    broken -DFIRST_VIEW=6 -DSEPARATE_MERGE
    broken -DFIRST_VIEW=6 -DMERGE_ENTRIES -DTIME_AHEAD=1 -DDROP_CARRIED
    ;;
*)
    printf 'usage: %s view_commit|primary_view|spine_merge\n' "$0" >&2
    exit 2
    ;;
esac
[ "$failures" -eq 0 ]
