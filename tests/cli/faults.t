#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A disk, a folder or a stream that fails: never marks for an answer that was
# not kept, a status that says so, and one line of why.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
demo_deck >"$T/demo.yaml"
at=2026-01-02T09:00:00Z
printf '{"answer":"copper lanterns and velvet sailors"}\n' >"$T/one"

# quiz STORE [ARG…] <input
quiz() {
	quiz_db=$1
	shift
	"$REVISIT" --db "$quiz_db" --at $at --seed 1 quiz --porcelain "$@" \
	    "$T/demo.yaml"
}

# reviews STORE: how many answers are kept
reviews() {
	sqlite3 "$1" "SELECT count(*) FROM event WHERE type = 'review'"
}

# one_line NAME: what was said on standard error is one line of ours
one_line() {
	is "$(printf '%s\n' "$err" | wc -l | tr -d ' ')" 1 "$1: one line" &&
		like "$err" '^revisit: .*[^ ]' "$1: that says why"
}

# ------------------------------------------------------- each call may fail

fail_through() {
	run env ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" \
	    perl "$SRCDIR/tests/tools/inject.pl" fail "$3" "$4" "$REVISIT" \
	    --at $at --seed 1
	if [ "$status" -eq 77 ]; then
		skip "strace may not trace here" "$1"
		return
	fi
	points=$(printf '%s\n' "$out" | sed -n 's/^points //p')
	echo "# $1: ${points:-no} calls failed"
	is "$status:$err" "0:" "$1: the runs could be made"
	is "$(printf '%s\n' "$out" | grep -v '^points \|^told ')" "" \
	    "$1: nothing false is told, and what was not kept is"
	[ "${points:-0}" -gt "$2" ]
	ok $? "$1: enough calls were tried"
}

if command -v strace >/dev/null; then
	mkdir "$T/first" "$T/later"
	cp "$T/demo.yaml" "$T/first"
	cp "$T/demo.yaml" "$T/later"
	fail_through "the first answer of all" 100 "$T/first" "$T/one"
	quiz "$T/later/start.db" <"$T/one" >/dev/null
	cat >"$T/lines" <<'END'
{"answer":"rye flour and cinnamon syrup","ms":3000}
{"rating":2}
{"command":"undo"}
END
	fail_through "the next" 100 "$T/later" "$T/lines"
else
	skip "no strace here" "calls that fail"
fi

# ---------------------------------------------------------------- streams

quiz "$T/s.db" --new 1 </dev/null >/dev/null
if [ -e /dev/full ]; then
	run sh -c "\"\$@\" <'$T/one' >/dev/full" sh "$REVISIT" --db "$T/s.db" \
	    --at $at quiz --porcelain "$T/demo.yaml"
	is "$status" 1 "a full screen: status 1"
	one_line "a full screen"
	for command in stats due "export reviews" "deck list" help version \
	    config "show 2.1" "find rye" "completion bash" "mark 2.1 rye"; do
		# shellcheck disable=SC2086
		run sh -c '"$@" >/dev/full' sh "$REVISIT" --db "$T/s.db" \
		    --at $at $command
		is "$status" 1 "$command to /dev/full: status 1"
		one_line "$command to /dev/full"
	done
	run sh -c '"$@" 2>/dev/full' sh "$REVISIT" --db "$T/s.db" frobnicate
	is "$status" 2 "a full standard error changes no status"
else
	skip "no /dev/full here" "a full screen"
fi

# A closed descriptor never becomes the store's.
for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- >&- 2>&-' '>&- 2>&-'; do
	rm -f "$T/c.db"
	case $closed in
	'<&-'*) into= ;;
	*) into="<'$T/one'" ;;
	esac
	run sh -c "\"\$@\" $into $closed" sh "$REVISIT" --db "$T/c.db" \
	    --at $at --seed 1 quiz --porcelain "$T/demo.yaml"
	is "$("$REVISIT" --db "$T/c.db" --at $at doctor 2>&1)" \
	    "All is well: the file is sound, and the dates agree with the log." \
	    "and the store is sound with $closed"
	case $closed in
	'2>&-') want=0:1 ;;
	'<&-') want=0:0 ;; # the end of input
	*) want=1:0 ;; # nothing can be asked
	esac
	is "$status:$(reviews "$T/c.db")" $want "status and answers: $closed"
done
for command in stats version "deck list"; do
	# shellcheck disable=SC2086
	run sh -c '"$@" >&-' sh "$REVISIT" --db "$T/c.db" --at $at $command
	is "$status" 1 "$command with a closed standard output: status 1"
done

# The reader of our output goes away.
rm -f "$T/p.db"
run sh -c "cat '$T/one' '$T/one' '$T/one' | { \"\$@\"; echo \$? >'$T/status'
	} | head -n 1" sh "$REVISIT" --db "$T/p.db" --at $at --seed 1 \
    quiz --porcelain "$T/demo.yaml"
is "$out:$err" '{"event":"hello","protocol":1}:' "a reader that leaves early"
like "$(cat "$T/status")" '^[01]$' "no death by SIGPIPE"

# ------------------------------------------------------- room and permission

# A file may not grow: SIGXFSZ must not kill, and nothing false is told.
rm -f "$T/u.db"
quiz "$T/u.db" </dev/null >/dev/null 2>&1
tr '\n' ' ' <"$T/one" >"$T/many"
for blocks in 1 8 40 100 200; do
	rm -f "$T/u.db"
	run sh -c "ulimit -f $blocks; \"\$@\" <'$T/one'" sh "$REVISIT" \
	    --db "$T/u.db" --at $at --seed 1 quiz --porcelain "$T/demo.yaml"
	told=$(printf '%s\n' "$out" | grep -c '"event":"marked"')
	kept=$(reviews "$T/u.db" 2>/dev/null)
	is "$((told <= ${kept:-0}))" 1 "ulimit -f $blocks: told $told, kept ${kept:-0}"
	case $status in
	0)
		is "$kept" 1 "ulimit -f $blocks: status 0, all kept" ;;
	1)
		one_line "ulimit -f $blocks" ;;
	*)
		fail "ulimit -f $blocks: status $status" ;;
	esac
done

# as_nobody COMMAND…: as a user who may write nothing here
as_nobody() {
	if [ "$(id -u)" -ne 0 ]; then
		"$@"
	else
		setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
	fi
}

if [ "$(id -u)" -ne 0 ] || setpriv --reuid 65534 --regid 65534 \
    --clear-groups true 2>/dev/null; then
	mkdir "$T/ro" "$T/ro/h"
	cp "$T/demo.yaml" "$T/ro"
	cp "$REVISIT" "$T/ro/revisit"
	"$T/ro/revisit" --db "$T/ro/r.db" --at $at --seed 1 quiz --porcelain \
	    "$T/ro/demo.yaml" <"$T/one" >/dev/null
	chmod 644 "$T/ro/r.db"
	chmod 755 "$T" "$T/ro" "$T/ro/h"
	[ "$(id -u)" -ne 0 ] && chmod 444 "$T/ro/r.db" && chmod 555 "$T/ro"
	cp "$T/ro/r.db" "$T/kept.db"
	run as_nobody "$T/ro/revisit" --db "$T/ro/r.db" --at $at stats
	is "$status:$err" "0:" "a store that can only be read: stats works"
	run as_nobody "$T/ro/revisit" --db "$T/ro/r.db" --at $at \
	    export reviews --all
	is "$status:$err" "0:" "and export"
	run as_nobody sh -c "\"\$@\" <'$T/one'" sh "$T/ro/revisit" \
	    --db "$T/ro/r.db" --at $at quiz --porcelain "$T/ro/demo.yaml"
	is "$status" 1 "and quiz says that nothing can be saved"
	one_line "a store that can only be read"
	lacks "$out" '"marked"' "and marks nothing"
	run as_nobody sh -c "\"\$@\" <'$T/one'" sh "$T/ro/revisit" \
	    --db "$T/ro/new.db" --at $at quiz --porcelain "$T/ro/demo.yaml"
	is "$status" 1 "a folder that can only be read"
	one_line "a folder that can only be read"
	lacks "$out" '"marked"' "no marks there either"
	run as_nobody env HOME="$T/ro" XDG_DATA_HOME= XDG_CONFIG_HOME= \
	    "$T/ro/revisit" config plain yes
	is "$status" 1 "a home that can only be read: config"
	one_line "a home that can only be read"
	# a writable file in a folder where no journal can be made
	chmod 666 "$T/ro/r.db"
	run as_nobody sh -c "\"\$@\" <'$T/one'" sh "$T/ro/revisit" \
	    --db "$T/ro/r.db" --at $at quiz --porcelain "$T/ro/demo.yaml"
	is "$status" 1 "a file in a folder that can only be read"
	one_line "a file in a folder that can only be read"
	lacks "$out" '"marked"' "and no marks"
	same "$T/ro/r.db" "$T/kept.db" "the store keeps every byte"
	is "$(find "$T/ro" -newer "$T/kept.db" -type f ! -name r.db)" "" \
	    "no file was made elsewhere"
	chmod 755 "$T/ro"
else
	skip "cannot become another user" "places that can only be read"
fi
done_testing
