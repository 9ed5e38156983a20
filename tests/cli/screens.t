#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The screen of each sort of day: the first, the second, one with nothing due,
# one after a holiday, those around the assessment; practice, tests, one item.
# UPDATE=1 writes the golden screens anew.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
demo_deck >"$T/demo.yaml"
cat >"$T/one.yaml" <<'END_DECK'
format: 1
deck: one
title: One statement
statements:
  - id: a1
    text: The harbour shelters copper lanterns and velvet sailors.
    ask: What does the harbour shelter?
    ideas:
      - copper lanterns
      - velvet sailors
END_DECK
sed -e 's/^deck: one/deck: two/' "$T/one.yaml" >"$T/two.yaml"
cat >>"$T/two.yaml" <<'END_DECK'
  - id: a2
    builds-on: a1
    text: The attic hides brass kettles and paper owls.
    ask: What is hidden under the roof?
    ideas:
      - brass kettles
      - paper owls
END_DECK

# day DATE COMMAND…: that day at six, on the deck's own store
day() {
	day_at=$1
	shift
	"$REVISIT" --db "$T/$deck.db" --at "${day_at}T18:00:00Z" --seed 1 "$@"
}
# on DATE TYPED QUIZ-ARG…: $out is the screen
on() {
	on_at=$1 on_typed=$2
	shift 2
	# shellcheck disable=SC2059
	printf "$on_typed" >"$T/in"
	run day "$on_at" quiz "$@" "$T/$deck.yaml" <"$T/in"
	is "$status:$err" "0:" "a session on $on_at"
}
# golden NAME: $out is as it was agreed
golden() {
	printf '%s\n' "$out" >"$T/got"
	if [ -n "${UPDATE:-}" ]; then
		mkdir -p "$SRCDIR/tests/golden/screens"
		cp "$T/got" "$SRCDIR/tests/golden/screens/$1.txt"
	fi
	same "$T/got" "$SRCDIR/tests/golden/screens/$1.txt" "the screen: $1"
}
nothing_known='no idea\n\nno idea\n\nno idea\n\nno idea\n\n'

export TERM=xterm COLUMNS=80
deck=demo
for COLUMNS in 80 40; do
	rm -f "$T/demo.db"
	on 2027-01-11 "$nothing_known"
	golden "first-day-$COLUMNS"
	on 2027-01-12 'no idea\n?\n\n'
	golden "second-day-$COLUMNS"
	lacks "$out" "Key words are enough. Sp" "how to answer is said once"
done
COLUMNS=80
rm -f "$T/demo.db"

# ------------------------------------------------------------ one statement

deck=one
on 2027-01-11 'no idea\n\n'
golden one-first
contains "$out" "Met 1 new statement." "a deck of one statement is met"
on 2027-01-12 'copper lanterns\n\n'
golden one-second
on 2027-01-12 ''
golden nothing-due
contains "$out" "Nothing is due today" "nothing due says so"
day 2027-01-12 deck add "$T/one.yaml" >/dev/null
day 2027-01-12 pause a1 >/dev/null
on 2027-02-12 ''
contains "$out" "Nothing is due today" "what is paused is not due"
day 2027-02-12 resume a1 >/dev/null
on 2027-02-12 ''
lacks "$out" "Nothing is due today" "what is resumed is"

# -------------------------------------------- a gate that would never open

deck=two
on 2027-01-11 'no idea\n\n'
for at in 2027-01-12 2027-01-13 2027-01-20 2027-01-31; do
	on $at 'no idea\nno idea\n\nslates\n'
	lacks "$out" "roof" "$at: what it builds on is not settled"
done
on 2027-02-01 ''
contains "$out" "roof" "three weeks after that was met it opens"
contains "$out" "Builds on a1." "and says what it builds on"

# ------------------------------------------------ holidays, and around the date

deck=npqlt
cp "$SRCDIR/decks/npqlt.yaml" "$T/npqlt.yaml"
perl "$SRCDIR/tests/tools/reader.pl" --way right --days 15 --log "$T/log" \
    "$REVISIT" --db "$T/npqlt.db" --seed 1 --plain -- "$T/npqlt.yaml" \
    >"$T/weeks"
ok $? "a fortnight"
on 2027-02-09 ''
like "$out" '^[0-9]+ are waiting; we take [0-9]+ of them today, and with what' \
    "after a fortnight away: how much, and how it is spread"
unlike "$out" '[Mm]issed|[Ll]ate|away|absen|behind|sorry|catch' "and no blame"
day 2027-02-09 config days-off "sat, sun" >/dev/null
day 2027-02-09 config catch-up wait >/dev/null
on 2027-02-09 ''
contains "$out" "are waiting" "with days off and catch-up: wait, too"
run day 2027-02-10 due npqlt
like "$out" '^Thursday 11 February: [0-9]+ to recall' "what waits comes tomorrow"
unlike "$out" '^S[a-z]*day .*: [0-9]' "and not on days off"
lacks "$out" "is a day off" "of which a Wednesday is none"
run day 2027-02-13 due npqlt
contains "$out" "Today is a day off. If you begin anyway:" "a Saturday is"
like "$out" '^Today: [0-9]+ to recall' "and holds what any day would"
unlike "$out" '^Sunday' "Sunday nothing"
like "$out" '^Monday 15 February: [0-9]+ to recall' "then what waits"
day 2027-02-09 config catch-up clear >/dev/null

day 2027-02-09 config date 2027-02-20 >/dev/null
on 2027-02-10 ''
contains "$out" "10 days to your assessment" "ten days before"
lacks "$out" "In these last days" "are no last days"
on 2027-02-15 ''
contains "$out" "5 days to your assessment" "the week before"
contains "$out" "In these last days a case comes every day" "is for cases"
on 2027-02-20 ''
contains "$out" "Your assessment begins today" "the day itself"
contains "$out" "open book" "is open book"
on 2027-02-27 ''
contains "$out" "open book" "as are its eight days"
on 2027-02-28 ''
lacks "$out" "open book" "but not the ninth"

# --------------------------------------------------- practice, tests, one item

dates() {
	day 2027-02-10 due npqlt --days 40
}
before=$(dates)
on 2027-02-10 'no idea\n\n' --practice
contains "$out" "Practice: " "practice says what it is"
contains "$out" "It moves no date." "and moves none"
skips=':skip\n:skip\n:skip\n:skip\n:skip\n:skip\n:skip\n:skip\n:skip\n:skip\n'
on 2027-02-10 "$skips$skips$skips" --test a
contains "$out" "A test: 12 questions, no hints" "a test says what it is"
contains "$out" "In full: 0 of 12." "and its result at the end"
contains "$out" "Take the same test again later" "the first of two"
questions() {
	printf '%s\n' "$out" | grep -A 2 '^[0-9]* of 12 '
}
asked=$(questions)
on 2027-02-11 "?\n$skips$skips$skips" --test a
is "$(questions | grep -v hints)" "$(printf '%s\n' "$asked" | grep -v hints)" \
    "the same questions again"
contains "$out" "There are no hints in a test." "and no hint"
contains "$out" "On 2027-02-10, when you first took it: 0 of 12." \
    "before stands beside after"
is "$(dates)" "$before" "none of which moved a date"
on 2027-02-11 '' --item 5.4
contains "$out" "One question." "one item"
for wrong in '--test a --practice' '--item 5.4 --practice' \
    '--item 5.4 --test a' '--test'; do
	# shellcheck disable=SC2086
	run day 2027-02-11 quiz $wrong
	is "$status" 2 "quiz $wrong is wrong usage"
	contains "$err" "-" "and says why"
done
run day 2027-02-11 quiz --item 9.99
is "$status" 1 "an item that is not there"
contains "$err" "there is no statement '9.99'" "is named"
run day 2027-02-11 quiz --test "$(printf '%041d' 0)"
is "$status" 2 "a form of 41 letters"
for wrong in '' ' ' 'a b' 'a.b' 'é' "$(printf 'a\nb')" "$(printf '\033[1m')"; do
	run day 2027-02-11 quiz --test "$wrong"
	is "$status" 2 "nor is '$(printf '%s' "$wrong" | tr -cd ' -~')' a form"
	contains "$err" "1 to 40 letters, digits, - and _" "it says what is"
done
run day 2027-02-11 quiz --test After_2-b
is "$status" 0 "letters, digits, - and _ are"
deck=one
rm -f "$T/one.db"
run day 2027-01-11 quiz --practice "$T/one.yaml"
is "$status" 1 "nothing to practise yet"
contains "$err" "'revisit quiz' begins" "and what to do"

# ------------------------------------------------------------------ settings

deck=npqlt
day 2027-02-12 config clock no >/dev/null
on 2027-02-12 'no idea\n\n'
unlike "$out" '[0-9] minutes?' "no clock: no minutes"
day 2027-02-12 config aloud yes >/dev/null
on 2027-02-13 ''
contains "$out" "Say it aloud, then press Enter." "aloud"
day 2027-02-12 config aloud no >/dev/null
day 2027-02-12 config plain yes >/dev/null
on 2027-02-14 ''
contains "$out" "Question 1 of" "plain"
rm -f "$XDG_CONFIG_HOME/revisit/default/config.yaml"
deck=one
on 2027-01-11 'no idea\n\n'
on 2027-01-12 'coper lanterms\n\n'
contains "$out" "Spelling noted" "spelling is noted"
day 2027-01-12 config spelling yes >/dev/null
on 2027-01-20 'coper lanterms\n\n'
lacks "$out" "pelling noted" "or not even that"

# ----------------------------------------------- what the learner has to type

# keys: the median of what is typed beside answers, a question
keys() {
	perl -F'\t' -lane '$k = "$F[0] $F[1]"; $n{$k} += 0; chomp @F;
	    $n{$k} += length($F[4] // "") + 1
		unless $F[3] =~ /^(?:Your answer|In your words)/;
	    END { @v = sort { $a <=> $b } values %n; print $v[@v / 2] }' "$1"
}
printf '1\t1\trecall\tNumbers:\t1 2 3 4\n' >"$T/many"
[ "$(keys "$T/many")" -eq 8 ]
ok $? "keys are counted, Enter included"
[ "$(keys "$T/log")" -le 3 ]
ok $? "three keys a question, the answer left out ($(keys "$T/log"))"

# feedback: the most lines between an answer and "Press Enter to go on."
feedback() {
	perl -ne 'if (/^[^.?]{4,30}:$/) { $n = 0 }
	    elsif (/^Press Enter to go on\. To/) {
		$most = $n if $n > ($most // 0) } else { $n++ }
	    END { print $most // 0 }' "$1"
}
printf 'Your answer:\nOne.\nTwo.\nThree.\nPress Enter to go on. To mend.\n' \
    >"$T/three"
is "$(feedback "$T/three")" 3 "lines of feedback are counted"
most=$(feedback "$T/weeks")
[ "$most" -ge 2 ] && [ "$most" -le 5 ]
ok $? "five lines of feedback at most ($most)"
done_testing
