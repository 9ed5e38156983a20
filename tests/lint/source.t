#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# House rules that a machine can read: sizes, licence lines, guards, banned
# calls. Each is shown to catch a planted fault before it is asked about src.
. "${SRCDIR:-.}/tests/lib.sh"

sources() {
	(cd "$1" && find src tests -name '*.[ch]' | sort)
}

# No file over 600 lines, no function over 70. A function's braces stand in
# column 0, as clang-format puts them.
too_long() {
	(cd "$1" && sources . | xargs awk '
	FNR == 1 { inside = 0 }
	FNR == 601 { print FILENAME ": over 600 lines" }
	/^[a-zA-Z_].*\(/ { name = $0; sub(/\(.*/, "", name) }
	/^\{$/ { inside = 1; start = FNR }
	/^\}/ && inside {
		if (FNR - start + 1 > 70)
			print FILENAME ":" start ": " name " is " \
			    FNR - start + 1 " lines long"
		inside = 0
	}')
}

unlicensed() {
	(cd "$1" && sources . | while read -r file; do
		head -n 1 "$file" | grep -q \
		    '^/\* SPDX-License-Identifier: GPL-3.0-or-later \*/$' ||
			echo "$file: no SPDX line at its head"
	done)
}

# LAYER_NAME_H for src/layer/name.h
unguarded() {
	(cd "$1/src" && find . -name '*.h' | sed 's|^\./||' | sort |
	while read -r file; do
		guard=$(echo "$file" | tr 'a-z/.-' 'A-Z___')
		grep -q "^#ifndef $guard\$" "$file" ||
			echo "src/$file: no guard $guard"
	done)
}

# Calls that cannot be used safely, and marks of unfinished work. The words
# may stand in comments and strings of tests, not in code or src.
banned() {
	(cd "$1" && sources . | xargs grep -nE \
	    '(^|[^A-Za-z0-9_>.])(strcpy|strcat|sprintf|vsprintf|strtok|strncpy|strncat|atoi|atol|atof|gets|alloca|rand|srand|system|popen|tmpnam|mktemp)[ ]?\(')
	(cd "$1" && find src -name '*.[ch]' | sort |
		xargs grep -nE '\<(TODO|FIXME|XXX|HACK)\>')
}

p=$T/planted
mkdir -p "$p/src/base" "$p/tests"
{
	echo 'int'
	echo 'long_one(void)'
	echo '{'
	awk 'BEGIN { for (i = 0; i < 590; i++) print "\tx();" }'
	echo '}'
	awk 'BEGIN { for (i = 0; i < 9; i++) print "" }'
	echo '/* TODO: shorter */'
} >"$p/src/base/long.c"
{
	echo '/* SPDX-License-Identifier: GPL-3.0-or-later */'
	echo '#ifndef LONG_H'
	echo '#define COPY(a, b) strcpy (a, b)'
} >"$p/src/base/long.h"

is "$(too_long "$p")" "src/base/long.c:3: long_one is 592 lines long
src/base/long.c: over 600 lines" "catches what is too long"
is "$(unlicensed "$p")" "src/base/long.c: no SPDX line at its head" \
    "catches a missing licence"
is "$(unguarded "$p")" "src/base/long.h: no guard BASE_LONG_H" \
    "catches a missing guard"
found=$(banned "$p")
contains "$found" "src/base/long.h:3:" "catches a banned call"
contains "$found" "src/base/long.c:604:" "and a mark of unfinished work"

is "$(too_long "$SRCDIR")" "" "no file over 600 lines, no function over 70"
is "$(unlicensed "$SRCDIR")" "" "each source names its licence"
is "$(unguarded "$SRCDIR")" "" "each header has its guard"
is "$(banned "$SRCDIR")" "" "nothing banned is called"
done_testing
