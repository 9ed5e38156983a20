#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# cohort --format html in headless Chromium: it asks for nothing and says
# nothing, fits a telephone and A4; axe-core and html-validate find nothing.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl
perl -MDigest::SHA -e 1 2>/dev/null || skip_all "no Digest::SHA here"

npm=${NPM_TOOLS:-$SRCDIR/build-npm}/node_modules
look=$SRCDIR/tests/tools/look.mjs
cd "$T" || exit 1
for n in 18 4; do
	perl "$SRCDIR/tests/tools/shares.pl" --learners $n --items 30 --seed 4 \
	    --odd "c$n"
	"$REVISIT" --db none.db --at 2027-05-03T12:00:00Z cohort "c$n" \
	    --format html --retaught 2.2=2027-02-16 >"$n.html"
	ok $? "a page of $n learners"
	unlike "$(cat $n.html)" '<script|<img|<link|@import|url\(|https?://' \
	    "$n: it brings and asks for nothing"
done

if ! command -v "${CHROMIUM:-chromium}" >/dev/null ||
    ! command -v node >/dev/null || [ ! -e "$look" ]; then
	skip "no Chromium, node or look.mjs here" "in a browser"
elif [ -n "${SANITIZE:-}" ]; then
	skip "the sanitizers have nothing to find in a browser" "in a browser"
else
	axe=$npm/axe-core/axe.min.js
	[ -e "$axe" ] || axe=
	for n in 18 4; do
		run node "$look" "$T/$n.html" ${axe:+--axe "$axe"}
		is "$status:$err" "0:" "$n: opens in Chromium"
		like "$out" "^requests 0$" "$n: no request"
		like "$out" "^console 0$" "$n: nothing on the console"
		is "$(printf '%s\n' "$out" | grep '^wide' | sort -u)" \
		    "wide 1100 0
wide 390 0" "$n: fits 1100 and 390 pixels"
		if [ -z "$axe" ]; then
			skip "no axe-core here" "$n: axe-core"
			continue
		fi
		is "$(printf '%s\n' "$out" | grep -c '^axe [a-z-]* 0$')" 4 \
		    "$n: axe-core finds nothing" || diag "$out"
	done
fi

if [ -x "$npm/.bin/html-validate" ] && command -v node >/dev/null; then
	mkdir valid
	cp 18.html 4.html valid
	echo '{"root":true,"extends":["html-validate:recommended"]}' \
	    >valid/.htmlvalidate.json
	run "$npm/.bin/html-validate" "valid/*.html"
	is "$status:$out" "0:" "html-validate finds nothing"
else
	skip "no html-validate here" "html-validate"
fi
done_testing
