#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# stats: what is known, with its uncertainty (lt9.9); mastery, never volume
# (lt2.4); and no session is called learning (lt3.1).
. "${SRCDIR:-.}/tests/lib.sh"
needs perl

db=$T/r.db
cat >"$T/demo.yaml" <<'END'
format: 1
deck: demo
prefix: lt
title: A small deck
sections:
  - id: s1
    title: Harbours
  - id: s2
    title: The science, the craft and the long history of baking bread
  - id: s3
    title: Castles
statements:
  - id: lt1.1
    section: s1
    text: The harbour shelters copper lanterns and velvet sailors.
    ideas:
      - copper lanterns
      - velvet sailors
  - id: lt2.1
    section: s2
    text: The baker forgot rye flour and cinnamon syrup.
    ideas:
      - rye flour
      - cinnamon syrup
  - id: lt3.1
    section: s3
    text: In the castle are hidden a golden trumpet and broken armour.
    opens: 2027-01-01
    ideas:
      - golden trumpet
      - broken armour
END

stats() {
	at=$1
	shift
	run "$REVISIT" --db "$db" --at "$at" "$@"
}
table() {
	run env TERM=xterm COLUMNS="$1" "$REVISIT" --db "$db" \
	    --at "$2" stats
}

# field a.0.b: what the JSON in $out holds there
field() {
	printf '%s\n' "$out" >"$T/json"
	perl -MJSON::PP -e '
	open my $f, "<", $ARGV[0] or die;
	my $v = decode_json(join "", <$f>);
	for (split /\./, $ARGV[1]) { $v = ref $v eq "ARRAY" ? $v->[$_] : $v->{$_} }
	print $v // "null"' "$T/json" "$1"
}

# the widest line of $out, in characters
widest() {
	printf '%s\n' "$out" | perl -CS -ne 'chomp; $m = length if length > $m;
	END { print $m }'
}

"$REVISIT" --db "$db" deck add --yes "$T/demo.yaml" >/dev/null 2>&1

# -- a section of lists alone

{
	cat "$T/demo.yaml"
	printf '%s\n' 'lists:' '  - id: all' '    section: s4' \
	    '    ask: Which buildings?' '    members: [castle, bakery]'
} | sed 's/^    title: Castles$/&\n  - id: s4\n    title: Lists only/' \
    >"$T/lists.yaml"
run "$REVISIT" --db "$T/lists.db" deck add --yes "$T/lists.yaml"
is "$status" 0 "a deck with a list"
run "$REVISIT" --db "$T/lists.db" stats
contains "$out" "Castles: 0 secure" "stats has the sections of statements"
lacks "$out" "Lists only" "and no row for one that has none"
lacks "$out" "Other" "nor one for what has no section"
run "$REVISIT" --db "$T/lists.db" stats --format json
lacks "$out" '"total":0' "in JSON neither"

# -- nothing met yet

stats 2026-01-01T08:00:00Z stats --format json
is "$status:$err" "0:" "works before anything was met"
is "$(field met) $(field settled) $(field secure) $(field total)" "0 0 0 3" \
    "three to meet"
is "$(field success.n) $(field success.rate)" "0 null" "and no rate"
stats 2026-01-01T08:00:00Z stats
like "$out" "^Harbours: 0 secure, 0 settled, 0 met, 1 still to meet\. .*too early to say\.$" \
    "a section is a sentence in plain mode"
like "$(printf '%s\n' "$out" | tail -n 1)" "^Rests on .* no answer" \
    "the last line says what it rests on"

# -- one day: nothing is learned in a session

perl "$SRCDIR/tests/tools/sessions.pl" 1 2026-01-01 "$REVISIT" --seed 1 \
    --db "$db" >/dev/null
stats 2026-01-01T22:00:00Z stats --format json
is "$(field secure) $(field settled)" "0 0" "after one session nothing is secure"
is "$(field success.n)" 0 "a first recall is no recall after a gap"

# -- two months

perl "$SRCDIR/tests/tools/sessions.pl" 60 2026-01-02 "$REVISIT" --seed 1 \
    --db "$db" >/dev/null
stats 2026-03-02T22:00:00Z stats demo --format json
is "$(field deck) $(field day)" "demo 2026-03-02" "says of what and when"
is "$(field total)" 3 "three in all"
sum=0
for name in met settled secure; do
	parts=0
	for i in 0 1 2; do
		parts=$((parts + $(field sections.$i.$name)))
	done
	is "$parts" "$(field $name)" "$name: the sections make the total"
	sum=$((sum + parts))
done
is "$sum" 2 "each item counts once; the third has not opened"
is "$(field sections.2.id) $(field sections.2.met) $(field sections.2.total)" \
    "s3 0 1" "a section with nothing met stands there too"
json=$out
n=$("$REVISIT" --db "$db" export reviews |
	awk -F, '$8 == "due" && $2 > 1769940000000 { n++ } END { print n + 0 }')
k=$("$REVISIT" --db "$db" export reviews |
	awk -F, '$8 == "due" && $2 > 1769940000000 && $3 > 1 { n++ }
	END { print n + 0 }')
is "$(field success.n) $(field success.k)" "$n $k" \
    "success is what the log of 30 days says"
is "$(printf '%s %s\n' "$k" "$n" | awk '{
	z = 1.2816; p = $1 / $2; m = (p + z * z / 2 / $2) / (1 + z * z / $2)
	h = z / (1 + z * z / $2) * sqrt(p * (1 - p) / $2 + z * z / 4 / $2 / $2)
	printf "%.6f %.6f %.6f", p, m - h, m + h }')" \
    "$(printf '%.6f %.6f %.6f' "$(field success.rate)" \
    "$(field success.low)" "$(field success.high)")" \
    "with an 80% Wilson interval"

# -- the looks of it

rate=$(printf '%s\n' "$json" | perl -CS -MJSON::PP -0777 -ne '
$s = decode_json($_)->{success};
printf "%.0f%% (%.0f\x{2013}%.0f) of %d", map({ 100 * $_ } @$s{qw(rate low high)}),
    $s->{n}')
table 80 2026-03-02T22:00:00Z
contains "$(printf '%s\n' "$out" | grep '^In all  ')" "  $rate" \
    "a line for all ends with the rate"
[ "$(widest)" -le 80 ]
ok $? "80 columns are enough"
is "$(printf '%s\n' "$out" | grep -c 'the long history of baking bread')" 1 \
    "a long title stands whole"
table 40 2026-03-02T22:00:00Z
[ "$(widest)" -le 40 ]
ok $? "40 columns are enough"
contains "$out" "$rate" "no figure is broken"
like "$out" "^Castles +too early to say$" "a section is two lines there: first"
like "$out" "^· +0 +0 +0 +1$" "and second"
table 25 2026-03-02T22:00:00Z
[ "$(widest)" -le 25 ]
ok $? "25 columns are enough"
run env TERM=xterm LC_ALL=C.UTF-8 "$REVISIT" --db "$db" --plain \
    --at 2026-03-02T22:00:00Z stats
unlike "$out" "[^.]$" "in plain mode every line is a sentence"
unlike "$out" "   " "without columns"
like "$out" "^In all: .* Success in the last 30 days: [0-9]+% of $n answers, likely [0-9]+ to [0-9]+%\.$" \
    "that says the rate, its number and its range"
like "$(printf '%s\n' "$out" | tail -n 1)" "^Rests on $n answers to " \
    "the last line says what it rests on"
for how in "--plain stats" "stats --format json" "stats --by week"; do
	# shellcheck disable=SC2086 # several words
	stats 2026-03-02T22:00:00Z $how
	# time stands in one sentence, which says that it measures nothing
	lower=$(printf '%s\n' "$out" | tr '[:upper:]' '[:lower:]' |
		sed 's/time put in, .* it says nothing of//')
	unlike "$lower" "streak|in a row|minute|point|rank|score|level up" \
	    "$how: no volume, no score"
done

# -- refused

stats 2026-03-02T22:00:00Z stats nosuch
is "$status" 1 "an unknown deck"
stats 2026-03-02T22:00:00Z stats demo demo
is "$status" 2 "two decks"
stats 2026-03-02T22:00:00Z stats --format xml
is "$status" 2 "an unknown format"
stats 2026-03-02T22:00:00Z stats --by month
is "$status" 2 "an unknown grouping"
stats 2026-03-02T22:00:00Z stats --since yesterday
is "$status" 2 "a day that is none"
contains "$err" "yesterday" "by name"
stats 2026-03-02T22:00:00Z stats --since 2026-02-01 --until 2026-01-01
is "$status" 2 "a period that ends before it begins"
stats 2026-03-02T22:00:00Z stats --since 2027-01-01
is "$status" 2 "one that is yet to come"
stats 2026-03-02T22:00:00Z stats --by week --format html
is "$status" 2 "the page has every grouping"
stats 2026-03-02T22:00:00Z stats --output "$T/no/such/file"
is "$status" 1 "a folder that is not there"

# -- until: how things stood

stats 2026-01-20T23:00:00Z stats --format json
then=$(printf '%s\n' "$out" | sed 's/"ahead":.*"time_30"/"time_30"/')
stats 2026-03-02T22:00:00Z stats --format json --until 2026-01-20
is "$(printf '%s\n' "$out" | sed 's/"ahead":.*"time_30"/"time_30"/')" "$then" \
    "--until shows what was shown on the evening of that day"
stats 2026-03-02T22:00:00Z stats --format json --until 2030-01-01
is "$(field day)" 2026-03-02 "a day to come is today"
stats 2026-03-02T22:00:00Z stats --format json --since 2026-02-20 \
    --until 2026-02-26
is "$(field day) $(field days)" "2026-02-26 7" "a period is its days"
is "$(field success.n)" "$("$REVISIT" --db "$db" export reviews | awk -F, '
    $8 == "due" && $2 >= 1771560000000 && $2 < 1772164800000 { n++ }
    END { print n + 0 }')" "and its answers"

# -- as records

stats 2026-03-02T22:00:00Z stats --format csv --by week
like "$out" "^1,all,,all,In all," "csv has a row for all"
like "$out" "^1,week,,2026-02-23,from 23 February," "and one for each week"
run "$REVISIT" --db "$db" --at 2026-03-02T22:00:00Z stats --format csv \
    --by week --output "$T/weeks.csv"
is "$status:$out" "0:" "--output keeps standard output quiet"
stats 2026-03-02T22:00:00Z stats --format csv --by week
is "$(cat "$T/weeks.csv")" "$out" "and writes the same"
run "$REVISIT" --db "$db" --at 2026-03-02T22:00:00Z stats \
    --output "$T/screen.txt"
like "$(cat "$T/screen.txt")" "^In all: |^In all  " "a screen goes to a file too"
done_testing
