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

# -- what the manual says of the columns

# told SECTION: its columns there, apart by commas
told() {
	awk -v part="$1" '
	/^\.S[hs] / { on = $0 == ".Sh " part }
	on && /^\.It Va / {
		gsub(/^\.It Va | /, "")
		names = names sep $0
		sep = ","
	}
	END { print names }' "$SRCDIR/man/revisit-export.5"
}
is "$(told REVIEWS)" "$fsrs,$own,answer" "revisit-export(5) has those of reviews"
for what in items stats; do
	run "$REVISIT" --db "$db" export $what
	is "$(told "$(echo $what | tr '[:lower:]' '[:upper:]')")" \
	    "$(printf '%s\n' "$out" | head -n 1)" "and those of $what"
	printf '%s\n' "$out" >"$T/$what.csv"
	run "$REVISIT" --db "$db" export $what --format json
	is "$(printf '%s\n' "$out" | wc -l)" \
	    "$(($(wc -l <"$T/$what.csv") - 1))" "$what: as many objects"
	is "$(printf '%s\n' "$out" | perl -MJSON::PP -ne '
	    $n = keys %{ decode_json($_) }; print "$n\n"' | sort -u)" \
	    "$(head -n 1 "$T/$what.csv" | tr , '\n' | wc -l | tr -d ' ')" \
	    "$what: each has every column"
	run "$REVISIT" --db "$db" export $what --excel --format json
	is "$status" 2 "$what: json is not for spreadsheets"
	run "$REVISIT" --db "$db" export $what --output "$T/no/such/file"
	is "$status" 1 "$what: a folder that is not there is said"
	"$REVISIT" --db "$T/none.db" export $what >"$T/none.csv"
	ok $? "$what: an empty store is no fault"
done

# -- items: of the decks, then what no deck has any more

cp "$db" "$T/gone.db"
sed '/id: lt2.1/,$d' "$T/demo.yaml" >"$T/less.yaml"
"$REVISIT" --db "$T/gone.db" deck remove demo >/dev/null
"$REVISIT" --db "$T/gone.db" deck add --yes "$T/less.yaml" >/dev/null 2>&1
run "$REVISIT" --db "$T/gone.db" export items
is "$(printf '%s\n' "$out" | cut -d, -f 2-5,9-11)" \
    "item,deck,statement,kind,state,paused,in_deck
$(printf '%s\n' "$out" | sed -n 2p | cut -d, -f 2-5,9-11)
$(printf '%s\n' "$out" | sed -n 3p | cut -d, -f 2-5,9-11)" "a row an item"
like "$out" "^1,demo:lt1.1/recall,demo,lt1.1,recall,s1,Harbours,.*,0,1,2026-" \
    "one of a deck"
like "$out" "^1,demo:lt2.1/recall,demo,lt2.1,recall,,,,.*,[01],0,2026-.*,,,\$" \
    "and one that was taken out of it"

# -- an amendment that names another item

if command -v sqlite3 >/dev/null; then
	cp "$db" "$T/stray.db"
	id=$(sed -n 2p "$T/all.csv" | cut -d, -f6)
	sqlite3 "$T/stray.db" "INSERT INTO event VALUES
	    ('ffffffff-0000-7000-8000-000000000001',
	    'ffffffff-0000-7000-8000-00000000000f', 1, 1800000000000, 0,
	    'amend', 'demo:lt2.1/recall', '$id', '{\"rating\":1}')"
	run "$REVISIT" --db "$T/stray.db" export reviews
	is "$(printf '%s\n' "$out" | grep "$id" | cut -d, -f3,11)" "1,1" \
	    "counts for the review that it is about"
else
	skip "no sqlite3 here" "counts for the review that it is about"
fi

# -- undo

"$REVISIT" --db "$db" --at 2026-01-21T20:00:00Z undo >/dev/null
export_reviews --all
is "$(printf '%s\n' "$out" | wc -l)" "$(($(wc -l <"$T/rest.csv") - 1))" \
    "what was taken back is gone from it"
done_testing
