# SPDX-License-Identifier: MIT
#
# What the demo, the pictures and the tests of real windows have in common: bounded waits, a virtual
# screen, windows known by their titles, and the programs' logs. To be sourced. Whoever calls await
# gives a function `fail MESSAGE` that ends the script.
# shellcheck shell=sh disable=SC2034 # variables are for whoever sources this

step_seconds_max=40

missing_tool() { # TOOL...: says which one is not installed, if any
    for tool in "$@"; do
        command -v "$tool" >/dev/null || {
            printf '%s\n' "$tool"
            return
        }
    done
}

within() { # SECONDS CONDITION...
    deadline=$(($(date +%s) + $1))
    shift
    until "$@"; do
        [ "$(date +%s)" -le "$deadline" ] || return 1
        sleep 0.1
    done
}

await() { # WHAT CONDITION...
    what=$1
    shift
    within "$step_seconds_max" "$@" || fail "waited $step_seconds_max s for this: $what"
}

# --- The screen -----------------------------------------------------------------------------------

# Leaves its process in $screen_pid. Xvfb picks a free number.
start_screen() { # WIDTHxHEIGHT FOLDER [OPTION-OF-XVFB...]
    size=$1
    folder=$2
    shift 2
    rm -f "$folder/display"
    Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -noreset "$@" \
        3>"$folder/display" 2>"$folder/screen.err" &
    screen_pid=$!
    await 'the virtual screen' test -s "$folder/display"
    DISPLAY=:$(cat "$folder/display")
    QT_QPA_PLATFORM=xcb
    # The titles of the windows are looked for in English.
    LC_ALL=C.UTF-8
    export DISPLAY QT_QPA_PLATFORM LC_ALL
    unset WAYLAND_DISPLAY LANGUAGE
}

screen() { # xdotool's words
    timeout 15 xdotool "$@"
}

window() { # TITLE: the window's, from its beginning on
    screen search --onlyvisible --name "^$1" 2>/dev/null | tail -n 1
}

there() { # TITLE
    [ -n "$(window "$1")" ]
}

gone() { # TITLE
    ! there "$1"
}

keys() { # TITLE KEYS...
    await "a window \"$1\"" there "$1"
    screen windowfocus --sync "$(window "$1")" || fail "the window \"$1\" does not take the keyboard"
    shift
    screen key --clearmodifiers "$@"
}

# Types a line into the console of the client.
console() { # LINE
    keys 'Roomcast –' ctrl+k
    screen type --delay 10 -- "$1"
    screen key Return
}

# --- The programs' logs ---------------------------------------------------------------------------

# From here on, `logged` looks into this log, at what comes later, or from the given line on.
mark() { # FILE [LINES]
    marked=$1
    marked_lines=${2:-$(wc -l <"$1")}
}

# Leaves in $line the last line since the mark that has all the texts.
logged() { # TEXT...
    lines=$(tail -n "+$((marked_lines + 1))" "$marked")
    for text in "$@"; do
        lines=$(printf '%s\n' "$lines" | grep -F -- "$text") || return 1
    done
    line=$(printf '%s\n' "$lines" | tail -n 1)
}
