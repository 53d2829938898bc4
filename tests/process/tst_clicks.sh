#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The scenarios of the original assignment by clicking alone: `sh tst_clicks.sh BUILD CHECKOUT`.
# A server and a client are started, as from a desktop's icons; all else is done by the pointer. It
# goes where a screen reader finds a control, so one that has no name cannot be used here either.
# What happened is read in the programs' logs. Skipped (77) without Xvfb, openbox, xdotool, dbus-daemon
# and the accessibility bus (at-spi2-core).
set -eu

build=$(cd "$1" && pwd)
checkout=$(cd "$2" && pwd)
# shellcheck source=resources/steps.sh
. "$checkout/resources/steps.sh"
skip() {
    echo "skipped: $1 is not installed"
    exit 77
}
missing=$(missing_tool Xvfb openbox xdotool dbus-daemon)
[ -z "$missing" ] || skip "$missing"
scratch=$(mktemp -d "${TMPDIR:-/tmp}/roomcast clicks.XXXXXX")
started=
trap end EXIT

end() {
    status=$?
    trap - EXIT
    # What was launched by clicks goes with the screen.
    # shellcheck disable=SC2086 # a list of process IDs
    [ -z "$started" ] || kill $started 2>/dev/null || true
    within 5 rm -rf "$scratch" 2>/dev/null || true
    exit "$status"
}

fail() {
    printf 'FAIL: %s\n' "$*" >&2
    for log in "$scratch"/*.log; do
        printf -- '--- %s\n' "$log" >&2
        tail -n 12 "$log" | cut -c 1-300 >&2
    done
    exit 1
}

# --- A desktop ------------------------------------------------------------------------------------

group=239.255.77.67
port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 10000))
XDG_CONFIG_HOME=$scratch/home
XDG_DATA_HOME=$scratch/home
XDG_STATE_HOME=$scratch/home
XDG_RUNTIME_DIR=$scratch/run
QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
export XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR QT_LINUX_ACCESSIBILITY_ALWAYS_ON
unset AT_SPI_BUS_ADDRESS
mkdir -m 700 "$scratch/home" "$scratch/run"

start_screen 2200x1400 "$scratch"
started=$screen_pid
dbus-daemon --session --nofork --print-address=3 3>"$scratch/bus" >/dev/null 2>&1 &
started="$! $started"
await 'the session bus' test -s "$scratch/bus"
DBUS_SESSION_BUS_ADDRESS=$(cat "$scratch/bus")
export DBUS_SESSION_BUS_ADDRESS
openbox >/dev/null 2>&1 &
started="$! $started"

control() { # WINDOW ROLE NAME: where it is
    "$build/tests/find_control" "$@"
}

control Roomcast frame Roomcast || [ $? -eq 1 ] || skip 'the accessibility bus'

# --- A hand and a mouse ---------------------------------------------------------------------------

# The window comes to the front as by a click in a task bar.
point_at() { # WINDOW ROLE NAME
    there "$1" && screen windowactivate --sync "$(window "$1")" 2>/dev/null || return 1
    point_in_front "$@"
}

point_in_front() { # WINDOW ROLE NAME
    place=$(control "$@") || return 1
    # shellcheck disable=SC2086 # two numbers
    screen mousemove --sync $place
}

click_on() { # WINDOW ROLE NAME
    await "the $2 \"$3\" of \"$1\"" point_at "$@"
    screen click 1
}

choose() { # WINDOW NAME: in the list that is open
    await "\"$2\" in the list" point_in_front "$1" 'list item' "$2"
    screen click 1
}

# A new window opens at the day that today is.
go_back_to() { # DAY
    await 'the grid' shows 'Roomcast – ' 'push button' Today
    for _ in 1 2 3 4 5 6 7; do
        ! within 1 shows 'Roomcast – ' label "$1" || return 0
        click_on 'Roomcast – ' 'push button' Back
    done
    fail "the client does not go back to $1"
}

book() { # CELL
    click_on 'Roomcast – ' cell "$1: Free"
    click_on 'Roomcast – ' 'push button' Book
}

launch() { # WHICH IDS
    click_on 'Roomcast server 300' 'push button' 'Launch another'
    click_on 'Launch servers' 'push button' "$1"
    click_on 'Launch servers' 'push button' Launch
}

shows() { # WINDOW ROLE NAME
    control "$@" >/dev/null
}

view() { # MEMBERS
    logged '"event":"view-installed"' "\"members\":[$1]"
}

# --- The programs ---------------------------------------------------------------------------------

server() { # ID
    : >"$scratch/$1.log"
    "$build/bin/roomcast-server" --durability memory --latency-bound 250 \
        --catalogue "$checkout/tests/data/weekly" \
        --log-format json --geometry 1024x640+20+40 "$group" "$port" "$1" \
        >"$scratch/$1.log" 2>"$scratch/$1.err" </dev/null &
    started="$! $started"
    mark "$scratch/$1.log"
    await "server $1 to lead" view "$1"
}

server 300
: >"$scratch/client.log"
"$build/bin/roomcast-client" --user Ana --latency-bound 250 --format json --geometry 1100x700+1080+40 "$group" "$port" \
    >"$scratch/client.log" 2>"$scratch/client.err" </dev/null &
started="$! $started"

# --- a. A lower ID joins, and learns that it does not lead ----------------------------------------

launch 'Lower than all'
await 'server 150 to join' view 300,150
await 'server 150 to be a follower' there 'Roomcast server 150 – follower'
await 'server 150 to know who leads' shows 'Roomcast server 150' cell 'COORDINATOR: 300 leads'
! logged '"event":"leader-elected"' '"leader":150' || fail 'server 150 led'
go_back_to Monday
mark "$scratch/client.log"
book 'SA314 · Monday · 9:30-10:30'
await 'server 300 to confirm' logged '"command":"reserve SA314 9:30-10:30 Monday"' '"ok":true' '"server":300'

# --- b. The highest ID joins, and takes over ------------------------------------------------------

mark "$scratch/300.log"
launch 'Higher than all'
await 'server 400 to lead' logged '"event":"leader-elected"' '"leader":400'
await 'server 400 to say so' there 'Roomcast server 400 – leader'
mark "$scratch/client.log"
book 'SA314 · Monday · 10:30-11:30'
await 'server 400 to confirm' logged '"command":"reserve SA314 10:30-11:30 Monday"' '"ok":true' '"server":400'

# --- c. The leader crashes, and the next one leads ------------------------------------------------

mark "$scratch/300.log"
click_on 'Roomcast server 400' 'push button' Crash
await 'the heartbeat to fail' logged '"event":"heartbeat-failed"' '"leader":400'
await 'an election' logged '"event":"election-started"'
await 'server 300 to lead' logged '"event":"leader-elected"' '"leader":300'
await 'the window of 400 to be gone' gone 'Roomcast server 400'
mark "$scratch/client.log"
book 'SA314 · Monday · 11:30-12:30'
await 'server 300 to confirm' logged '"command":"reserve SA314 11:30-12:30 Monday"' '"ok":true' '"server":300'

# --- Beside them: a partition, and its end --------------------------------------------------------

mark "$scratch/300.log"
click_on 'Roomcast server 300' 'combo box' 'Servers and clients of another label'
choose 'Roomcast server 300' B
await 'server 300 to be on a side of its own' view 300
click_on 'Roomcast server 300' 'push button' 'Heal the partition'
await 'the sides to meet' view 300,150

# --- d. No server ---------------------------------------------------------------------------------

for id in 150 300; do
    click_on "Roomcast server $id" 'push button' Leave
    await "the window of $id to be gone" gone "Roomcast server $id"
done
await 'the client to say so' shows 'Roomcast – ' frame 'No server answers'
mark "$scratch/client.log"
book 'SA314 · Monday · 12:30-13:30'
await 'the booking to fail' logged '"command":"reserve SA314 12:30-13:30 Monday"' '"ok":false'
click_on 'Roomcast – ' 'push button' 'Keep it on this device'
server 500
mark "$scratch/client.log" 0
await 'server 500 to confirm it' logged '"command":"reserve SA314 12:30-13:30 Monday"' '"kept":true' '"ok":true'
echo 'PASS'
