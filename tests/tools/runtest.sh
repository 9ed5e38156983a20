#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs one test, a script or a program, in the private world of tests/env.sh
# with a time limit; prove calls it for each. KEEP=1 leaves its folder.

SRCDIR=$(dirname "$0")/../..
. "$SRCDIR/tests/env.sh"

clean() {
	[ -n "${KEEP:-}" ] && echo "# kept $T" >&2 && return
	chmod -R u+rwx "$T" 2>/dev/null
	rm -rf "$T"
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# the sanitizers slow a program down three times and more
if [ -n "${SANITIZE:-}" ]; then
	: "${TEST_TIMEOUT:=900}"
fi
: "${TEST_TIMEOUT:=300}"
limit=
command -v timeout >/dev/null &&
	limit="timeout -k 10 $TEST_TIMEOUT"
case $1 in
*.t)
	$limit /bin/sh "$@" </dev/null
	status=$? ;;
*)
	# cmocka says what went wrong in comments, which prove keeps quiet
	$limit "$@" </dev/null >"$T/.out"
	status=$?
	cat "$T/.out"
	[ "$status" -eq 0 ] || grep -v '^ok\|^1\.\.' "$T/.out" >&2 ;;
esac
[ "$status" -eq 124 ] && echo "# stopped after $TEST_TIMEOUT s" >&2

# A report counts even where the test did not look at the status.
for report in "$T"/sanitizer.*; do
	[ -e "$report" ] || continue
	sed 's/^/# /' "$report" >&2
	status=99
done
exit "$status"
