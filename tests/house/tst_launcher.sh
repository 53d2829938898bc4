#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Tests ./roomcast: `sh tst_launcher.sh CHECKOUT`. It runs a copy of the launcher in a folder of
# its own, with a PATH that holds nothing but stand-ins for apt-get, sudo, cmake and the like: they
# write down how they were called. Nothing is installed and nothing is built.
set -eu

checkout=$1
# shellcheck source=tests/support/launcher_machine.sh
. "$checkout/tests/support/launcher_machine.sh"

# --- Tests --------------------------------------------------------------------------------------

for word in help --help -h ''; do
    case_ "help: '$word'"
    new_machine
    # shellcheck disable=SC2086 # no word at all is a case
    run $word
    exits 0
    for command in demo test build help; do
        says out "  $command"
    done
    says_not calls apt-get
done

case_ 'version'
run --version
exits 0
says out "Roomcast $(sed -n 's/.*(roomcast VERSION \([0-9.]*\).*/\1/p' "$checkout/CMakeLists.txt")"

case_ 'an unknown word is named'
run frobnicate
exits 2
says err frobnicate

case_ 'nothing is missing: nothing is installed'
new_machine
run build
exits 0
calls_are "$configure_call" "$build_call"

case_ 'a bare machine, as root'
new_machine
: >"$scratch/installed"
run build
exits 0
calls_are "$update_call" "$install_call g++ cmake ninja-build qt6-base-dev libqt6sql6-sqlite qt6-svg-dev" \
    "$configure_call" "$build_call"

case_ 'what is fetched, and what takes time, is said before'
new_machine
: >"$scratch/installed"
for step in 1 2 3 4 5 6 7 8 9; do
    printf "[$step/9] Building CXX object a%s\n" 0 1 2 3 4 5 6 7 8 9 >>"$scratch/to-build"
done
echo '[90/90] Linking CXX executable a' >>"$scratch/to-build"
run build
says out 'qt6-svg-dev (171 MB to fetch, 720 MB on disk)'
says out "compiling 90 file(s) takes about 2 minutes on this machine's 4 core(s); build/ grows to about 400 MB"
rm "$scratch/called"
run test
says out "takes about 2 minutes on this machine's 4 core(s); build/ grows to about 1 GB"
echo 'echo 10N' | stand_in date
run build
says out 'compiling 90 file(s); build/ grows'

case_ 'nothing is to be compiled: nothing is said of it'
new_machine
run build
says_not out compiling

case_ 'only what is missing is installed'
new_machine
installed g++ cmake ninja-build qt6-base-dev libqt6sql6-sqlite
run build
says calls "$install_call qt6-svg-dev"

case_ 'an ordinary user goes through sudo'
new_machine
user 1000
installed g++ cmake ninja-build qt6-base-dev libqt6sql6-sqlite
run build
exits 0
calls_are sudo "$update_call" sudo "$install_call qt6-svg-dev" "$configure_call" "$build_call"

case_ 'an ordinary user without sudo is told the command'
new_machine
user 1000
without sudo
installed g++ qt6-base-dev libqt6sql6-sqlite qt6-svg-dev
run build
exits 1
says err 'apt-get update && apt-get install --no-install-recommends cmake ninja-build'
[ ! -s "$scratch/calls" ] || wrong 'something was called'

case_ 'a failed installation stops and tells the command'
new_machine
: >"$scratch/installed"
: >"$scratch/apt-fails"
run build
fails
says err 'apt-get install --no-install-recommends g++'
says_not calls cmake' '--preset

case_ 'an installation that was interrupted'
new_machine
: >"$scratch/installed"
: >"$scratch/apt-fails"
echo 'echo "g++: half installed"' | stand_in dpkg
run build
exits 1
says err 'As root: dpkg --configure -a'

case_ '--no-install, before and after the command'
new_machine
: >"$scratch/installed"
for words in '--no-install build' 'build --no-install'; do
    # shellcheck disable=SC2086 # words
    run $words
    exits 0
    says_not calls apt-get
    says out 'not installed: g++'
done

case_ 'a derivative of Ubuntu'
new_machine
system 'ID=linuxmint' 'ID_LIKE="ubuntu debian"' 'VERSION_ID="22"'
installed g++ cmake
run build
exits 0
says calls "$install_call ninja-build qt6-base-dev libqt6sql6-sqlite qt6-svg-dev"

case_ 'a release that is too old'
for release in 'debian 11' 'ubuntu 22.04'; do
    new_machine
    system "ID=${release% *}" "VERSION_ID=\"${release#* }\""
    : >"$scratch/installed"
    run build
    exits 1
    says err 'or newer is needed'
    says_not calls apt-get
done

case_ 'another system without the tools: packages are named'
new_machine
system 'ID=fedora' 'VERSION_ID=41'
without cmake ninja
run build
exits 1
says err 'not found: CMake, Ninja'
says err qt6-qtbase-devel
says_not calls apt-get

case_ 'another system with the tools'
new_machine
system 'ID=fedora' 'VERSION_ID=41'
without apt-get dpkg-query
run build
exits 0
calls_are "$configure_call" "$build_call"

case_ 'configures once, and again where presets changed or the checkout moved'
new_machine
run build
run build
calls_are "$build_call"
sleep 0.01
touch "$top/CMakePresets.json"
run build
calls_are "$configure_call" "$build_call"
mv "$top" "$scratch/moved"
top="$scratch/moved"
run build
calls_are "$configure_call" "$build_call"

case_ 'a failed configuration is not taken for a good one'
new_machine
run build
mv "$top" "$scratch/moved"
top="$scratch/moved"
: >"$scratch/configure-fails"
run build
fails
says err 'configuring failed'
rm "$scratch/configure-fails"
run build
exits 0
calls_are "$configure_call" "$build_call"

case_ 'a failed build is not tested'
new_machine
: >"$scratch/build-fails"
run test
fails
says_not calls ctest

case_ 'test hands its arguments and its status on'
new_machine
run test -R 'tst_a b' -L core
exits 0
says calls 'ctest --test-dir build --output-on-failure --no-tests=error -j 2 -R tst_a b -L core'
: >"$scratch/tests-fail"
run test
exits 8

case_ 'test installs what some tests need, and configures anew so that spin is found'
new_machine
run build
without spin
installed g++ cmake ninja-build qt6-base-dev libqt6sql6-sqlite qt6-svg-dev
run test
exits 0
calls_are "$update_call" "$install_call $of_tests" "$configure_call" "$all_call" \
    'ctest --test-dir build --output-on-failure --no-tests=error -j 2'
run test
calls_are "$all_call" 'ctest --test-dir build --output-on-failure --no-tests=error -j 2'

case_ 'test goes on without spin where it cannot be installed'
new_machine
without spin
installed g++ cmake ninja-build qt6-base-dev libqt6sql6-sqlite qt6-svg-dev
: >"$scratch/apt-fails"
run test
exits 0
says out "without $of_tests"
says calls 'ctest --test-dir build'

case_ 'build and demo need no spin'
new_machine
without spin
installed g++ cmake ninja-build qt6-base-dev libqt6sql6-sqlite qt6-svg-dev xvfb xdotool imagemagick
for words in build demo; do
    run $words
    exits 0
    says_not calls apt-get
done

case_ 'who has a locale with a translation gets what compiles it, and its language'
for locale in LC_ALL=de_DE.UTF-8 LC_MESSAGES=de LANG=de_AT@euro; do
    new_machine
    settings=$locale
    run build
    exits 0
    says calls "$install_call qt6-translations-l10n"
    rm "$bin/locale"
    echo 'echo ANSI_X3.4-1968' | stand_in locale
    run demo
    says calls 'resources/catalogue in de'
done
installed g++ cmake ninja-build qt6-base-dev libqt6sql6-sqlite qt6-svg-dev
run build
says calls "$install_call qt6-l10n-tools qt6-translations-l10n"

case_ 'no other locale does'
for locale in LANG=en_US.UTF-8 LANG=C LC_ALL=fr_FR.UTF-8 'LC_ALL=C LANG=de_DE.UTF-8' 'LANGUAGE=de'; do
    new_machine
    settings=$locale
    installed g++ cmake ninja-build qt6-base-dev libqt6sql6-sqlite qt6-svg-dev
    run build
    exits 0
    says_not calls l10n
done

case_ 'a build goes on without translations'
new_machine
settings=LANG=de_DE.UTF-8
: >"$scratch/apt-fails"
run build
exits 0
says out 'the programs speak English'
says calls "$build_call"

case_ 'configures again once translations can be compiled'
new_machine
run build
echo 'ROOMCAST_LRELEASE:FILEPATH=ROOMCAST_LRELEASE-NOTFOUND' >>"$top/build/CMakeCache.txt"
run build
calls_are "$build_call"
stand_in lrelease </dev/null
run build
calls_are "$configure_call" "$build_call"

case_ 'from another folder, through a link'
new_machine
ln -s "$top/roomcast" "$scratch/link"
saved_top=$top
top=$scratch
mv "$scratch/link" "$scratch/roomcast"
run build
exits 0
calls_are "$configure_call" "$build_call"
[ -f "$saved_top/build/configured" ] || wrong 'built elsewhere'

case_ 'demo: with the sample catalogue, or another folder relative to the caller'
new_machine
run demo
exits 0
says calls "demo.sh build $top/resources/catalogue"
(
    cd "$top/resources"
    run demo catalogue
    exits 0
    says calls "demo.sh build $top/resources/catalogue"
    [ "$failures" -eq 0 ]
) || failures=$((failures + 1))

case_ 'demo: installs what a machine without a display needs'
new_machine
installed g++ cmake ninja-build qt6-base-dev libqt6sql6-sqlite qt6-svg-dev
run demo
says calls "$install_call xvfb xdotool imagemagick"

case_ 'demo: a folder that is no catalogue'
new_machine
run demo /nonexistent
exits 1
says err /nonexistent
[ ! -s "$scratch/calls" ] || wrong 'something was called'

case_ '.ci/run runs the tests'
new_machine
env -i PATH="$bin" CALLS="$scratch/calls" SCRATCH="$scratch" ROOMCAST_JOBS=3 \
    ROOMCAST_OS_RELEASE="$scratch/os-release" "$top/.ci/run" >"$scratch/out" 2>"$scratch/err" ||
    wrong 'it failed'
says calls 'ctest --test-dir build'

[ "$failures" -eq 0 ] || {
    printf '%s failure(s)\n' "$failures"
    exit 1
}
printf 'all passed\n'
