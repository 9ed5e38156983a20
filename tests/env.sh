# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The world that a test sees: nothing of the user's, the same on every
# machine. tests/tools/runtest.sh sources it for every test; tests/lib.sh does
# when a script is run by hand. SRCDIR is the top folder and must be set.

SRCDIR=$(cd "$SRCDIR" && pwd)
BUILD=${BUILD:-build}
case $BUILD in
/*) ;;
*) BUILD=$SRCDIR/$BUILD ;;
esac
REVISIT=$BUILD/revisit
TOOLS=$BUILD/tests/tools
export SRCDIR BUILD REVISIT TOOLS

# a private folder a test: home, data, settings and scratch
T=$(mktemp -d "${TMPDIR:-/tmp}/revisit-test.XXXXXX") || exit 1
export T
export HOME="$T/home" XDG_DATA_HOME="$T/home/data" \
    XDG_CONFIG_HOME="$T/home/config" XDG_CACHE_HOME="$T/home/cache" \
    XDG_STATE_HOME="$T/home/state" XDG_RUNTIME_DIR="$T/home/run" TMPDIR="$T"
mkdir "$HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"

export TZ=UTC LC_ALL=C.UTF-8 TERM=dumb INPUTRC=/dev/null PAGER=cat
export CMOCKA_MESSAGE_OUTPUT=TAP
unset LANG LANGUAGE LC_CTYPE LC_MESSAGES LC_TIME LC_NUMERIC LC_COLLATE
unset COLUMNS LINES COLORTERM NO_COLOR CLICOLOR CLICOLOR_FORCE FORCE_COLOR
unset EDITOR VISUAL CDPATH ENV BASH_ENV POSIXLY_CORRECT XDG_DATA_DIRS
unset GREP_OPTIONS TMUX STY
# make exports what it was called with; a make inside a test starts afresh
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES
unset CHECK CHECKED ROLES PRINT V OS STATIC WERROR PREFIX DESTDIR
unset CFLAGS CPPFLAGS LDFLAGS LDLIBS
for name in $(env | sed -n 's/^\(REVISIT_[A-Za-z0-9_]*\)=.*/\1/p'); do
	unset "$name"
done
umask 022

# A sanitizer's own exit status is 1, which is also the program's "could not":
# 99 cannot be taken for that, and the report is kept where it is counted.
if [ -n "${SANITIZE:-}" ]; then
	san=exitcode=99:log_path=$T/sanitizer
	export ASAN_OPTIONS="$san:detect_stack_use_after_return=1:strict_string_checks=1:detect_invalid_pointer_pairs=2:allocator_may_return_null=1"
	export UBSAN_OPTIONS="$san:print_stacktrace=1"
	export LSAN_OPTIONS="exitcode=99"
fi
