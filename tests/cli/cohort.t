#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# cohort: what files of many come to, in each view; what is not told; and files
# that are damaged, doubled, older, or of another deck. UPDATE=1 writes the
# golden views anew.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl

cd "$T" || exit 1
export TERM=xterm
shares() {
	perl "$SRCDIR/tests/tools/shares.pl" "$@"
}
cohort() {
	"$REVISIT" --db none.db --at 2027-05-03T12:00:00Z cohort "$@"
}
# golden NAME: $out is as it was agreed
golden() {
	printf '%s\n' "$out" >got
	if [ -n "${UPDATE:-}" ]; then
		mkdir -p "$SRCDIR/tests/golden/cohort"
		cp got "$SRCDIR/tests/golden/cohort/$1"
	fi
	same got "$SRCDIR/tests/golden/cohort/$1" "the view: $1"
}

# lines of `got` with more characters
wider() {
	perl -CSD -ne 'chomp; print "$_\n" if length > '"$1" got
}

# ------------------------------------------------------------------ views

shares --learners 18 --items 14 --seed 4 spring-A
COLUMNS=80 run cohort spring-A --of 21 --retaught 2.2=2027-02-16
is "$status:$err" "0:" "a folder of 18 files"
golden 80.txt
is "$(wider 80)" "" "no line is over 80 columns"
COLUMNS=40 run cohort spring-A --of 21 --retaught 2.2=2027-02-16
golden 40.txt
is "$(wider 40)" "" "no line is over 40 columns"
run cohort --plain spring-A --of 21 --retaught 2.2=2027-02-16
golden plain.txt
unlike "$out" '[#|]|  ' "for ears: no column, no sign that stands for a word"
run cohort spring-A --for-others
golden others.txt
run cohort spring-A --all
golden all.txt
run cohort spring-A --format csv
golden rows.csv
run cohort spring-A --format json
golden page.json
run cohort spring-A --format json --for-others
golden others.json
run cohort spring-A --format html --retaught 2.2=2027-02-16
golden page.html

# -------------------------------------------------- what may be passed on

# no code of a person, and in text no count under five
for view in rows.csv page.html others.txt others.json; do
	unlike "$(cat "$SRCDIR/tests/golden/cohort/$view")" \
	    '(^|[^a-z])p(0[1-9]|1[0-8])([^0-9]|$)' "$view names no person"
done
unlike "$(cat "$SRCDIR/tests/golden/cohort/others.txt")" \
    '(^|[^.0-9-])[1-4]/| of [1-4]([^0-9]|$)' "no count under five"
run cohort spring-A --format csv
is "$(printf '%s\n' "$out" | sed 1d | grep -c ',[1-4],0\.')" 0 \
    "nor among the learners of a row"
run cohort spring-A --level totals
lacks "$out" "learners  " "--level totals: nobody is a column"
unlike "$out" '^ *# forecast' "and there is no key"
run cohort spring-A --format csv --excel
is "$(printf '%s' "$out" | head -c 3 | od -An -tx1 | tr -d ' ')" "efbbbf" \
    "--excel has its mark"
run cohort spring-A --excel
is "$status" 2 "which goes with csv alone"

# of four there is no rate in any view
shares --learners 4 --items 14 --seed 4 four
for view in "" --plain "--format csv" "--format html"; do
	# shellcheck disable=SC2086
	run cohort four $view
	is "$status" 0 "a cohort of four ${view:-in text}"
	unlike "$out" '[0-9]/[0-9]|[0-9]%? \(|,0\.[0-9]' "tells no rate"
done
run cohort four --format json
is "$(printf '%s' "$out" | grep -o '"rate":[^,}]*' | sort -u)" '"rate":null' \
    "in JSON every rate is null"

# ------------------------------------------------------------- idempotent

mkdir twice
cp spring-A/*.json twice
for f in spring-A/*.json; do
	cp "$f" "twice/copy-of-$(basename "$f")"
done
run cohort twice --format json
printf '%s\n' "$out" | sed 's/"older_files":[0-9]*/"older_files":0/;
    s/; 18 older files set aside//;s/"title":"twice"/"title":"spring-A"/' >one
run cohort spring-A --format json
printf '%s\n' "$out" >two
same one two "each file twice counts once, in every figure"
run sh -c '"$REVISIT" --db none.db cohort --format json spring-A/p1*.json spring-A/p0*.json'
printf '%s\n' "$out" >one
run sh -c '"$REVISIT" --db none.db cohort --format json spring-A/p0*.json spring-A/p1*.json'
printf '%s\n' "$out" >two
same one two "in whatever order the files come"

# ------------------------------------------------------ damaged and strange

cp -r spring-A bad
head -c 3000 bad/p01-1.json >bad/cut && mv bad/cut bad/p01-1.json
sed 's/"rating": 3/"rating": 4/' spring-A/p02-1.json >bad/p02-1.json
: >bad/p03-1.json
printf '{"revisit-share": 9}' >bad/p04-1.json
echo '{"x": 1}' >bad/notes.json
head -c 20000 /dev/urandom >bad/noise.json
run cohort bad
is "$status" 0 "the rest is reported"
contains "$out" "14 shared" "without those that are damaged"
contains "$err" "bad/p01-1.json is cut off" "a file that was cut off is named"
contains "$err" "bad/p02-1.json was changed" "and one that was changed"
contains "$err" "bad/p03-1.json is empty" "an empty one"
contains "$err" "bad/p04-1.json was made by a later version" "a later one"
contains "$err" "bad/notes.json is no share file" "one that is none"
contains "$err" "bad/noise.json is no share file" "noise"
contains "$out" "6 files could not be taken" "and the report says how many"
run cohort spring-A/p01-1.json no-such.json
is "$status" 0 "a file that is not there"
contains "$err" "no-such.json" "is named"
run cohort no-such.json
is "$status" 1 "with no file left there is no report"
mkdir empty
run cohort empty
is "$status" 1 "nor of an empty folder"
printf 'evil\033[31m' >name
cp bad/p03-1.json "$(cat name).json"
run cohort spring-A/p01-1.json "$(cat name).json"
lacks "$err" "$(printf '\033')" "a file's name cannot act on a terminal"

# ------------------------------------------------------------- people, decks

run cohort spring-A --leave-out p03 --leave-out P04
contains "$out" "16 shared" "two are left out"
contains "$out" "2 left out" "and that is said"
run cohort spring-A --leave-out p99
is "$status" 1 "one who is not there cannot be left out"
mkdir two-decks
cp spring-A/*.json two-decks
sed 's/"deck": "npqlt"/"deck": "first-aid"/' spring-A/p01-1.json |
    sed '/^"sha256"/,$d' >body
{
	cat body
	printf '"sha256": "%s"\n}\n' "$(sha256sum <body | cut -c 1-64)"
} >two-decks/other.json
run cohort two-decks
is "$status" 2 "files of two decks"
contains "$err" "first-aid (1), npqlt (18)" "are counted"
run cohort two-decks --deck npqlt
contains "$out" "18 shared" "and one is taken"
run cohort two-decks --deck first-aid
contains "$out" "1 shared" "or the other, which no deck here tells of"
run cohort two-decks --deck none
is "$status" 1 "or neither"

run cohort spring-A --retaught 2.2
is "$status" 2 "a reteaching wants its date"
run cohort spring-A --retaught 2.2=someday
is "$status" 2 "and a real one"
run cohort spring-A --retaught 99.9=2027-02-16
is "$status" 2 "of a statement there is"

# a deck that is not here: ids alone
mkdir ids
for f in spring-A/*.json; do
	sed 's/npqlt/other/g' "$f" | sed '/^"sha256"/,$d' >body
	{
		cat body
		printf '"sha256": "%s"\n}\n' \
		    "$(sha256sum <body | cut -c 1-64)"
	} >"ids/$(basename "$f")"
done
run cohort ids --retaught lt2.2=2027-02-16
is "$status" 0 "without the deck"
like "$out" '^lt2\.1 ' "rows are ids"
contains "$out" "lt2.2 on 16 February" "and so is what was retaught"

# the weakest three as a page to begin a meeting with
run "$REVISIT" --db none.db deck starter --from-cohort spring-A
is "$status:$err" "0:" "a starter from the cohort"
is "$(printf '%s\n' "$out" | grep -o 'lt[0-9]*\.[0-9]*\|>[0-9]\.[0-9]*' |
    tr -d '>lt' | awk '!seen[$0]++' | head -3 | tr '\n' ' ')" \
    "2.3 3.2 2.1 " "asks its three weakest statements, the weakest first"
printf '%s\n' "$out" >starter.html
run "$REVISIT" --db none.db deck starter --from-cohort spring-A/*.json
printf '%s\n' "$out" >many.html
same many.html starter.html "from files as from their folder"
run "$REVISIT" --db none.db deck starter --from-cohort four
is "$status" 1 "of four learners no statement stands out"
run "$REVISIT" --db none.db deck starter --from-cohort four --statements 2.1
is "$status" 2 "one of the two chooses"

# to a file
run cohort spring-A --output page.txt
is "$status:$out" "0:" "to a file"
contains "$(cat page.txt)" "18 shared" "as on the screen"
# shellcheck disable=SC2012
is "$(ls -l page.txt | cut -c 1-10)" "-rw-------" "for its owner alone"
run cohort spring-A --of 2
is "$status" 2 "a cohort is no smaller than those who shared"
contains "$err" "how many people" "and it is said"
done_testing
