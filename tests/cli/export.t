#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# export reviews: what FSRS tools load is there as they want it, the rest on
# request, and a spreadsheet runs none of it.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl

db=$T/r.db
fsrs=card_id,review_time,review_rating,review_state,review_duration
own=review,deck,mode,level,suggested,amended,counted,stability,difficulty
own=$own,retrievability,elapsed_days,marks,session,confidence,misconception
own=$own,hints,first_key,zone,schema

export_reviews() {
	run "$REVISIT" --db "$db" export reviews "$@"
}

export_reviews
is "$status:$out" "0:$fsrs,$own" "an empty store gives the header alone"
[ ! -e "$db" ]
ok $? "and makes no file"

cat >"$T/demo.yaml" <<'END'
format: 1
deck: demo
prefix: lt
title: A small deck
sections:
  - id: s1
    title: Harbours
  - id: s2
    title: Baking
statements:
  - id: lt1.1
    section: s1
    text: The harbour shelters copper lanterns and velvet sailors.
    ideas:
      - copper lanterns
      - velvet sailors
  - id: lt2.1
    section: s2
    text: The baker forgot rye flour and cinnamon syrup.
    ideas:
      - rye flour
      - cinnamon syrup
END
"$REVISIT" --db "$db" deck add --yes "$T/demo.yaml" >/dev/null
# the first answer of all: a formula, an escape sequence, a bidi override
printf '{"answer":"=1+1, \\"x\\"\\u001b[31m \\u202e"}\n' |
	"$REVISIT" --db "$db" --seed 1 --at 2026-01-01T09:00:00Z \
	    quiz --porcelain >/dev/null
perl "$SRCDIR/tests/tools/sessions.pl" 20 2026-01-02 "$REVISIT" --seed 1 \
    --db "$db" >/dev/null

export_reviews
printf '%s\n' "$out" >"$T/all.csv"
is "$(head -n 1 "$T/all.csv")" "$fsrs,$own" "the header is the agreed one"
n=$(sed 1d "$T/all.csv" | wc -l | tr -d ' ')
[ "$n" -gt 9 ]
ok $? "there are reviews to look at"
is "$(awk -F, 'NR > 1 {
	want = $1 == last ? 2 : 0
	if ($4 != want || $3 < 1 || $3 > 4 || $12 != 1 || $7 != "demo" ||
	    ($15 == "") != (want == 0) || ($8 != "due" && $8 != "new") ||
	    length($6) != 36 || length($18) != 36)
		print
	last = $1
}' "$T/all.csv")" "" "every row counts; state is 0 first and 2 after"
is "$(sed 1d "$T/all.csv" | cut -d, -f1,2)" \
    "$(sed 1d "$T/all.csv" | cut -d, -f1,2 | LC_ALL=C sort -t, -k1,1 -k2,2n)" \
    "by item, then by time"
is "$(sed 1d "$T/all.csv" | awk -F, '{
	print $1, int($2 / 86400000) }' | sort | uniq -d)" "" \
    "an item counts once a day"

run "$REVISIT" model replay --from "$T/all.csv"
is "$(printf '%s\n' "$out" | cut -d, -f 1-4,5-7)" \
    "$(awk -F, -v OFS=, '{ print $1, $2, $3, $16, $15, $13, $14 }' \
    "$T/all.csv")" "model replay of it gives the same figures"

# -- formats

export_reviews --format tsv
is "$(printf '%s\n' "$out" | tr '\t' ,)" "$(cat "$T/all.csv")" \
    "tsv says the same"
export_reviews --format json
printf '%s\n' "$out" >"$T/all.json"
run perl -MJSON::PP -ne '
BEGIN { @names = split /,/, shift }
$o = decode_json($_);
print join(",", map { $o->{$_} // "" } @names), "\n"
    if @names == keys %$o' "$fsrs,$own" "$T/all.json"
is "$(printf '%s\n' "$out" | cut -d, -f 1-12,16-)" \
    "$(sed 1d "$T/all.csv" | cut -d, -f 1-12,16-)" \
    "json has an object a line with the same keys"
like "$(head -n 1 "$T/all.json")" '"retrievability":null' \
    "what there is not is null"

# -- the rest

export_reviews --all
printf '%s\n' "$out" >"$T/rest.csv"
is "$(awk -F, 'NR == 1 || $12 == 1' "$T/rest.csv" | cut -d, -f6)" \
    "$(cut -d, -f6 "$T/all.csv")" "--all has the same rows"
like "$(cat "$T/rest.csv")" ',,0,[0-9]+,[^,]+,demo,pretest,[^,]*,,0,0,,,,,' \
    "and first meetings, without a rating"

# -- answers

export_reviews --all --with-answers
printf '%s\n' "$out" >"$T/answers.csv"
is "$(head -n 1 "$T/answers.csv")" "$fsrs,$own,answer" "answers come last"
contains "$out" '"=1+1, ""x""<U+001B>[31m <U+202E>"' \
    "cleaned of what a terminal acts on"
lacks "$(cat "$T/rest.csv")" "1+1" "and only when asked for"
for format in csv tsv json; do
	export_reviews --all --with-answers --format $format
	lacks "$out" "$(printf '\033')" "$format: no escape sequence gets out"
	lacks "$out" "$(printf '\342\200\256')" "$format: nor a bidi control"
done

# -- spreadsheets

export_reviews --all --with-answers --excel
printf '%s\n' "$out" >"$T/excel.csv"
is "$(head -c 3 "$T/excel.csv" | od -An -tx1 | tr -d ' ')" efbbbf \
    "--excel begins with a byte order mark"
contains "$out" "\"'=1+1, \"\"x\"\"" "and makes formulas text"
is "$("$REVISIT" --db "$db" export reviews --excel --all |
	awk '!/\r$/' | wc -l | tr -d ' ')" 0 "each line ends in CR LF"
is "$("$REVISIT" --db "$db" export reviews --excel --all --with-answers |
	perl -ne 'print if /(^|[,"\t])[=+\@\t]/ || /(^|,)"?-[^,0-9]/')" "" \
    "no cell begins like a formula"
export_reviews --excel --format json
is "$status" 2 "json is not for spreadsheets"
contains "$err" "--excel goes with csv and tsv" "and that is said"

# -- where it goes

export_reviews --output "$T/out.csv"
is "$status:$out" "0:" "--output keeps standard output quiet"
same "$T/out.csv" "$T/all.csv" "and writes the same bytes"
# shellcheck disable=SC2012 # the mode is what is looked at
is "$(ls -l "$T/out.csv" | cut -c 1-10)" "-rw-------" "for nobody else to read"
echo precious >"$T/behind"
ln -s behind "$T/link.csv"
export_reviews --output "$T/link.csv"
is "$(cat "$T/behind")" precious "a file behind a link is not written over"
export_reviews --output "$T/no/such/out.csv"
is "$status" 1 "a folder that is not there is said"
contains "$err" "no/such/out.csv" "by name"
export_reviews --output -
is "$out" "$(cat "$T/all.csv")" "- is standard output"
is "$(find "$T" -name '*.csv.*')" "" "no half-written file is left behind"
if [ -w /dev/full ]; then
	run sh -c '"$REVISIT" --db "$0" export reviews >/dev/full' "$db"
	is "$status" 1 "a full disk is no success"
	contains "$err" "No space left" "and is said"
else
	skip "no /dev/full here" "a full disk is no success"
fi
for locale in C POSIX C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8 ja_JP.EUC-JP xx_YY; do
	is "$(LC_ALL=$locale "$REVISIT" --db "$db" export reviews \
	    --all --with-answers)" "$(cat "$T/answers.csv")" \
	    "the same bytes in $locale"
done

# -- undo

"$REVISIT" --db "$db" --at 2026-01-21T20:00:00Z undo >/dev/null
export_reviews --all
is "$(printf '%s\n' "$out" | wc -l)" "$(($(wc -l <"$T/rest.csv") - 1))" \
    "what was taken back is gone from it"
done_testing
