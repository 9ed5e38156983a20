#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck import: a framework's text or PDF becomes a deck that can be quizzed at
# once; what is not sure is named; the next edition keeps ids and handwork.
. "${SRCDIR:-.}/tests/lib.sh"

data=$SRCDIR/tests/data/framework
deck=$T/new.yaml

# ------------------------------------------------------------------- a deck

run "$REVISIT" deck import "$data/npqlt.txt" --output "$deck"
is "$status:$out" 0: "the framework's text is imported"
contains "$err" "Found 9 sections, 78 statements, and 25 headings with 87 bullets." \
    "and what was found is said"
contains "$err" "npqlt.txt:917: in doubt: 9.10 goes on at line 955 or at line 922" \
    "as is what is in doubt, with both readings"
contains "$err" "left out (head of a column): lines 190, 246," \
    "and what was left out"
contains "$(cat "$deck")" "    # in doubt: 9.10 goes on at line 955 or at line 922
    text: >" "the deck says so too, beside the statement"
contains "$(cat "$deck")" "  - id: lt9.10
    section: s9" "ids are prefix, section and number"
run "$REVISIT" deck lint "$deck"
is "$status" 0 "the deck has no error"
run sh -c 'echo "{\"command\":\"quit\"}" |
    "$REVISIT" --db "$T/q.db" quiz --porcelain "$1"' - "$deck"
is "$status" 0 "it can be quizzed at once"
contains "$out" '"event":"question"' "and asks"

run sh -c '"$REVISIT" deck import - --prefix xy <"$1"' - "$data/npqlt.txt"
is "$status" 0 "it is read from standard input"
contains "$out" "  - id: xy2.1" "with another prefix, onto standard output"
run "$REVISIT" deck import "$data/npqlt.txt" --prefix 3x
is "$status" 2 "a prefix that cannot be one is refused"

run "$REVISIT" deck import "$data/hard/museum-chromium-502.pdftotext.txt"
contains "$err" "That is much: another way of taking the text out" \
    "where much is in doubt, another way of taking the text out is advised"

# -------------------------------------------------------------- no framework

printf 'Once upon a time there was a plain text.\n' >"$T/tale.txt"
run "$REVISIT" deck import "$T/tale.txt" --output "$T/tale.yaml"
is "$status:$out" 1: "what is no framework is refused"
contains "$err" "does not look like a framework" "and that is said"
[ ! -e "$T/tale.yaml" ]
ok $? "and nothing is written"
printf '\377\376O\0' >"$T/wide.txt"
run "$REVISIT" deck import "$T/wide.txt"
contains "$status:$err" "UTF-16" "UTF-16 is named as such"
run "$REVISIT" deck import "$T/none.txt"
is "$status" 1 "a file that is not there is an error"

# -------------------------------------------------------------- the next edition

cp "$SRCDIR/decks/npqlt.yaml" "$T/ours.yaml"
run "$REVISIT" deck import "$data/npqlt.txt" --output "$T/ours.yaml"
is "$status" 0 "the same edition is imported into the shipped deck"
contains "$out" "Statements: 78 unchanged, 0 reworded, 0 new, 0 gone" \
    "nothing has changed"
same "$T/ours.yaml" "$SRCDIR/decks/npqlt.yaml" "and the file is what it was"

cat >"$T/first.txt" <<'END'
One – Soils
Learn that… Learn how to…
1. Soil holds water, and roots need air.
2. Clay is heavy; it drains slowly after rain.
3. Sand drains fast and warms early in spring.
4. Worms carry leaves down into the ground.
Help people to look at soil by:
● Digging a small pit together.
● Feeling a handful of earth.
END
cat >"$T/second.txt" <<'END'
One – Soils and Ground
Learn that… Learn how to…
1. Soil holds water, and roots need air.
2. A spade that is clean cuts better.
3. Clay is heavy; it drains very slowly after long rain.
4. Sand drains fast and warms early in spring.
Help people to look at soil by:
● Digging a small pit together with others.
● Drawing what they see.
END
for word in true no null y; do
	run "$REVISIT" deck import "$T/first.txt" --prefix $word \
	    --output "$T/$word.yaml"
	is "$status" 0 "$word can be a prefix and a deck's name"
	run "$REVISIT" deck lint "$T/$word.yaml"
	is "$status" 0 "and the deck is one without errors"
done

# ------------------------------------------------------- what is no UTF-8

perl -pe 's/\xe2\x80\x93/\x96/; s/\xe2\x80\xa6/\x85/g; s/\xe2\x97\x8f/\x95/;
    s/Soil holds/Soil\x92s air holds/' "$T/first.txt" >"$T/latin.txt"
run "$REVISIT" deck import "$T/latin.txt"
is "$status" 0 "a text in Windows-1252 is read"
contains "$err" "latin.txt:1: the text is no UTF-8; it was read as Windows-1252" \
    "and that is said"
contains "$out" "Soil’s air holds water" "with its quotes"
contains "$out" 'title: "Soils"' "and its dashes"
perl -pe 's/Clay/Cl\xff\x61y/' "$T/first.txt" >"$T/damaged.txt"
run "$REVISIT" deck import "$T/damaged.txt" --output "$T/damaged.yaml"
is "$status" 1 "a UTF-8 text with damaged bytes is refused"
contains "$err" "damaged.txt:4: there are bytes here that are no UTF-8" \
    "and it is said where"
[ ! -e "$T/damaged.yaml" ]
ok $? "and nothing is written"

# ---------------------------------------------------- the next edition's words

run "$REVISIT" deck import "$T/first.txt" --output "$T/soil.yaml"
perl -0pi -e 's/(    text: >\n      Clay)/    ask: What is clay like? # mine\n    terms:\n      - slowly after rain\n      - heavy\n$1/;
    s/(    text: >\n      Worms)/    ask: Who carries leaves?\n$1/' "$T/soil.yaml"
cp "$T/soil.yaml" "$T/before.yaml"

run "$REVISIT" deck import "$T/second.txt" --output "$T/soil.yaml"
is "$status" 1 "where something would be lost and nobody can be asked, it stops"
contains "$err" "give --yes" "and says how to go on"
contains "$out" "2 unchanged, 1 reworded, 1 new, 1 gone" "the difference is shown"
contains "$out" "new lt1.5 (1.2 in the document)" \
    "a new statement gets an id that is free"
contains "$out" "reworded lt1.2 (1.3 in the document)" \
    "a reworded one is known by its words, not by its number"
contains "$out" "renumbered lt1.3 is 1.4 in the document" "so is a moved one"
contains "$out" "gone lt1.4: Worms carry" "and what is gone is named"
same "$T/soil.yaml" "$T/before.yaml" "nothing was written"

run "$REVISIT" deck import --yes "$T/second.txt" --output "$T/soil.yaml"
is "$status" 0 "with --yes it is written"
after=$(cat "$T/soil.yaml")
contains "$after" "    ask: What is clay like? # mine" \
    "what was written by hand stays, comments and all"
contains "$after" "      # - slowly after rain
      - heavy" "a term that the new text does not hold becomes a comment"
contains "$after" "      Clay is heavy; it drains very slowly after long rain." \
    "the new text stands in the old one's place"
contains "$after" "  # - id: lt1.4" "what is gone becomes a comment"
contains "$after" "  #   ask: Who carries leaves?" "with all that was its own"
contains "$after" "retired: [lt1.4]" "and its id is retired"
contains "$after" 'title: "Soils and Ground"' "a section's new name is taken"
contains "$after" "Digging a small pit together with others." \
    "a bullet's new words too"
run "$REVISIT" deck lint "$T/soil.yaml"
is "$status" 0 "the deck is still one without errors"
cp "$T/soil.yaml" "$T/once.yaml"
run "$REVISIT" deck import --yes "$T/second.txt" --output "$T/soil.yaml"
contains "$err" "says all this already" "the second time there is nothing to do"
same "$T/soil.yaml" "$T/once.yaml" "and the file stays as it is"

run "$REVISIT" deck import "$data/npqlt.txt" --output "$T/soil.yaml"
is "$status" 1 "another framework is not written over a deck"
contains "$err" "is it the same framework?" "and that is said"
run "$REVISIT" deck import "$T/second.txt" --prefix zz --output "$T/soil.yaml"
is "$status" 2 "nor with another prefix"

# ----------------------------------------------------------------------- a PDF

# The statements of a deck, one a line.
statements_of() {
	perl -0ne 'while (/^    text: >\n((?:      .*\n)+)/mg) {
	    my $t = $1; $t =~ s/\n? +/ /g; $t =~ s/^ | *\n$//g; print "$t\n" }' \
	    "$1"
}

mkdir "$T/nothing"
run env PATH="$T/nothing" "$REVISIT" deck import "$data/tuned/boats-tex-505.pdf"
is "$status" 1 "without pdftotext a PDF is not read"
contains "$err" "poppler" "and it is said what to install"
if command -v pdftotext >/dev/null; then
	run "$REVISIT" deck import "$data/tuned/boats-tex-505.pdf" \
	    --output "$T/boats.yaml"
	is "$status" 0 "a PDF is read"
	sed -n 's/^T	[0-9]*	//p' "$data/tuned/boats-tex-505.gold" >"$T/wanted"
	statements_of "$T/boats.yaml" >"$T/got"
	same "$T/got" "$T/wanted" "every statement is what was typeset"
	contains "$err" "boats-tex-505.pdf, page 1, line 1: left out" \
	    "lines are named by their pages"
	contains "$err" "counted from the top of each page" \
	    "and how they are counted is said"
	# a pdftotext that does not know -bbox
	mkdir "$T/other"
	printf '#!/bin/sh\ncase $* in *-bbox*) exit 99;; esac\nexec %s "$@"\n' \
	    "$(command -v pdftotext)" >"$T/other/pdftotext"
	chmod +x "$T/other/pdftotext"
	run env PATH="$T/other:$PATH" "$REVISIT" deck import \
	    "$data/tuned/boats-tex-505.pdf" --output "$T/boats-other.yaml"
	is "$status" 0 "without the places of the words it is read too"
	contains "$err" "of the text as read with pdftotext" \
	    "and its lines are those of the text"
	statements_of "$T/boats-other.yaml" >"$T/got"
	same "$T/got" "$T/wanted" "to the same statements"
	printf '%%PDF-1.4\nnot one\n' >"$T/broken.pdf"
	run "$REVISIT" deck import "$T/broken.pdf"
	is "$status" 1 "a damaged PDF is refused"
	contains "$err" "could not read" "in words"
	TMPDIR=$T/tmp
	mkdir "$TMPDIR"
	export TMPDIR
	run "$REVISIT" deck import "$data/tuned/boats-tex-505.pdf"
	is "$(ls "$TMPDIR")" "" "and no file is left behind"
else
	skip "no pdftotext here" "a PDF is read"
fi
done_testing
