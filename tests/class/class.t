#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A small simulated class, forty days: each behaviour that the deck preaches is
# seen, and the same seed gives the same report. `make class` runs a whole one.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl

marking=$SRCDIR/tests/data/marking
class() {
	perl "$SRCDIR/tests/class/class.pl" --jobs 1 "$@" "$REVISIT" \
	    "$SRCDIR/decks/npqlt.yaml" "$marking/tuned.tsv" \
	    "$marking/apart.tsv" "$marking/kinds.tsv"
}

class --learners 4 --days 40 >"$T/class" 2>"$T/errors"
is "$(cat "$T/errors")" "" "forty days of four learners"
like "$(tail -n 1 "$T/class")" "^1\.\.[1-9]" "were looked at to the end"
while read -r line; do
	case $line in
	"#"*)
		printf '%s\n' "$line" ;;
	*" # SKIP "*)
		name=${line#* - }
		skip "${name#* # SKIP }" "${name%% # SKIP *}" ;;
	"ok "*)
		pass "${line#* - }" ;;
	"not ok "*)
		fail "${line#* - }" ;;
	esac
done <"$T/class"

class --learners 2 --days 6 --seed 7 >"$T/one" 2>&1
class --learners 2 --days 6 --seed 7 >"$T/two" 2>&1
same "$T/one" "$T/two" "the same seed, the same report"
class --learners 2 --days 6 --seed 8 >"$T/three" 2>&1
cmp -s "$T/one" "$T/three"
isnt $? 0 "another seed, another one"
done_testing
