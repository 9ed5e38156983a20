#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every shell script is sh (or says that it is bash) and passes shellcheck.
. "${SRCDIR:-.}/tests/lib.sh"
needs shellcheck

cd "$SRCDIR" || exit 1
for script in .ci/run tests/*.sh tests/*/*.sh tests/*/*.t; do
	[ -e "$script" ] || continue
	run shellcheck -x -S warning "$script"
	is "$status" 0 "$script" || diag "$out"
done
done_testing
