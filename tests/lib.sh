# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For test scripts: TAP on stdout, and the private world of tests/env.sh.
#
#   #!/bin/sh
#   . "${SRCDIR:-.}/tests/lib.sh"
#   run "$REVISIT" due --count
#   is "$status" 0 "due works on an empty store"
#   contains "$out" "Nothing" "and says so"
#   done_testing
#
# The last argument of each check is its name. Counts live in a file, so that
# checks in a subshell or to the right of a pipe are counted too. A script that
# stops before done_testing has no plan, which prove reports as a failure.

SRCDIR=${SRCDIR:-.}
if [ -z "${T:-}" ]; then
	. "$SRCDIR/tests/env.sh"
	[ -n "${KEEP:-}" ] || trap 'rm -rf "$T"' EXIT
fi

TAP_COUNTS=$T/.tap
echo 0 0 >"$TAP_COUNTS"

# diag TEXT: lines for the person who reads the failure
diag() {
	printf '%s\n' "$1" | sed 's/^/#   /' >&2
}

# tap_result 0|1 NAME [DIRECTIVE]
tap_result() {
	read -r tap_n tap_bad <"$TAP_COUNTS"
	tap_n=$((tap_n + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $tap_n - $2${3:+ # $3}"
	else
		tap_bad=$((tap_bad + 1))
		echo "not ok $tap_n - $2"
		echo "# failed: $2 ($0)" >&2
	fi
	echo "$tap_n $tap_bad" >"$TAP_COUNTS"
}

pass() {
	tap_result 0 "$1"
}

fail() {
	tap_result 1 "$1"
}

# ok STATUS NAME: `cmd; ok $? "it works"`
ok() {
	if [ "$1" -eq 0 ]; then
		pass "$2"
	else
		fail "$2"
		diag "status $1"
		return 1
	fi
}

# is GOT WANTED NAME
is() {
	if [ "$1" = "$2" ]; then
		pass "$3"
	else
		fail "$3"
		diag "got:    $1"
		diag "wanted: $2"
		return 1
	fi
}

isnt() {
	if [ "$1" != "$2" ]; then
		pass "$3"
	else
		fail "$3"
		diag "got what it must not be: $1"
		return 1
	fi
}

# like TEXT EXTENDED-REGEX NAME: does a line match?
like() {
	if printf '%s\n' "$1" | grep -Eq -e "$2"; then
		pass "$3"
	else
		fail "$3"
		diag "got:    $1"
		diag "wanted a line like: $2"
		return 1
	fi
}

unlike() {
	if ! printf '%s\n' "$1" | grep -Eq -e "$2"; then
		pass "$3"
	else
		fail "$3"
		diag "got:    $1"
		diag "wanted no line like: $2"
		return 1
	fi
}

# contains TEXT PART NAME: PART word for word, line breaks and all
contains() {
	case $1 in
	*"$2"*)
		pass "$3" ;;
	*)
		fail "$3"
		diag "got:    $1"
		diag "wanted somewhere: $2"
		return 1 ;;
	esac
}

lacks() {
	case $1 in
	*"$2"*)
		fail "$3"
		diag "got:    $1"
		diag "wanted nowhere: $2"
		return 1 ;;
	*)
		pass "$3" ;;
	esac
}

# same FILE FILE NAME: shows the difference if there is one
same() {
	if cmp -s "$1" "$2"; then
		pass "$3"
	else
		fail "$3"
		diff -u "$2" "$1" | head -n 40 | sed 's/^/#   /' >&2
		return 1
	fi
}

# run COMMAND…: sets $out, $err and $status. Its stdin is this script's, and
# prove's is empty; say `run sh -c '…'` or `run … <file` for another.
run() {
	"$@" >"$T/.out" 2>"$T/.err"
	status=$?
	out=$(cat "$T/.out")
	err=$(cat "$T/.err")
	export out err status
}

# skip WHY NAME: counts as passed and says why it was not run
skip() {
	tap_result 0 "$2" "SKIP $1"
}

# skip_all WHY: instead of every check
skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}

# needs COMMAND…: skips the whole script without them
needs() {
	for tap_tool; do
		command -v "$tap_tool" >/dev/null || skip_all "no $tap_tool here"
	done
}

done_testing() {
	read -r tap_n tap_bad <"$TAP_COUNTS"
	echo "1..$tap_n"
	[ "$tap_bad" -eq 0 ]
	exit
}
