#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# mutants.pl tells a test that notices from one that does not.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl
cd "$SRCDIR" || exit 1
ls "$BUILD"/src/core/*.gcno >/dev/null 2>&1 && counted=1
if [ -n "${SANITIZE:-}${counted:-}" ]; then
	pass "a build with sanitizers or counters links in its own way"
	done_testing
	exit 0
fi

# a build folder of its own, made of what this one holds
mkdir -p "$T/build/tests/unit"
ln -s "$BUILD/librevisit.a" "$T/build/librevisit.a"
for name in "$BUILD"/tests/unit/t_ladder* \
    "$BUILD"/tests/unit/t_aloud*; do
	ln -s "$name" "$T/build/tests/unit/${name##*/}"
done
mutants() {
	run env BUILD="$T/build" MUTANT_CC="${CC:-cc} -std=c11 -D_GNU_SOURCE -Isrc" \
	    MUTANT_LINK="-lcmocka -lm" perl tests/tools/mutants.pl -t "$T/table.c" "$@"
}

cat >"$T/table.c" <<'END'
    {"lt2.2", "Help comes, "
	"and goes.", "", "ladder_brake_help", "t_ladder", VALUE_NONE},
    /* {"lt9.9", "not a row", "", "nothing", "t_nothing", VALUE_NONE}, */
END
mutants
is "$status:$err" "0:" "a test that notices is enough"
contains "$out" "killed   lt2.2   ladder_brake_help is always true; t_ladder" \
    "each constant is told"
contains "$out" "ladder_brake_help is always false" "and the other"
contains "$out" "mutants: 2 of 2 noticed, for 1 statements" "and the sum"

echo '{"lt2.2", "x", "new", "ladder_brake_new", "t_aloud", VALUE_NEW},' \
    >>"$T/table.c"
mutants
is "$status" 1 "one that does not is a failure"
contains "$out" "survived lt2.2   ladder_brake_new is always (int)0; t_aloud" \
    "which is named"
contains "$out" "mutants: 2 of 4 noticed" "and counted"
mutants t_ladder
is "$status" 0 "rows can be chosen"

echo '{"lt2.2", "x", "", "no_such_function", "t_aloud", VALUE_NEW},' \
    >"$T/table.c"
mutants
isnt "$status" 0 "a function that is not there is no success"
contains "$err" "no_such_function" "and named"

done_testing
