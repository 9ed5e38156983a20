#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Killed at any call that touches the disk: an answer whose marks were shown is
# there, none is there twice, the first reader works, and one can go on.
. "${SRCDIR:-.}/tests/lib.sh"
needs strace perl sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
# leak detection and tracing do not go together
[ -z "${ASAN_OPTIONS:-}" ] || export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0"

# kill_through NAME LEAST FOLDER LINES: at each call of a session
kill_through() {
	run perl "$SRCDIR/tests/tools/inject.pl" kill "$3" "$4" "$REVISIT" \
	    --at 2026-01-02T09:00:00Z --seed 1
	[ "$status" -eq 77 ] && skip_all "strace may not trace here"
	points=$(printf '%s\n' "$out" | sed -n 's/^points //p')
	told=$(printf '%s\n' "$out" | sed -n 's/^told //p')
	echo "# $1: killed at ${points:-no} points, ${told:-none} after marks"
	is "$status:$err" "0:" "$1: the runs could be made"
	is "$(printf '%s\n' "$out" | grep -v '^points \|^told ')" "" \
	    "$1: nothing told is lost, nothing is doubled, one can go on"
	[ "${points:-0}" -gt "$2" ] && [ "${told:-0}" -gt 10 ]
	ok $? "$1: enough points were tried"
}

mkdir "$T/first" "$T/later"
demo_deck >"$T/first/demo.yaml"
cat >"$T/lines" <<'END'
{"answer":"copper lanterns and velvet sailors","ms":3000}
END
kill_through "the first answer of all" 100 "$T/first" "$T/lines"

# A store in use: an answer, its rating changed, and taken back.
demo_deck >"$T/later/demo.yaml"
"$REVISIT" --db "$T/later/start.db" --at 2026-01-01T09:00:00Z --seed 2 \
    quiz --porcelain "$T/later/demo.yaml" >/dev/null <<'END'
{"answer":"copper lanterns and velvet sailors"}
END
cat >"$T/lines" <<'END'
{"answer":"rye flour and cinnamon syrup","ms":3000}
{"rating":2}
{"command":"undo"}
END
kill_through "the second day" 120 "$T/later" "$T/lines"
done_testing
