#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck add, remove, list and lint from outside: what each exit status means, and
# that a bad or missing deck never takes anything away.
. "${SRCDIR:-.}/tests/lib.sh"
needs sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
db=$T/r.db
demo_deck >"$T/demo.yaml"
cp "$T/demo.yaml" "$T/good.yaml"

# revisit ARG…: on the store of this test, on 4 March 2024
revisit() {
	run "$REVISIT" --db "$db" --at "${at:-2024-03-04T09:00:00Z}" --seed 1 "$@"
}
# questions [LINES]: the items that a session asks, and $err
session() {
	printf '%s' "$1" >"$T/in"
	shift
	run sh -c '"$@" <"$0"' "$T/in" "$REVISIT" --db "$db" \
	    --at "${at:-2024-03-04T09:00:00Z}" --seed 1 quiz --porcelain "$@"
}
full='{"answer":"copper lanterns and velvet sailors"}
{"continue":true}
'
# bad: a deck with an error, on its line 11
bad() {
	demo_deck | sed 's/^  - id: lt1.1/  - id: 1.1/'
}
one_line() {
	is "$(printf '%s\n' "$err" | grep -c .)" 1 "$1" || diag "$err"
}

# ---------------------------------------------------------------------- lint

run "$REVISIT" deck lint "$T/demo.yaml"
is "$status" 0 "lint of a good deck: 0"
bad >"$T/bad.yaml"
run "$REVISIT" deck lint "$T/bad.yaml"
is "$status" 3 "of a bad one: 3"
like "$out" '^[^ ]*bad.yaml:11:[0-9]+: C21: ' "file, line, column and code"
run "$REVISIT" deck lint --format json "$T/bad.yaml"
is "$status" 3 "as JSON too"
like "$out" '"code":"C21"' "with the same code"
{
	cat "$T/demo.yaml"
	printf 'same:\n  - rye bread | loaf\n'
} >"$T/warn.yaml"
run "$REVISIT" deck lint "$T/warn.yaml"
is "$status" 0 "a warning alone: 0"
like "$out" ': C[0-9]+: ' "but it is told"
run "$REVISIT" deck lint --strict "$T/warn.yaml"
is "$status" 3 "with --strict: 3"
run "$REVISIT" deck lint "$T/nowhere.yaml"
is "$status" 1 "a file that is not there: 1"
contains "$err" "nowhere.yaml" "and which"
run "$REVISIT" deck lint
is "$status" 2 "no file named: 2"
run "$REVISIT" deck lint --frob "$T/demo.yaml"
is "$status" 2 "an unknown option: 2"
run "$REVISIT" deck frob
is "$status" 2 "an unknown word: 2"
contains "$err" "lint" "with those that there are"
printf '' >"$T/empty.yaml"
printf 'a: *b\n' >"$T/alias.yaml"
printf 'format: 2\ndeck: d\ntitle: t\n' >"$T/later.yaml"
printf 'format: 1\n\xff\n' >"$T/bytes.yaml"
for name in empty alias later bytes; do
	run "$REVISIT" deck lint "$T/$name.yaml"
	is "$status" 3 "lint $name.yaml: 3"
	contains "$out" "$name.yaml:" "and what is wrong with it"
done
[ ! -e "$HOME/data" ]
ok $? "lint makes no store"

# ---------------------------------------------------------- add, list, remove

revisit deck add "$T/bad.yaml"
is "$status" 1 "adding a bad deck: 1"
contains "$err" "bad.yaml:11:" "with the place"
is "$(sqlite3 "$db" 'SELECT count(*) FROM deck' 2>/dev/null || echo 0)" 0 \
    "and nothing is added"
revisit deck add "$T/nowhere.yaml"
is "$status" 1 "adding a file that is not there: 1"
revisit deck add
is "$status" 2 "adding nothing: 2"
revisit deck list
contains "$out" "npqlt" "without decks of one's own the shipped one is listed"
revisit deck add "$T/demo.yaml"
is "$status" 0 "adding a good one: 0"
like "$out" 'demo.*6 statements' "and what it holds"
revisit deck list
like "$out" '^demo[ ,]' "it is listed"
lacks "$out" "npqlt" "alone"
session ''
contains "$out" '"item":"demo:lt1.1/recall"' "and asked"

# the copy is the profile's: the file may go
rm "$T/demo.yaml"
session "$full"
is "$status:$err" "0:" "without its file an added deck is asked all the same"
contains "$out" '"verdict":"full"' "and marked"
before=$(sqlite3 "$db" 'SELECT * FROM event; SELECT * FROM item_state;
    SELECT * FROM deck')
bad >"$T/demo.yaml"
revisit deck add --yes "$T/demo.yaml"
is "$status" 1 "a newer one with an error: 1"
is "$(sqlite3 "$db" 'SELECT * FROM event; SELECT * FROM item_state;
    SELECT * FROM deck')" "$before" "changes nothing"
revisit show 1.1
like "$out" 'harbour' "the last good one is there"

# something answered would be gone: it asks, or wants --yes
sed '/id: lt1.1$/,/velvet sailors$/d' "$T/good.yaml" >"$T/demo.yaml"
revisit deck add "$T/demo.yaml"
is "$status" 1 "a newer one that lacks what was answered: 1 without a terminal"
contains "$err" "--yes" "and what to give"
is "$(sqlite3 "$db" 'SELECT * FROM deck')" \
    "$(printf '%s\n' "$before" | sed -n '/^demo|/,$p')" "nothing changed"
revisit deck add --yes "$T/demo.yaml"
is "$status" 0 "with --yes it is replaced"
revisit export reviews --all
contains "$out" "demo:lt1.1/recall" "and the history is kept"
cp "$T/good.yaml" "$T/demo.yaml"
revisit deck add "$T/demo.yaml"
is "$status" 0 "the old one again needs no asking"
at=2024-03-05T09:00:00Z
revisit show 1.1
unlike "$out" "Not met" "the statement is known again"
at=

revisit deck remove demo
is "$status" 0 "remove"
revisit deck remove demo
is "$status" 1 "removed already: 1"
contains "$err" demo "and which"
revisit deck list
lacks "$out" "demo" "it is no longer listed"
session '' demo
is "$status" 1 "nor asked by name"
revisit export reviews --all
contains "$out" "demo:lt1.1/recall" "its history is kept"
revisit deck add "$T/demo.yaml"
session ''
lacks "$out" '"item":"demo:lt1.1/recall"' "added again, what was known is known"

# --------------------------------------------------------------------- linked

rm -f "$db"
revisit deck add --link "$T/demo.yaml"
is "$status" 0 "deck add --link"
revisit deck list
contains "$out" "$T/demo.yaml" "the list says from which file"
session "$full"
sed 's/What does the harbour shelter?/What is sheltered by the harbour?/' \
    "$T/good.yaml" >"$T/demo.yaml"
revisit show 1.1
contains "$out" "What is sheltered" "an edit is seen at once"
cp "$T/demo.yaml" "$T/second.yaml"
session ''
is "$status:$err" "0:" "and asked without a word"
bad >"$T/demo.yaml"
# last_good NAME: the last good version is asked, with one line on stderr
last_good() {
	session ''
	is "$status" 0 "$1: the session runs"
	one_line "$1: one line on standard error"
	contains "$err" "last good version" "$1: which says what is asked"
	contains "$out" '"item":"demo:' "$1: the deck is asked"
	for command in due stats 'show 1.1'; do
		# shellcheck disable=SC2086
		revisit $command
		is "$status" 0 "$1: $command works"
		one_line "$1: $command says it in one line"
	done
	contains "$out" "What is sheltered" "$1: the last good version"
}
last_good "broken"
contains "$err" "demo.yaml" "broken: and which file"
rm "$T/demo.yaml"
last_good "missing"
mkdir "$T/demo.yaml"
last_good "a folder in its place"
rmdir "$T/demo.yaml"
sed 's/^deck: demo/deck: other/' "$T/good.yaml" >"$T/demo.yaml"
last_good "a deck of another name"
head -c 9000000 /dev/zero | tr '\0' '#' >"$T/demo.yaml"
last_good "nine million bytes"
is "$(sqlite3 "$db" "SELECT max(met), max(paused) FROM item_state")" "1|0" \
    "nothing is gone by all that"
cp "$T/second.yaml" "$T/demo.yaml"
session ''
is "$status:$err" "0:" "mended, it is read again"
is "$(sqlite3 "$db" "SELECT count(*) FROM event WHERE type = 'review'")" 1 \
    "and no answer was lost or made"

# a path on the command line is asked as if linked
rm -f "$db"
session "$full" "$T/demo.yaml"
is "$status" 0 "quiz FILE"
bad >"$T/demo.yaml"
session '' "$T/demo.yaml"
is "$status" 0 "broken later, its last good version is asked"
one_line "with one line"
session '' "$T/bad.yaml"
is "$status" 1 "a bad file never read before: 1"
contains "$err" "bad.yaml" "and which"
session '' nosuchdeck
is "$status" 1 "a deck that is not there: 1"
contains "$err" nosuchdeck "and which"
done_testing
