#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Overlays from outside (lt4.2, lt8.10, lt9.6): their items are asked with their
# deck's under a name of their own; removing one pauses its items and nothing
# else; what is locked stays.
. "${SRCDIR:-.}/tests/lib.sh"
needs sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
db=$T/r.db
TERM=xterm
export TERM
{
	demo_deck | sed 's/^title/locked: yes\nsource:\n  publisher: The Office\n&/'
} >"$T/demo.yaml"

# overlay NAME [CLAUSE]: an overlay on the demo deck
overlay() {
	cat <<EOF
format: 1
deck: $1
title: The $1 school
extends: demo
glossary:
  quay: where ships lie
statements:
  - id: lt1.1
    tags: [primary]
    ideas:
      - copper lanterns | brass lights
      - velvet sailors
    misconceptions:
      - id: keep
        says: The harbour keeps every lantern for good.
        truth: The harbour shelters lanterns and sailors for a night.
        listen-for: keeps every lantern
    apply:
      - id: storm
        setting: Year 2 geography
        case: A storm breaks a quay.
        model: Shelter the lanterns (1.1). Then call the sailors.
        ticks:
          - shelter the lanterns
          - call the sailors
cases:
  - id: fog
    setting: Year 5 history
    scene: Fog falls over the quay and bread is late.
    uses: lt1.1, lt2.1
    model: Lanterns (1.1), and rye flour (2.1).
EOF
}
overlay north >"$T/north.yaml"
overlay south >"$T/south.yaml"

revisit() {
	day=$1
	shift
	run "$REVISIT" --db "$db" --at "2024-04-${day}T09:00:00Z" --seed 1 "$@"
}
quiz() {
	day=$1
	printf '%s' "$2" >"$T/in"
	shift 2
	run sh -c '"$@" <"$0"' "$T/in" "$REVISIT" --db "$db" \
	    --at "2024-04-${day}T09:00:00Z" --seed 1 quiz "$@"
}
events() {
	sqlite3 "$db" "SELECT item || ' ' || json_extract(body, '\$.rule')
	    FROM event WHERE type = 'content' ORDER BY at_ms, id"
}

# -------------------------------------------------------------------- adding

revisit 01 deck add "$T/north.yaml"
is "$status" 0 "an overlay can be added before its deck"
contains "$out" "3 cards" "which lies beside it, so its cards are counted"
revisit 01 deck add "$T/demo.yaml"
revisit 01 deck add "$T/south.yaml"
is "$status:$err" "0:" "a second one: no clash, not a word"
revisit 02 deck list
like "$out" 'north.*' "they are listed"
contains "$out" "adds to demo, 3 cards" "with what they add to"
like "$out" '^demo' "after the deck itself"

# ---------------------------------------------------------- what they bring

revisit 02 show 1.1
contains "$out" "north:lt1.1/refute/keep" "the deck's statement lists their items"
contains "$out" "south:lt1.1/apply/storm" "of both"
revisit 02 show north:lt1.1/refute/keep
contains "$out" "every lantern" "their items can be shown"
contains "$out" "Statement: The Office. Question: The north school" \
    "with whose words they are"
revisit 02 show north:fog
contains "$out" "opens when 1.1 is settled" \
    "and wait for the deck's statements"
run "$REVISIT" --db "$db" --at 2024-04-02T09:00:00Z mark lt1.1 \
    "brass lights and velvet sailors"
contains "$out" "Good" "a wording of theirs counts for the deck's idea"
run "$REVISIT" --db "$db" --at 2024-04-02T09:00:00Z mark lt1.1 \
    "it keeps every lantern"
contains "$out" "the misconception 'keep'" "a misconception is listened for"
quiz 01 '{"command":"term quay"}
' --porcelain demo
contains "$out" "where ships lie" "and their glossary is the deck's too"
quiz 01 '' --item north:lt1.1/apply/storm
contains "$out" "Case from: north, Year 2 geography" "a case says whose it is"
quiz 01 '' --porcelain --item north:lt1.1/apply/storm
contains "$out" '"overlay":"north"' "in porcelain too"
quiz 01 '' --item north:lt1.1/refute/keep
contains "$out" "from: north" "and so does a reply"

# known well, the deck's own session asks theirs
full='{"answer":"copper lanterns and velvet sailors"}
{"continue":true}
'
reply='{"answer":"copper lanterns and velvet sailors"}
{"number":2}
{"continue":true}
{"number":2}
{"continue":true}
'
quiz 02 "$full" --porcelain --item lt1.1
quiz 03 "$reply" --porcelain --item north:lt1.1/refute/keep
contains "$out" '"item":"north:lt1.1/refute/keep","review"' "a reply is answered"
quiz 04 '' --porcelain demo
contains "$out" '"event":"question"' "quiz DECK"
is "$(sqlite3 "$db" "SELECT count(*) FROM item_state WHERE item GLOB
    'north:*'")" 1 "keeps theirs under their name"
quiz 13 '' --porcelain demo
plan=$(printf '%s\n' "$out" | grep '"plan"')
quiz 13 '' --porcelain
is "$(printf '%s\n' "$out" | grep '"plan"')" "$plan" \
    "a deck with its overlays is what the profile has"
quiz 13 '' --porcelain north
lacks "$(printf '%s\n' "$out" | grep '"question"')" '"item":"demo:' \
    "an overlay alone asks nothing of its deck"

# ------------------------------------------------------------------- removing

before=$(sqlite3 "$db" "SELECT * FROM item_state")
revisit 14 deck remove north
contains "$out" "1 card that you have met is paused" "removing one"
lacks "$out" "Without any deck" "with a deck left, no word of having none"
is "$(sqlite3 "$db" "SELECT * FROM item_state")" "$before" \
    "changes no state of anything"
is "$(events)" "north:lt1.1/refute/keep gone" "its item alone is marked gone"
quiz 15 '' --porcelain demo
lacks "$out" "north" "and is not asked"
revisit 15 show 1.1
lacks "$out" "north:" "nor listed"
contains "$out" "south:lt1.1/refute/keep" "the other overlay stays"
contains "$out" "Settled" "and the deck's statement as it was"
revisit 15 show north:lt1.1/refute/keep
contains "$out" "no longer in the deck, since 14 April" "gone, and kept"
revisit 15 deck remove demo
is "$status" 1 "a deck that an overlay adds to stays"
contains "$err" "the deck south adds to demo and needs it" "with the reason"
contains "$err" "remove south first" "and the way"
revisit 15 deck list
like "$out" '^demo.*kept in this profile' "it is there as before"
is "$(events)" "north:lt1.1/refute/keep gone" "and nothing of it is paused"
revisit 16 deck add "$T/north.yaml"
is "$(events | tail -n 1)" "north:lt1.1/refute/keep back" "it comes back"
is "$(sqlite3 "$db" "SELECT * FROM item_state")" "$before" "as it was"

# -------------------------------------------------------------- release by week

overlay north | sed 's/^statements:/sections:\n  - id: s2\n    opens: 2024-06-01\n&/' \
    >"$T/north.yaml"
revisit 17 deck add "$T/north.yaml"
is "$status" 0 "a date for a section"
revisit 18 show 2.1
contains "$out" "1 June" "holds its statements back"
quiz 17 '' --porcelain demo
lacks "$(printf '%s\n' "$out" | grep '"question"')" 'lt2.' "from the session"
is "$(sqlite3 "$db" "SELECT * FROM item_state")" "$before" "and moves nothing"

# ------------------------------------------------------------- what stays locked

overlay north | sed 's/    tags:.*/    text: The harbour is closed./' \
    >"$T/bad.yaml"
revisit 18 deck add "$T/bad.yaml"
is "$status" 1 "one that changes a locked text is refused"
contains "$err" "changes the text of lt1.1, and demo is locked" "by id"
overlay north | sed '/      - velvet sailors/d' >"$T/bad.yaml"
revisit 18 deck add "$T/bad.yaml"
is "$status" 1 "so is one that leaves an idea out"
contains "$err" "leaves out the idea 'velvet sailors' of lt1.1" "by id too"
overlay north | sed 's/      - velvet sailors/&\n      - tin whistles/' \
    >"$T/more.yaml"
run "$REVISIT" --db "$T/more.db" deck add "$T/more.yaml"
is "$status" 0 "one with an idea of its own is added"
contains "$err" "'tin whistles' is no wording of an idea of lt1.1, and demo is locked" \
    "and told that it is none of the deck's"
run "$REVISIT" --db "$db" deck lint --base "$T/demo.yaml" "$T/bad.yaml"
is "$status" 3 "lint says the same"
contains "$out" "C23" "as C23"

# a linked one that is spoilt later: the last good version, with one line
revisit 18 deck add --link "$T/north.yaml"
cp "$T/bad.yaml" "$T/north.yaml"
quiz 19 '' --porcelain demo
is "$(printf '%s\n' "$err" | grep -c .)" 1 "spoilt later: one line"
contains "$err" "last good version" "the last good version is asked"
revisit 19 show 1.1
contains "$out" "north:lt1.1/refute/keep" "with its items"
is "$(events | grep -c 'gone')" 1 "and none of them is gone"

# ---------------------------------------------------------------------- lint

overlay north >"$T/north.yaml"
run "$REVISIT" --db "$db" deck lint "$T/north.yaml"
is "$status" 0 "lint of an overlay"
contains "$err" "kept: 2 lines. Yours to change: 13." \
    "what it leaves as it is, and what is its author's"
contains "$err" "2 overlays, no clashes" "and whether it agrees with others"
sed 's/where ships lie/a shop/' "$T/south.yaml" >"$T/s.yaml"
run "$REVISIT" --db "$db" deck lint "$T/s.yaml"
contains "$err" "2 overlays, 1 clash:" "a clash is counted"
contains "$err" "quay glossary: north and south" "and named"
revisit 20 deck add "$T/s.yaml"
is "$status" 0 "it is no reason to refuse"
contains "$err" "clash at quay glossary: north and south" "but said"
sed 's/id: lt1.1/id: lt9.9/' "$T/north.yaml" >"$T/s.yaml"
revisit 21 deck add "$T/s.yaml"
contains "$err" "lt9.9: not in the deck demo" \
    "so is what the deck does not have"

# a deck that is not here
overlay west | sed 's/extends: demo/extends: nowhere/' >"$T/west.yaml"
run "$REVISIT" --db "$T/other.db" deck add "$T/west.yaml"
is "$status" 0 "an overlay of a deck that is not here is added"
contains "$err" "extends the deck nowhere, which is not here" "and says so"

# ------------------------------------------------------------ pause and resume

revisit 22 pause north:fog
is "$status" 0 "an item of an overlay can be paused"
contains "$out" "revisit resume north:fog/spot" "and how to go on is told"
revisit 22 pause lt1.1/apply/storm
is "$status" 1 "a name that two overlays have"
contains "$err" "write the whole name" "wants the whole"
revisit 22 resume north:fog/spot
is "$status" 0 "and resumed"

done_testing
