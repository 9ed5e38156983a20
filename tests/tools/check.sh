#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   check.sh [TEST…]
#
# Gives prove the tests: all, or those named: a script, a folder, a C file, or
# a bare name as in t_fold. prove's summary is the last line.

top=$(dirname "$0")/../..
BUILD=${BUILD:-build}
PROVE=${PROVE:-prove}
export BUILD SANITIZE
cd "$top" || exit 1

# tests_in FOLDER: what is to be run of it
tests_in() {
	for t in "$1"/*.t; do
		[ -e "$t" ] && echo "$t"
	done
	for c in "$1"/t_*.c; do
		[ -e "$c" ] && echo "$BUILD/${c%.c}"
	done
}

find_tests() {
	[ $# -eq 0 ] && set -- tests/*/
	for name; do
		name=${name%/}
		if [ -d "$name" ]; then
			tests_in "$name"
		elif [ "${name%.c}" != "$name" ]; then
			echo "$BUILD/${name%.c}"
		elif [ -e "$name" ]; then
			echo "$name"
		elif [ -e "tests/unit/$name.c" ]; then
			echo "$BUILD/tests/unit/$name"
		else
			found=
			for t in tests/*/"$name".t; do
				[ -e "$t" ] && echo "$t" && found=1
			done
			if [ -z "$found" ]; then
				echo "check: there is no test $name" >&2
				return 1
			fi
		fi
	done
	return 0
}

tests=$(find_tests "$@") || exit 1
cores=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
# names of tests hold no spaces
# shellcheck disable=SC2086
exec $PROVE -j"${JOBS:-$cores}" --failures --exec tests/tools/runtest.sh $tests
