#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No text of a deck, a file name, a setting or an answer reaches the terminal as
# a command: the control characters in every output of every command are those
# of a harmless deck.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl
export TERM=xterm

# deck TEXT FILE: a deck whose every text holds it (YAML escapes and all)
deck() {
	cat >"$2" <<END
format: 1
deck: odd
prefix: lt
title: "A title $1"
licence: "free $1"
source:
  title: "a source $1"
  publisher: "a publisher $1"
  note: "a note $1"
glossary:
  SOUP: "hot $1"
same:
  - "maroon | crimson$1"
sections:
  - id: s1
    title: "Harbours $1"
    gist: "boats $1"
statements:
  - id: lt1.1
    section: s1
    gist: "lanterns $1"
    text: "The harbour shelters copper lanterns $1 and velvet sailors."
    ask: "What does it shelter $1?"
    ideas:
      - "copper lanterns | bright $1 lanterns"
      - "velvet sailors $1 men | velvet sailors"
    example: "an example $1"
    author: "an author $1"
    terms:
      - "velvet sailors"
  - id: lt1.2
    section: s1
    text: "The attic $1 hides brass kettles; the cellar hides paper owls $1."
practice:
  - section: s1
    heading: "Practise $1"
    bullets:
      - "harbour walks $1"
END
}

# What is said of the deck and by it: everything that prints.
lines='copper lanterns
velvet

y
:src
:term soup
:term crimson
:why
9
i 2

something else
2

?
?
'
everything() {
	for looks in "" --plain "--color always"; do
		for command in "deck list" due stats "show 1.1" "show 1.2" \
		    "show s1" "find harbour" config "mark 1.1 copper" \
		    "mark 1.1 copper --format json" "deck lint $1" doctor \
		    "stats --format json" "stats --format csv" \
		    "export reviews --all --with-answers" \
		    "export reviews --all --with-answers --format json" \
		    "undo" "pause 1.1" "resume 1.1" version help; do
			# shellcheck disable=SC2086
			"$REVISIT" --db "$T/$2.db" $looks $command 2>&1
		done
		# shellcheck disable=SC2086
		printf '%s' "$lines" | "$REVISIT" --db "$T/$2.db" $looks \
		    quiz 2>&1
		# shellcheck disable=SC2086
		printf '{"answer":"nothing %s"}\n' "$2" |
			"$REVISIT" --db "$T/$2.db" $looks quiz --porcelain 2>&1
	done
}

# controls: the control sequences and unsafe characters on stdin, each once
controls() {
	perl -CS -ne '
		BEGIN { $unsafe = "\\x{00}-\\x{08}\\x{0b}-\\x{1f}\\x{7f}-\\x{9f}"
		    . "\\x{61c}\\x{200e}\\x{200f}"
		    . "\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}\\x{feff}"
		    . "\\x{fff9}-\\x{fffb}\\x{e0000}-\\x{e007f}" }
		$seen{$1}++
		    while /(\e\[[0-9;?]*[ -\/]*[@-~]|\e.?|[$unsafe])/g;
		END { printf "%s\n", join " ", map { sprintf "%vx", $_ } sort keys %seen }'
}

deck harmless "$T/harmless.yaml"
"$REVISIT" --db "$T/harmless.db" deck add "$T/harmless.yaml" >"$T/harmless.out"
everything "$T/harmless.yaml" harmless >>"$T/harmless.out"
allowed=$(controls <"$T/harmless.out")
isnt "$allowed" "" "a harmless deck in colour: some sequences"
[ "$(wc -l <"$T/harmless.out")" -gt 300 ]
ok $? "a good deal is printed ($(wc -l <"$T/harmless.out") lines)"

# The texts: a name, and its YAML.
n=0
while IFS='	' read -r name text; do
	n=$((n + 1))
	deck "$text" "$T/odd.yaml"
	rm -f "$T/odd.db"
	"$REVISIT" --db "$T/odd.db" deck add "$T/odd.yaml" >"$T/odd.out" 2>&1
	added=$?
	everything "$T/odd.yaml" odd >>"$T/odd.out"
	got=$(controls <"$T/odd.out")
	bad=$(for c in $got; do
		case " $allowed " in
		*" $c "*) ;;
		*) printf '%s ' "$c" ;;
		esac
	done)
	is "$bad" "" "$name (deck add: $added)"
done <<'END'
CSI colour	\e[31m
CSI clear	\e[2J\e[H
OSC title	\e]0;title\a
OSC clipboard	\e]52;c;ZXZpbA==\a
OSC link	\e]8;;http://example.org\e\\
DCS	\eP+q544e\e\\
APC	\e_evil\e\\
device status	\e[6n\e[c
C1 CSI	\x9b31m
C1 OSC	\x9d0;x\x9c
bell and backspace	\a\b\b\b
carriage return	good\rbad
newlines	\n\n\n
tab and vertical tab	\t\v\f
NUL	a\0b
DEL	\x7f\x7f
bidi	\u202e\u2066\u200f\u061c
bidi, the others	\u200e\u202a\u202b\u202c\u202d\u2067\u2068\u2069
separators	\L\P\N
zero width	\u200b\u2060\ufeff
tags	\U000e0041\U000e007f
readline marks	\x01\x02
noncharacters	\ufffe\U0010ffff
END
echo "# $n texts"

# ------------------------------------------- file names, arguments, answers

esc=$(printf '\033[31mred\033]0;t\007\302\233m\342\200\256')
all=$T/args.out
: >"$all"
cp "$T/harmless.yaml" "$T/$esc.yaml"
printf 'format: 1\nbad\n' >"$T/bad$esc.yaml"
mkdir "$T/dir$esc"
say() {
	"$REVISIT" "$@" >>"$all" 2>&1 </dev/null
}
db=$T/esc.db
say --db "$db" deck add "$T/$esc.yaml"
say --db "$db" deck add --link "$T/$esc.yaml"
say --db "$db" deck list
say --db "$db" deck add "$T/bad$esc.yaml"
say --db "$db" deck lint "$T/bad$esc.yaml"
say --db "$db" deck lint --format json "$T/bad$esc.yaml"
say --db "$db" deck lint "$T/none$esc.yaml"
say --db "$db" deck remove "$esc"
rm "$T/$esc.yaml"
say --db "$db" stats
say --db "$db" quiz --porcelain
say --db "$db" quiz "$esc"
say --db "$db" quiz "./$esc.yaml"
say --db "$db" quiz --section "$esc"
say --db "$db" quiz --minutes "$esc"
say --db "$db" show "$esc"
say --db "$db" find "$esc"
say --db "$db" pause "$esc"
say --db "$db" mark "$esc"
say --db "$db" mark 1.1 "$esc"
say --db "$db" mark 1.1 "copper $esc" --format json
say --db "$db" undo "$esc"
say --db "$db" config "$esc"
say --db "$db" config minutes "$esc"
say --db "$db" config date "$esc"
say --db "$db" backup "$T/dir$esc"
say --db "$db" backup "$T/copy$esc.db"
say --db "$db" export reviews --output "$T/dir$esc"
say --db "$db" stats --since "$esc"
say --db "$db" model replay --from "$T/none$esc.csv"
say --db "$T/dir$esc" stats
say --db "$T/dir$esc/x.db" config minutes 5
say --db "$T/none$esc.db" doctor
say --profile "$esc" stats
say --at "$esc" stats
say --color "$esc" stats
say "$esc"
say "--$esc"
say help "$esc"
say deck "$esc"
say completion "$esc"
# what was typed, shown again
printf '%s\n\n%s\n:%s\n:term %s\n:report %s\n' "$esc" "copper $esc" "$esc" \
    "$esc" "$esc" | "$REVISIT" --db "$T/harmless.db" --at 2034-01-01 \
    quiz >>"$all" 2>&1
"$REVISIT" --db "$T/harmless.db" --at 2034-01-02 show 1.1 >>"$all" 2>&1
is "$(controls <"$all")" "" "file names, arguments and answers"
[ "$(wc -l <"$all")" -gt 45 ]
ok $? "there was much to say ($(wc -l <"$all") lines)"
is "$(grep -c 'red' "$all" | awk '{ print ($1 > 20) }')" 1 \
    "and the names were named"
done_testing
