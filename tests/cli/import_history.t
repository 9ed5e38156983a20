#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A framework is imported, its deck worked on by hand and learned; then the next
# edition is imported into it and the deck added again. What was learned stays
# with the statement, wherever the document has it now (PRODUCT E.3).
. "${SRCDIR:-.}/tests/lib.sh"
needs sqlite3

deck=$T/soil.yaml
db=$T/r.db

# revisit DAY ARG…: on that day of April 2024
revisit() {
	day=$1
	shift
	run "$REVISIT" --db "$db" --at "2024-04-${day}T09:00:00Z" --seed 1 "$@"
}
# known DAY ID ANSWER [LINE]: that statement, answered; LINE ticks what is bare
known() {
	printf '{"answer":"%s"}\n%s{"continue":true}\n' "$3" "${4-}" >"$T/in"
	run sh -c '"$@" <"$0"' "$T/in" "$REVISIT" --db "$db" \
	    --at "2024-04-${1}T09:00:00Z" --seed 1 quiz --porcelain --item "$2" soil
}
# state COLUMN ID: of that statement
state() {
	sqlite3 "$db" "SELECT $1 FROM item_state WHERE item = 'soil:$2/recall'"
}
# all_of ID: what is known of it
all_of() {
	state "stability || ' ' || due_day || ' ' || n_counted" "$1"
}
rules() {
	sqlite3 "$db" "SELECT item || ' ' || json_extract(body, '\$.rule')
	    FROM event WHERE type = 'content' ORDER BY item"
}

cat >"$T/one.txt" <<'END'
One – Soils
Learn that… Learn how to…
1. Soil holds water, and roots need air.
2. Clay is heavy; it drains slowly after rain.
3. Sand drains fast and warms early in spring.
4. Worms carry leaves down into the ground.
Help people to look at soil by:
● Digging a small pit together.
Two – Plants
Learn that… Learn how to…
1. Beans feed the ground with nitrogen from the air.
2. Mint spreads by runners, and a pot holds it back.
3. Seeds wake when it is warm and wet enough.
Help people to look at plants by:
● Sowing some seeds on wet paper.
END
# the plants are first now; 1.2 was put in; clay is in other words, mint in words
# that say something else; the worms are gone
cat >"$T/two.txt" <<'END'
One – Plants
Learn that… Learn how to…
1. Beans feed the ground with nitrogen from the air.
2. Mint spreads by seeds, and no pot is needed for it where bees are few.
3. Seeds wake when it is warm and wet enough.
Help people to look at plants by:
● Sowing some seeds on wet paper.
Two – Soils
Learn that… Learn how to…
1. Soil holds water, and roots need air.
2. A spade that is clean cuts better.
3. Clay is heavy; after long rain it drains very slowly.
4. Sand drains fast and warms early in spring.
Help people to look at soil by:
● Digging a small pit together.
END

revisit 01 deck import "$T/one.txt" --output "$deck"
is "$status" 0 "the framework is imported"
# by hand: questions and ideas for three of them, the rest as it came
perl -0pi -e '
    s/(    text: >\n      Soil)/    ask: What does soil hold?\n    ideas:\n      - holds water\n      - roots need air\n$1/;
    s/(    text: >\n      Clay)/    ask: What is clay like? # ours\n    ideas:\n      - heavy\n      - drains slowly\n$1/;
    s/(    text: >\n      Worms)/    ask: What do worms do?\n    ideas:\n      - carry leaves down\n$1/' \
    "$deck"
revisit 01 deck add "$deck"
is "$status" 0 "a learner adds the deck"

known 01 lt1.1 "it holds water and roots need air"
known 01 lt1.2 "heavy, and drains slowly"
known 01 lt1.4 "they carry leaves down"
known 01 lt2.1 "beans feed the ground with nitrogen from the air" '{"ticks":[1]}
'
known 01 lt2.2 "mint spreads by runners, a pot holds it back" '{"ticks":[1]}
'
for id in lt1.1 lt1.2 lt1.4 lt2.1 lt2.2; do
	is "$(state n_counted $id)" 1 "$id was recalled"
done
soil=$(all_of lt1.1)
clay=$(all_of lt1.2)
worms=$(all_of lt1.4)
beans=$(all_of lt2.1)

# ------------------------------------------------------------ the next edition

revisit 03 deck import --yes "$T/two.txt" --output "$deck"
is "$status" 0 "the next edition is imported"
contains "$out" "Statements: 4 unchanged, 2 reworded, 1 new, 1 gone" \
    "the difference is told"
contains "$out" "renumbered lt2.1 is 1.1 in the document" "as are numbers"
revisit 03 deck add --yes "$deck"
is "$status" 0 "and the deck is added again"
contains "$out" "no longer in the deck; its history is kept: 1.4" "where it is told what is gone"

is "$(all_of lt1.1)" "$soil" "what is unchanged is known as before"
is "$(all_of lt2.1)" "$beans" "so is what has another number and section"
is "$(all_of lt1.2)" "$clay" "and what says the same in other words"
is "$(state n_counted lt1.5)" "" "a new statement is new"
is "$(all_of lt1.4)" "$worms" "what is gone is not forgotten"

known 03 lt1.4 "they carry leaves down"
is "$status" 1 "but is not asked"
revisit 30 quiz --porcelain soil
lacks "$out" "lt1.4" "nor weeks later"

known 04 lt2.2 "by seeds, no pot where bees are few" '{"ticks":[1,2]}
'
contains "$(rules)" "soil:lt2.2/recall rewritten" \
    "a statement that says something else begins anew"
is "$(state n_counted lt2.2)" 1 "with its first answer"
is "$(sqlite3 "$db" "SELECT count(*) FROM event WHERE type = 'review'
    AND item = 'soil:lt2.2/recall'")" 2 "the old one is kept in the log"

known 09 lt1.1 "it holds water and roots need air"
is "$(state n_counted lt1.1)" 2 "and learning goes on"

# --------------------------------------------------------- and back once more

revisit 10 deck import --yes "$T/one.txt" --output "$deck"
is "$status" 0 "the first edition again"
contains "$out" "gone lt1.5" "takes out what the second brought"
contains "$out" "new lt1.6 (1.4 in the document): Worms" \
    "what was retired comes under a new id"
contains "$out" "lt1.4 was that before: it is a comment in line" \
    "and it is said where what was written for it is"
revisit 10 deck lint "$deck"
is "$status" 0 "the deck has no error"
contains "$(cat "$deck")" "    ask: What is clay like? # ours" \
    "what was written by hand is there"
contains "$(cat "$deck")" "  #   ask: What do worms do?" \
    "in comments too, for what was gone"
revisit 10 deck add --yes "$deck"
known 10 lt1.2 "heavy, and drains slowly"
is "$(state n_counted lt1.2)" 2 "and its learner goes on where they were"
revisit 10 doctor
is "$status" 0 "the store is sound"
done_testing
