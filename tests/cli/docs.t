#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the manuals and the README say is what the program does: their examples
# are run, and their lists compared with the program's own tables, both ways.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl
man1=$SRCDIR/man/revisit.1
man5=$SRCDIR/man/revisit-porcelain.5
docs=$SRCDIR/tests/cli/docs.pl

mkdir "$T/bin"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$REVISIT" >"$T/bin/revisit"
chmod +x "$T/bin/revisit"
PATH=$T/bin:$PATH
# a profile of its own may be written to at a moment that is yet to come
export PATH REVISIT_PROFILE=default TERM=xterm

# fresh NAME: a folder and a home that nobody has used
fresh() {
	mkdir -p "$T/$1/home"
	cd "$T/$1" || exit 1
	export HOME="$T/$1/home" XDG_DATA_HOME="$T/$1/home/data" \
	    XDG_CONFIG_HOME="$T/$1/home/config"
}

# ---------------------------------------------------------------- examples

for page in "$SRCDIR"/man/*.[1-9] "$SRCDIR/README.md"; do
	fresh "run-${page##*/}"
	perl "$docs" "$page" >"$T/results"
	ok $? "${page##*/}: its examples could be run"
	while IFS='	' read -r result name; do
		[ "$result" = ok ]
		ok $? "$name"
	done <"$T/results"
	case ${page##*/} in
	revisit-deck.5) least=2 ;;
	*) least=3 ;;
	esac
	[ "$(wc -l <"$T/results")" -ge $least ]
	ok $? "${page##*/} has examples"
done

# ------------------------------------------------- commands, options, settings

fresh tables

# commands: the indented lines of `revisit help` up to the global options
revisit help >"$T/help"
sed -n '/^revisit alone/,/^Before or after/p' "$T/help" |
    sed -n 's/^  \([a-z]\)/\1/p' >"$T/lines"
# two words where the first is no command by itself
awk '{
	two = $1 == "deck" || $1 == "model" || $1 == "export"
	print two ? $1 " " $2 : $1
}' "$T/lines" | sort >"$T/commands"

# the manual: under .Sh COMMANDS, .It Ic of the outer list is a command and
# .It Fl of the inner one its option
awk '
	/^\.Sh /           { on = $2 == "COMMANDS" }
	/^\.Ss Settings/   { on = 0 }
	!on                { next }
	/^\.Bl /           { depth++ }
	/^\.El/            { depth-- }
	/^\.It Ic / && depth == 1 {
		name = $3
		if ($4 ~ /^[a-z]/) name = name " " $4
		print name > commands
	}
	/^\.It Fl / && depth == 2 {
		for (i = 3; i <= NF; i++)
			if ($i ~ /^-[a-z]/)
				print name, "-" $i > options
	}
' commands="$T/man-commands" options="$T/man-options" "$man1"
sort -o "$T/man-commands" "$T/man-commands"
same "$T/man-commands" "$T/commands" "revisit(1) has the commands of 'help'"

while read -r command; do
	revisit help "$command" |
	    sed -n 's/^  \(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p' |
	    sed "s/^/$command /"
done <"$T/commands" | sort >"$T/options"
sort -o "$T/man-options" "$T/man-options"
same "$T/man-options" "$T/options" "and the options of 'help COMMAND'"

sed -n '/^Before or after/,$p' "$T/help" |
    sed -n 's/^  \(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p' | sort >"$T/globals"
awk '
	/^\.S[hs] /  { on = /before or after/ }
	on && /^\.It Fl / {
		for (i = 3; i <= NF; i++)
			if ($i ~ /^-[a-z]/)
				print "-" $i
	}
' "$man1" | sort >"$T/man-globals"
same "$T/man-globals" "$T/globals" "and those before any command"

# settings: key, possible, without, kept in, statement, one line each
revisit --plain config | sed 's/ is .*//' >"$T/keys"
while read -r key; do
	COLUMNS=80 revisit --plain config "$key" | sed -n '2p' | sed \
	    -e 's/^Now: .* Possible: //' \
	    -e 's/a date such as [-0-9]*, or none/a day, or none/' \
	    -e 's/days such as sat, sun, [-0-9.]*, or none/days, or none/' \
    -e 's/a time such as 04:00/a time/' \
	    -e 's/a code such as p07, or none/a code, or none/' \
	    -e 's/\. Without a choice: / Ta /' \
	    -e 's/\. Kept with your answers\./ Ta log/' \
	    -e 's/\. Kept on this computer\./ Ta computer/' \
	    -e 's/ It rests on statement \([0-9.]*\)\.$/ Ta \1/' \
	    -e 's/log$/& Ta \\\&-/' -e 's/computer$/& Ta \\\&-/' \
	    -e "s/^/.It Ic $key Ta /"
done <"$T/keys" >"$T/settings"
grep '^\.It Ic .* Ta ' "$man1" >"$T/man-settings"
same "$T/man-settings" "$T/settings" "and the settings of 'config'"

while read -r key; do
	meaning=$(revisit --plain config "$key" | sed -n 1p)
	told=$(awk -v key="$key" '
		$1 == ".It" { on = $0 == ".It Ic " key }
		on && !/^\./ { printf "%s ", $0 }
	' "$man1")
	contains "$told" "${meaning%.}" "revisit(1) says what $key means"
done <"$T/keys"

# :commands
fresh colon
said=$(printf ':help\n' | revisit --db c.db quiz --cards 1 |
    tr '\n' ' ' | sed 's/.*Commands: \([a-z: ]*[a-z]\).*/\1/')
for word in $said; do
	grep -Eq " $word( |\$)" "$man1"
	ok $? "revisit(1) explains $word"
done
is "$(printf '%s\n' "$said" | wc -w)" \
    "$(grep '^\.It Ic' "$man1" | grep -o ' :[a-z]*' | sort -u |
    wc -l)" "and no other"

# ------------------------------------------------------------------ porcelain

# events and fields that the manual lists
awk '
	/^\.S[hs] /  { on = /Events/ }
	!on          { next }
	/^\.Bl /     { depth++ }
	/^\.El/      { depth-- }
	/^\.It Ic / && depth == 1 { event = $3 }
	/^\.It Va / && depth == 2 {
		sub(/ Pq.*/, "")
		sub(/^\.It Va /, "")
		n = split($0, field, / , /)
		for (i = 1; i <= n; i++)
			print event, field[i]
	}
' "$man5" | sort >"$T/man-fields"

# and those that sessions of every sort print: some typed by hand, and others
# of a learner who is always sure and never right
cat >"$T/learner" <<'EOF'
use strict;
use warnings;
use IPC::Open2;
use JSON::PP;

my %reply = (answer => '{"answer":"it always lasts longer"}',
    yesno => '{"yesno":true}', ticks => '{"ticks":[]}',
    number => '{"number":3}', rating => '{"rating":1}',
    continue => '{"continue":true}');
my $pid = open2(my $from, my $to, @ARGV);
$to->autoflush(1);
while (my $line = <$from>) {
	print $line;
	my $e = decode_json($line);
	next unless $e->{expects};
	my $more = $e->{event} ne 'question' && $e->{expects} eq 'answer';
	print {$to} $more ? '{"answer":"no idea"}' : $reply{$e->{expects}},
	    "\n";
}
close $to;
waitpid $pid, 0;
exit($? ? 1 : 0);
EOF
fresh porcelain
golden=$SRCDIR/tests/golden/docs
day=11
for session in "$golden"/porcelain-*.jsonl; do
	revisit --db p.db --at "2027-01-${day}T18:00" quiz --porcelain \
	    "$golden/every-event.yaml" <"$session" || fail "$session"
	day=$((day + 1))
done >events
for day in 01-11 01-12 01-13 01-14 01-15 01-16 01-17 01-18 02-10 02-11 02-12; do
	# a test, and again; a reason; a minute for all that is waiting
	case $day in
	01-14 | 02-10) how='--test a' ;;
	01-15) how='--item lt3.4/because' ;;
	02-12) how='--minutes 1' ;;
	*) how= ;;
	esac
	# shellcheck disable=SC2086 # no option, or two words
	perl "$T/learner" revisit --db q.db --at "2027-${day}T18:00" quiz \
	    --porcelain $how "$SRCDIR/decks/npqlt.yaml" || fail "$day"
done >>events
# the deck is corrected, and another adds to it
sed 's/- feels harder | more effort/- costs patience/' \
    "$golden/every-event.yaml" >every-event.yaml
cat >more.yaml <<'EOF'
format: 1
deck: more
title: More
extends: every-event
statements:
  - id: p1
    apply:
      - {id: hall, case: A hall is full., model: Space it. Wait a day.}
EOF
perl "$T/learner" revisit --db p.db --at 2027-02-13T18:00 quiz --porcelain \
    --item p1 ./every-event.yaml >>events || fail "a corrected deck"
perl "$T/learner" revisit --db p.db --at 2027-02-13T19:00 quiz --porcelain \
    --item more:p1/apply/hall ./more.yaml >>events || fail "an overlay"
perl -MJSON::PP -ne '
	my $e = decode_json($_);
	$seen{"$e->{event} $_"} = 1
	    for grep { $_ ne "event" && $_ ne "expects" } keys %$e;
	END { print map "$_\n", sort keys %seen }
' events | LC_ALL=C sort >"$T/fields"
LC_ALL=C sort -o "$T/man-fields" "$T/man-fields"
same "$T/man-fields" "$T/fields" \
    "revisit-porcelain(5) has the fields of every event, and no other"

# --------------------------------------------------------- the map of the source

awk '
	/^[a-z]+$/  { layer = $1 }
	/^\* `/     { gsub(/`/, "", $2); print layer "/" $2 }
	/^## The way/ { exit }
' "$SRCDIR/src/README.md" | sort >"$T/man-modules"
(cd "$SRCDIR/src" && ls ./*/*.[ch]) | sed 's|^\./||; s|\.[ch]$||' | sort -u \
    >"$T/modules"
same "$T/man-modules" "$T/modules" "src/README.md has each module once"
grep -Eo '`[a-z]+/[a-z_]*[:.a-z]*`|`tests/[a-zA-Z_/.-]*`' \
    "$SRCDIR/src/README.md" | tr -d '`' | sort -u | sed 's/:.*//' >"$T/named"
while read -r name; do
	case $name in
	*N.sql | *NAME.t) continue ;;
	esac
	[ -e "$SRCDIR/$name" ] || [ -e "$SRCDIR/src/$name" ] ||
	    [ -e "$SRCDIR/src/$name.h" ] || [ -e "$SRCDIR/src/$name.c" ]
	ok $? "src/README.md: $name is there"
done <"$T/named"

# ------------------------------------------------------------------ the README

read_me=$(tr '\n' ' ' <"$SRCDIR/README.md" | tr -s ' ')
for part in "Contains public sector information licensed under the Open \
Government Licence v3.0." \
    "Not made or endorsed by the Department for Education." "CC BY 4.0" \
    "version 3 or later"; do
	contains "$read_me" "$part" "README: $part"
done
# how much of each kind the README says there is, as the cards count it
revisit --plain deck preview "$SRCDIR/decks/npqlt.yaml" >"$T/cards"
while IFS='|' read -r card words; do
	n=$(grep -Ec "^[^:]*, ${card}[^:]*\\. [^ ]*npqlt\\.yaml:[0-9]*\\.\$" \
	    "$T/cards")
	contains "$read_me" "$n $words" "README: $n $words"
done <<'EOF'
reply|misconceptions
reason|reasons
list|lists
steps|orders of steps
case|short cases
which statements|longer scenes
EOF
for target in quiz check install uninstall deps; do
	grep -q "^$target:" "$SRCDIR/Makefile"
	ok $? "README: make $target is there"
done
grep -o '](\([^)]*\))' "$SRCDIR/README.md" | tr -d '()]' | sort -u \
    >"$T/links"
while read -r link; do
	[ -e "$SRCDIR/$link" ]
	ok $? "README: $link is there"
done <"$T/links"

done_testing
