#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The test of the tests: a failure is never lost on its way to prove.
. "${SRCDIR:-.}/tests/lib.sh"

runtest=$SRCDIR/tests/tools/runtest.sh

# script: what a test script with the lines on stdin prints, and its status
script() {
	{
		echo '. "$SRCDIR/tests/lib.sh"'
		cat
	} >"$T/inner.t"
	run sh "$runtest" "$T/inner.t"
}

script <<'S'
ok 0 one
is a a two
contains abc b three
like abc '^a' four
done_testing
S
is "$status" 0 "a good script passes"
is "$(printf '%s\n' "$out" | tail -n 1)" 1..4 "with its plan last"

for check in 'ok 1' 'is a b' 'isnt a a' 'like abc ^b' 'unlike abc ^a' \
    'contains abc d' 'lacks abc b' 'same /dev/null /etc/passwd' fail; do
	script <<-S
	$check name
	done_testing
	S
	is "$status" 1 "$check fails"
	contains "$out" "not ok 1 - name" "$check says so"
done

script <<'S'
echo x | while read -r line; do is "$line" y "in a pipe"; done
(fail "in a subshell")
done_testing
S
is "$status" 1 "a failure right of a pipe counts"
contains "$out" "not ok 2 - in a subshell" "numbers go on in a subshell"
contains "$out" "1..2" "and the plan has them"

script <<'S'
pass one
exit 0
S
lacks "$out" 1.. "a script that stops early has no plan"

SANITIZE=address
export SANITIZE
script <<'S'
pass one
echo "a report" >"$T/sanitizer.1"
done_testing
S
unset SANITIZE
is "$status" 99 "a sanitizer's report fails a test that did not look"
contains "$err" "a report" "and is shown"

REVISIT_AT=2020-01-01
NO_COLOR=1
export REVISIT_AT NO_COLOR
script <<'S'
is "${REVISIT_AT-unset}${NO_COLOR-unset}" unsetunset "nothing of the user's"
is "${HOME#"$T"}" /home "a private home"
done_testing
S
is "$status" 0 "the world is clean" || diag "$out$err"

TEST_TIMEOUT=1
export TEST_TIMEOUT
if command -v timeout >/dev/null; then
	script <<-'S'
	sleep 20
	S
	is "$status" 124 "a test that hangs is stopped"
	contains "$err" "stopped after 1 s" "and said to have hung"
fi

run sh "$SRCDIR/tests/tools/check.sh" no-such-test
is "$status" 1 "a test that is not there is an error"
done_testing
