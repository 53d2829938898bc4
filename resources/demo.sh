#!/bin/sh
# SPDX-License-Identifier: MIT
#
# What `./roomcast demo` shows: `sh demo.sh BUILD CATALOGUE`. With a display it opens three servers
# and a client and waits until they are closed. Without one it runs the same programs on a virtual
# screen, plays the person by keystrokes, checks each step in the programs' logs and saves a picture
# of it. Everything is kept in BUILD/demo; every wait is bounded; a failed step says what it waited
# for and ends with status 1.
set -eu

bin=$(cd "$1" && pwd)/bin
catalogue=$2
out=$(cd "$1" && pwd)/demo
group=239.255.77.67
# Generous: where windows are drawn without a graphics card, a server may well pause for 100 ms.
bound_ms=250
pids=
screen_pid=
# shellcheck source=resources/steps.sh
. "$(dirname -- "$0")/steps.sh"

# --- Telling ------------------------------------------------------------------------------------

say() {
    printf '%s\n' "$*"
}

heading() {
    printf '\n%s\n' "$*"
}

fail() {
    {
        printf '\ndemo: FAILED: %s\n' "$*"
        for file in "$out"/*.err "$out"/*.log; do
            [ -s "$file" ] || continue
            printf '%s\n' "--- the end of $file"
            tail -n 5 "$file" | cut -c 1-400
        done
    } >&2
    [ -z "$screen_pid" ] || picture failed
    exit 1
}

# --- Processes ----------------------------------------------------------------------------------

alive() { # PID
    case $(ps -o stat= -p "$1" 2>/dev/null) in
    '' | Z*) return 1 ;;
    esac
}

none_alive() { # PID...
    for pid in "$@"; do
        ! alive "$pid" || return 1
    done
}

# shellcheck disable=SC2086 # lists of process IDs
end_all() {
    status=$?
    trap - EXIT INT TERM HUP
    for pid in $pids; do
        kill "$pid" 2>/dev/null || true
    done
    within 5 none_alive $pids || kill -KILL $pids 2>/dev/null || true
    [ -z "$screen_pid" ] || kill "$screen_pid" 2>/dev/null || true
    exit "$status"
}

# Writes a command that starts a program of this demo's group; whoever wants to join calls it, too.
joining_command() { # NAME OPTION...
    file=$out/$1
    {
        printf '#!/bin/sh\n# Joins the demo: %s [OPTION...]\n' "$file"
        for name in XDG_CONFIG_DIRS XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME; do
            eval "word=\$$name"
            printf 'export %s=%s\n' "$name" "$(quoted "$word")"
        done
        printf 'exec'
        shift
        for word in "$@" --latency-bound "$bound_ms" "$group" "$port"; do
            printf ' %s' "$(quoted "$word")"
        done
        printf ' "$@"\n'
    } >"$file"
    chmod +x "$file"
}

quoted() { # TEXT
    printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

server() { # ID GEOMETRY
    # Made here, since the program may start later than its log is read.
    : >"$out/server-$1.log"
    "$out/server" --log-format json --geometry "$2" "$1" \
        >"$out/server-$1.log" 2>"$out/server-$1.err" </dev/null &
    last_pid=$!
    pids="$pids $last_pid"
}

client() { # GEOMETRY [OPTION...]
    geometry=$1
    shift
    : >"$out/client.log"
    "$out/client" --format json --geometry "$geometry" "$@" \
        >"$out/client.log" 2>"$out/client.err" </dev/null &
    last_pid=$!
    pids="$pids $last_pid"
}

# --- The programs' logs -------------------------------------------------------------------------

value() { # NAME: of a member of $line
    printf '%s\n' "$line" |
        sed -n -e "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p;t" -e "s/.*\"$1\":\([^,}]*\).*/\1/p"
}

# Says what the marked log, a server's, says about an event.
quote() { # ID EVENT
    ! logged "\"event\":\"$2\"" || say "  server $1: $(value text)"
}

# --- The virtual screen -------------------------------------------------------------------------

# Large enough for four windows of 1024x640 side by side.
open_screen() {
    missing=$(missing_tool Xvfb xdotool convert)
    [ -z "$missing" ] || {
        say "demo: without a display, $missing is needed." >&2
        say '  Debian, Ubuntu:  apt-get install xvfb xdotool imagemagick' >&2
        say '  Fedora:          dnf install xorg-x11-server-Xvfb xdotool ImageMagick' >&2
        say '  Arch:            pacman -S --needed xorg-server-xvfb xdotool imagemagick' >&2
        exit 1
    }
    mkdir "$out/screen"
    start_screen 2048x1280 "$out" -fbdir "$out/screen"
    XDG_RUNTIME_DIR=$XDG_CONFIG_HOME/run
    mkdir -m 700 "$XDG_RUNTIME_DIR"
    export XDG_RUNTIME_DIR
}

picture() { # NAME
    # The windows repaint when they are next idle.
    sleep 0.8
    # Read from the screen's memory: asking the X server would make all windows wait meanwhile.
    if timeout 30 convert "xwd:$out/screen/Xvfb_screen0" "$out/$1.png" 2>"$out/picture.err"; then
        say "  picture: $out/$1.png"
    elif [ "$1" != failed ]; then
        fail "no picture $1.png could be taken"
    fi
}

# Types a line into the client's console and waits for its answer.
command_line() { # LINE
    mark "$out/client.log"
    console "$1"
    await "the client to answer \"$1\"" logged "\"command\":\"$1\""
    say "  > $1"
    case $(value source) in
    server) say "    answered by server $(value server) after $(value latency_us) µs" ;;
    cache) say "    answered by the client's cache: no server was asked" ;;
    *) say "    source: $(value source)" ;;
    esac
}

answered() { # WHAT TEXT...: fails unless the last answer has all the texts
    what=$1
    shift
    for text in "$@"; do
        case $line in
        *"$text"*) ;;
        *) fail "expected $what, with $text, but the answer was: $line" ;;
        esac
    done
}

# --- Two slots nobody has booked -----------------------------------------------------------------

# Without comments, and rooms without their seats. Names with blanks would have to be quoted.
lines_of() { # FILE
    tr -d '\r' <"$catalogue/$1" | sed -e 's/^#.*//' -e "s/$(printf '\t').*//" | grep .
}

words_of() { # FILE
    lines_of "$1" | grep -v ' '
}

tomorrow() {
    date -d tomorrow +%F 2>/dev/null || date -v+1d +%F
}

free_slots() {
    day=$(lines_of days.txt 2>/dev/null | head -n 1) || true
    [ -n "$day" ] || day=$(tomorrow)
    lines_of reservations.txt 2>/dev/null >"$out/booked" || : >"$out/booked"
    words_of rooms.txt | head -n 20 | while read -r room; do
        words_of timeslots.txt | while read -r timeslot; do
            printf '%s %s %s\n' "$room" "$timeslot" "$day"
        done
    done | grep -vxF -f "$out/booked" | head -n 2
}

# --- The two demos ------------------------------------------------------------------------------

walk_through() {
    free_slots >"$out/slots"
    first=$(sed -n 1p "$out/slots")
    second=$(sed -n 2p "$out/slots")
    [ -n "$second" ] || fail "$catalogue does not have two free slots of rooms whose names are one word"
    room=${first%% *}
    timeslot=${first#* }
    timeslot=${timeslot%% *}

    say 'No display: this walk-through runs the same programs on a virtual screen.'
    open_screen

    heading '1. Three servers start: 100, 200 and 300. They find one another and elect a leader.'
    server 100 1024x640+1024+640
    server 200 1024x640+0+640
    server 300 1024x640+1024+0
    leader_pid=$last_pid
    mark "$out/server-300.log" 0
    await 'server 300 to lead servers 200 and 100' \
        logged '"event":"view-installed"' '"members":[300,200,100]'
    for id in 300 200 100; do
        mark "$out/server-$id.log" 0
        await "server $id to name the leader" \
            logged '"event":"leader-elected"' '"leader":300'
        say "  server $id: $(value text)"
    done
    await 'the window title of server 300 to say leader' \
        there 'Roomcast server 300 .*leader'
    picture 1-elected

    heading "2. A person opens the client and books $first in its console."
    client 1024x640+0+0 --user Ana
    command_line "reserve $first"
    answered 'a booking by server 300' '"ok":true' '"source":"server"' '"server":300'
    # The booking is tomorrow's: have the grid show that day.
    [ -f "$catalogue/days.txt" ] || screen key alt+Right
    picture 2-booked

    heading "3. The person asks twice who has $room: the second answer comes from the cache."
    command_line "check $room"
    answered 'the bookings of the room' '"ok":true' "\"timeslot\":\"$timeslot\""
    command_line "check $room"
    answered 'the same from the cache' '"source":"cache"' "\"timeslot\":\"$timeslot\""
    # The cache inspector.
    screen key ctrl+1
    picture 3-cached

    heading '4. The leader crashes: server 300 dies at once, without a goodbye.'
    mark "$out/server-200.log"
    keys 'Roomcast server 300' ctrl+shift+k || true
    await 'the process of server 300 to be gone' none_alive "$leader_pid"
    await 'server 200 to lead' logged '"event":"leader-elected"' '"leader":200'
    quote 200 heartbeat-failed
    quote 200 election-started
    quote 200 leader-elected
    await 'the window title of server 200 to say leader' \
        there 'Roomcast server 200 .*leader'
    picture 4-crashed

    heading "5. The person books $second: server 200 answers."
    command_line "reserve $second"
    answered 'a booking by server 200' '"ok":true' '"source":"server"' '"server":200'
    command_line "check $room"
    answered 'the first booking to be still there' '"ok":true' "\"timeslot\":\"$timeslot\""
    say '    the booking made with server 300 is still there'
    picture 5-booked-again

    heading "Done. Five steps, five pictures in $out/."
}

show() {
    say 'Opening three servers and a client. Close the windows, or press Ctrl+C here, to end.'
    places
    server 100 "$place_100"
    await 'server 100 to start' started server-100 "$last_pid"
    server 200 "$place_200"
    await 'server 200 to start' started server-200 "$last_pid"
    server 300 "$place_300"
    await 'server 300 to start' started server-300 "$last_pid"
    client "$place_client"
    await 'the client to start' stays "$last_pid"
    cat <<TEXT

To join in from another terminal:
  $out/server [OPTION...] [ID]
  $out/client [OPTION...]
TEXT
    cat <<'TEXT'

Things to try:
  - Book: click a free slot in the client, or press Ctrl+K and type
    `reserve ROOM TIMESLOT DAY` (`rooms`, `timeslots` and `days` list the words).
  - Ask twice: type `check ROOM` twice; the second answer comes from the cache.
  - Crash the leader: press Crash in the window of server 300. Server 200 takes over.
  - Book again: the client goes on by itself, and nothing is lost.
  - Launch another server from any server window and see it join.

TEXT
    # shellcheck disable=SC2086 # a list of process IDs
    wait $pids || true
}

# Side by side where the screen is large enough, otherwise one behind the other, on 1366x768, too.
places() {
    size=$(xrandr --current 2>/dev/null | sed -n 's/.*current \([0-9]*\) x \([0-9]*\).*/\1 \2/p')
    if [ "${size% *}" -ge 1780 ] 2>/dev/null && [ "${size#* }" -ge 1200 ]; then
        place_100=800x500+20+40
        place_200=800x500+840+40
        place_300=800x500+20+580
        place_client=900x600+840+580
    else
        place_100=800x500+0+0
        place_200=800x500+40+40
        place_300=800x500+80+80
        place_client=800x560+560+170
    fi
}

started() { # NAME PID
    alive "$2" || fail "$1 ended at its start. Without a usable display, try: env -u DISPLAY" \
        '-u WAYLAND_DISPLAY ./roomcast demo'
    mark "$out/$1.log" 0
    logged '"event":"server-started"'
}

# A program that cannot open a window ends within its first second.
stays() { # PID
    sleep 1
    alive "$1" || fail 'the client ended at its start'
}

for program in roomcast-server roomcast-client; do
    [ -x "$bin/$program" ] || {
        say "demo: $bin/$program is not there: ./roomcast build makes it" >&2
        exit 1
    }
done
rm -rf "$out"
mkdir -p "$out/home"
trap end_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
# Demos that run at the same time keep to themselves.
port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 10000))
# The programs' settings stay in here, too; the desktop's own are still read.
XDG_CONFIG_DIRS=${XDG_CONFIG_HOME:-$HOME/.config}:${XDG_CONFIG_DIRS:-/etc/xdg}
XDG_CONFIG_HOME=$(cd "$out/home" && pwd)
XDG_DATA_HOME=$XDG_CONFIG_HOME
XDG_STATE_HOME=$XDG_CONFIG_HOME
export XDG_CONFIG_DIRS XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
joining_command server "$bin/roomcast-server" --catalogue "$catalogue"
joining_command client "$bin/roomcast-client"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    show
else
    walk_through
fi
