#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# `make bench`: how long a participant waits for the first question after 60
# days, beside what SQLite alone takes to start; and how fast the log is
# replayed. Figures only: it fails when something does not run.
set -eu

SRCDIR=$(dirname "$0")/..
. "$SRCDIR/tests/env.sh"
trap 'rm -rf "$T"' EXIT
runs=${RUNS:-40}
days=${DAYS:-60}
db=$T/bench.db
deck=${DECK:-$SRCDIR/decks/npqlt.yaml}

"$REVISIT" --db "$db" deck add --yes "$deck" >/dev/null
reviews=$(perl "$SRCDIR/tests/tools/sessions.pl" "$days" 2024-01-01 \
    "$REVISIT" --seed 1 --db "$db")
echo "history: $days days, $reviews reviews of npqlt," \
    "$(wc -c <"$db" | tr -d ' ') bytes"

# Each run finds the same question waiting, on the day after the last: an
# empty input ends the session with nothing answered.
after=$(perl -e 'use POSIX; use Time::Local; my @t = gmtime(
    timegm(0, 0, 18, 1, 0, 2024) + 86400 * $ARGV[0]);
    print strftime("%Y-%m-%dT18:00:00Z", @t)' "$days")
"$TOOLS/measure" -n "$runs" \
    -u '"event":"question"' "$REVISIT" --db "$db" --at "$after" \
    quiz --porcelain -- sqlite3 :memory: 'select 1' >"$T/start"
awk '
NR == 1 { min = $1; mid = $2; peak = $3 }
NR == 2 {
	printf "first question:  min %.1f ms, median %.1f ms, peak %.1f MB\n",
	    min, mid, peak / 1024
	printf "sqlite3 alone:   min %.1f ms, median %.1f ms, peak %.1f MB\n",
	    $1, $2, $3 / 1024
	printf "ratio:           min %.2f, median %.2f (goal: 3 at most)\n",
	    min / $1, mid / $2
}' "$T/start"

"$TOOLS/measure" -n 10 "$REVISIT" --db "$db" doctor --rebuild \
    -- "$REVISIT" version >"$T/replay"
awk -v reviews="$reviews" '
NR == 1 { rebuild = $1 }
NR == 2 {
	ms = rebuild - $1
	printf "replay:          %d reviews in %.1f ms, %.0f a second\n",
	    reviews, ms, reviews / ms * 1000
}' "$T/replay"

# A framework's text to a deck, and 100 copies of it one after another.
text=$SRCDIR/tests/data/framework/npqlt.txt
for _ in 1 2 3 4 5 6 7 8 9 10; do
	cat "$text" "$text" "$text" "$text" "$text" "$text" "$text" "$text" \
	    "$text" "$text"
done >"$T/hundred.txt"
"$TOOLS/measure" -n 20 "$REVISIT" deck import "$text" \
    -- "$REVISIT" version >"$T/import" 2>/dev/null
"$TOOLS/measure" -n 3 "$REVISIT" deck import "$T/hundred.txt" \
    -- "$REVISIT" version >>"$T/import" 2>/dev/null
awk '
NR == 1 { one = $1; one_mb = $3 / 1024 }
NR == 2 { start = $1 }
NR == 3 {
	printf "import:          min %.1f ms, of which %.1f ms to start, peak " \
	    "%.1f MB (goal: under 20 ms)\n", one, start, one_mb
	printf "import of 100:   min %.0f ms, %.0f times as long (goal: 110 at " \
	    "most), peak %.0f MB\n", $1, $1 / one, $3 / 1024
}' "$T/import"
