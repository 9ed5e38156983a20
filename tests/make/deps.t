#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What happens when something is missing. The package manager, sudo, id and
# pkg-config are stand-ins: nothing is installed here.
. "${SRCDIR:-.}/tests/lib.sh"

deps=$SRCDIR/tests/tools/deps.sh
bin=$T/bin
mkdir "$bin"

# stand_in NAME: reads the script from stdin
stand_in() {
	{
		echo '#!/bin/sh'
		cat
	} >"$bin/$1"
	chmod +x "$bin/$1"
}

stand_in id <<'S'
cat "$T/uid"
S
stand_in apt-get <<'S'
echo "apt-get $*" >>"$T/log"
[ -e "$T/broken" ] && exit 100
[ "$1" = install ] && : >"$T/installed"
exit 0
S
stand_in sudo <<'S'
echo "sudo $*" >>"$T/log"
exec "$@"
S
stand_in pkg-config <<'S'
[ -e "$T/installed" ]
S
PATH=$bin:$PATH
export OS=debian PKG_CONFIG=pkg-config
unset CC CPPFLAGS LDFLAGS

# reset UID
reset() {
	rm -f "$T/installed" "$T/broken" "$T/log"
	: >"$T/log"
	echo "$1" >"$T/uid"
}

cd "$SRCDIR" || exit 1

reset 1000
run make --no-print-directory quiz BUILD="$T/b"
is "$status" 1 "make quiz: not root, no terminal: 1"
contains "$out" "sudo apt-get install -y --no-install-recommends " \
    "and says how to install"
contains "$out" libjansson-dev "and what"
contains "$out" "Without sudo: " "and what else can be done"
is "$(cat "$T/log")" "" "and installs nothing"
[ ! -e "$T/b/revisit" ]
ok $? "and builds nothing"

run make --no-print-directory -j2 check BUILD="$T/b"
is "$status" 1 "make check: the same"
contains "$out" libcmocka-dev "with what the tests need"

# what it prints is longer than a variable of the environment may be
run sh -c 'make -n quiz BUILD="$T/b" PKG_CONFIG=pkg-config >"$T/said"'
is "$(cat "$T/log")" "" "make -n installs nothing"

reset 0
run sh "$deps" ensure build
is "$out" yes "root without a terminal just installs"
contains "$err" "This will be installed:" "and says what"
contains "$err" "libyaml-dev" "by name"
like "$(cat "$T/log")" \
    '^apt-get install -y --no-install-recommends .*libsqlite3-dev' \
    "by the package manager"
unlike "$(cat "$T/log")" libcmocka-dev "and no more than it needs"
before=$(cat "$T/log")
run sh "$deps" ensure build
is "$out:$err:$(cat "$T/log")" "yes::$before" "the second time is silent"

reset 0
: >"$T/broken"
run sh "$deps" ensure build
is "$out" failed "a package manager that fails is seen"
is "$(grep -c 'apt-get install' "$T/log")" 2 "after a second try"
contains "$(cat "$T/log")" "apt-get update" "with fresh lists"
run sh "$deps" explain failed build
contains "$out" "could not bring" "and is put in words"

# at a terminal it asks first
reset 1000
run "$TOOLS/ptyrun" sh "$deps" ensure build <<'S'
< sudo apt-get install -y --no-install-recommends
< Install now with sudo? [y/N]
>
< declined
S
is "$status:$(cat "$T/log")" 0: "only Enter is a no" || diag "$err"
run "$TOOLS/ptyrun" sh "$deps" ensure build <<'S'
< Install now with sudo? [y/N]
>> \x04
< declined
S
is "$status:$(cat "$T/log")" 0: "the end of input too" || diag "$err"
run "$TOOLS/ptyrun" sh "$deps" ensure build <<'S'
< Install now with sudo? [y/N]
> y
< yes
S
is "$status" 0 "y installs" || diag "$err"
like "$(cat "$T/log")" '^sudo apt-get install -y .*libsqlite3-dev' "with sudo"
rm "$bin/sudo"
reset 1000
if ! command -v sudo >/dev/null; then
	run "$TOOLS/ptyrun" sh "$deps" ensure build <<'S'
< no-rights
S
	is "$status" 0 "without sudo nothing is asked" || diag "$err"
fi

reset 1000
run sh "$deps" need build
is "$status" 1 "plain make stops"
like "$err" '^revisit needs .*SQLite.* here: run `make deps`\.$' \
    "with one sentence"
is "$(printf '%s\n' "$err" | wc -l | tr -d ' ')" 1 "just one"

# every column gives a command with every library in it
for system in $(awk -F'\t' '$1 == "role" {
	for (i = 4; i <= NF; i++) print $i }' tests/tools/packages.tsv); do
	run make --no-print-directory deps PRINT=1 OS="$system"
	is "$status" 0 "deps PRINT=1 OS=$system"
	for part in sqlite readline yaml jansson unistring 'stemmer|snowball' \
	    cmocka; do
		like "$out" "$part" "$system: $part"
	done
done
run make --no-print-directory deps PRINT=1 OS=fedora
like "$out" '^sudo dnf install -y .*libstemmer-devel' "fedora uses dnf"
run make --no-print-directory deps PRINT=1 OS=Linuxmint
like "$out" '^sudo apt-get ' "a derivative is known by its own name"
run sh -c 'OS=plan9 sh "$1" print build' sh "$deps"
is "$status" 1 "an unknown system is refused"
contains "$out" "It knows: debian, ubuntu, fedora" "with those that are known"

is "$(awk -F'\t' '!/^#/ { print NF }' tests/tools/packages.tsv | sort -u)" 11 \
    "the table has no ragged rows"
done_testing
