#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# install puts every file under DESTDIR and PREFIX, uninstall takes away those
# and no other. It works on a copy of the program, which -o keeps make from
# building again.
. "${SRCDIR:-.}/tests/lib.sh"

cd "$SRCDIR" || exit 1
mkdir "$T/b"
cp "$REVISIT" "$T/b/revisit"
mk() {
	make --no-print-directory -s BUILD="$T/b" -o "$T/b/revisit" \
	    DESTDIR="$T/root" PREFIX=/opt/r "$@"
}

run mk install
is "$status:$err" 0: "make install"
to=$T/root/opt/r
for file in bin/revisit share/revisit/decks/npqlt.yaml \
    share/revisit/decks/LICENSE share/doc/revisit/README.md \
    share/doc/revisit/LICENSE share/man/man1/revisit.1 \
    share/bash-completion/completions/revisit \
    share/zsh/site-functions/_revisit \
    share/fish/vendor_completions.d/revisit.fish; do
	[ -s "$to/$file" ]
	ok $? "$file is there"
done
for page in man/*.[1-9]; do
	[ -s "$to/share/man/man${page##*.}/${page#man/}" ]
	ok $? "$page is there"
done
is "$(find "$T/root" -type f | grep -v "^$to/")" "" "nothing beside PREFIX"
is "$(find "$to" -type f ! -perm 644)" "$to/bin/revisit" \
    "only the program can be run"
run "$to/bin/revisit" version
is "$status" 0 "it runs from there"

: >"$to/share/revisit/decks/mine.yaml"
: >"$to/bin/other"
run mk uninstall
is "$status:$err" 0: "make uninstall"
is "$(find "$T/root" -type f | sort)" "$to/bin/other
$to/share/revisit/decks/mine.yaml" "leaves what is not ours, and only that"
rm "$to/share/revisit/decks/mine.yaml"
run mk uninstall
is "$status" 0 "uninstall again is no error"
[ ! -e "$to/share/revisit" ] && [ ! -e "$to/share/doc/revisit" ]
ok $? "and our folders go when they are empty"
done_testing
