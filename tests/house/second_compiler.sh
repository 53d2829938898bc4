#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Builds what has no widgets with clang, warnings and sanitizers on, and runs the tests of core:
# `sh second_compiler.sh CHECKOUT BUILD`. Builds in BUILD/clang. Skipped (77) without clang and its
# runtime for sanitizers.
set -eu

checkout=$(cd "$1" && pwd)
mkdir -p "$2/clang"
build=$(cd "$2/clang" && pwd)
skip() {
    echo "skipped: $1"
    exit 77
}
command -v clang++ >/dev/null || skip 'clang++ is not installed'
echo 'int main() {}' >"$build/empty.cpp"
clang++ -fsanitize=address,undefined -o "$build/empty" "$build/empty.cpp" 2>/dev/null ||
    skip "clang's runtime for sanitizers is not installed"

cd "$checkout"
cmake --preset clang-asan -B "$build" >"$build/configure.log" 2>&1 || {
    cat "$build/configure.log"
    exit 1
}
cmake --build "$build" -j "${ROOMCAST_JOBS:-1}" --target core_tests roomcast_cli
UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export UBSAN_OPTIONS
ctest --test-dir "$build" --output-on-failure --no-tests=error -L core_tests
