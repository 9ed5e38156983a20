#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck add at a terminal: says what a newer version changes, and asks.
. "${SRCDIR:-.}/tests/lib.sh"

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
cd "$T" || exit 1
export TERM=xterm-256color

# pty NAME COMMAND…  <script
pty() {
	pty_name=$1
	shift
	"$TOOLS/ptyrun" -o "$T/typescript" "$@"
	ok $? "$pty_name"
}
at() {
	day=$1
	shift
	"$REVISIT" --db r.db --at "2024-04-${day}T09:00:00Z" "$@"
}

demo_deck >demo.yaml
at 01 deck add demo.yaml >/dev/null
printf '%s\n' '{"answer":"copper lanterns and velvet sailors"}' |
    at 01 quiz --porcelain --item lt1.1 >/dev/null
sed 's/      - velvet sailors/      - silver sails/' demo.yaml >'demo (2).yaml'

for answer in n '' '\x04'; do
	pty "'$answer' at the question changes nothing" \
	    "$REVISIT" --db r.db --at 2024-04-04T09:00:00Z \
	    deck add 'demo (2).yaml' <<END
< in this profile already; the new one differs.
< 1 card is asked again today, since what counts in it has changed: 1.1.
< Replace it?
< y/n: 
>> $answer$([ "$answer" = '\x04' ] || printf '\\r')
< nothing was changed
$ 1
END
done
at 05 show 1.1 >out
contains "$(cat out)" "velvet sailors" "the old one is asked"
pty "y replaces it" \
    "$REVISIT" --db r.db --at 2024-04-05T09:00:00Z \
    deck add 'demo (2).yaml' <<'END'
< Replace it?
< y/n: 
> y
< Replaced demo: A small deck
$ 0
END
at 06 show 1.1 >out
contains "$(cat out)" "silver sails" "the new one is asked"
pty "the same again: no question" \
    "$REVISIT" --db r.db --at 2024-04-06T09:00:00Z \
    deck add 'demo (2).yaml' <<'END'
< Replaced demo
! y/n
$ 0
END
{
	cat 'demo (2).yaml'
	echo '# a remark'
} >'demo (3).yaml'
pty "a remark alone: no question either" \
    "$REVISIT" --db r.db --at 2024-04-07T09:00:00Z \
    deck add 'demo (3).yaml' <<'END'
< Nothing changes in what you are asked.
! y/n
$ 0
END

done_testing
