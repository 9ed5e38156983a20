#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each view of `stats` at 80 and 40 columns, for ears, and in ASCII, as kept in
# tests/golden/stats. UPDATE=1 writes them anew: look at the difference.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

golden=$SRCDIR/tests/golden/stats
db=$T/r.db
perl "$SRCDIR/tests/tools/refigure.pl" deck >"$T/demo.yaml"
"$REVISIT" --db "$db" deck add --yes "$T/demo.yaml" >/dev/null
cp "$db" "$T/empty.db"
perl "$SRCDIR/tests/tools/refigure.pl" log 4 | sqlite3 "$db"
"$REVISIT" --db "$db" doctor --rebuild >/dev/null

# view NAME DB ARG…: compares what comes
view() {
	name=$1
	file=$2
	shift 2
	"$REVISIT" --db "$T/$file.db" --at 2026-06-10T19:00:00Z "$@" \
	    >"$T/out" 2>&1
	[ -z "${UPDATE:-}" ] || cp "$T/out" "$golden/$name.txt"
	same "$T/out" "$golden/$name.txt" "$name"
}

# width COLUMNS: no line of $T/out is wider
width() {
	got=$(perl -CS -ne 'chomp; $m = length if length > ($m // 0);
	    END { print $m // 0 }' <"$T/out")
	[ "$got" -le "$1" ]
	ok $? "$name fits $1 columns"
}

for columns in 80 40; do
	TERM=xterm
	COLUMNS=$columns
	export TERM COLUMNS
	view "default-$columns" r stats
	width $columns
	view "empty-$columns" empty stats
	width $columns
	view "since-$columns" r stats --since 2026-04-01
	width $columns
	for by in section kind statement week level forecast; do
		view "$by-$columns" r stats --by $by
		width $columns
	done
done
TERM=dumb
export TERM
view default-plain r stats
unlike "$(cat "$T/out")" '[^.]$' "every line of it is a sentence"
unlike "$(cat "$T/out")" '[█▓▒░▁▂▃▄▅▆▇·]|  ' "without charts and columns"
view empty-plain empty stats
unlike "$(cat "$T/out")" '[^.]$' "every line of it is a sentence"
for by in section kind statement week level forecast; do
	view "$by-plain" r stats --by $by
	unlike "$(cat "$T/out")" '[^.]$' "every line of it is a sentence"
	unlike "$(cat "$T/out")" '[█▓▒░▁▂▃▄▅▆▇·]|  ' \
	    "without charts and columns"
done
done_testing
