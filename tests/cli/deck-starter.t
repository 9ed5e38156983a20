#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck starter: questions on one page of A4, their answers on the next, however
# short or long the texts are; and which statements are taken.
. "${SRCDIR:-.}/tests/lib.sh"

cd "$T" || exit 1

# numbers FILE: of the boxes with questions, in order
numbers() {
	sed -n '/class="page.* ask"/,/<\/ul>/p' "$1" |
	    sed -n 's/.*<h2>\(.*\)<\/h2>.*/\1/p' | sed 's/.*; //' |
	    tr '\n' ' ' | sed 's/ $//'
}

starter() {
	run "$REVISIT" "$@" --output s.html
	is "$status" 0 "$*" || diag "$err"
}

starter deck starter
contains "$out" "3 statements on 2 pages of A4" "an opener has three"
is "$(numbers s.html)" "2.2 3.2 4.9" \
    "of three sections: the first of high priority"
cp s.html first.html
starter deck starter npqlt
same s.html first.html "the same each time"
starter --seed 5 deck starter
isnt "$(numbers s.html)" "2.2 3.2 4.9" "with another seed another choice"
starter deck starter --layout pair
contains "$out" "4 statements" "a pair has four"
contains "$(cat s.html)" "<h2>B2 &middot;" "two for each"
starter deck starter --layout grid
contains "$out" "6 statements" "a grid has six"
is "$(numbers s.html | wc -w)" 6 "of as many sections"

starter deck starter --statements 7.2,lt3.4,npqlt:lt5.4/refute/keep
is "$(numbers s.html)" "7.2 3.4 5.4" "those that were named, in that order"
html=$(cat s.html)
contains "$html" "how busy pupils appear" "with what they say"
contains "$html" "Licence: Statements and practice bullets" "and the licence"
lacks "$html" "<script" "without a script"
unlike "$html" '(src|href)=' "and nothing to fetch"

cat >odd.yaml <<'END'
format: 1
deck: odd
title: "<i>Odd</i>"
statements:
  - {id: a, gist: "<b>", text: "<script>alert(1)</script>"}
END
starter deck starter odd.yaml
lacks "$(cat s.html)" "<script" "text is text"
contains "$(cat s.html)" "&lt;i&gt;Odd" "in the title too"
contains "$(cat s.html)" "Licence: none is stated" "no licence is said"
contains "$out" "1 statement on 2 pages" "a deck of one has one"

for words in "--statements 99.9" "--statements lt3.4,3.4"; do
	# shellcheck disable=SC2086
	run "$REVISIT" deck starter $words
	is "$status" 1 "deck starter $words"
	isnt "$err" "" "says why"
done
for words in "--statements ," "--layout poster"; do
	# shellcheck disable=SC2086
	run "$REVISIT" deck starter $words
	is "$status" 2 "deck starter $words is refused"
done
run "$REVISIT" deck starter northfield-primary --statements lt3.4
is "$status" 1 "a statement of another deck has no text in an overlay"

run "$REVISIT" --profile overlay deck add "$SRCDIR/decks/northfield-primary.yaml"
is "$status" 0 "a profile that has an overlay alone"
starter --profile overlay deck starter
is "$(numbers s.html)" "2.2 3.2 4.9" "asks of what it adds to"

# ---------------------------------------------------------------- on paper

browser=
for name in chromium chromium-browser google-chrome; do
	command -v "$name" >/dev/null && browser=$name && break
done
if [ -z "$browser" ] || ! command -v pdfinfo >/dev/null; then
	skip "no chromium or no pdfinfo here" "pages as they are printed"
	done_testing
fi
# as root a browser has no sandbox to go into
sandbox=
[ "$(id -u)" -ne 0 ] || sandbox=--no-sandbox

# short, middling and long; words without a break, and without spaces
awk 'BEGIN {
	print "format: 1\ndeck: paper\ntitle: On paper\nlicence: CC BY 4.0"
	print "statements:"
	for (i = 1; i <= 12; i++) {
		print "  - id: a" i
		print "    text: Yes, it is."
		print "    ask: Is it?"
	}
	for (i = 1; i <= 12; i++) {
		printf "  - id: b%d\n    text: >\n      Statement %d:", i, i
		for (k = 0; k < 9; k++) printf " a phrase that goes on for long"
		print ".\n    ask: >\n      What is it that is said at"
		print "      length, here and there, about this and that, and what"
		print "      follows from it for those who read it?\n    ideas:"
		for (k = 0; k < 4; k++)
			print "      - idea number " k " of them, in a few words"
	}
	for (i = 1; i <= 4; i++) {
		printf "  - id: c%d\n    text: \"", i
		for (k = 0; k < 90; k++) printf "%s ", "Donaudampfschifffahrt"
		print "end.\"\n    ask: \"How " \
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
		    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb?\""
	}
	printf "  - id: d1\n    text: \""
	for (k = 0; k < 30; k++) printf "学而时习之，不亦说乎"
	print "\"\n    ask: 何谓学？"
}' >paper.yaml

# paper NAME OPTION…: prints it and counts
paper() {
	paper_name=$1
	shift
	run "$REVISIT" deck starter paper.yaml "$@" --output p.html
	is "$status" 0 "$paper_name" || diag "$err"
	wanted=$(printf '%s' "$out" | tr '\n' ' ' |
	    sed 's/.* on \([0-9]*\) pages.*/\1/')
	rm -f p.pdf
	HOME=$T "$browser" --headless $sandbox --disable-gpu --no-first-run \
	    --user-data-dir="$T/browser" --no-pdf-header-footer \
	    --print-to-pdf=p.pdf p.html >/dev/null 2>&1
	is "$(pdfinfo p.pdf | sed -n 's/^Pages: *//p')" "$wanted" \
	    "$paper_name: $wanted pages, as it said"
	[ -z "${LOOK:-}" ] || cp p.pdf "$LOOK/$(echo "$paper_name" | tr ' ' -).pdf"
}

# ids PREFIX N: a1,a2 …
ids() {
	awk -v p="$1" -v n="$2" 'BEGIN {
		for (i = 1; i <= n; i++) printf "%s%s%d", (i > 1 ? "," : ""), p, i
	}'
}

paper "three short ones" --statements "$(ids a 3)"
is "$wanted" 2 "are two pages"
like "$(pdfinfo p.pdf)" "Page size:.*A4" "of A4"
paper "six long ones below each other" --statements "$(ids b 6)"
paper "six long ones in a grid" --layout grid --statements "$(ids b 6)"
is "$wanted" 2 "are two pages"
paper "twelve short ones in a grid" --layout grid --statements "$(ids a 12)"
is "$wanted" 2 "are two pages"
paper "twelve long ones in a grid" --layout grid --statements "$(ids b 12)"
paper "eight long ones in pairs" --layout pair --statements "$(ids b 8)"
paper "long words" --layout pair --statements "$(ids c 4)"
paper "no spaces at all" --layout opener --statements "d1,$(ids c 2)"
paper "short and long" --layout grid --statements "$(ids a 5),$(ids b 5)"
if command -v pdftotext >/dev/null; then
	paper "questions and answers" --layout opener --statements b1,b2
	pdftotext -f 1 -l 1 p.pdf one
	pdftotext -f 2 -l 2 p.pdf two
	contains "$(cat one)" "What is it that is said" "questions on the first"
	lacks "$(cat one)" "Statement 1" "and no answer"
	contains "$(cat two)" "Statement 2" "answers on the second"
	contains "$(cat one)$(cat two)" "Licence: CC BY 4.0" "and the licence"
fi

done_testing
