#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# show: the whole story of an item: where it stands, what comes next and why,
# what it waits for, where it was used, whose words it is.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

cat >"$T/demo.yaml" <<'END'
format: 1
deck: demo
prefix: lt
title: A small deck
licence: CC BY 4.0, by the harbour school
source: {title: A framework, publisher: The Harbour Board}
sections:
  - {id: s1, title: Harbours}
statements:
  - id: lt1.1
    section: s1
    gist: copper lanterns shine
    text: The harbour shelters copper lanterns and velvet sailors.
    ask: What does the harbour shelter?
    author: Northfield
    as-of: 2026-05-04
    ideas: [copper lanterns, velvet sailors]
    because: {ask: Why does it?, model: Because of the wind.}
    misconceptions:
      - {id: calm, says: Harbours are always calm., truth: Storms come too.}
    apply:
      - {id: mist, setting: Year 8 history, case: Mist comes., model: Wait.,
         ticks: [waits]}
      - {id: ice, setting: Year 2 art, case: Ice comes., model: Stay.,
         ticks: [stays]}
  - id: lt1.2
    section: s1
    text: The baker forgot rye flour and cinnamon syrup.
    ideas: [rye flour, cinnamon syrup]
    builds-on: lt1.1
  - id: lt1.3
    section: s1
    text: In the castle are hidden a golden trumpet and broken armour.
    ideas: [golden trumpet, broken armour]
    opens: 2027-09-01
cases:
  - id: spring-tide
    scene: The tide is high and the bread is late.
    setting: Year 5 science
    uses: lt1.1, lt1.2
    model: Light the lanterns and look for flour.
practice:
  - section: s1
    heading: Light the harbour, by
    bullets:
      - trimming each wick in the evening, before the boats come in, and again
        when the tide turns.
END

given() {
	perl "$SRCDIR/tests/tools/given.pl" "$T/r.db" "$REVISIT"
}
show() {
	run "$REVISIT" --plain --db "$T/r.db" --at 2027-03-01T18:00 show "$@"
}
"$REVISIT" --db "$T/r.db" deck add "$T/demo.yaml" >/dev/null
ok $? "the deck was added"

# ------------------------------------------------------------------------ unmet

show 1.1
is "$status:$err" "0:" "a statement that was not met"
contains "$out" "Question: What does the harbour shelter?" "its question"
contains "$out" "The Harbour Board" "whose words it is"
contains "$out" "Question: Northfield" "who wrote the question"
contains "$out" "2026-05-04" "when it was checked"
contains "$out" "CC BY 4.0" "under which licence"
is "$(printf '%s\n' "$out" | grep -c 'CC BY')" 1 "told once"
contains "$out" "It is open" "it waits for nothing"
contains "$out" "1.2 builds on it." "what builds on it"
for other in because refute/calm apply/mist apply/ice; do
	contains "$out" "lt1.1/$other" "its $other is listed"
done
contains "$out" "spring-tide/spot" "and the scene that uses it"
contains "$out" "Not yet used in a case." "where it was used"

show 1.2
contains "$out" "It opens when 1.1 is settled." "what it waits for"
contains "$out" "1.2 builds on 1.1, not met." "what it builds on"
show 1.3
contains "$out" "It opens on 1 September" "its own day"

show spring-tide
is "$status:$err" "0:" "a case by its name"
contains "$out" "The tide is high" "its scene"
contains "$out" "A good answer: Light the lanterns" "its model"
contains "$out" "calls for 1.1, not met; 1.2, not met." "what it calls for"
show 1.1/apply/mist
contains "$out" "Mist comes." "a case of a statement"
show 1.1/refute/calm
contains "$out" "Instead: Storms come too." "a reply"

# ------------------------------------------------------------------------ asked

given <<'END'
2027-01-04 demo:lt1.1/recall 3 yy 2 new
2027-01-07 demo:lt1.1/recall 3 yy 3
2027-01-20 demo:lt1.1/recall 1 yn 4
2027-01-21 demo:lt1.1/recall 3 yy 3
2027-01-25 demo:lt1.1/recall 1 yn 3
2027-02-01 demo:lt1.1/apply/mist 3 y 0 new
END
ok $? "answers were given"
show 1.1
contains "$out" "The second idea was missing twice: velvet sailors." \
    "what was missing, and how often"
contains "$out" "Next time: first letters, as its stability is 0." \
    "which level comes next, and why"
contains "$out" "Used in Year 8 history. Not yet elsewhere." "used once"
contains "$out" "20 January: Again, level 4." "the story of its answers"
lacks "$out" "Is it the question?" "two misses accuse no question"

given <<'END'
2027-02-02 demo:lt1.1/apply/ice 2 y 0 new
2027-02-03 demo:lt1.1/recall 1 yn 2
2027-02-05 demo:lt1.1/recall 1 yn 2
END
show 1.1
contains "$out" "Used in Year 8 history; Year 2 art. It travels." "used twice"
contains "$out" "4 misses. Is it the question?" "four do"
unlike "$out" '[[:punct:]]\{3\}' "no run of signs"

# opened for good once what it builds on was settled, whatever lapses later
show 1.2
contains "$out" "It opened on" "it opened when 1.1 was settled"

# eight answers, of which the marks of three were changed
{
	for i in 1 2 3; do
		echo "2027-01-0$i demo:lt1.3/recall 3 yy 3 due found=yn"
	done
	for i in 4 5 6 7 8; do
		echo "2027-01-0$i demo:lt1.3/recall 3 yy 3"
	done
} | given
show 1.3
contains "$out" "Its marks were changed in 3 of 8 answers." \
    "marks that are changed often are told"
contains "$out" "marks changed" "and stand in the story"

# --------------------------------------------------------------------- practice

show s1
for words in "Light the harbour, by" \
    "trimming each wick in the evening, before the boats come in, and again"; do
	contains "$out" "$words" "a section shows its practice"
done
is "$(printf '%s\n' "$out" | grep -c 'copper lanterns')" 1 \
    "and each statement once"
run "$REVISIT" --plain --db "$T/r.db" find wick tide
contains "$out" "when the tide turns." "find finds practice, whole"

show 9.9
is "$status" 1 "what there is not"
contains "$err" "9.9" "is named"

done_testing
