#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# why: which statement each behaviour rests on, the setting that changes it,
# and where I stand with it.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

given() {
	perl "$SRCDIR/tests/tools/given.pl" "$T/r.db" "$REVISIT"
}
why() {
	run "$REVISIT" --plain --db "$T/r.db" --at 2027-03-01T18:00 why "$@"
}

# ------------------------------------------------------------ without a store

why
is "$status:$err" "0:" "why works before anything was answered"
[ -e "$T/r.db" ]
is $? 1 "and makes no store"
contains "$out" "It rests on statement 2.2: " "statements with their gist"
contains "$out" "Nothing answered yet." "no value is made up"
contains "$out" "The setting remember changes it; it is 0.9 now." \
    "the setting that changes a behaviour, and its value"
contains "$out" "No setting changes it." "or that none does"
rests=$(printf '%s\n' "$out" | grep -c '^It rests on statement [2-9]\.')
is "$(printf '%s\n' "$out" | wc -l)" $((2 * rests)) "two lines a row"
[ "$rests" -ge 30 ]
ok $? "of which there are many"
is "$(printf '%s\n' "$out" | grep -vc '\.$')" 0 "every line is a sentence"
unlike "$out" '[[:punct:]]\{3\}' "no run of signs"
lacks "$out" '!' "in a calm voice"

why 2.2
is "$(printf '%s\n' "$out" | grep -c 'statement 2.2')" 2 "by number"
both=$out
why lt2.2
is "$out" "$both" "or by id"
why 5.1
is "$status" 1 "5.1 has no behaviour, whatever 5.11 has"
why SPELLING
contains "$out" "statement 6.1" "by a word"
why secure-gap
contains "$out" "it is 21 now" "by a setting"
why frobnicate
is "$status:$out" "1:" "what there is not"
contains "$err" "'frobnicate'" "is named"
why a b
is "$status" 2 "two words are wrong usage"

run env TERM=xterm COLUMNS=60 "$REVISIT" --db "$T/r.db" why 5.4
contains "$out" "
      " "in columns at a terminal's width"
is "$(printf '%s\n' "$out" | awk 'length > 60' | wc -l)" 0 "and never wider"

# ----------------------------------------------------------------- with answers

item=npqlt:lt2.1/recall
{
	echo "2027-01-01 $item 3 yyy 2 new"
	i=2
	while [ $i -le 20 ]; do
		rating=3
		[ $i -gt 7 ] || rating=1
		day=$(printf '2027-01-%02d' $i)
		echo "$day $item $rating yyy 3 due sure=3"
		i=$((i + 1))
	done
} | given
ok $? "answers were given"

why new
contains "$out" "19 due answers so far" "nineteen are too few for the brake"
echo "2027-01-21 $item 3 yyy 3 due sure=2" | given
why new
contains "$out" "New statements today: half; 14 of your last 20 were successes" \
    "fourteen of twenty halve the new ones"
echo "2027-01-22 $item 1 nnn 3 due sure=1
2027-01-23 $item 1 nnn 3 due
2027-01-24 $item 1 nnn 3 due" | given
why new
contains "$out" "today: half; 14 of your last 20" "old misses leave the window"

why 'when sure'
contains "$out" "right 10 of the last 10 times" "the ten last sure answers"
why 'one idea at a time'
contains "$out" "1 is asked so just now" "three misses running are seen"
why 'asked again in the same session'
contains "$out" "1 statement has an idea" "and what is owed"
why points
contains "$out" "Secure: 0 of 78" "secure of all"
run "$REVISIT" --plain --db "$T/r.db" --at 2027-01-02T18:30 why interval
contains "$out" "Too few due answers" "no rate from one answer"
run "$REVISIT" --plain --db "$T/r.db" --at 2027-01-24T18:30 why interval
contains "$out" "14 of 23 due answers succeeded, likely 4" \
    "a rate has its number and its interval"

done_testing
