#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The README's tour, step by step: `sh tst_tour.sh BUILD CHECKOUT`. Opens the demo on a screen of
# 1366x768, types into its windows what the tour says, calls the commands that the demo names, and
# looks into the programs' logs for what the tour promises. Skipped (77) without Xvfb and xdotool.
set -eu

build=$(cd "$1" && pwd)
checkout=$(cd "$2" && pwd)
# shellcheck source=resources/steps.sh
. "$checkout/resources/steps.sh"
missing=$(missing_tool Xvfb xdotool)
[ -z "$missing" ] || {
    echo "skipped: $missing is not installed"
    exit 77
}
step_seconds_max=60
scratch=$(mktemp -d "${TMPDIR:-/tmp}/roomcast demo.XXXXXX")
demo=
screen_pid=
started=
trap end EXIT

end() {
    status=$?
    trap - EXIT
    # shellcheck disable=SC2086 # a list of process IDs
    [ -z "$started$demo" ] || kill $started $demo 2>/dev/null || true
    [ -z "$demo" ] || wait "$demo" 2>/dev/null || true
    [ -z "$screen_pid" ] || kill "$screen_pid" 2>/dev/null || true
    rm -rf "$scratch"
    exit "$status"
}

fail() {
    printf 'FAIL: %s\n' "$*" >&2
    cat "$scratch/out" "$scratch"/demo/*.err >&2 || true
    for log in "$scratch"/demo/*.log "$scratch"/*.log; do
        printf -- '--- %s\n' "$log" >&2
        tail -n 6 "$log" | cut -c 1-300 >&2
    done
    exit 1
}

# --- The demo on a screen of 1366x768 -------------------------------------------------------------

ln -s "$build/bin" "$scratch/bin"
: >"$scratch/out"
start_screen 1366x768 "$scratch"
sh "$checkout/resources/demo.sh" "$scratch" "$checkout/resources/catalogue" >"$scratch/out" 2>&1 &
demo=$!
await 'the demo to say how to join it' grep -q "$scratch/demo/client" "$scratch/out"

off_screen() {
    for window in $(xdotool search --onlyvisible --name '^Roomcast'); do
        eval "$(xdotool getwindowgeometry --shell "$window")"
        [ "$X" -ge 0 ] && [ "$Y" -ge 0 ] && [ $((X + WIDTH)) -le 1366 ] && [ $((Y + HEIGHT)) -le 768 ] ||
            printf '%s,%s %sx%s ' "$X" "$Y" "$WIDTH" "$HEIGHT"
    done
}
four_windows() {
    [ "$(xdotool search --onlyvisible --name '^Roomcast' | wc -l)" -ge 4 ]
}
await 'four windows' four_windows
outside=$(off_screen)
[ -z "$outside" ] || fail "windows reach beyond the screen: $outside"

# --- What the steps have in common ----------------------------------------------------------------

another() { # PROGRAM LOG [ARGUMENT...]
    program=$scratch/demo/$1
    to=$scratch/$2
    shift 2
    : >"$to" # what is started in the background makes it when it comes to run
    "$program" "$@" >"$to" 2>&1 &
    last=$!
    started="$started $last"
}

# --- 1. Who leads ---------------------------------------------------------------------------------

await 'server 300 to be called leader' there 'Roomcast server 300 .*leader'
await 'server 200 to be called follower' there 'Roomcast server 200 .*follower'

# --- 2. Book --------------------------------------------------------------------------------------

# A day that `days` lists; the last one is over for nobody's clock.
days_are_listed() {
    printf 'days\n' | "$scratch/demo/client" --run - >"$scratch/days" 2>&1 && grep -q '^20' "$scratch/days"
}
await 'a client that joins as it is told to list the days' days_are_listed
day=$(grep '^20' "$scratch/days" | tail -n 1)
mark "$scratch/demo/client.log"
console "reserve Aspen 8:30-9:30 $day"
await 'server 300 to confirm' logged '"command":"reserve' '"ok":true' '"server":300' '"status":"confirmed"'

# --- 3. Cached read -------------------------------------------------------------------------------

console 'check Aspen'
await 'an answer' logged '"command":"check Aspen"'
mark "$scratch/demo/client.log"
console 'check Aspen'
await 'an answer of the cache' logged '"command":"check Aspen"' '"source":"cache"'
printf 'reserve Aspen 9:30-10:30 %s\n' "$day" | "$scratch/demo/client" --user Kim --run - >"$scratch/kim.log"
mark "$scratch/demo/client.log"
console 'check Aspen'
await "Kim's booking, in the cache by itself" logged '"command":"check Aspen"' '"source":"cache"' Kim

# --- 4. Crash -------------------------------------------------------------------------------------

mark "$scratch/demo/server-200.log"
keys 'Roomcast server 300' ctrl+shift+k
await 'server 200 to lead, with 100' logged '"event":"view-installed"' '"members":[200,100]'
mark "$scratch/demo/client.log"
console "reserve Birch 8:30-9:30 $day"
await 'server 200 to confirm' logged '"command":"reserve' '"ok":true' '"server":200' '"status":"confirmed"'
console 'check Aspen'
await 'the bookings to be there still' logged '"command":"check Aspen"' Kim

# --- 5. Join --------------------------------------------------------------------------------------

mark "$scratch/demo/server-200.log"
keys 'Roomcast server 200' ctrl+n
keys 'Launch servers' alt+h Return
newcomer_leads() {
    logged '"event":"leader-elected"' && ! printf '%s\n' "$lines" | grep -q '"leader":200'
}
await 'a newcomer to take over' newcomer_leads

# --- 6. Nobody left -------------------------------------------------------------------------------

server_closes() {
    there 'Roomcast server ' || return 1
    keys 'Roomcast server ' ctrl+q
}
for one in 1 2 3; do
    await "server window $one to close" server_closes
    sleep 1
done
await 'all servers to be gone' gone 'Roomcast server '
mark "$scratch/demo/client.log"
console "reserve Cedar 8:30-9:30 $day"
await 'the booking to fail' logged '"command":"reserve Cedar' '"ok":false'
another server 500.log --headless --log-format json 500
bookings_are_back() {
    mark "$scratch/demo/client.log"
    console 'check Aspen'
    sleep 1
    logged '"command":"check Aspen"' '"source":"server"' Kim
}
await 'the bookings to be there still' bookings_are_back

# --- 7. Split and heal ----------------------------------------------------------------------------

another server 600.log --log-format json 600
mark "$scratch/600.log"
await 'server 600 to lead' logged '"event":"view-installed"' '"members":[600,500]'
mark "$scratch/600.log"
keys 'Roomcast server 600' ctrl+shift+p
xdotool type B
xdotool key Return
await 'the sides to part' logged '"event":"view-installed"' '"members":[600]'
for side in A B; do
    printf 'reserve Elm 8:30-9:30 %s\n' "$day" |
        "$scratch/demo/client" --partition "$side" --user "of-$side" --run - >"$scratch/side-$side.log" 2>&1 ||
        fail "side $side did not book: $(cat "$scratch/side-$side.log")"
done
grep -qi provisional "$scratch/side-A.log" "$scratch/side-B.log" || fail 'no side was provisional'
mark "$scratch/600.log"
keys 'Roomcast server 600' ctrl+shift+h
await 'the sides to meet' logged '"event":"view-installed"' '"members":[600,500]'
both_are_there() {
    printf 'queue Elm 8:30-9:30 %s\n' "$day" | "$scratch/demo/client" --run - >"$scratch/queue.log" 2>&1 &&
        grep -q of-A "$scratch/queue.log" && grep -q of-B "$scratch/queue.log"
}
await 'one to hold the slot and the other to wait' both_are_there
echo 'PASS'
