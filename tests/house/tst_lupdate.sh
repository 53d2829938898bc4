#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Holds the translations to the sources: `sh tst_lupdate.sh CHECKOUT`. Qt's lupdate must find no text
# that a translation lacks, and none in it that the sources do not have any more.
set -eu

cd "$1"
for tool in lupdate-qt6 /usr/lib/qt6/bin/lupdate /usr/lib64/qt6/bin/lupdate; do
    command -v "$tool" >/dev/null 2>&1 && lupdate=$tool
done
[ -n "${lupdate:-}" ] || exit 77

scratch=$(mktemp -d "${TMPDIR:-/tmp}/roomcast-lupdate.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# What a translation has, a text with its context a line.
texts() { # FILE
    tr '\n' ' ' <"$1" | sed 's/<\/message>/&\n/g; s/<context>/\n&\n/g' |
        sed -n 's/.*<name>\(.*\)<\/name>.*/\1/p; s/.*<source>\(.*\)<\/source>.*/    \1/p'
}

status=0
for file in resources/translations/roomcast_*.ts; do
    language=${file##*_}
    language=${language%.ts}
    # lupdate keeps what a translation says, adds what is new and leaves out what is gone.
    cp "$file" "$scratch/now.ts"
    "$lupdate" -silent -I shared -I . shared client_gui server_gui -ts "$scratch/now.ts" \
        -no-obsolete -locations none >"$scratch/said" 2>&1 || { cat "$scratch/said"; exit 1; }
    texts "$file" >"$scratch/has"
    texts "$scratch/now.ts" >"$scratch/needs"
    [ -s "$scratch/needs" ] || { echo "$file: lupdate found nothing"; status=1; }
    if ! diff "$scratch/has" "$scratch/needs" >"$scratch/differs"; then
        echo "$file: < is gone from the sources, > is to be translated:"
        cat "$scratch/differs"
        status=1
    fi
    if grep -n 'type="' "$file"; then
        echo "$file: the lines above are unfinished, or of a text that is gone"
        status=1
    fi
done
[ "$status" -eq 0 ] || cat <<'TEXT'
Bring a file up to date, then translate what is marked as unfinished in it:
  lupdate -I shared -I . shared client_gui server_gui -no-obsolete -locations none -ts FILE
TEXT
exit "$status"
