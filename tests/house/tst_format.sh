#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Every C++ file is as clang-format has it: `sh tst_format.sh CHECKOUT`. Skipped (77) without version
# 14: others lay the same things out differently.
set -eu

for format in clang-format-14 clang-format; do
    ! "$format" --version 2>/dev/null | grep -q 'version 14\.' || break
    format=
done
[ -n "$format" ] || {
    echo 'skipped: clang-format 14 is not installed'
    exit 77
}
cd -- "$1"
find shared server_gui client_gui tests -name '*.h' -o -name '*.cpp' |
    xargs "$format" --style=file --dry-run -Werror
