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

# A million reviews as CSV, beside the shell of SQLite selecting those of the
# same columns that the log holds (it works nothing out). A tenth of them shows
# whether memory grows.
export_of() {
	"$REVISIT" --db "$T/$1.db" config minutes 10 >/dev/null
	sh "$SRCDIR/tests/tools/many-reviews.sh" "$T/$1.db" "$1" 2000 >/dev/null
}
many=${REVIEWS:-1000000}
few=$((many / 10))
cat >"$T/same.sql" <<'END'
SELECT item, at_ms, json_extract(body, '$.suggested'),
    CASE json_extract(body, '$.mode') WHEN 'new' THEN 0 ELSE 2 END,
    json_extract(body, '$.total_ms'), id, substr(item, 1, instr(item, ':') - 1),
    json_extract(body, '$.mode'), json_extract(body, '$.level'),
    json_extract(body, '$.rating'), json_extract(body, '$.attempts[#-1].marks'),
    json_extract(body, '$.session'), json_extract(body, '$.confidence'),
    json_extract(body, '$.misconception'),
    json_extract(body, '$.attempts[#-1].hint'),
    json_extract(body, '$.first_key_ms'), zone_min
FROM event WHERE type = 'review' ORDER BY item, at_ms;
END
export_of "$few"
"$TOOLS/measure" -n 1 "$REVISIT" --db "$T/$few.db" export reviews >"$T/few"
rm "$T/$few.db"
export_of "$many"
"$TOOLS/measure" -n "${EXPORTS:-3}" "$REVISIT" --db "$T/$many.db" export \
    reviews -- sqlite3 -csv "$T/$many.db" ".read $T/same.sql" >"$T/many"
cat "$T/few" "$T/many" | awk -v many="$many" '
NR == 1 { few = $3 }
NR == 2 { ms = $1; cpu = $4; peak = $3 }
NR == 3 {
	printf "export:          %d reviews in %.0f ms (processor %.0f ms), " \
	    "peak %.1f MB\n", many, ms, cpu, peak / 1024
	printf "                 a tenth of them: peak %.1f MB\n", few / 1024
	printf "sqlite3 -csv:    the same columns in %.0f ms " \
	    "(processor %.0f ms)\n", $1, $4
	printf "ratio:           %.2f, of the processor %.2f (goal: 1 at " \
	    "most)\n", ms / $1, cpu / $4
}'

# A cohort of 2,000 learners and 216 items, and one of half as many: time has
# to grow with the files, and no faster.
perl -MDigest::SHA -e 1 2>/dev/null || exit 0
learners=${LEARNERS:-2000}
perl "$SRCDIR/tests/tools/shares.pl" --learners "$learners" --items 216 \
    "$T/shares"
mkdir "$T/half"
for f in "$T"/shares/p*[02468]-1.json; do
	ln "$f" "$T/half"
done
"$TOOLS/measure" -n 3 "$REVISIT" --db "$T/none.db" cohort "$T/shares" \
    -- "$REVISIT" --db "$T/none.db" cohort "$T/half" >"$T/cohort"
cpu=$(perl -e 'open STDOUT, ">", "/dev/null"; system @ARGV; my @t = times;
    printf STDERR "%.2f", $t[2] + $t[3]' "$REVISIT" --db "$T/none.db" \
    cohort "$T/shares" 2>&1)
awk -v n="$learners" -v cpu="$cpu" -v mb="$(cat "$T"/shares/*.json | wc -c)" '
NR == 1 { min = $1; peak = $3 }
NR == 2 {
	printf "cohort:          %d learners, 216 items, %.0f MB: min %.2f s, " \
	    "CPU %.2f s, peak %.0f MB (goals: 3 s, 200 MB)\n", n, mb / 1e6,
	    min / 1000, cpu, peak / 1024
	printf "                 half of them: min %.2f s, ratio %.2f (2: linear)\n",
	    $1 / 1000, min / $1
}' "$T/cohort"
