#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# After `make coverage` ran the tests: lines run of each source, worst first.
# Lines that no program was linked with count as not run, because gcov reads
# what the compiler noted (.gcno) too.
set -eu
BUILD=${BUILD:-build-cov}
cd "$(dirname "$0")/../.."

find "$BUILD/src" -name '*.gcno' | sort | while read -r notes; do
	gcov -n -o "$(dirname "$notes")" "$notes" 2>/dev/null
done | awk -F"[':% ]+" '
/^File / { file = $2 }
/^Lines executed/ && file ~ /^src\/.*\.c$/ {
	pct = $3
	lines = $5
	if (!(file in total) || pct > best[file]) {
		best[file] = pct
		total[file] = lines
	}
}
END {
	for (file in total) {
		run = best[file] * total[file] / 100
		printf "%6.1f%% %5d lines not run  %s\n", best[file],
		    total[file] - run + 0.5, file | "sort -n"
		all += total[file]
		covered += run
	}
	close("sort -n")
	if (all)
		printf "%6.1f%% of %d lines in all\n", covered / all * 100, all
}'
