#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Makes the pictures of README and manual anew: `sh resources/screenshots/make.sh [BUILD]`, with the programs
# in BUILD/bin (default: build). Everything runs on virtual screens and on the loopback interface.
# Needs Xvfb, xdotool and ImageMagick. Look at the pictures before you commit them.
set -eu

here=$(cd -- "$(dirname -- "$0")" && pwd)
build=$(cd "${1:-build}" && pwd)
# shellcheck source=resources/steps.sh
. "$here/../steps.sh"
scratch=$(mktemp -d)
pids=
trap end EXIT

end() {
    status=$?
    trap - EXIT
    # shellcheck disable=SC2086 # a list of process IDs
    [ -z "$pids" ] || kill $pids 2>/dev/null || true
    rm -rf "$scratch"
    exit "$status"
}

fail() {
    echo "$*" >&2
    exit 1
}

open_screen() { # WIDTHxHEIGHT
    start_screen "$1" "$scratch"
    pids="$screen_pid $pids"
}

server() { # ID [OPTION...]
    id=$1
    shift
    "$build/bin/roomcast-server" --durability memory --log-format text "$@" "$group" "$port" "$id" \
        >"$scratch/$id.log" 2>&1 </dev/null &
    pids="$pids $!"
}

client() { # [OPTION...]: a window
    "$build/bin/roomcast-client" "$@" "$group" "$port" >/dev/null 2>&1 </dev/null &
    pids="$pids $!"
}

say() { # PERSON LABEL COMMANDS
    printf '%b\n' "$3" |
        "$build/bin/roomcast-client" --user "$1" --partition "$2" --run - "$group" "$port"
}

end_programs() {
    # shellcheck disable=SC2086 # a list of process IDs
    kill $pids 2>/dev/null || true
    pids=
    sleep 1
}

elected() { # ID MEMBERS
    grep -q "View of $2 installed" "$scratch/$1.log"
}

picture() { # NAME
    sleep 2 # until what has changed is drawn, and messages about the start are over
    import -window root "$here/$1.png"
    echo "$here/$1.png"
}

XDG_CONFIG_HOME=$scratch/home
XDG_DATA_HOME=$scratch/home
XDG_STATE_HOME=$scratch/home
export XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
group=239.255.77.67
port=$((20000 + $$ % 10000))
tomorrow=$(date -d tomorrow +%F)

# --- The windows by themselves --------------------------------------------------------------------

for theme in light dark; do
    for window in server client; do
        ROOMCAST_THEME=$theme
        export ROOMCAST_THEME
        open_screen 1024x640
        server 100 --headless
        server 200 --headless
        if [ "$window" = server ]; then
            server 300 --geometry 1024x640+0+0
        else
            server 300 --headless
        fi
        await 'three servers' elected 300 '300, 200, 100'
        say Ana A "reserve Aspen 9:30-10:30 $tomorrow\nreserve Cedar 8:30-9:30 $tomorrow"
        say Kim A "reserve Birch 10:30-11:30 $tomorrow\nwait Aspen 9:30-10:30 $tomorrow"
        if [ "$window" = client ]; then
            client --user Ana --geometry 1024x640+0+0
            await 'a client' there Roomcast
            sleep 2
            keys 'Roomcast – ' alt+Right
        fi
        picture "$window-$theme"
        end_programs
    done
done
unset ROOMCAST_THEME

# --- After a partition ----------------------------------------------------------------------------

open_screen 1100x1289
server 100 --headless
server 200 --headless
server 300 --headless
server 400 --geometry 1100x640+0+0
await 'four servers' elected 400 '400, 300, 200, 100'
keys 'Roomcast server 400' ctrl+shift+p
screen type B
screen key Return
await 'one side' elected 400 '400'
await 'the other side' elected 300 '300, 200, 100'
say Ana A "reserve Aspen 9:30-10:30 $tomorrow"
say Kim B "reserve Aspen 9:30-10:30 $tomorrow"
say Kim B "reserve Birch 8:30-9:30 $tomorrow"
client --user Kim --geometry 1100x640+0+649
await 'a client' there 'Roomcast – '
keys 'Roomcast server 400' ctrl+shift+h
keys 'Roomcast – ' alt+Right
sleep 8
picture merge
end_programs

# --- The demo -------------------------------------------------------------------------------------

unset DISPLAY
ln -s "$build/bin" "$scratch/bin"
sh "$here/../demo.sh" "$scratch" "$here/../catalogue" >"$scratch/demo.out" 2>&1 || {
    cat "$scratch/demo.out" >&2
    exit 1
}
convert "$scratch/demo/5-booked-again.png" -resize 60% "$here/demo.png"
echo "$here/demo.png"
