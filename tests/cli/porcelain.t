#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The protocol of quiz --porcelain, line by line: what may come when, that what
# does not fit changes nothing, and that marks are shown after they are kept.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
{
	demo_deck
	cat <<'END'
  - id: lt2.9
    section: s2
    text: "The first bell is for the bakers; the second bell is for the sailors."
END
} >"$T/demo.yaml"
db=$T/r.db
at=2026-01-02T09:00:00Z
full='{"answer":"copper lanterns and velvet sailors"}'

# talk LINES [ARG…]: a session with these lines on a fresh store
talk() {
	talk_lines=$1
	shift
	rm -f "$db"
	printf '%s' "$talk_lines" >"$T/in"
	run "$REVISIT" --db "$db" --at $at --seed 1 quiz --porcelain "$@" \
	    "$T/demo.yaml" <"$T/in"
}

# events: the names of what came, in order
events() {
	printf '%s\n' "$out" | sed 's/^{"event":"\([a-z]*\)".*/\1/' |
	    tr '\n' ' ' | sed 's/ $//'
}

# of EVENT: the lines of that name
of() {
	printf '%s\n' "$out" | grep "^{\"event\":\"$1\""
}

# field NAME: of JSON lines on stdin, its value as JSON
field() {
	perl -MJSON::PP -ne 'BEGIN { $j = JSON::PP->new->utf8->allow_nonref }
	    print $j->encode($j->decode($_)->{'"$1"'}), "\n"'
}

sql() {
	sqlite3 "$db" "$1"
}

# ------------------------------------------------------------- the beginning

talk ''
is "$status:$err" "0:" "no input at all: a clean end"
is "$(printf '%s\n' "$out" | head -n 1)" '{"event":"hello","protocol":1}' \
    "hello comes first, as agreed"
is "$(events)" "hello plan question summary" "plan, the question, summary"
is "$(of question | field expects)" '"answer"' "it waits for an answer"
is "$(sql "SELECT count(*) FROM event")" 0 "and nothing was kept"
is "$(printf '%s\n' "$out" | perl -MJSON::PP -ne \
    'decode_json($_); print "x"')" xxxx "each line is one JSON object"
for name in n of item kind level mode prompt ideas expects; do
	contains "$(of question)" "\"$name\":" "a question has $name"
done
first=$out
talk ''
is "$out" "$first" "with --seed and --at it comes out the same again"

# ------------------------------------------------------- what does not fit

# Lines that fit at no stage.
cat >"$T/never" <<'END'
{}
[]
null
7
"answer"
rubbish
{"answer":
{"answer":5}
{"answer":"x"} {"answer":"y"}
{"answer":"x\u0000y"}
{"yesno":"y"}
{"yesno":1}
{"ticks":3}
{"number":2}
{"rating":"3"}
{"rating":2.5}
{"rating":0}
{"rating":5}
{"rating":-9223372036854775809}
{"rating":99999999999999999999}
{"rating":4294967298}
{"ticks":[4294967297]}
{"continue":false}
{"idea":1}
{"idea":0,"said":true}
{"idea":-1,"said":true}
{"idea":99,"said":true}
{"idea":4294967297,"said":true}
{"said":true}
{"command":"frobnicate"}
{"command":""}
{"command":5}
{"ms":5}
{"unknown":true}
END
printf '{"answer":"caf\351"}\n' >>"$T/never"
printf '{"answer":"\355\240\200"}\n' >>"$T/never"
head -c 1200000 /dev/zero | tr '\0' '[' >"$T/long"
echo >>"$T/long"

# wrong_at STAGE WANTED LINES [MISFIT…]: at the stage that LINES lead to,
# WANTED the event that waits there, every misfit is an error and the same
# question comes again.
wrong_at() {
	stage=$1
	wanted=$2
	printf '%s\n' "$3" | sed '/^$/d' >"$T/prefix"
	shift 3
	cp "$T/never" "$T/misfits"
	cat "$T/long" >>"$T/misfits"
	for misfit; do
		printf '%s\n' "$misfit" >>"$T/misfits"
	done
	misfits=$(wc -l <"$T/misfits" | tr -d ' ')
	rm -f "$db"
	cat "$T/prefix" "$T/misfits" >"$T/in"
	run "$REVISIT" --db "$db" --at $at --seed 1 quiz --porcelain \
	    $section "$T/demo.yaml" <"$T/in"
	is "$status:$err" "0:" "$stage: a clean end"
	printf '%s\n' "$out" | perl -e '
		my ($misfits, $wanted) = @ARGV;
		my @l = <STDIN>;
		my ($i) = grep { $l[$_] =~ /"event":"error"/ } 0 .. $#l;
		my $waits = $l[$i - 1];
		$SIG{__WARN__} = sub {}; print "not at $wanted: $waits" if $waits !~ /"event":"$wanted"/;
		for my $k (0 .. $misfits - 1) {
			my ($e, $again) = @l[$i + 2 * $k, $i + 2 * $k + 1];
			print "misfit $k: $e"
			    if $e !~ /^\{"event":"error","text":"[^"]/;
			print "misfit $k, not the same again: $again"
			    if $again ne $waits;
		}
		my $rest = join "", @l[$i + 2 * $misfits .. $#l];
		print "and then: $rest" if $rest !~
		    /\A(\{"event":"scheduled".*\n)?\{"event":"summary".*\n\z/;
	' "$misfits" "$wanted" >"$T/found"
	is "$(head -n 4 "$T/found" | cut -c 1-300)" "" \
	    "$stage: $misfits lines that do not fit, each told, none taken"
}

section=
empty='{"answer":""}'
blank='{"answer":" \t "}'
answer='{"answer":"copper"}'
yes='{"yesno":true}'
ticks='{"ticks":[1]}'
go='{"continue":true}'
three='{"rating":3}'
flip='{"idea":1,"said":false}'
wrong_at "a question" question '' "$empty" "$blank" "$yes" "$ticks" "$go" \
    "$three" "$flip"
is "$(sql "SELECT count(*) FROM event")" 0 "and nothing was kept"
add='{"answer":"the copper lanterns"}'
wrong_at "anything to add" ask "$add" "$empty" "$blank" "$yes" "$ticks" "$go" \
    "$three" "$flip"
doubt='{"answer":"copper lanterns, sailors"}'
wrong_at "a doubt" ask "$doubt" "$answer" "$empty" "$ticks" "$go" "$three" \
    "$flip"
miss='{"answer":"grey slates"}'
wrong_at "reading" read "$miss" "$answer" "$yes" "$ticks" "$three" \
    '{"idea":3,"said":false}'
is "$(sql "SELECT count(*) FROM event WHERE type = 'review'")" 1 \
    "the try is kept, once"
wrong_at "the marks" marked "$full" "$answer" "$yes" "$ticks" \
    '{"rating":6}' '{"idea":3,"said":false}'
is "$(sql "SELECT type, count(*) FROM event GROUP BY type")" "review|1
session|2" "nothing but the review and the session is kept"

# A statement without ideas is ticked, clause by clause.
cat >"$T/only.yaml" <<'END'
format: 1
deck: only
title: One statement without ideas
statements:
  - id: one
    text: "The first bell is for the bakers; the second bell is for the sailors."
END
cp "$T/demo.yaml" "$T/demo.kept"
cp "$T/only.yaml" "$T/demo.yaml"
section=
wrong_at "the ticks" ask '{"answer":"two bells"}' "$answer" "$yes" "$go" \
    "$three" "$flip" '{"ticks":[3]}' '{"ticks":[0,9]}' '{"ticks":["1"]}' \
    '{"ticks":[1,null]}'
talk '{"answer":"two bells"}
{"ticks":[1,2]}
'
is "$(of marked | field verdict)" '"full"' "all ticked is full"
is "$(of ask | field choices)" \
    '["The first bell is for the bakers","the second bell is for the sailors"]' \
    "the clauses are the choices"
talk '{"answer":"two bells"}
{"ticks":[]}
'
is "$(of marked | field verdict)" '"miss"' "none ticked is a miss"
cp "$T/demo.kept" "$T/demo.yaml"

# ------------------------------------------------------------ what is taken

talk "$full
"
for name in item review verdict ideas feedback suggested due interval_days \
    expects; do
	contains "$(of marked)" "\"$name\":" "marked has $name"
done
for name in item review rating due interval_days stability difficulty; do
	contains "$(of scheduled)" "\"$name\":" "scheduled has $name"
done
is "$(events)" "hello plan question marked scheduled summary" \
    "known in full: marked, and the end of input accepts"
is "$(of scheduled | field review):$(of scheduled | field rating)" \
    "$(of marked | field review):$(of marked | field suggested)" \
    "that review, with the suggested rating"
is "$(sql "SELECT e.item || ' ' || text FROM event e, answer
    WHERE event = e.id AND '\"' || e.id || '\"' = '$(of marked |
    field review)'")" \
    "demo:lt1.1/recall copper lanterns and velvet sailors" \
    "the review is the event of that id, its answer beside it"
suggested=$(of marked | field suggested)
accepted=$(of scheduled)

talk "$full
{\"rating\":$suggested}
"
is "$(of scheduled)" "$accepted" "its own rating accepts"
is "$(sql "SELECT count(*) FROM event WHERE type = 'amend'")" 0 \
    "and changes nothing"
talk "$full
$go
"
is "$(of scheduled)" "$accepted" "so does continue"
talk "$full
{\"command\":\"skip\"}
"
is "$(of scheduled)" "$accepted" "so does skip"
talk "$full
{\"rating\":2}
"
is "$(of scheduled | field rating)" 2 "a lower rating is taken"
is "$(sql "SELECT count(*), min(ref) = (SELECT id FROM event WHERE
    type = 'review') FROM event WHERE type = 'amend'")" "1|1" \
    "as an amendment of the review"
is "$(sql "SELECT json_extract(body, '\$.suggested') FROM event
    WHERE type = 'review'")" "$suggested" "which stays as it was"

talk "$full
{\"idea\":2,\"said\":false}
$go
"
is "$(events)" "hello plan question marked marked read question summary" \
    "a mended mark makes a new marked; a try no longer full is read"
is "$(of marked | field suggested | tr '\n' ' ')" "$suggested null " \
    "and no longer rated"
talk "$full
{\"idea\":2,\"said\":false}
{\"idea\":2,\"said\":true}
$go
"
is "$(events)" "hello plan question marked marked read marked scheduled \
question summary" "mended again while reading, it is full and rated as before"
is "$(of scheduled)" "$accepted" "in every figure"
talk "$full
{\"idea\":2,\"said\":true}
$go
"
is "$(events | cut -d ' ' -f 1-6)" \
    "hello plan question marked marked scheduled" "a mark as it was, too"
is "$(of marked | field review | sort -u | wc -l | tr -d ' ')" 1 \
    "of the same review"

talk '{"answer":"copper lanterns"}
{"command":"skip"}
'
is "$(events)" "hello plan question ask marked read summary" \
    "skip answers: anything to add"
talk "$doubt
{\"command\":\"skip\"}
"
is "$(events)" "hello plan question ask marked read summary" \
    "skip answers: a doubt"
is "$(of ask | field idea):$(of ask | field about)" '2:"doubt"' \
    "a doubt says which idea"
talk "$doubt
$yes
"
is "$(of marked | field verdict)" '"full"' "yes to a doubt: it was said"
talk "$doubt
{\"yesno\":false}
"
is "$(of marked | field verdict)" '"partial"' "no to a doubt: it was not"
talk '{"command":"skip"}
'
is "$(events):$(of question | field n | tr '\n' ' ')" \
    "hello plan question question summary:1 2 " "skip leaves a question"
is "$(sql "SELECT count(*) FROM event")" 0 "and keeps nothing of it"
talk '{"answer":"copper lanterns"}
{"command":"again"}
'
is "$(events)" "hello plan question ask question summary" \
    "again: the same question"
is "$(of question | uniq | wc -l | tr -d ' ')" 1 "just as it was"
for command in help why src 'term soup' 'report it is odd'; do
	talk "{\"command\":\"$command\"}
"
	is "$(events):$(of question | uniq | wc -l | tr -d ' ')" \
	    "hello plan question info question summary:1" \
	    "$command: told, and the same question"
done
is "$(sql "SELECT type, json_extract(body, '\$.text') FROM event
    WHERE type = 'report'")" "report|it is odd" "the report is kept"
talk '{"command":":quit"}
{"answer":"nobody hears this"}
'
is "$(events):$(of summary | field reason)" \
    'hello plan question summary:"left"' "quit ends it, colon or not"
talk "$full
$go
{\"command\":\"undo\"}
$full
"
is "$(events)" "hello plan question marked scheduled question undone \
question marked scheduled summary" "undo brings the same question"
is "$(of undone | field review)" "$(of marked | head -n 1 | field review)" \
    "it says which review"
is "$(of question | sed -n '1p;3p' | uniq | wc -l | tr -d ' ')" 1 \
    "the very same"
is "$(sql "SELECT type, count(*) FROM event GROUP BY type")" "retract|1
review|2
session|2" "both answers are in the log, one is taken back"
talk "$full
{\"command\":\"undo\"}
"
is "$(events)" "hello plan question marked undone question summary" \
    "undo at the marks"
talk "$miss
{\"command\":\"undo\"}
"
is "$(events)" "hello plan question marked read undone question summary" \
    "undo while reading"
talk '{"command":"undo"}
'
is "$(events)" "hello plan question error question summary" \
    "nothing to undo is an error"
talk "$full
{\"command\":\"pause\"}
"
is "$(events)" "hello plan question marked info question summary" \
    "pause at the marks goes on"

# CRLF, empty lines, no newline at the end
printf '%s\r\n\r\n\n{"rating":2}' "$full" >"$T/in"
rm -f "$db"
run "$REVISIT" --db "$db" --at $at --seed 1 quiz --porcelain \
    "$T/demo.yaml" <"$T/in"
is "$status:$(of scheduled | field rating)" "0:2" \
    "CRLF, empty lines and a last line without end are lines"
is "$(events)" "hello plan question marked error marked error marked scheduled \
question summary" "an empty line is answered as well, nobody waits in vain"
talk '
'
is "$(events)" "hello plan question error question summary" \
    "one at the question too"

# ------------------------------------------------------------------ the clock

start=$(($(date -u -d 2026-01-02T09:00:00 +%s) * 1000))
talk '{"answer":"copper lanterns","ms":1500}
{"answer":"velvet sailors","ms":2500}
{"rating":3,"ms":4000}
{"answer":"rye flour and cinnamon syrup","ms":60000}
'
is "$(sql "SELECT type, at_ms - $start, json_extract(body, '\$.total_ms')
    FROM event ORDER BY id")" "session|4000|
review|4000|4000
amend|8000|
review|68000|60000
session|68000|" "with --at only ms move the clock"
is "$(of summary | field used_ms)" 68000 "and they are the time used"
talk '{"answer":"copper lanterns and velvet sailors","ms":-5}
{"rating":3,"ms":"5"}
{"answer":"rye flour and cinnamon syrup","ms":1e99}
{"rating":3,"ms":true}
'
is "$(sql "SELECT DISTINCT at_ms - $start FROM event")" 0 \
    "an ms that is no time moves nothing"
talk '{"command":"help","ms":100}
{"answer":"","ms":200}
{"rating":77,"ms":400}
{"answer":"copper lanterns and velvet sailors"}
'
is "$(sql "SELECT at_ms - $start FROM event WHERE type = 'review'")" 700 \
    "time goes by in what does not fit, too"

# ------------------------------------------------- kept before it is shown

rm -f "$db"
mkfifo "$T/to" "$T/from"
"$REVISIT" --db "$db" --at $at --seed 1 quiz --porcelain "$T/demo.yaml" \
    <"$T/to" >"$T/from" &
exec 3>"$T/to" 4<"$T/from"
# until_event NAME: reads up to it
until_event() {
	while read -r line <&4; do
		case $line in
		'{"event":"'"$1"'"'*) return 0 ;;
		esac
	done
	return 1
}
count="SELECT count(*) FROM event WHERE type ="
until_event question
is "$(sql "$count 'review'")" 0 "while the question waits nothing is kept"
echo "$full" >&3
until_event marked
is "$(sql "$count 'review'")" 1 "while it waits at the marks the review is there"
sql "BEGIN IMMEDIATE; ROLLBACK"
ok $? "and nobody is kept from writing"
echo '{"rating":1}' >&3
until_event scheduled
is "$(sql "$count 'amend'")" 1 "the changed rating before it is confirmed"
until_event ask
echo '{"command":"skip"}' >&3
until_event question
echo '{"command":"undo"}' >&3
until_event undone
is "$(sql "$count 'retract'")" 1 "the undoing before it is confirmed"
until_event question
echo "$miss" >&3
until_event read
is "$(sql "$count 'review'")" 2 "a try before what is read"
exec 3>&-
until_event summary
is "$(sql "$count 'session'")" 2 "the end before the summary"
exec 4<&-
wait $!
is $? 0 "a clean end"
done_testing
