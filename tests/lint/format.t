#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `make fmt` would change nothing. Releases of clang-format differ in what
# they make of the same settings, so one of them is the measure.
. "${SRCDIR:-.}/tests/lib.sh"

measure=14
for tool in "${CLANG_FORMAT:-clang-format}" clang-format-$measure; do
	command -v "$tool" >/dev/null || continue
	case $("$tool" --version) in
	*"version $measure."*) break ;;
	esac
	tool=
done
[ -n "${tool:-}" ] && command -v "$tool" >/dev/null ||
	skip_all "no clang-format $measure here"

cd "$SRCDIR" || exit 1
find src tests -name '*.[ch]' | sort >"$T/files"
while read -r file; do
	"$tool" --dry-run -Werror "$file" >/dev/null 2>&1 || echo "$file"
done <"$T/files" >"$T/unformatted"
is "$(cat "$T/unformatted")" "" "clang-format has nothing to change"
done_testing
