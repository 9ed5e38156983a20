#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck import: what is no framework, what cannot be read, and where nothing can
# be written: said in words that tell what to do, and nothing is written.
. "${SRCDIR:-.}/tests/lib.sh"

data=$SRCDIR/tests/data/framework
cat >"$T/soil.txt" <<'END'
One – Soils
Learn that… Learn how to…
1. Soil holds water, and roots need air.
2. Clay is heavy; it drains slowly after rain.
3. Sand drains fast and warms early in spring.
Help people to look at soil by:
● Digging a small pit together.
END

# refused FILE WORDS WHAT: status 1, these words, no file
refused() {
	run "$REVISIT" deck import "$1" --output "$T/out.yaml"
	is "$status:$out" 1: "$3 is refused"
	contains "$err" "$2" "$3: that is said"
	is "$(printf '%s\n' "$err" | wc -l | tr -d ' ')" 1 "$3: in a line"
	[ ! -e "$T/out.yaml" ]
	ok $? "$3: nothing is written"
}

# ---------------------------------------------------------------- no framework

: >"$T/nothing.txt"
refused "$T/nothing.txt" "nothing.txt is empty" "an empty file"
printf '\n \f\n\r\n' >"$T/blank.txt"
refused "$T/blank.txt" "blank.txt is empty" "a file of empty lines"
printf 'name,town\nAnn,Leeds\nBob,Hull\n' >"$T/table.csv"
refused "$T/table.csv" "does not look like a framework" "a table"
contains "$err" "revisit deck new --from FILE" \
    "and what makes decks of other lists is named"
printf '\0\1\2\3\200\201' >"$T/bytes"
refused "$T/bytes" "neither a text nor a PDF" "a file of any bytes"
cat >"$T/recipe.txt" <<'END'
Bread Pudding

Ingredients
• 6 slices of bread
• 2 eggs

Method
1. Heat the oven.
2. Cut the bread into squares and lay it in a dish.
3. Bake for 35 minutes until golden.

Tips
• Serve warm.
END
refused "$T/recipe.txt" "does not look like a framework" "a recipe"
cat >"$T/minutes.txt" <<'END'
Minutes of the Parish Council
1. Welcome
The chair welcomed all.
2. Minutes of the last meeting
The minutes were agreed.
3. Matters arising
• The bench has been mended.
• The hedge is still to be cut.
4. Any other business
None.
END
refused "$T/minutes.txt" "does not look like a framework" "minutes"
i=0
while [ $i -lt 30 ]; do
	i=$((i + 1))
	printf '%d. Allen, B. (2019). Of rivers. Journal of Water, %d(2), 3-9.\n' \
	    $i $i
done >"$T/references.txt"
refused "$T/references.txt" "does not look like a framework" "references"
sed 's/ (2019).*/ walked home that night./' "$T/references.txt" >"$T/list.txt"
refused "$T/list.txt" "does not look like a framework" "a numbered list"

# ------------------------------------------------------------------------ PDFs

if command -v pdftotext >/dev/null; then
	refused "$data/locked.pdf" "locked with a password" "a locked PDF"
	contains "$err" "save a copy without one" "and what to do is said"
	perl -e 'my ($s, @at) = ("%PDF-1.4\n");
	    for ("<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>") {
		push @at, length $s;
		$s .= @at . " 0 obj$_ endobj\n";
	    }
	    my $x = length $s;
	    $s .= "xref\n0 4\n0000000000 65535 f \n";
	    $s .= sprintf "%010d 00000 n \n", $_ for @at;
	    print "${s}trailer<</Size 4/Root 1 0 R>>\nstartxref\n$x\n%%EOF\n"' \
	    >"$T/picture.pdf"
	refused "$T/picture.pdf" "there is no text in" "a PDF of pictures"
	contains "$err" "OCR" "and what to do is said"
	head -c 9000 "$data/tuned/boats-tex-505.pdf" >"$T/half.pdf"
	refused "$T/half.pdf" "only a part of one" "half a PDF"
	# a hole in it, as a bad download leaves: the rest can be read
	perl -e 'local $/; $_ = <>; substr($_, length($_) / 8, 400) = "\0" x 400;
	    print' "$data/tuned/boats-tex-505.pdf" >"$T/hole.pdf"
	run "$REVISIT" deck import "$T/hole.pdf"
	contains "$err" "the PDF is damaged, and words of it may be missing" \
	    "a damaged PDF of which a part is read is named as one"
	run sh -c '"$REVISIT" deck import - <"$1"' - \
	    "$data/tuned/boats-tex-505.pdf"
	is "$status" 0 "a PDF is read from standard input"
	contains "$out" "  - id: lt1.1" "and becomes a deck"
	lacks "$err" "damaged" "of which nothing is missing"
else
	skip "no pdftotext here" "PDFs"
fi

# ------------------------------------------------------------- where it would go

mkdir "$T/folder"
run "$REVISIT" deck import "$T/soil.txt" --output "$T/folder"
is "$status" 1 "a folder is no deck"
contains "$err" "folder is a folder; give the name of a file in it, such as" \
    "and it is said what to give"
cp "$T/soil.txt" "$T/kept.txt"
run "$REVISIT" deck import "$T/soil.txt" --output "$T/folder/../soil.txt"
is "$status" 1 "nor is the document itself"
contains "$err" "soil.txt is the document itself" "which is said"
same "$T/soil.txt" "$T/kept.txt" "and it stays as it was"
run "$REVISIT" deck import "$T/soil.txt" --output /dev/null
is "$status" 1 "nor a device"
[ -c /dev/null ]
ok $? "which stays one"
run "$REVISIT" deck import "$T/soil.txt" --output "$T/no/such.yaml"
contains "$status:$err" "cannot be written: No such file" \
    "a folder that is not there is named"
run "$REVISIT" deck import "$T/soil.txt" --output ''
is "$status" 2 "a name without letters is no name"
printf 'just: yaml\n' >"$T/other.yaml"
cp "$T/other.yaml" "$T/kept.yaml"
run "$REVISIT" deck import "$T/soil.txt" --output "$T/other.yaml"
is "$status" 1 "a file that is there and no deck is not written over"
contains "$err" "is no deck that can be read" "which is said"
same "$T/other.yaml" "$T/kept.yaml" "and it stays as it was"
if [ "$(id -u)" -ne 0 ]; then
	chmod 555 "$T/folder"
	run "$REVISIT" deck import "$T/soil.txt" --output "$T/folder/a.yaml"
	contains "$status:$err" "cannot be written: Permission denied" \
	    "a folder that may not be written is named"
	chmod 755 "$T/folder"
else
	skip "root may write anywhere" "a folder that may not be written"
fi
run "$REVISIT" deck import "$T/soil.txt" --output -
is "$status" 0 "- is standard output"
contains "$out" "  - id: lt1.1" "where the deck is"
lacks "$err" "Wrote" "and no file is named"

# --------------------------------------------------------------------- too large

perl -e 'print "One – Soils\nLearn that… Learn how to…\n";
    for my $i (1 .. 900) {
	print "$i. Soil", " holds $i drops of water" x 420, ".\n";
    }
    print "Help people to look at soil by:\n● Digging a small pit.\n"' \
    >"$T/large.txt"
run "$REVISIT" deck import "$T/large.txt" --output "$T/large.yaml"
is "$status:$out" 1: "a deck larger than decks can be is not written"
contains "$err" "a deck has 8 MiB at most; import a part of the document" \
    "and it is said what to do"
lacks "$err" "report" "which is no fault to report"
[ ! -e "$T/large.yaml" ]
ok $? "nothing is written"
head -c 9000000 /dev/zero | tr '\0' '#' >"$T/huge.yaml"
run "$REVISIT" deck import "$T/soil.txt" --output "$T/huge.yaml"
contains "$status:$err" "is larger than the 8 MiB" "nor into one that is"

# ------------------------------------------------------------ what to type next

# next_command: what the last line suggests, pasted into a shell
next_command() {
	run sh -c "\"\$REVISIT\" $(printf '%s\n' "$err" |
	    sed -n 's/.* with: revisit //p')"
}
cd "$T" || exit 1
for name in 'my deck (2).yaml' "it's \$HOME.yaml" '-x.yaml' 'a;b&c.yaml' \
    'plain.yaml' 'größe.yaml'; do
	run "$REVISIT" deck import soil.txt --output="$name"
	is "$status" 0 "$name is written"
	next_command </dev/null
	is "$status" 0 "$name: the command to look at it can be pasted"
	sed 's/early/very early/' soil.txt >next.txt
	run "$REVISIT" deck import next.txt --output="$name"
	is "$status" 0 "$name: the next edition too"
	next_command
	is "$status" 0 "$name: and the command to check it"
done
run "$REVISIT" deck import soil.txt --output plain2.yaml
contains "$err" "revisit deck preview plain2.yaml" \
    "a plain name stands without quotes"

# ------------------------------------------------------------------- in brackets

cat >"$T/flow.yaml" <<'END'
format: 1
deck: soil
prefix: lt
title: Soil
sections: [{id: s1, title: Soils}]
statements:
  - {id: lt1.1, section: s1, text: "Soil holds water, and roots need air."}
  - {id: lt1.2, section: s1, text: Clay is heavy; it drains fast., terms: [fast, heavy]}
  -
    id: lt1.3
    section: s1
    text: Sand drains fast and warms early in spring.
practice: [{section: s1, heading: "Help people to look at soil by:",
    bullets: [Digging a small pit together.]}]
END
cp "$T/flow.yaml" "$T/one.yaml"
run "$REVISIT" deck import "$T/soil.txt" --output "$T/one.yaml" --yes
is "$status" 0 "entries in brackets can be put in other words"
contains "$(cat "$T/one.yaml")" "  # no longer in the text: fast
  - {id: lt1.2, section: s1, text: Clay is heavy; it drains slowly after rain., terms: [heavy]}" \
    "in their brackets"
sed 's/● Digging.*/● Drawing what they see./' "$T/soil.txt" >"$T/more.txt"
cp "$T/flow.yaml" "$T/one.yaml"
run "$REVISIT" deck import "$T/more.txt" --output "$T/one.yaml" --yes
is "$status" 1 "one that would have to go is refused"
contains "$err" "what stands in brackets in line 14 cannot be changed safely; write each entry of it on lines of its own" \
    "and it is said what to do"
same "$T/one.yaml" "$T/flow.yaml" "the deck stays as it was"
done_testing
