#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# stats --format html: one page of its own, for a screen, a telephone and A4.
# In headless Chromium it asks for nothing and says nothing; axe-core and
# html-validate find nothing: on a history of 120 days and on an empty one.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

npm=${NPM_TOOLS:-$SRCDIR/build-npm}/node_modules
at=2026-05-05T09:00:00Z
long=$T/long.db
"$REVISIT" --db "$long" deck add --yes "$SRCDIR/decks/npqlt.yaml" >/dev/null
cp "$long" "$T/empty.db"
"$REVISIT" --db "$long" export items --format tsv |
	awk -F'\t' '$5 == "recall" || $5 == "refute" { print $2 }' |
	perl "$SRCDIR/tests/tools/long-log.pl" 120 2026-01-05 | sqlite3 "$long"
"$REVISIT" --db "$long" doctor --rebuild >/dev/null

# -- what stands in it

for page in long empty; do
	run "$REVISIT" --db "$T/$page.db" --at $at stats --format html \
	    --output "$T/$page.html"
	is "$status:$out$err" "0:" "$page: a page is written"
	text=$(cat "$T/$page.html")
	unlike "$text" '<script|<img|<link|@import|url\(|https?://[^w]' \
	    "$page: it brings and asks for nothing"
	like "$text" "Content-Security-Policy.*default-src 'none'" \
	    "$page: and holds a browser to that"
	for part in "Where you stand" "Knowledge over time" \
	    "Section by section" "Forecast, confidence and result" \
	    "The hardest, and how they are forgotten" "The load ahead" \
	    "Every statement" "Contains public sector information"; do
		contains "$text" "$part" "$page: $part"
	done
	is "$(grep -c '<th scope="row">[2-9]\.[0-9]* ' "$T/$page.html")" 78 \
	    "$page: every statement has its row"
	is "$(grep -o '<svg role="img"' "$T/$page.html" | wc -l)" \
	    "$(grep -o '<desc ' "$T/$page.html" | wc -l)" \
	    "$page: each drawing has words for it"
done
# curves of the ten hardest, and three charts
is "$(grep -o '<svg role="img"' "$T/long.html" | wc -l | tr -d ' ')" 13 \
    "a history has its thirteen drawings"
is "$(grep -o '<svg role="img"' "$T/empty.html" | wc -l | tr -d ' ')" 0 \
    "an empty one draws nothing"
contains "$(cat "$T/empty.html")" "Too early to say" "and says why"
"$REVISIT" --db "$long" --at $at stats --format html >"$T/again.html"
same "$T/again.html" "$T/long.html" "the same goes to standard output"
n=$("$REVISIT" --db "$long" --at $at stats --format json |
	perl -MJSON::PP -0777 -ne '
	$s = decode_json($_)->{success_90}; printf "%.0f%% (%.0f\xe2\x80\x93%.0f) of %d",
	    map({ 100 * $_ } @$s{qw(rate low high)}), $s->{n}')
contains "$(cat "$T/long.html")" "90 days: $n" "its figures are those of stats"

# -- a deck that would break out

cat >"$T/odd.yaml" <<'END'
format: 1
deck: odd
title: "</title><script>alert(1)</script>"
sections:
  - {id: s1, title: "\"><img src=http://example.org/x onerror=alert(1)>"}
statements:
  - id: a1
    section: s1
    gist: "<svg onload=alert(1)> & </svg>"
    text: "A \e[31mred\u202e lantern </style><b>x</b> & a tower."
    ideas: [a lantern, a tower]
END
"$REVISIT" --db "$T/odd.db" deck add --yes "$T/odd.yaml" >/dev/null 2>&1
printf '{"answer":"no"}\n' | "$REVISIT" --db "$T/odd.db" --seed 1 --at $at \
    quiz --porcelain >/dev/null
"$REVISIT" --db "$T/odd.db" --at $at stats --format html >"$T/odd.html"
unlike "$(cat "$T/odd.html")" '<script|<img|<b>|onload=alert\(1\)>[^&]*<' \
    "a deck's words are words"
lacks "$(cat "$T/odd.html")" "$(printf '\033')" "without what a terminal acts on"

# -- in a browser

if ! command -v "${CHROMIUM:-chromium}" >/dev/null ||
    ! command -v node >/dev/null; then
	skip "no Chromium or no node here" "in a browser"
elif [ -n "${SANITIZE:-}" ]; then
	skip "the sanitizers have nothing to find in a browser" "in a browser"
else
	axe=$npm/axe-core/axe.min.js
	[ -e "$axe" ] || axe=
	for page in long empty odd; do
		run node "$SRCDIR/tests/tools/look.mjs" "$T/$page.html" \
		    ${axe:+--axe "$axe"} ${PICTURES:+--pictures \
		    "$PICTURES/$page" --pdf "$PICTURES/$page.pdf"}
		is "$status:$err" "0:" "$page: opens in Chromium"
		like "$out" "^requests 0$" "$page: no request"
		like "$out" "^console 0$" "$page: nothing on the console"
		is "$(printf '%s\n' "$out" | grep '^wide' | sort -u)" \
		    "wide 1100 0
wide 390 0" "$page: fits 1100 and 390 pixels"
		like "$out" "^pages [1-9][0-9]?$" "$page: prints on A4"
		if [ -z "$axe" ]; then
			skip "no axe-core here: make deps ROLES=ci" \
			    "$page: axe-core"
			continue
		fi
		is "$(printf '%s\n' "$out" | grep -c '^axe [a-z-]* 0$')" 4 \
		    "$page: axe-core finds nothing, light or dark, wide or narrow" ||
			diag "$out"
	done
fi

# -- valid

if [ -x "$npm/.bin/html-validate" ] && command -v node >/dev/null; then
	mkdir "$T/valid"
	cp "$T/long.html" "$T/empty.html" "$T/odd.html" "$T/valid"
	echo '{"root":true,"extends":["html-validate:recommended"]}' \
	    >"$T/valid/.htmlvalidate.json"
	run "$npm/.bin/html-validate" "$T/valid/*.html"
	is "$status:$out" "0:" "html-validate finds nothing"
	printf '<p><div>' >"$T/valid/broken.html"
	run "$npm/.bin/html-validate" "$T/valid/broken.html"
	isnt "$status" 0 "and would find what is broken"
else
	skip "no html-validate here: make deps ROLES=ci" "html-validate"
fi
done_testing
