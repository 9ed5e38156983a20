#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The decks that come with the program: a new profile is asked one of them and
# no other; the small one is marked fairly; the overlay adds to the framework
# what it says it adds.
. "${SRCDIR:-.}/tests/lib.sh"

decks=$SRCDIR/decks

# ------------------------------------------------------------ a fresh profile

run "$REVISIT" deck list
is "$(printf '%s\n' "$out" | grep -c 'comes with the program')" 1 \
    "a new profile has one deck"
contains "$out" "npqlt" "the framework"
run sh -c "'$REVISIT' --profile new quiz --porcelain </dev/null"
unlike "$out" '"item": *"(bread|northfield)' "nothing of the others is asked"
contains "$out" "npqlt:" "but the framework"
run "$REVISIT" --profile new find yeast
lacks "$out" "br1" "nor found"
run "$REVISIT" quiz bread --porcelain
contains "$out" "bread:" "by its name it can be had"

# ---------------------------------------------------------------------- bread

b="$REVISIT --profile baker"
run $b deck add "$decks/bread.yaml"
is "$status" 0 "bread can be added"
n=$(grep -c '^  - id: br' "$decks/bread.yaml")
[ "$n" -ge 20 ] && [ "$n" -le 26 ]
ok $? "it is small: $n statements"
[ "$(grep -c '^      - id:.*' "$decks/bread.yaml")" -ge 12 ]
ok $? "with misconceptions and cases"

# the first wordings of a statement are a full answer to it
awk '
	/^  - id: br/ { id = $3 }
	/^    ideas:/ { on = 1; next }
	/^    [a-z]/ { on = 0 }
	on && /^      - / {
		sub(/^      - /, "")
		sub(/ \|.*/, "")
		gsub(/"/, "")
		answer[id] = answer[id] (answer[id] ? "; " : "") $0
	}
	END { for (id in answer) print id "|" answer[id] }
' "$decks/bread.yaml" | sort >"$T/answers"
is "$(wc -l <"$T/answers" | tr -d ' ')" "$n" "each statement has ideas"
while IFS='|' read -r id answer; do
	# shellcheck disable=SC2086
	run $b mark "$id" "$answer" --format json
	contains "$out" '"verdict":"full"' "$id: its ideas in full" ||
		diag "$answer"
done <"$T/answers"

# and as somebody would say it, seen after the ideas were written
while IFS='|' read -r id verdict answer; do
	# shellcheck disable=SC2086
	run $b mark "$id" "$answer" --format json
	contains "$out" "\"verdict\":\"$verdict\"" "$id: $answer"
done <<'END'
br1.4|full|the protein makes gluten, a stretchy net that keeps the gas in
br1.6|full|a fungus, it eats sugars and makes CO2
br2.4|full|when it is twice its size, in a cold kitchen that takes longer
br3.3|partial|it collapses
br4.6|full|starch hardens, worst in the fridge, so use the freezer
br1.7|miss|no idea
END

# -------------------------------------------------------------------- overlay

o="$REVISIT --profile north"
run $o deck add "$decks/northfield-primary.yaml"
is "$status" 0 "the overlay can be added where nothing else was"
run $o deck list
contains "$out" "adds to npqlt" "it stands beside what it adds to"
run $o show 5.4
contains "$out" "northfield-primary:lt5.4/apply/sentence-stems" \
    "its cases carry its name"
contains "$out" "It opens on 25 January 2027" "its dates hold"
# "bit by bit" alone says it in the framework's deck; this is of Northfield
answer="sentence stems help them start; weaned off it; once they can do it alone"
run $o mark lt5.4 "word mats and $answer" --format json
contains "$out" '"verdict":"full"' "its wordings count"
run "$REVISIT" --profile new mark lt5.4 "word mats and $answer" --format json
lacks "$out" '"verdict":"full"' "and are its own"
run $o --at 2027-01-12T09:00:00Z due --days 1
is "$status" 0 "a day can be planned with it"
run $o deck remove northfield-primary
run $o show 5.4
lacks "$out" "northfield" "what it added leaves with it"

done_testing
