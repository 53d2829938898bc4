#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Builds the libFuzzer targets and runs them, one after the other, from the kept corpus.
#
#   tests/fuzz/fuzz.sh [--build-in FOLDER] SECONDS [TARGET…]
#
# New inputs of interest and whatever is found go to FOLDER/found/TARGET and FOLDER/crashes; the kept
# corpus is not changed. Ends with 77 where clang or its fuzzer runtime is missing.
set -eu

source=$(cd -- "$(dirname -- "$0")/../.." && pwd)
build=$source/build-fuzz
if [ "${1:-}" = --build-in ]; then
    build=$2
    shift 2
fi
seconds=${1:?seconds for each target are missing}
shift
targets=${*:-packets files engines}

skip() {
    echo "not fuzzed: $*"
    exit 77
}

cxx=
for candidate in clang++ clang++-14 clang++-18; do
    [ -n "$cxx" ] || ! command -v "$candidate" >/dev/null 2>&1 || cxx=$candidate
done
[ -n "$cxx" ] || skip 'there is no clang++'
probe=$(mktemp -d)
trap 'rm -rf "$probe"' EXIT
echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char *, unsigned long) { return 0; }' >"$probe/p.cpp"
"$cxx" -fsanitize=fuzzer,address,undefined "$probe/p.cpp" -o "$probe/p" >/dev/null 2>&1 ||
    skip 'clang++ has no fuzzer runtime (Debian: libclang-rt-14-dev)'

launcher=
! command -v ccache >/dev/null 2>&1 || launcher=-DCMAKE_CXX_COMPILER_LAUNCHER=ccache
# shellcheck disable=SC2086 # nothing or one word
(cd "$source" && cmake --preset fuzz -B "$build" -DCMAKE_CXX_COMPILER="$cxx" $launcher) >"$probe/log" 2>&1 ||
    { cat "$probe/log"; exit 1; }
for target in seeds $targets; do
    cmake --build "$build" --target "fuzz_$target" >"$probe/log" 2>&1 || { cat "$probe/log"; exit 1; }
done

export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
mkdir -p "$build/crashes"
for target in $targets; do
    mkdir -p "$build/found/$target"
    "$build/bin/fuzz_seeds" "$target" "$build/found/$target"
    echo "== $target, $seconds s"
    "$build/bin/fuzz_$target" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=1500 \
        -artifact_prefix="$build/crashes/$target-" -print_final_stats=1 \
        "$build/found/$target" "$source/tests/fuzz/corpus/$target" >"$probe/log" 2>&1 ||
        { tail -60 "$probe/log"; exit 1; }
    grep -E '^(inputs:|stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb))' "$probe/log"
done
