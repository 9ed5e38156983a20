#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The figures of `stats` are those that another program works out from the log
# alone (tests/tools/refigure.pl), on 100 random histories.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

refigure=$SRCDIR/tests/tools/refigure.pl
# fewer where each run takes longer: what is compared is the same
histories=${HISTORIES:-${SANITIZE:+20}}
histories=${histories:-100}
perl "$refigure" deck >"$T/demo.yaml"
run "$REVISIT" --db "$T/base.db" deck add --yes "$T/demo.yaml"
is "$status:$err" "0:" "the deck is sound"

bad=0
met=0
seed=1
while [ "$seed" -le "$histories" ]; do
	cp "$T/base.db" "$T/r.db"
	perl "$refigure" log "$seed" | sqlite3 "$T/r.db" || bad=$((bad + 1))
	"$REVISIT" --db "$T/r.db" doctor --rebuild >/dev/null
	# the day of the last event, or some while after it
	day=$(sqlite3 "$T/r.db" "SELECT date(max(at_ms) / 1000, 'unixepoch',
	    '$((seed % 3 * 20)) days') FROM event")
	since=
	[ $((seed % 4)) -gt 0 ] ||
		since=$(sqlite3 "$T/r.db" "SELECT date('$day', '-45 days')")
	"$REVISIT" --db "$T/r.db" --at "${day}T23:30:00Z" stats --format json \
	    ${since:+--since "$since"} >"$T/stats.json"
	if ! perl "$refigure" compare "$T/r.db" "$day" \
	    ${since:+"$since"} <"$T/stats.json" >"$T/differ"; then
		bad=$((bad + 1))
		echo "# seed $seed, $day ${since:+since $since}:" >&2
		head -n 5 "$T/differ" | sed 's/^/#   /' >&2
	fi
	grep -q '"cause":"misconception"' "$T/stats.json" && met=$((met + 1))
	seed=$((seed + 1))
done
is "$bad" 0 "$histories random histories: every figure is the same"
[ "$histories" -lt 100 ] || [ "$met" -gt 20 ]
ok $? "and causes are among them ($met histories name a misconception)"

# a wrong figure would be seen
sed 's/"k":\([0-9]*\)/"k":1\1/' "$T/stats.json" >"$T/wrong.json"
run sh -c 'perl "$1" compare "$2" "$3" <"$4"' - "$refigure" "$T/r.db" \
    "$day" "$T/wrong.json"
is "$status" 1 "a wrong figure is noticed"
done_testing
