#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every input that ever mattered to a fuzzer, given to its target again.
. "${SRCDIR:-.}/tests/lib.sh"

set -- "$SRCDIR"/tests/fuzz/fuzz_*.c
[ -e "$1" ] || skip_all "no fuzz targets"

for source; do
	name=$(basename "$source" .c)
	set -- "$SRCDIR/tests/fuzz/corpus/${name#fuzz_}"/*
	[ -e "$1" ]
	ok $? "${name#fuzz_} has a corpus" || continue
	run "$BUILD/tests/fuzz/$name" "$@"
	is "$status" 0 "$name takes its $# inputs" ||
	    diag "at: $(printf '%s\n' "$out" | tail -n 1) $err"
done
done_testing
