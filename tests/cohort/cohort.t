#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A simulated cohort whose weak statements are known, through quiz, share and
# cohort alone: each is named with its cause. `make cohort` runs ten.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl

perl "$SRCDIR/tests/cohort/cohort.pl" --seeds 1 --learners 12 --days 34 \
    --jobs 2 --report "$T/report" "$REVISIT" \
    "$SRCDIR/tests/cohort/weak.yaml" >"$T/told" 2>"$T/errors"
ok $? "a cohort's weak statements are found" || diag "$(cat "$T/report")"
is "$(cat "$T/errors")" "" "without a word of complaint"

perl "$SRCDIR/tests/cohort/cohort.pl" --seeds 2 --quick "$TOOLS/cohortlog" \
    --sessions 0 --jobs 2 --report "$T/report" "$REVISIT" \
    "$SRCDIR/tests/cohort/weak.yaml" >"$T/told" 2>"$T/errors"
ok $? "and of two more whose answers were written into the log" ||
    diag "$(cat "$T/report")"
is "$(cat "$T/errors")" "" "without a word of complaint either"
done_testing
