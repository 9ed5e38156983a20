#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a session holds, when it ends, how it goes on, and how it looks.
# UPDATE=1 writes the golden screens anew.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
demo_deck >"$T/demo.yaml"
db=$T/r.db

# learn DAYS FIRST-DAY SECONDS [-- QUIZ-ARG…]: $out says what came
learn() {
	learn_days=$1 learn_first=$2 learn_seconds=$3
	shift 3
	run perl "$SRCDIR/tests/tools/learner.pl" "$learn_days" "$learn_first" \
	    "$learn_seconds" "$REVISIT" --db "$db" --seed 1 "$@"
	[ "$status" -eq 0 ] || diag "learner: $err"
}

# count AWK-CONDITION: lines of $out for which it holds
count() {
	printf '%s\n' "$out" | awk "$1"' { n++ } END { print n + 0 }'
}

asked() {
	printf '%s\n' "$out" | awk '$2 == "question" { print $4, $5 }'
}

# ------------------------------------------------------------- what it holds

learn 1 2024-03-04 10
tries=$(count '$2 == "question" && $5 == "try"')
[ "$tries" -ge 5 ] && [ "$tries" -le 10 ]
ok $? "a first session tries at most ten ($tries)"
recalls=$(count '$2 == "question" && $5 == "recall"')
[ "$recalls" -ge $((tries - 3)) ]
ok $? "and what was read is recalled ($recalls)"
is "$(printf '%s\n' "$out" | awk '$2 == "question" {
    if ($5 == "try") at[$4] = $3; else if ($3 - at[$4] < 4) print }')" "" \
    "after three other questions at least"
plan=$(printf '%s\n' "$out" | awk '$2 == "plan" { print $5 }')
is "$plan" "$tries" "as the plan has said"
learn 1 2024-03-04 10
is "$(count '$2 == "question" && $5 == "try"')" 0 \
    "a second session on that day brings nothing new"
is "$((recalls + $(count '$2 == "question" && $5 == "recall"')))" "$tries" \
    "but the recalls for which there was no room"
learn 1 2024-03-04 10
is "$(count '$2 == "plan" && $3 + $4 + $5 == 0')" 1 \
    "and a third one has nothing more that counts"
learn 1 2024-03-05 10
is "$(count '$2 == "question" && $5 == "try"')" 4 "four new ones the next day"

rm -f "$db"
learn 1 2024-03-04 90 -- --minutes 5
used=$(printf '%s\n' "$out" | awk '$2 == "summary" { print $5 }')
[ "$used" -ge 300000 ] && [ "$used" -le 390000 ]
ok $? "five minutes: no question starts after them ($used ms)" ||
	diag "$out"
is "$(count '$2 == "summary" && $3 == "time"')" 1 "and that is why it ends"
learn 1 2024-03-05 40
is "$(printf '%s\n' "$out" | awk '$2 == "question" { print $5; exit }')" \
    recall "what was cut off opens the next session"
learn 1 2024-03-06 10 -- --cards 3
is "$(count '$2 == "question"')" 3 "three cards" || diag "$out"
rm -f "$db"
learn 1 2024-03-04 10 -- --new 2
is "$(count '$2 == "question" && $5 == "try"')" 2 "two new ones"
learn 1 2024-03-05 10 -- --new 0
is "$(count '$2 == "question" && $5 == "try"')" 0 "no new ones"
for section in s5 5 'Classroom Practice'; do
	rm -f "$db"
	learn 1 2024-03-04 10 -- --section "$section"
	[ "$(count '$2 == "question"')" -gt 3 ]
	ok $? "there is a section $section"
	is "$(count '$2 == "question" && $4 !~ /^npqlt:lt5/')" 0 \
	    "and nothing else is asked" || diag "$out"
done
rm -f "$db"
run "$REVISIT" --db "$db" quiz --section Gardening
is "$status" 1 "a section that is not there"
contains "$err" "Gardening" "is named"
for bad in '--minutes 0' '--minutes 121' '--minutes ten' '--minutes 1.5' \
    '--cards 0' '--cards 21' '--new -1' '--new 21' '--minutes' '--section'; do
	# shellcheck disable=SC2086
	run "$REVISIT" --db "$db" quiz $bad
	is "$status" 2 "quiz $bad is wrong usage"
done
is "$(sqlite3 "$db" "SELECT count(*) FROM event")" 0 "and nothing came of it"

# ------------------------------------------------------ stopped and gone on

# questions: item and kind of each in $out
questions() {
	printf '%s\n' "$out" | grep '^{"event":"question"' |
	    sed 's/.*"item":"\([^"]*\)","kind":"\([^"]*\)".*/\1 \2/'
}
# answers N: that many misses, and a reading of each
answers() {
	answers_n=$1
	while [ "$answers_n" -gt 0 ]; do
		printf '{"answer":"slates","ms":1000}\n{"continue":true}\n'
		answers_n=$((answers_n - 1))
	done
}
quiz() {
	"$REVISIT" --db "$db" --at "$at" --seed 1 quiz --porcelain "$@" \
	    "$T/demo.yaml"
}
# interrupted N: a session killed while the question after N answers waits
mkfifo "$T/to"
interrupted() {
	rm -f "$db"
	"$REVISIT" --db "$db" --at "$at" --seed 1 quiz --porcelain \
	    "$T/demo.yaml" <"$T/to" >"$T/from" &
	exec 3>"$T/to"
	answers "$1" >&3
	deadline=$(($(date +%s) + 20))
	until [ "$(grep -c '"event":"question"' "$T/from")" -gt "$1" ]; do
		[ "$(date +%s)" -le "$deadline" ] || break
		sleep 0.02
	done
	kill -9 $!
	wait $! 2>/dev/null
	exec 3>&-
	out=$(cat "$T/from")
}

at=2024-03-04T09:00:00Z
interrupted 2
was=$(questions)
at=2024-03-04T09:10:00Z
run quiz </dev/null
contains "$out" '"resumed":true' "killed, it goes on where it stopped"
contains "$out" '"n":3,' "with the third question"
is "$(questions)" "$(printf '%s\n' "$was" | tail -n 1)" \
    "the one that was waiting"
at=2024-03-04T09:20:00Z
run quiz </dev/null
lacks "$out" '"resumed":true' "a session that was left is over"

at=2024-03-04T09:00:00Z
interrupted 2
was=$(questions)
at=2024-03-04T09:10:00Z
answers 200 >"$T/many"
run quiz <"$T/many"
# the same question with the same number is the one question, put again
is "$(printf '%s\n' "$out" | grep '"kind":"try"' |
    sed 's/.*"n":\([0-9]*\).*"item":"\([^"]*\)".*/\1 \2 try/' | sort -u |
    sed 's/^[0-9]* //' | sort)" \
    "$(awk '/- id: lt/ { print "demo:" $3 "/recall try" }' "$T/demo.yaml" |
    sort | grep -v -F "$(printf '%s\n' "$was" | head -n 2)")" \
    "every first meeting that was left comes, none twice"
is "$(questions | grep -n ' recall$' | head -n 1 | cut -d : -f 1)" 4 \
    "what was read is recalled after three others"
run "$REVISIT" --db "$db" --at "$at" doctor
is "$status" 0 "the store is sound"

at=2024-03-04T09:00:00Z
interrupted 1
at=2024-03-05T09:00:00Z
run quiz </dev/null
lacks "$out" '"resumed":true' "the next day begins anew"
contains "$out" '"first":1,' "with the recall that is owed"
for other in '--minutes 9' '--cards 5' '--section s2' '--new 1'; do
	at=2024-03-04T09:00:00Z
	interrupted 1
	at=2024-03-04T09:10:00Z
	# shellcheck disable=SC2086
	run quiz $other </dev/null
	lacks "$out" '"resumed":true' "$other asks for another session"
done

# -------------------------------------------------------- taking back, pausing

rm -f "$db"
at=2024-03-04T09:00:00Z
printf '{"answer":"copper lanterns and velvet sailors"}\n{"continue":true}
{"answer":"rye flour, cinnamon syrup"}\n{"rating":2}\n' >"$T/in"
run quiz <"$T/in"
before=$(sqlite3 "$db" "SELECT * FROM item_state WHERE item LIKE '%lt1.1%'")
run "$REVISIT" --db "$db" --at 2024-03-04T10:00:00Z undo
is "$status:$out" "0:Taken back: the answer to demo:lt2.1/recall." \
    "undo takes the last answer back, another day or not"
is "$(sqlite3 "$db" "SELECT * FROM item_state WHERE item LIKE '%lt1.1%'")" \
    "$before" "and no other"
is "$(sqlite3 "$db" "SELECT coalesce(max(met), 0) FROM item_state
    WHERE item LIKE '%lt2.1%'")" 0 "its statement is as if never met"
at=2024-03-04T10:05:00Z
run quiz </dev/null
contains "$(questions)" "demo:lt2.1/recall try" "it is asked again"
run "$REVISIT" --db "$db" --at 2024-03-04T11:00:00Z undo 5
is "$status:$out" "0:Taken back: the answer to demo:lt1.1/recall." \
    "more than there are: all that are left"
run "$REVISIT" --db "$db" --at 2024-03-04T11:00:00Z undo
is "$status" 1 "nothing left to take back"
run "$REVISIT" --db "$db" undo 21
is "$status" 2 "undo 21 is wrong usage"
contains "$err" "undo takes back at most 20 answers at a time" "and why"
for bad in 0 -1 x 101 1.5 99999999999999999999; do
	run "$REVISIT" --db "$db" undo -- $bad
	is "$status" 2 "undo $bad is wrong usage"
done
is "$(sqlite3 "$db" "SELECT count(*) FROM event WHERE type = 'review'")" 2 \
    "what was taken back stays in the log"
run "$REVISIT" --db "$db" --at 2024-03-04T11:00:00Z doctor
is "$status" 0 "and the dates agree with it"

"$REVISIT" --db "$db" --at 2024-03-04T11:00:00Z deck add "$T/demo.yaml" \
    >/dev/null
for name in 1.1 lt2.1 demo:lt1.2 demo:lt2.2/recall; do
	run "$REVISIT" --db "$db" --at 2024-03-04T11:00:00Z pause "$name"
	is "$status" 0 "pause $name"
done
run "$REVISIT" --db "$db" --at 2024-03-04T11:00:00Z pause 1.1
is "$status:$out" "0:demo:lt1.1/recall is paused already." "paused already"
at=2024-03-04T12:00:00Z
run quiz <"$T/many"
is "$(questions | cut -d ' ' -f 1 | sort -u | tr '\n' ' ')" \
    "demo:lt1.3/recall demo:lt2.3/recall " "what is paused is not asked"
run "$REVISIT" --db "$db" --at 2024-03-04T13:00:00Z resume 2.2
is "$status" 0 "resume"
run "$REVISIT" --db "$db" --at 2024-03-04T13:00:00Z resume lt2.2
is "$out" "demo:lt2.2/recall is not paused already." "not paused"
at=2024-03-04T14:00:00Z
run quiz </dev/null
contains "$(questions)" "demo:lt2.2/recall" "what is resumed is asked"
run "$REVISIT" --db "$db" pause 9.9
is "$status" 1 "a statement that is not there cannot be paused"

# ---------------------------------------------------------------- how it looks

# A whole session on the screen, line by line: mistakes and all.
cat >"$T/screen" <<'END'

copper lanterns

sailors
maybe
y
9
i 7

?

i don't know
:why

spotted goats, lazy bees
i 2

silver bridges, quiet mills

rye flour
3
zinc


?
wrong
:undo
brass kettles
2
:src
?
?
END
# shows NAME [ARG…]: the screen is as it was agreed
shows() {
	shows_name=$1
	shift
	rm -f "$db"
	"$REVISIT" --db "$db" --at 2024-03-04T09:00:00Z --seed 1 "$@" \
	    quiz --new 6 "$T/demo.yaml" <"$T/screen" 2>&1 |
	    sed -e 's/gap: [0-9.]* is asked in [0-9]* days/gap: X is asked in N days/' \
	-e 's/in [0-9]* days/in N days/' >"$T/got"
	if [ -n "${UPDATE:-}" ]; then
		mkdir -p "$SRCDIR/tests/golden/session"
		cp "$T/got" "$SRCDIR/tests/golden/session/$shows_name.txt"
	fi
	same "$T/got" "$SRCDIR/tests/golden/session/$shows_name.txt" \
	    "the screen: $shows_name"
}
COLUMNS=80
export COLUMNS TERM=xterm
shows 80-columns
COLUMNS=40
shows 40-columns
shows plain --plain
COLUMNS=80
shows plain --plain
TERM=dumb
shows plain

# ------------------------------------------------------- sentences for the ear

# A plain session through every kind of question: what a screen reader says.
rm -f "$db"
learn 20 2024-03-04 12:85
yes '
no idea
?

wrong
?
:why
:src
:help
9
i 1
' | head -n 260 >"$T/in"
"$REVISIT" --db "$db" --at 2024-03-24T09:00:00Z --seed 1 --plain \
    quiz --new 4 <"$T/in" >"$T/plain" 2>&1
"$REVISIT" --db "$T/new.db" --at 2024-03-24T09:00:00Z --seed 1 --plain \
    quiz <"$T/in" >>"$T/plain" 2>&1
for command in due stats 'show 5.4' 'show s3' 'find memory' config \
    'config minutes' 'deck list' doctor version 'mark 5.4 scaffolds'; do
	# shellcheck disable=SC2086
	"$REVISIT" --db "$db" --at 2024-03-24T10:00:00Z --plain $command \
	    >>"$T/plain" 2>&1
done
[ "$(grep -c '^Question' "$T/plain")" -gt 12 ]
ok $? "a plain session of many questions"
is "$(grep -n '[[:punct:]]\{3\}' "$T/plain" | grep -v '://')" "" \
    "no three punctuation marks in a row"
is "$(grep -n '\[[a-zA-Z0-9 ]\]' "$T/plain")" "" "no [x]"
is "$(grep -n "$(printf '\033')" "$T/plain")" "" "no colour codes"
is "$(grep -nv "[.?!:;][\"')]*\$" "$T/plain" | grep -v '^[0-9]*:$')" "" \
    "each line ends as a sentence does"
is "$(grep -n '[^ ]   ' "$T/plain")" "" "no columns"
is "$(grep -n '__' "$T/plain")" "" "gaps are said, not drawn"
contains "$(cat "$T/plain")" "blank" "as: blank"
done_testing
