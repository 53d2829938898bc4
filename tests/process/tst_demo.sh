#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Runs what `./roomcast demo` does without a display: `sh tst_demo.sh BUILD CHECKOUT`. The demo checks
# its steps itself. Skipped (77) where its tools are missing.
set -eu

build=$(cd "$1" && pwd)
checkout=$(cd "$2" && pwd)
# shellcheck source=resources/steps.sh
. "$checkout/resources/steps.sh"
missing=$(missing_tool Xvfb xdotool convert)
[ -z "$missing" ] || {
    echo "skipped: $missing is not installed"
    exit 77
}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/roomcast demo.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
ln -s "$build/bin" "$scratch/bin"
unset DISPLAY WAYLAND_DISPLAY
sh "$checkout/resources/demo.sh" "$scratch" "$checkout/resources/catalogue"
for step in 1-elected 2-booked 3-cached 4-crashed 5-booked-again; do
    [ -s "$scratch/demo/$step.png" ] || {
        echo "FAIL: no picture $step.png"
        exit 1
    }
done
