# SPDX-License-Identifier: MIT
#
# A machine for ./roomcast to run on: a copy of the launcher, a PATH that holds nothing but stand-ins
# which write down how they were called, and what is expected of a run. To be sourced, with $checkout set.
# shellcheck shell=sh disable=SC2034,SC2154 # shared with whoever sources this

scratch=$(mktemp -d "${TMPDIR:-/tmp}/roomcast launcher.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
real_path=$PATH
failures=0
of_tests='spin iproute2 nftables faketime xvfb xdotool imagemagick openbox dbus at-spi2-core clang libclang-rt-dev clang-format qt6-l10n-tools'

# --- Stand-ins ----------------------------------------------------------------------------------

stand_in() { # NAME, body on stdin
    {
        printf '#!/bin/sh\n'
        cat
    } >"$bin/$1"
    chmod +x "$bin/$1"
}

# A new checkout and a new machine: Debian 12, root, all tools, no package missing.
new_machine() {
    rm -rf "${scratch:?}"/*
    top="$scratch/a checkout"
    bin="$scratch/bin"
    mkdir -p "$top/resources/catalogue" "$top/resources/translations" "$top/.ci" "$bin"
    : >"$top/resources/translations/roomcast_de.ts"
    settings=
    cp "$checkout/roomcast" "$checkout/CMakePresets.json" "$checkout/CMakeLists.txt" "$top"
    cp "$checkout/.ci/run" "$top/.ci/run"
    echo Aspen >"$top/resources/catalogue/rooms.txt"
    # shellcheck disable=SC2016 # expanded when it runs
    echo 'echo "demo.sh $*${LANGUAGE:+ in $LANGUAGE}" >>"$CALLS"' >"$top/resources/demo.sh"
    : >"$scratch/calls"
    : >"$scratch/to-build"
    for tool in bash cat dirname env find grep id locale mkdir readlink rm sed sh tr; do
        ln -s "$(PATH=$real_path command -v $tool)" "$bin/$tool"
    done
    system 'ID=debian' 'VERSION_ID="12"'
    user 0
    echo 'echo 4' | stand_in nproc
    stand_in date <<'STAND_IN'
# Half a second passes from one call to the next.
[ -f "$SCRATCH/called" ] && echo 1500000000 && exit
: >"$SCRATCH/called"
echo 1000000000
STAND_IN
    # shellcheck disable=SC2086 # words
    installed g++ cmake ninja-build qt6-base-dev libqt6sql6-sqlite qt6-svg-dev $of_tests
    stand_in c++ </dev/null
    stand_in spin </dev/null
    stand_in ninja </dev/null
    stand_in dpkg-query <<'STAND_IN'
for package in "$@"; do :; done
grep -qxF "$package" "$SCRATCH/installed" && echo installed
STAND_IN
    stand_in apt-get <<'STAND_IN'
case " $* " in
*' --assume-no '*)
    echo 'Need to get 171 MB/180 MB of archives.'
    echo 'After this operation, 720 MB of additional disk space will be used.'
    exit 1
    ;;
esac
echo "apt-get($DEBIAN_FRONTEND) $*" >>"$CALLS"
[ ! -f "$SCRATCH/apt-fails" ] || exit 1
case " $* " in
*' install '*)
    for package in "$@"; do echo "$package" >>"$SCRATCH/installed"; done
    ;;
esac
case " $* " in
*' install '*spin*)
    printf '#!/bin/sh\n' >"$SCRATCH/bin/spin"
    /bin/chmod +x "$SCRATCH/bin/spin"
    ;;
esac
STAND_IN
    stand_in sudo <<'STAND_IN'
echo sudo >>"$CALLS"
"$@"
STAND_IN
    stand_in cmake <<'STAND_IN'
case " $* " in
*' -- -n ') exec cat "$SCRATCH/to-build" ;;
esac
echo "cmake $*" >>"$CALLS"
[ "$1" = --preset ] || { [ ! -f "$SCRATCH/build-fails" ]; exit; }
mkdir -p build
echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >build/CMakeCache.txt
[ ! -f "$SCRATCH/configure-fails" ] || exit 1
: >build/build.ninja
STAND_IN
    stand_in ctest <<'STAND_IN'
echo "ctest $*" >>"$CALLS"
[ ! -f "$SCRATCH/tests-fail" ] || exit 8
STAND_IN
}

system() { # lines of os-release
    printf '%s\n' "$@" >"$scratch/os-release"
}

user() { # ID
    rm -f "$bin/id"
    echo "echo $1" | stand_in id
}

installed() { # packages
    printf '%s\n' "$@" >"$scratch/installed"
}

without() { # tools
    for tool in "$@"; do
        rm -f "$bin/$tool"
    done
}

# Runs the launcher, with $settings in its environment; leaves $status, $scratch/out, $scratch/err and, since the last run, calls.
run() {
    : >"$scratch/calls"
    status=0
    # shellcheck disable=SC2086 # words
    env -i PATH="$bin" CALLS="$scratch/calls" SCRATCH="$scratch" ROOMCAST_JOBS=3 \
        ROOMCAST_OS_RELEASE="$scratch/os-release" ROOMCAST_LRELEASE="$bin/lrelease" $settings "$top/roomcast" "$@" \
        >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
}

# --- Expectations -------------------------------------------------------------------------------

case_() {
    name=$1
    printf '%s\n' "$name"
}

wrong() {
    failures=$((failures + 1))
    printf 'FAIL: %s: %s\n' "$name" "$1"
    sed 's/^/    out   | /' "$scratch/out"
    sed 's/^/    err   | /' "$scratch/err"
    sed 's/^/    calls | /' "$scratch/calls"
}

exits() { # STATUS
    [ "$status" -eq "$1" ] || wrong "exit status is $status, not $1"
}

fails() {
    [ "$status" -ne 0 ] || wrong 'exit status is 0'
}

says() { # FILE TEXT: out, err or calls
    grep -qF -- "$2" "$scratch/$1" || wrong "$1 lacks: $2"
}

says_not() { # FILE TEXT
    ! grep -qF -- "$2" "$scratch/$1" || wrong "$1 has: $2"
}

calls_are() { # lines, all of them
    printf '%s\n' "$@" >"$scratch/expected"
    cmp -s "$scratch/expected" "$scratch/calls" || wrong "expected calls: $*"
}

configure_call='cmake --preset release --fresh'
all_call='cmake --build --preset release -j 3'
build_call="$all_call --target roomcast-server roomcast-client"
update_call='apt-get(noninteractive) -q -o DPkg::Lock::Timeout=300 update'
install_call='apt-get(noninteractive) -q -o DPkg::Lock::Timeout=300 -y --no-install-recommends install'
