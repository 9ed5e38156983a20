#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck export: what a deck says is text in every format, and its licence and
# sources go with it.
. "${SRCDIR:-.}/tests/lib.sh"

cd "$T" || exit 1
cat >odd.yaml <<'END'
format: 1
deck: odd
prefix: od
title: "Odd <b>bold</b> & *stars*"
licence: CC BY 4.0 <see LICENSE>
source:
  title: A leaflet
  publisher: Somebody & Sons
  date: 2026-05-01
  url: https://example.org/x
  note: Not made by them.
sections:
  - {id: s1, title: "# One"}
  - {id: s2, title: Two}
statements:
  - id: od1.1
    section: s1
    gist: "=cmd|' /C calc'!A0"
    text: "=HYPERLINK(\"x\"), a comma, and \"quotes\" <script>alert(1)</script>"
    ask: "1. What? [link](http://x) `code` _em_ | pipe"
    ideas:
      - first: idea
  - id: od1.2
    section: s1
    text: "- no list \e[31m"
  - id: lonely
    text: No section.
    example: An instance.
    misconceptions:
      - {id: m, says: They say., truth: It is so.}
END
# what is refused as an escape is written as the sign itself elsewhere
sed -i.bak -e 's/first: idea/first idea | second wording/' \
    -e 's/ \\e\[31m//' odd.yaml

ex() {
	run "$REVISIT" deck export odd.yaml "$@"
}

ex --format yaml
"$REVISIT" deck export odd.yaml --format yaml >same.yaml
same same.yaml odd.yaml "yaml is the deck's own text"

ex --format md
is "$status" 0 "md"
contains "$out" '# Odd \<b\>bold\</b\> \& \*stars\*' "no sign is a sign"
contains "$out" '\[link\](http\://x) \`code\` \_em\_ \| pipe' "nor in a text"
contains "$out" '**Question:** 1\. What?' "a number begins no list"
contains "$out" '\- no list' "nor does a dash"
contains "$out" '## \# One' "a heading stays one"
contains "$out" "Statements: Somebody \\& Sons, A leaflet (2026-05-01), \
https\\://example.org/x. Not made by them." "whose words they are"
contains "$out" 'Licence: CC BY 4.0 \<see LICENSE\>' "and the licence"
contains "$out" "### 1.1  \\=cmd" "numbers as people know them"
contains "$out" "## Further statements" "what has no section is there too"
contains "$out" "**Some say:** They say." "and what people say"
lacks "$out" "<script>" "no HTML gets through"

ex --format html --output odd.html
is "$status:$out" "0:Wrote odd.html." "html, to a file"
html=$(cat odd.html)
contains "$html" "&lt;script&gt;alert(1)&lt;/script&gt;" "text is text"
lacks "$html" "<script" "there is no script"
unlike "$html" '(src|href)=' "and nothing to fetch"
contains "$html" "<h1>Odd &lt;b&gt;" "one heading of the first level"
is "$(grep -c '<h1>' odd.html)" 1 "and no other"
contains "$html" "<h2># One</h2>" "sections are headings"
is "$(grep -c 'Licence: CC BY 4.0' odd.html)" 2 "the licence, first and last"
contains "$html" '<html lang="en-GB">' "a language"

ex --format csv
is "$status" 0 "csv"
is "$(printf '%s\n' "$out" | sed -n 1p)" \
    "id,section,gist,question,text,ideas,example,misconceptions,source,licence" \
    "its columns"
contains "$out" '"=HYPERLINK(""x""), a comma, and ""quotes""' "quotes"
is "$(printf '%s\n' "$out" | grep -c 'CC BY 4.0')" 3 "the licence in each row"
ex --format csv --excel
contains "$out" "'=cmd|" "nothing is taken for a formula"
is "$(printf '%s' "$out" | head -c 3 | od -An -tx1 | tr -d ' ')" efbbbf \
    "a byte order mark"

# there and back: the same statements
run "$REVISIT" deck export bread --format csv --output bread.csv
run "$REVISIT" deck new --from bread.csv --output back.yaml --prefix br \
    --name back
is "$status" 0 "a deck is made of its own csv"
is "$(grep -c '^  - id: br' back.yaml)" \
    "$(grep -c '^  - id: br' "$SRCDIR/decks/bread.yaml")" \
    "with as many statements"
"$REVISIT" deck export back.yaml --format csv | cut -d, -f1-4 >a
"$REVISIT" deck export bread --format csv | cut -d, -f1-4 >b
same a b "with the same ids, sections and questions"

# without a licence it says so
grep -v '^licence' odd.yaml >free.yaml
run "$REVISIT" deck export free.yaml --format md
contains "$out" "Licence: none is stated; ask its author" "no licence is said"

# the shipped decks, in every format
for deck in npqlt bread northfield-primary; do
	for format in yaml md csv html; do
		"$REVISIT" deck export $deck --format $format >whole
		ok $? "$deck as $format"
		grep -q "CC BY 4\.0" whole
		ok $? "with its licence"
	done
done
"$REVISIT" deck export --format md >whole
is "$(head -n 1 whole)" \
    "# NPQ Leading Teaching" "without a name: what is asked"

# an overlay has the texts of its base, and says whose they are
mkdir family
cat >family/ours.yaml <<'END'
format: 1
deck: ours
extends: theirs
title: Ours
licence: CC0
statements:
  - id: th1
    misconceptions:
      - {id: m, says: They say., truth: It is so.}
END
run "$REVISIT" deck export family/ours.yaml --format md
is "$status" 0 "an overlay alone"
lacks "$out" "Compost" "has no text to show"
cat >family/theirs.yaml <<'END'
format: 1
deck: theirs
prefix: th
title: Theirs
licence: CC BY 4.0
source:
  publisher: A Garden Club
  title: Leaflet
statements:
  - id: th1
    gist: Compost feeds
    text: Compost feeds the soil.
  - id: th2
    text: Frost kills tomatoes.
END
for format in md html csv; do
	run "$REVISIT" deck export family/ours.yaml --format $format
	contains "$out" "Compost feeds the soil." "$format: the text of the base"
	contains "$out" "A Garden Club" "whose it is"
	contains "$out" "CC BY 4.0" "and under which licence"
	lacks "$out" "Frost" "what it does not add to is not there"
done

for words in "" "--format pdf" "--format md --excel"; do
	# shellcheck disable=SC2086
	run "$REVISIT" deck export odd.yaml $words
	is "$status" 2 "deck export $words is refused"
done
run "$REVISIT" deck export nothing --format md
is "$status" 1 "a deck that is not there"
contains "$err" "deck list" "and what to do"
printf 'format: 1\n' >bad.yaml
run "$REVISIT" deck export bad.yaml --format md --output x.md
is "$status" 1 "a deck with an error"
[ ! -e x.md ]
ok $? "nothing is written"
run "$REVISIT" deck export odd.yaml --format md --output "$T/no/x.md"
is "$status" 1 "a folder that is not there"

done_testing
