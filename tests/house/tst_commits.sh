#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The subjects of the newest commits have the form "area: do this": `sh tst_commits.sh CHECKOUT`.
# Skipped (77) in a source tree without history. `sh tst_commits.sh --check-itself` judges subjects
# that must not pass.
set -eu

commits_max=50
columns_max=72

# What is wrong with one subject; nothing where it is well.
fault_of() { # SUBJECT
    printf '%s\n' "$1" | awk -v columns_max="$columns_max" '
        length($0) > columns_max { print "is longer than " columns_max " characters"; exit }
        !/^[a-z][a-z0-9_-]*(, [a-z][a-z0-9_-]*)*: ./ { print "does not begin with an area: \"election: …\""; exit }
        { sub(/^[^:]*: /, "") }
        /^[A-Z][a-z]/ { print "goes on with a capital letter"; exit }
        /\.$/ { print "ends with a full stop"; exit }
        /^(add|fix|remov|renam|mov|updat|chang|us|mak|improv|refactor)(ed|es|ing) / { print "is no order: \"add\", not \"added\" or \"adds\""; exit }
    '
}

if [ "${1:-}" = --check-itself ]; then
    for subject in 'answer a late coordinator' 'Election: answer it' 'election: Answer it' 'election: answer it.' \
        'election: added an answer' 'election: fixes the answer' 'election:answer' \
        'election: answer a late coordinator where it has come later than seventy-two'; do
        [ -n "$(fault_of "$subject")" ] || {
            echo "FAIL: \"$subject\" passes" >&2
            exit 1
        }
    done
    fault=$(fault_of 'election, sim: answer a late COORDINATOR')
    [ -z "$fault" ] || {
        echo "FAIL: a good one $fault" >&2
        exit 1
    }
    echo PASS
    exit 0
fi

cd -- "$1"
# Not the history of a repository that this source tree merely lies in.
[ "$(git rev-parse --show-toplevel 2>/dev/null)" = "$PWD" ] || {
    echo 'skipped: no history'
    exit 77
}
status=0
subjects=$(git log --no-merges -n "$commits_max" --format=%s)
while IFS= read -r subject; do
    fault=$(fault_of "$subject")
    [ -z "$fault" ] || {
        printf 'FAIL: "%s" %s\n' "$subject" "$fault" >&2
        status=1
    }
done <<TEXT
$subjects
TEXT
exit "$status"
