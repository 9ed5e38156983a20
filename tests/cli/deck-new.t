#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck new --from: a list becomes a deck without errors, it is said how it was
# read, and no line is left out without a word. (How lists are read in detail:
# tests/unit/t_list.c.)
. "${SRCDIR:-.}/tests/lib.sh"

cd "$T" || exit 1

# from NAME OPTION…: makes a deck of what is on standard input
from() {
	name=$1
	shift
	run "$REVISIT" deck new --from - --output "$name.yaml" "$@"
	is "$status" 0 "$name: a deck is made" || diag "$err"
	lint=$("$REVISIT" deck lint "$name.yaml" 2>&1)
	like "$lint" "no errors|0 errors" "$name: without errors" ||
		diag "$lint"
	made=$(cat "$name.yaml")
}

from rows <<'END'
id,Topic,Question,Answer,Notes
5.1,Water,How hot for black tea?,"Boiling, at the leaves",mine
5.10,Water,How hot for green tea?,70 to 80 degrees; not boiling,
x 1,Keeping,Where is tea kept?,In a tin,
,Keeping,Lonely?,,
END
contains "$err" "the list was read as columns apart by commas (id, section, \
question, answer; named by the first row); --as markdown, lines or qa reads" \
    "it is said how it was read"
contains "$err" "line 1 was left out: Notes; this column is not used" \
    "and which column was left out"
contains "$err" "line 5 was left out: Keeping | Lonely?; this question has no \
answer" "and which line"
contains "$err" "line 4: its id is md2.1 here; 'x 1' is not one" \
    "and which id could not be kept"
contains "$made" "  - id: md5.1
    section: s1
    text: Boiling, at the leaves
    ask: How hot for black tea?" "a question, and its answer as the text"
contains "$made" "id: md5.10" "a number keeps its nought behind the prefix"
contains "$made" "deck: my-deck
prefix: md
title: My deck" "names, where nothing gives one"
unlike "$made" "id: [0-9]" "no id is a number"

from named --title "Tea: a life" --name tea --prefix te --licence "CC BY 4.0" \
    <<'END'
- Water for black tea should boil.
- Tea is kept in a tin.
END
contains "$made" 'deck: tea
prefix: te
title: "Tea: a life"
licence: CC BY 4.0' "names as they were given"
contains "$made" "id: te1" "ids begin with the prefix"

# words that YAML takes for something else
for word in Notes Onions Yes On Null True Now; do
	from word --title "$word" <<'END'
- Keep them dry.
END
	rm -f word.yaml
	unlike "$made" "^(deck|prefix): (yes|no|on|null|true)$" \
	    "$word: its names are texts"
done
from ids --prefix no <<'END'
id,question,text
no,What keeps them dry?,A tin.
on1,What keeps them cold?,A cellar.
END
contains "$err" "line 2: its id is no1 here; 'no' is not one" \
    "an id that is such a word is told"
contains "$made" "id: on1" "the other one stays"

from glued <<'END'
Q: Which are they?
A: - this one
- that one

Q. Why?
A. So.
And thus.
END
contains "$made" "text: this one; that one" "a list may answer"
contains "$made" "text: So. And thus." "so may lines"
contains "$err" "2 lines without Q: or A: were put to what stands above; the \
first is line 3" "that is said"

# what the program's own export of a deck holds
"$REVISIT" deck export npqlt --format csv >own.csv
run "$REVISIT" deck new --from own.csv --prefix lt --output own.yaml
is "$status" 0 "an export is read again"
lacks "$err" "asked by its blanks" "no question is lost"
lacks "$err" "ideas were left out" "nor ideas"
lacks "$err" "licence; this column" "nor the licence"
"$REVISIT" deck lint own.yaml >lint 2>&1
ok $? "it is a deck" || diag "$(cat lint)"
"$REVISIT" deck export own.yaml --format csv >again.csv
# the number of rows with a question, and of ideas in all
count() {
	perl -0777 -ne 'my ($q, $i, $f) = (0, 0, 0);
		while (/\G(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n)/g) {
			my $cell = defined $1 ? $1 : $2;
			$q++ if $f == 3 && length $cell;
			$i += split(/; /, $cell) if $f == 5;
			$f = $3 eq "," ? $f + 1 : 0;
		}
		print "$q questions, $i ideas\n"' "$1"
}
is "$(count again.csv)" "$(count own.csv)" "each question and idea is there"
contains "$(cat again.csv)" "under the Open Government Licence v3.0" \
    "whose words they are goes with it"
from source <<'END'
question,answer,source,licence
Why?,So it is.,Page 1,CC0
How?,Thus it is.,Page 2,CC0
END
contains "$made" "licence: CC0" "a licence that all rows have is the deck's"
contains "$err" "source; this column differs from row to row" \
    "a source of each row is told"

# a bare list is usable at once: asked with what the rule blanks
run "$REVISIT" --profile new --plain deck add named.yaml
is "$status" 0 "it can be added"
run sh -c "printf 'water\n' | '$REVISIT' --profile new --plain quiz tea"
is "$status" 0 "and quizzed"
contains "$out" "Water for black tea should boil." "with its statements"

# hostile and odd lists
from odd <<'END'
yes? no
- [ ] Say "hi": it's \o/ # not a comment
- *{a}* & [b] | c: @d `e` %f !g
- 007
- {id: x}
END
from parts <<END
Q: Which are they?
A: $(awk 'BEGIN { for (i = 0; i < 40; i++) printf "part %d; ", i }')
END
contains "$err" "it is asked by its blanks" \
    "an answer of too many parts is asked otherwise, and that is said"
contains "$made" "Which are they?" "its question is not lost"
printf 'caf\351 au lait is coffee with milk\n' >latin.txt
run "$REVISIT" deck new --from latin.txt
is "$status" 0 "a list that is not UTF-8 is read"
contains "$out" "café au lait" "as Windows-1252"
contains "$err" "Windows-1252" "which is said"
contains "$out" "deck: latin" "named after its file"
contains "$out" "title: Latin" "and so is its title"

# --as
printf 'Why? So.\nHow? Thus.\n' >pairs
run "$REVISIT" deck new --from pairs --as lines
contains "$out" "text: Why? So." "--as lines: each line as it stands"
contains "$err" "as plain lines (2 statements)" "and it is said"
run "$REVISIT" deck new --from pairs --as csv
is "$status" 0 "--as csv: one column is text"
run "$REVISIT" deck new --from pairs --as anki
is "$status" 2 "--as knows four words"

# what cannot be done
run "$REVISIT" deck new --from "$T/absent"
is "$status" 1 "a list that is not there"
: >empty
run "$REVISIT" deck new --from empty --output e.yaml
is "$status" 1 "an empty list"
contains "$err" "no statement was found in it" "is said to be one"
[ ! -e e.yaml ]
ok $? "and nothing is written"
printf 'PK\003\004\000\000\000list' >book.xlsx
printf '%%PDF-1.4 list' >list.pdf
for file in book.xlsx list.pdf; do
	run "$REVISIT" deck new --from $file
	is "$status" 1 "$file is no list"
	contains "$err" "save the list as CSV" "and what to do is said"
done
echo mine >mine.yaml
for words in "mine.yaml --from pairs" "--from pairs --output mine.yaml"; do
	# shellcheck disable=SC2086
	run "$REVISIT" deck new $words
	is "$status" 1 "deck new $words: a file is never overwritten"
	is "$(cat mine.yaml)" mine "it is as it was"
done
run "$REVISIT" deck new --as csv
is "$status" 2 "--as without --from"
run "$REVISIT" deck new a.yaml --output b.yaml --from pairs
is "$status" 2 "two names for the file"
for name in Tea 5 -x "a b" ""; do
	run "$REVISIT" deck new --from pairs --name "$name"
	is "$status" 2 "--name '$name' is refused"
done
run "$REVISIT" deck new --from pairs --prefix 5
is "$status" 2 "--prefix 5 is refused"
run "$REVISIT" deck new --from pairs --title " "
is "$status" 2 "an empty title is refused"

# a name that is taken gives way
cp pairs npqlt
run "$REVISIT" deck new --from npqlt
contains "$out" "deck: npqlt-2" "no new deck takes the name of another"

done_testing
