#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Tests what `./roomcast demo` shows on a small display: `sh tst_demo.sh BUILD CHECKOUT`. The windows
# are there and on the screen, and the commands that it prints join its group. Skipped (77) without
# Xvfb and xdotool.
set -eu

build=$(cd "$1" && pwd)
checkout=$(cd "$2" && pwd)
for tool in Xvfb xdotool; do
    command -v "$tool" >/dev/null || {
        echo "skipped: $tool is not installed"
        exit 77
    }
done
scratch=$(mktemp -d "${TMPDIR:-/tmp}/roomcast demo.XXXXXX")
demo=
screen=
trap end EXIT

end() {
    status=$?
    trap - EXIT
    [ -z "$demo" ] || kill "$demo" 2>/dev/null || true
    [ -z "$demo" ] || wait "$demo" 2>/dev/null || true
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    rm -rf "$scratch"
    exit "$status"
}

fail() {
    printf 'FAIL: %s\n' "$*" >&2
    cat "$scratch/out" "$scratch"/demo/*.err >&2 || true
    exit 1
}

await() { # WHAT CONDITION...
    what=$1
    shift
    tries=600
    until "$@"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || fail "waited 60 s for this: $what"
        sleep 0.1
    done
}

# --- The demo on a screen of 1366x768 -------------------------------------------------------------

ln -s "$build/bin" "$scratch/bin"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset 3>"$scratch/display" 2>/dev/null &
screen=$!
: >"$scratch/out"
await 'the virtual screen' test -s "$scratch/display"
DISPLAY=:$(cat "$scratch/display")
QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY
export DISPLAY QT_QPA_PLATFORM
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

# --- Who joins it as it says ----------------------------------------------------------------------

server_400_is_there() {
    grep -q '"event":"view-installed".*"members":\[400,300,200,100\]' "$scratch/demo/server-300.log"
}
rooms_are_listed() {
    printf 'rooms\n' | "$scratch/demo/client" --run - >"$scratch/rooms" 2>&1
}
await 'a client that joins to be answered' rooms_are_listed
grep -q Aspen "$scratch/rooms" || fail "the rooms are others: $(cat "$scratch/rooms")"
"$scratch/demo/server" --headless 400 >"$scratch/400.log" 2>&1 &
joined=$!
await 'server 400 to be a member' server_400_is_there
kill "$joined"
wait "$joined" || true
echo 'PASS'
