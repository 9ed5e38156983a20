#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Plain mode as a screen reader says it: weeks of sessions over the shipped
# deck, with every kind of question and answers of all sorts, and not a line
# that is no sentence (K18), not a word of blame (K13).
. "${SRCDIR:-.}/tests/lib.sh"
needs perl

deck=$SRCDIR/decks/npqlt.yaml
ears() {
	perl "$SRCDIR/tests/tools/ears.pl" "$deck"
}

# ------------------------------------------------------ the ears themselves

# hears RULE LINE: a planted fault is caught, and as what it is
hears() {
	run sh -c "printf '%s\n' \"\$1\" | perl '$SRCDIR/tests/tools/ears.pl' \
	    '$deck'" sh "$2"
	is "$status" 1 "heard: $1 in $(printf '%s' "$2" | cat -v)"
	contains "$out" "$1: 1: " "as such"
}
hears 'three signs in a row' 'Read this: and so on...'
hears 'three signs in a row' 'He said: "(no)".'
hears 'three signs in a row' 'Question one --- here it comes.'
hears 'a mark in brackets' '[x] was said.'
hears 'a mark in brackets' 'Said [ ] or not.'
hears 'a mark in brackets' '(*) this one.'
hears 'spaces in a row' 'Secure  31 of 78.'
hears 'spaces in a row' '  there is the answer.'
hears 'a tab' "$(printf 'One\ttwo.')"
hears 'no sentence' 'Question 1 of 9'
hears 'no sentence' 'Your reply:'
hears 'no sentence' 'Secure, settled, met,'
hears 'cut short' 'There are.'
hears 'cut short' 'It comes back in the.'
hears 'a control code' "$(printf '\033[1mDone.\033[0m')"
hears 'a control code' "$(printf 'Done.\r')"
hears 'a drawn gap' 'Set __ and go.'
hears 'a drawn gap' 'With s_ in it.'
hears 'a word we do not say' 'That is wrong.'
hears 'a word we do not say' 'Unfortunately there is more.'
hears 'a word we do not say' 'Well done!'
hears 'a word we do not say' 'A streak of three days.'
hears 'a word we do not say' 'You missed a day.'
for good in 'Your answer:' 'Done. Met 9 new statements.' 'What is it?' \
    'He says: “Enough.” Why?' 'See https://example.org/a.' \
    'Secure: 0 of 78.' ''; do
	run sh -c "printf '%s\n' \"\$1\" | perl '$SRCDIR/tests/tools/ears.pl'" \
	    sh "$good"
	is "$status:$out" 0: "and nothing in: $good"
done

# --------------------------------------------------------- weeks of sessions

# weeks NAME READER-ARG… -- QUIZ-ARG…: $T/NAME.txt is what was said, and
# $T/NAME.log what was typed
weeks() {
	weeks_name=$1
	shift
	: >"$T/reader"
	while [ "$1" != -- ]; do
		printf '%s\n' "$1" >>"$T/reader"
		shift
	done
	shift
	# shellcheck disable=SC2046
	perl "$SRCDIR/tests/tools/reader.pl" $(cat "$T/reader") \
	    --log "$T/$weeks_name.log" "$REVISIT" --db "$T/$weeks_name.db" \
	    --seed 1 --plain -- "$@" >"$T/$weeks_name.txt"
	ok $? "weeks of sessions: $weeks_name"
}

# holds NAME REGEX WHAT: some line says so
holds() {
	holds_n=$(grep -Ec -e "$2" "$T/$1.txt")
	[ "$holds_n" -gt 0 ]
	ok $? "$1: $3 ($holds_n)"
}

# of NAME KIND PROMPT: times that this prompt came at that kind
of() {
	awk -F '\t' -v kind="$2" -v at="$3" \
	    '$3 == kind && index($4, at) { n++ } END { print n + 0 }' \
	    "$T/$1.log"
}

# every_kind NAME: each kind, each way of asking
every_kind() {
	holds "$1" 'It is new\.' "first meetings"
	holds "$1" '^Fill the gap' "gaps to fill"
	holds "$1" 'blank, ' "gaps are said"
	holds "$1" '^There (is|are) .* to find' "open recalls"
	holds "$1" '^A colleague says: ' "refute"
	holds "$1" '^There (is|are) .* to name' "list"
	holds "$1" 'Letter a: ' "steps"
	holds "$1" 'worked example' "worked examples"
	holds "$1" '^Question.*\. Case, .*[^e]\.$' "cases"
	holds "$1" '^Again, from ' "what was missing comes again"
	holds "$1" '^Let us take it in parts' "parts"
	holds "$1" '^A good answer: ' "models"
	holds "$1" '^Now you' "in own words"
}

weeks all --days 70 --skip 5,6,12,20,21,22,23,24,25,26,27,28,29,30,31 --
every_kind all
[ "$(of all recall Numbers)" -gt 0 ]
ok $? "because is ticked"
[ "$(of all case Numbers)" -gt 0 ]
ok $? "apply is ticked"
[ "$(of all recall '1, 2 or 3')" -gt 10 ]
ok $? "how sure? is asked"
holds all 'are waiting; we take' "after the holiday there is a backlog"
holds all '^When sure, you were right' "and there is a calibration line"
typed() {
	cut -f 5 "$T/all.log" | grep -c -x -e "$1"
}
for line in '' '?' ':why' ':src' ':help' ':undo' ':skip' ':again' ':report' \
    ':term' ':nonsense' 'no idea' 'i 1' '9' 'maybe' 'x'; do
	[ "$(typed "$line")" -gt 0 ]
	ok $? "'$line' was typed"
done
is "$(ears <"$T/all.txt")" "" "not a line that is hard to hear"

# what is not a quiz day: practice, a test, one item
for way in --practice '--test a' '--item 5.4'; do
	cp "$T/all.db" "$T/other.db"
	# shellcheck disable=SC2086
	weeks other --days 1 --from 2027-03-01 -- $way
	is "$(ears <"$T/other.txt")" "" "nor with $way"
	holds other '^Question 1 of' "which asks"
done

# ----------------------------------------------------------------- two keys

"$REVISIT" --db "$T/two.db" --at 2027-01-11T08:00:00Z config aloud yes \
    >/dev/null
weeks two --way two --days 45 --
every_kind two
is "$(cut -f 5 "$T/two.log" | sort -u | tr '\n' ' ')" ' y ' \
    "y and Enter are all the keys there are"
is "$(cut -f 4 "$T/two.log" | grep -c -e Numbers -e '1, 2')" 0 \
    "and nothing asks for another"
is "$(grep -c -e 'Please ' -e 'Type the letters' "$T/two.txt")" 0 \
    "no key was one too few"
is "$(grep -c '^The order is: .*Did you say it so?$' "$T/two.txt")" \
    "$(of two steps 'Your answer')" "steps are said, too"
holds two '^Did you say this: ' "what is ticked else is asked one by one"
is "$(ears <"$T/two.txt")" "" "and not a line that is hard to hear"
done_testing
