#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The store from outside: whose it is, where it is, which files are refused and
# keep every byte, copies, the doctor, --at, and two sessions at once.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
demo_deck >"$T/demo.yaml"
at=2024-03-04T09:00:00Z
full='{"answer":"copper lanterns and velvet sailors","ms":2000}'
echo "$full" >"$T/one"

# one_answer [OPTION…]: a session with one answer
one_answer() {
	"$REVISIT" "$@" --at $at --seed 1 quiz --porcelain "$T/demo.yaml" \
	    <"$T/one"
}
mode() {
	ls -ld "$1" | cut -c 1-10
}

# ------------------------------------------------------------------- whose

(
	umask 000
	one_answer >/dev/null
	"$REVISIT" config plain no >/dev/null
	"$REVISIT" backup "$T/copy.db" >/dev/null
	"$REVISIT" export reviews --output "$T/out.csv" >/dev/null
)
store=$XDG_DATA_HOME/revisit/default/revisit.db
for file in "$store" "$XDG_CONFIG_HOME/revisit/default/config.yaml" \
    "$T/copy.db" "$T/out.csv"; do
	is "$(mode "$file")" -rw------- "umask 000: $(basename "$file") is ours alone"
done
for folder in data/revisit data/revisit/default config/revisit/default; do
	is "$(mode "$HOME/$folder")" drwx------ "and the folder $folder"
done
is "$(cd "$HOME" && find . -type f | sort)" "./config/revisit/default/config.yaml
./data/revisit/default/revisit.db" "no other file is left"

run "$REVISIT" --profile other config minutes
is "$status" 0 "a profile that is not there can be read"
[ ! -e "$XDG_DATA_HOME/revisit/other" ]
ok $? "which makes nothing"
one_answer --profile other >/dev/null
"$REVISIT" --profile other config minutes 7 >/dev/null
"$REVISIT" --profile other config color never >/dev/null
[ -e "$XDG_DATA_HOME/revisit/other/revisit.db" ] &&
	[ -e "$XDG_CONFIG_HOME/revisit/other/config.yaml" ]
ok $? "a profile moves store and settings"
is "$("$REVISIT" export reviews --all | wc -l)" \
    "$("$REVISIT" --profile other export reviews --all | wc -l)" \
    "each with its own answers"
contains "$("$REVISIT" config minutes)" "Now: 10" "the other keeps its own"
contains "$(REVISIT_PROFILE=other "$REVISIT" config minutes)" "Now: 7" \
    "REVISIT_PROFILE names it too"
for bad in ../up a/b .hidden '' -x "$(printf 'a\nb')" 'a b'; do
	run "$REVISIT" --profile "$bad" stats
	is "$status" 2 "no profile is called '$(echo "$bad" | tr '\n' ' ')'"
done
rm -rf "${HOME:?}"/*

# Names are names, never addresses.
mkdir "$T/odd"
for name in 'file:x?mode=memory' 'file:y.db?vfs=none' ':memory: ' 'a b%20c.db' \
    "it's.db" '#x.db' 'é.db' '-dash.db' '$(touch pwned).db'; do
	(cd "$T/odd" && one_answer --db "$name" >/dev/null)
	[ -s "$T/odd/$name" ]
	ok $? "--db '$name' is a file of that name"
done
name=$(printf 'line\nend.db')
(cd "$T/odd" && one_answer --db "$name" >/dev/null 2>&1)
is "$(find "$T/odd" -name pwned)" "" "nothing of a name is run"
run "$REVISIT" --db '' stats
is "$status" 2 "an empty name is wrong usage"
mkdir "$T/folder.db"
mkfifo "$T/fifo.db"
for bad in "$T/folder.db" "$T/fifo.db" /dev/null /dev/zero \
    "$T/one/in-a-file.db"; do
	run one_answer --db "$bad"
	is "$status" 1 "$(basename "$bad") is no place for a store"
	is "$(printf '%s\n' "$err" | wc -l | tr -d ' ')" 1 "told in one line"
	contains "$err" "$bad" "that names it"
done
run env -u HOME -u XDG_DATA_HOME -u XDG_CONFIG_HOME "$REVISIT" stats
is "$status" 1 "without any home folder"
contains "$err" "HOME" "the line says what to set"
run env XDG_DATA_HOME=relative/place "$REVISIT" setup </dev/null
[ ! -e relative ] && [ -e "$HOME/.local/share/revisit" ]
ok $? "an XDG folder that is not absolute is passed over"
rm -rf "${HOME:?}"/.local "${HOME:?}"/*

# ----------------------------------------------------- files that are refused

rm -f "$T/good.db"
one_answer --db "$T/good.db" >/dev/null
# refused NAME WORDS: $T/bad.db is refused by readers and writers, untouched
refused() {
	cp "$T/bad.db" "$T/before.db"
	for command in stats doctor "export reviews" "config minutes 5" undo \
	    "backup $T/never.db"; do
		# shellcheck disable=SC2086
		run "$REVISIT" --db "$T/bad.db" $command
		[ "$status" -eq 1 ] || [ "$command:$status" = doctor:3 ]
		ok $? "$1: $command is refused ($status)"
		contains "$err" "bad.db" "$1: $command names the file"
		is "$(printf '%s\n' "$err" | grep -c '^revisit: ')" 1 \
		    "$1: $command says why in a line" || diag "$err"
	done
	run one_answer --db "$T/bad.db"
	is "$status" 1 "$1: a session is refused"
	like "$err" "$2" "$1: the reason"
	lacks "$out" '"marked"' "$1: nothing is marked"
	same "$T/bad.db" "$T/before.db" "$1: it keeps every byte"
	is "$(find "$T" -name 'bad.db?*' -o -name never.db)" "" \
	    "$1: nothing is left beside it"
}
cp "$T/good.db" "$T/bad.db"
sqlite3 "$T/bad.db" "PRAGMA user_version = 9999"
refused "a newer store" "newer revisit"
cp "$T/good.db" "$T/bad.db"
sqlite3 "$T/bad.db" "PRAGMA application_id = 77"
refused "another program's" "another program"
rm "$T/bad.db"
sqlite3 "$T/bad.db" "CREATE TABLE notes (x); INSERT INTO notes VALUES (1)"
refused "a strange SQLite file" "another program"
echo "These are my notes, and dear to me." >"$T/bad.db"
refused "a text" "no store of revisit"
head -c 3000 "$T/good.db" >"$T/bad.db"
refused "the beginning of a store" "damaged|malformed|not|cut|no store"
cp "$T/good.db" "$T/bad.db"
sqlite3 "$T/bad.db" "DROP TABLE answer"
refused "a store without a table" "missing"
{
	head -c 8192 "$T/good.db"
	head -c 40000 /dev/zero
} >"$T/bad.db"
head -c $(($(wc -c <"$T/good.db") - 48192)) /dev/zero >>"$T/bad.db" 2>/dev/null
run "$REVISIT" --db "$T/bad.db" stats
[ "$status" -eq 1 ] || [ "$status" -eq 0 ]
ok $? "pages of zeroes: no crash ($status)"

# ------------------------------------------------------- copies and the doctor

run "$REVISIT" --db "$T/good.db" backup "$T/b.db"
is "$status" 0 "backup"
run "$REVISIT" --db "$T/b.db" export reviews --all --with-answers
copy=$out
run "$REVISIT" --db "$T/good.db" export reviews --all --with-answers
is "$copy" "$out" "the copy holds the same"
cp "$T/b.db" "$T/b.kept"
run "$REVISIT" --db "$T/good.db" backup "$T/b.db"
is "$status" 1 "a copy is not written over"
same "$T/b.db" "$T/b.kept" "the old one is as it was"
run "$REVISIT" --db "$T/good.db" backup --replace "$T/b.db"
is "$status" 0 "unless that is asked for"
run "$REVISIT" --db "$T/absent.db" backup "$T/c.db"
is "$status" 1 "there is nothing to copy"
[ ! -e "$T/c.db" ]
ok $? "and no copy is made"
for bad in "$T/nowhere/c.db" "$T/folder.db" "$T/good.db"; do
	run "$REVISIT" --db "$T/good.db" backup "$bad"
	is "$status" 1 "no backup to $(basename "$bad")"
done
run "$REVISIT" --db "$T/good.db" doctor
is "$status:$err" "0:" "the original is sound after it"
(cd "$T" && "$REVISIT" --db "$T/good.db" --at $at backup >/dev/null)
[ -s "$T/revisit-good-2024-03-04.db" ]
ok $? "without a name it is named after the store and the day"

cp "$T/good.db" "$T/sick.db"
sqlite3 "$T/sick.db" "UPDATE item_state SET due_day = due_day + 30,
    stability = 99 WHERE due_day IS NOT NULL"
run "$REVISIT" --db "$T/sick.db" doctor
is "$status" 3 "the doctor finds a date that the log does not bear out"
contains "$out" "lt1.1" "and names the statement"
like "$err" "rebuild" "and says what to do"
run "$REVISIT" --db "$T/sick.db" doctor --rebuild
is "$status" 0 "--rebuild mends it"
is "$(sqlite3 "$T/sick.db" 'SELECT * FROM item_state')" \
    "$(sqlite3 "$T/good.db" 'SELECT * FROM item_state')" "to what it was"
sqlite3 "$T/sick.db" "DELETE FROM item_state"
run "$REVISIT" --db "$T/sick.db" doctor
is "$status" 3 "a state that is gone is found, too"
run "$REVISIT" --db "$T/sick.db" doctor --rebuild
is "$status:$(sqlite3 "$T/sick.db" 'SELECT count(*) FROM item_state')" \
    "0:$(sqlite3 "$T/good.db" 'SELECT count(*) FROM item_state')" \
    "and made again"
run "$REVISIT" --db "$T/absent.db" doctor
is "$status" 1 "the doctor says that there is no store"
contains "$err" "absent.db" "and which"
[ ! -e "$T/absent.db" ]
ok $? "and none is made"

# ------------------------------------------------------------------------ --at

run "$REVISIT" --at 2124-01-01 stats
is "$status" 0 "to look into the future is free"
run "$REVISIT" --at 2124-01-01 config minutes 5
is "$status" 2 "to write in it is not"
run "$REVISIT" --at 2124-01-01 quiz --porcelain </dev/null
is "$status" 2 "nor a session"
[ ! -e "$store" ]
ok $? "and nothing was made"
run "$REVISIT" --at 2020-01-01 config minutes 5
is "$status" 0 "the past may be written anywhere"
run "$REVISIT" --profile try --at 2124-01-01 config minutes 5
is "$status" 0 "the future in a profile of its own"
run "$REVISIT" --db "$T/future.db" --at 2124-01-01 config minutes 5
is "$status" 0 "or in a file of its own"
run env REVISIT_AT=2124-01-01 "$REVISIT" config minutes 5
is "$status" 2 "REVISIT_AT is held to the same"
for bad in tomorrow 2024-13-01 2024-02-30 12:00 2024-03-04T25:00 \
    2024-03-04T09:00:00+99:00 99999-01-01 "2024-03-04 x"; do
	run "$REVISIT" --at "$bad" stats
	is "$status" 2 "--at $bad is no time"
done

# -------------------------------------------------------- two at once, six first

rm -rf "${HOME:?}"/*
# one answer each, whatever is asked
printf '%s\n' '{"answer":"slates"}' '{"command":"skip"}' '{"command":"skip"}' \
    '{"command":"skip"}' >"$T/any"
for i in 1 2 3 4 5 6; do
	"$REVISIT" --db "$T/six.db" --at 2024-03-04T09:0$i:00Z quiz --porcelain \
	    "$T/demo.yaml" <"$T/any" >"$T/six.$i" 2>"$T/six.err.$i" &
done
wait
is "$(cat "$T"/six.err.?)" "" "six first starts at once: none fails"
told=$(cat "$T"/six.? | sed -n 's/.*"marked".*"review":"\([^"]*\)".*/\1/p' |
    sort)
is "$(printf '%s\n' "$told" | wc -l | tr -d ' ')" 6 "six answers are told"
is "$(sqlite3 "$T/six.db" "SELECT id FROM event WHERE type = 'review'
    ORDER BY id" | sort)" "$told" "all are there, each once"
run "$REVISIT" --db "$T/six.db" doctor
is "$status" 0 "and the store is sound"
rm -f "$T/two.db"
mkfifo "$T/to"
"$REVISIT" --db "$T/two.db" --at $at quiz --porcelain "$T/demo.yaml" \
    <"$T/to" >"$T/waits" &
exec 3>"$T/to"
echo "$full" >&3
deadline=$(($(date +%s) + 20))
until grep -q '"marked"' "$T/waits" || [ "$(date +%s)" -gt "$deadline" ]; do
	sleep 0.02
done
echo '{"answer":"rye flour, cinnamon syrup"}' >"$T/other"
run "$REVISIT" --db "$T/two.db" --at 2024-03-04T09:30:00Z --seed 9 quiz \
    --porcelain --new 6 "$T/demo.yaml" <"$T/other"
is "$status:$err" "0:" "while one waits for a person, another saves"
contains "$out" '"marked"' "and marks"
printf '{"continue":true}\n{"answer":"slates"}\n' >&3
exec 3>&-
wait
is "$(sqlite3 "$T/two.db" "SELECT count(*) FROM event WHERE type = 'review'")" \
    3 "and the first goes on: nothing is lost"
run "$REVISIT" --db "$T/two.db" --at 2024-03-04T10:00:00Z doctor
is "$status" 0 "sound again"

# Somebody else holds the lock: it waits, then says so.
rm -f "$T/lock.sql"
mkfifo "$T/lock.sql"
sqlite3 "$T/two.db" <"$T/lock.sql" >"$T/locked" &
exec 3>"$T/lock.sql"
echo "BEGIN IMMEDIATE; SELECT 'locked';" >&3
until [ -s "$T/locked" ] || [ "$(date +%s)" -gt "$deadline" ]; do
	sleep 0.02
done
run "$REVISIT" --db "$T/two.db" config minutes 8
is "$status" 1 "a lock that is not given back"
like "$err" '(busy|another|in use)' "is told in words"
is "$(printf '%s\n' "$err" | wc -l | tr -d ' ')" 1 "in one line"
run "$REVISIT" --db "$T/two.db" stats
is "$status" 0 "readers work all the while"
echo "ROLLBACK;" >&3
exec 3>&-
wait
run "$REVISIT" --db "$T/two.db" config minutes 8
is "$status" 0 "given back, it works"
done_testing
