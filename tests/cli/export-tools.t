#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is exported is read by others as it was meant: fsrs-rs, R, Python and the
# shell of SQLite, LibreOffice. What is absent here is skipped.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

refigure=$SRCDIR/tests/tools/refigure.pl
db=$T/r.db
at=2026-06-10T19:00:00Z
perl "$refigure" deck >"$T/demo.yaml"
"$REVISIT" --db "$db" deck add --yes "$T/demo.yaml" >/dev/null
perl "$refigure" log 4 | sqlite3 "$db"
"$REVISIT" --db "$db" doctor --rebuild >/dev/null
"$REVISIT" --db "$db" export reviews --output "$T/reviews.csv"
rows=$(($(wc -l <"$T/reviews.csv") - 1))
[ "$rows" -gt 30 ]
ok $? "there are reviews to look at ($rows)"

# -- the one-liners of revisit-export(5), each as it stands there

wanted=$("$REVISIT" --db "$db" --at $at stats --format json | perl -MJSON::PP \
    -0777 -ne '$s = decode_json($_)->{success_period}; print "$s->{n} $s->{k}"')
sed -n 's/^% //p' "$SRCDIR/man/revisit-export.5" | sed 's/\\e/\\/g' >"$T/lines"
is "$(wc -l <"$T/lines" | tr -d ' ')" 3 "the manual has three one-liners"
while read -r line; do
	tool=${line%% *}
	if ! command -v "$tool" >/dev/null; then
		skip "no $tool here" "$tool reads the reviews"
		continue
	fi
	printf '%s\n' "$line" >"$T/line.sh"
	got=$(cd "$T" && sh ./line.sh 2>"$T/said" </dev/null)
	# a shim of a version manager may have nothing behind it
	if [ -z "$got" ] && ! "$tool" --version >/dev/null 2>&1; then
		skip "no working $tool here" "$tool reads the reviews"
		continue
	fi
	is "$(printf '%s' "$got" | sed 's/ *$//')" "$wanted" \
	    "$tool reads the reviews: answers and successes" ||
		diag "$(cat "$T/said")"
done <"$T/lines"

# -- fsrs-rs takes the file as it is

binding=@open-spaced-repetition/binding
found=
for place in "$SRCDIR/../shared/peers" "${NPM_TOOLS:-$SRCDIR/build-npm}"; do
	[ -d "$place/node_modules/$binding" ] && found=$place && break
done
if [ -z "$found" ] || ! command -v node >/dev/null; then
	skip "no fsrs-rs here: make deps ROLES=ci" "fsrs-rs loads the reviews"
else
	cat >"$T/load.mjs" <<-END
	import { readFileSync } from 'node:fs';
	import { createRequire } from 'node:module';
	const require = createRequire('$found/');
	const B = require('$binding');
	const items = B.convertCsvToFsrsItems(readFileSync(process.argv[2]), 4,
	    'UTC', () => 0);
	for (const item of items)
		console.log(item.reviews.map((r) =>
		    r.rating + '/' + r.deltaT).join(' '));
	END
	run node "$T/load.mjs" "$T/reviews.csv"
	is "$status:$err" "0:" "fsrs-rs loads the reviews unchanged"
	printf '%s\n' "$out" | sort >"$T/theirs"
	# each review after an item's first, with all that went before
	perl -F, -ane 'next if $. == 1;
		$s = $F[0] eq $last ? "$s $F[2]/$F[15]" : "$F[2]/0";
		print "$s\n" if $F[0] eq $last;
		$last = $F[0]' "$T/reviews.csv" | sort >"$T/ours"
	same "$T/theirs" "$T/ours" "and sees the ratings and gaps that we do"
fi

# -- LibreOffice opens it as text, and runs none of it

if [ -n "${SANITIZE:-}" ]; then
	skip "the sanitizers have nothing to find there" "LibreOffice"
elif ! command -v soffice >/dev/null; then
	skip "no LibreOffice here: make deps ROLES=more" "LibreOffice"
else
	cat >"$T/odd.yaml" <<-'END'
	format: 1
	deck: odd
	title: Formulas
	statements:
	  - {id: a1, gist: "=1+1", text: "=HYPERLINK(\"x\";\"y\") of æøå – and Ω", ideas: [one]}
	  - {id: a2, gist: "+2+2", text: "two, with a comma and a \"quote\"", ideas: [two]}
	  - {id: a3, gist: "-3+3", text: "  three  ", ideas: [three]}
	  - {id: a4, gist: "@SUM(1)", text: "four; with a semicolon", ideas: [four]}
	  - {id: a5, gist: " =5+5", text: "\t=6+6", ideas: [five]}
	END
	"$REVISIT" --db "$T/odd.db" deck add --yes "$T/odd.yaml" >/dev/null 2>&1
	"$REVISIT" --db "$T/odd.db" export items --excel --output "$T/odd.csv"
	# opened with what it guesses from the mark, commas apart, formulas on
	(cd "$T" && soffice "-env:UserInstallation=file://$T/office" \
	    --headless --infilter="CSV:44,34,UTF8,1,,0,false,true,false,false" \
	    --convert-to ods odd.csv >/dev/null 2>&1 && soffice \
	    "-env:UserInstallation=file://$T/office" --headless --convert-to \
	    'csv:Text - txt - csv (StarCalc):44,34,UTF8,1,,0,false,true,true' \
	    --outdir back odd.ods >/dev/null 2>&1)
	back=$(find "$T/back" -name '*.csv' 2>/dev/null | head -n 1)
	[ -n "$back" ]
	ok $? "LibreOffice opens the items and saves them again" && {
		text=$(cat "$back")
		for cell in "'=1+1" "'+2+2" "'-3+3" "'@SUM(1)" "æøå – and Ω"; do
			contains "$text" "$cell" "LibreOffice: $cell is text"
		done
		unlike "$text" '#NAME[?]|Err:|,"?(2|4|0|10)"?,new,' \
		    "and nothing was worked out" || diag "$text"
		is "$(wc -l <"$back" | tr -d ' ')" 6 "each item is one row"
	}
fi
done_testing
