#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A deck is corrected between two sessions (PRODUCT E.3, lt9.10): what becomes of
# memory and dates, and what the learner is told, on a screen, in plain mode and
# as JSON lines. Which rule is which is tests/unit/t_edits.c's.
. "${SRCDIR:-.}/tests/lib.sh"
needs sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
demo_deck >"$T/v1.yaml"
deck=$T/deck.yaml
db=$T/r.db

# revisit DAY ARG…: on that day of April 2024
revisit() {
	day=$1
	shift
	run "$REVISIT" --db "$db" --at "2024-04-${day}T09:00:00Z" --seed 1 "$@"
}
# quiz DAY LINES ARG…
quiz() {
	day=$1
	printf '%s' "$2" >"$T/in"
	shift 2
	run sh -c '"$@" <"$0"' "$T/in" "$REVISIT" --db "$db" \
	    --at "2024-04-${day}T09:00:00Z" --seed 1 quiz "$@"
}
full='{"answer":"copper lanterns and velvet sailors"}
{"continue":true}
'
other='{"answer":"copper lanterns and silver sails"}
{"number":2}
{"continue":true}
'
# learn HOW: the first statement known, on a store of its own, in a deck that
# is quizzed as HOW says: linked, copied, path
learn() {
	rm -f "$db"
	cp "$T/v1.yaml" "$deck"
	case $1 in
	linked) revisit 01 deck add --link "$deck" ;;
	copied) revisit 01 deck add "$deck" ;;
	esac
	case $1 in
	path) what=$deck ;;
	*) what=demo ;;
	esac
	quiz 01 "$full" --porcelain --item lt1.1 "$what"
}
# newer HOW DAY: the profile gets what is in the file now
newer() {
	case $1 in
	copied) revisit "$2" deck add --yes "$deck" ;;
	esac
}
# state COLUMN: of the first statement, in the store
state() {
	sqlite3 "$db" "SELECT $1 FROM item_state WHERE item = 'demo:lt1.1/recall'"
}
rules() {
	sqlite3 "$db" "SELECT json_extract(body, '\$.rule') FROM event
	    WHERE type = 'content' ORDER BY at_ms, id" | tr '\n' ' '
}
meaning() {
	sed 's/      - velvet sailors/      - silver sails/' "$T/v1.yaml"
}
day=

# ------------------------------------------- meaning, however the deck is read

for how in linked copied path; do
	learn "$how"
	due=$(state due_day)
	like "$(state stability)" '^8\.' "$how: known for more than a week"
	meaning >"$deck"
	newer "$how" 04
	quiz 04 '' --porcelain "$what"
	contains "$out" '"news":["1 card changed since 1 April."]' \
	    "$how: the start says that a card changed, and since when"
	is "$(rules)" "meaning " "$how: one event, whose rule is meaning"
	is "$(state stability)" "7.0" "$how: S is 7"
	is "$(state due_day)" "$((due - 10 + 3))" "$how: due today"
	is "$(state n_counted)" 1 "$how: and the history is kept"
	quiz 04 '' --porcelain "$what"
	is "$(rules)" "meaning " "$how: once"
	quiz 04 "$other" --porcelain --item lt1.1 "$what"
	contains "$(printf '%s\n' "$out" | grep '"question"')" \
	    '"changed":"meaning"' "$how: its question says so"
	lacks "$(printf '%s\n' "$out" | grep '"question"')" "silver" \
	    "$how: and does not give the answer away"
	quiz 06 '' --porcelain "$what"
	lacks "$out" '"news"' "$how: told once"
	quiz 06 "$other" --porcelain --item lt1.1 "$what"
	lacks "$out" '"changed"' "$how: answered, it is a card like others"
done

# with the marks both texts come, what is in one only in brackets
learn linked
meaning >"$deck"
quiz 04 "$other" --porcelain --item lt1.1
contains "$out" '"was":"copper lanterns; [velvet sailors]"' "what it was"
contains "$out" '"now":"copper lanterns; [silver sails]"' "what it is"

learn linked
meaning >"$deck"
TERM=xterm
export TERM
quiz 04 'copper lanterns, silver sails
2

' --item lt1.1
contains "$out" "1 card changed since 1 April." "on a screen: the start"
contains "$out" "has changed since you last answered" "the question"
contains "$out" "  was      copper lanterns; [velvet sailors]" "what it was"
contains "$out" "  now      copper lanterns; [silver sails]" "what it is"

learn linked
meaning >"$deck"
printf 'copper lanterns, silver sails\n2\n\n' >"$T/in"
run sh -c '"$@" <"$0"' "$T/in" "$REVISIT" --plain --db "$db" \
    --at 2024-04-04T09:00:00Z --seed 1 quiz --item lt1.1
contains "$out" "1 card changed since 1 April." "for ears: the start"
contains "$out" "It was: copper lanterns; velvet sailors" "what it was"
contains "$out" "It is now: copper lanterns; silver sails" "what it is"
contains "$out" "Words that went: velvet sailors." "which words went"
contains "$out" "New words: silver sails." "and which are new"
unlike "$out" '\[' "without a bracket"

# four weeks later the month is enough
learn linked
meaning >"$deck"
run "$REVISIT" --db "$db" --at 2024-06-03T09:00:00Z quiz --porcelain </dev/null
contains "$out" "1 card changed since April." "since April"

# ----------------------------------------------------------------- rewritten

learn linked
sed 's/The harbour shelters .*/Feedback helps when pupils act on it./' \
    "$T/v1.yaml" >"$deck"
quiz 04 '' --porcelain
contains "$out" "1 card changed since 1 April." "rewritten: a card changed"
is "$(rules)" "rewritten " "by that rule"
is "$(state stability)" "" "it begins anew"
revisit 05 export reviews --all
contains "$out" "demo:lt1.1/recall" "and its history is kept"
quiz 04 '' --item lt1.1
contains "$out" "This statement has been rewritten." "its question says so"

# -------------------------------------------------- words alone: not a word

learn linked
before=$(state '*' | sed 's/|[0-9a-f]\{16\}|/|HASH|/')
sed -e 's/      - velvet sailors/      - sailors in velvet/' \
    -e 's/What does the harbour shelter/What shelters there/' \
    "$T/v1.yaml" >"$deck"
quiz 04 '' --porcelain
lacks "$out" '"news"' "other words: nothing is told"
is "$(rules)" "cosmetic " "one event all the same"
is "$(state '*' | sed 's/|[0-9a-f]\{16\}|/|HASH|/')" "$before" \
    "and memory and date are as they were"
sed -e 's/shelters copper/SHELTERS copper/' "$deck" >"$T/n" && cp "$T/n" "$deck"
quiz 05 '' --porcelain
is "$(rules)" "cosmetic " "what is folded away is no change at all"

# ------------------------------------------------------- new, gone, and back

learn linked
sed '/id: lt1.1$/,/velvet sailors$/d' "$T/v1.yaml" >"$deck"
cat >>"$deck" <<'EOF'
  - id: lt2.4
    text: The orchard hums with bees.
EOF
quiz 04 '' --porcelain
contains "$out" '"1 new card."' "a new card is told"
contains "$out" '"1 card is no longer in the deck; what you know of it is kept."' \
    "and one that went"
lacks "$out" "lt1.1" "which is not asked"
like "$(state stability)" '^8\.' "and not forgotten"
revisit 05 show lt1.1
is "$status" 0 "what is gone can be shown"
contains "$out" "no longer in the deck, since 4 April." "with its day"
contains "$out" "harbour shelters" "and its text"
revisit 05 show lt1.9
is "$status" 1 "what never was cannot"
quiz 05 '' --porcelain
contains "$out" '"event":"plan"' "the day after"
cp "$T/v1.yaml" "$deck"
quiz 06 '' --porcelain
contains "$out" '"1 card is back."' "back again: told"
like "$(state stability)" '^8\.' "as it was"
revisit 07 show 1.1
contains "$out" "Settled. Stability 8.3 days" "with all that was known"

# --------------------------------------------------------------------- renamed

learn linked
sed 's/  - id: lt1.1$/  - id: lt1.9\n    was: lt1.1/' "$T/v1.yaml" >"$deck"
quiz 04 '' --porcelain
lacks "$out" '"news"' "another name: nothing is told"
is "$(sqlite3 "$db" "SELECT item FROM item_state")" "demo:lt1.9/recall" \
    "and the history is under it"
revisit 05 show 1.9
contains "$out" "Settled" "known as before"

# under its old name again, in a file that says nothing of the other: back, told
# once, with one history, and what is changed in it later counts
learn linked
sed 's/  - id: lt1.1$/  - id: lt1.9\n    was: lt1.1/' "$T/v1.yaml" >"$deck"
quiz 04 '' --porcelain
cp "$T/v1.yaml" "$deck"
quiz 05 "$full" --porcelain --item lt1.2
contains "$out" '"news":["1 card is back."]' "the old name again: back"
is "$(sqlite3 "$db" "SELECT item FROM item_state WHERE item GLOB '*1.[19]/*'")" \
    "demo:lt1.1/recall" "one card with one history"
like "$(state stability)" '^8\.' "as it was"
quiz 06 "$full" --porcelain --item lt1.3
lacks "$out" '"news"' "told once, and nothing is gone"
sed 's/The harbour shelters .*/Feedback helps when pupils act on it./' \
    "$T/v1.yaml" >"$deck"
quiz 07 "$full" --porcelain --item lt2.1
contains "$out" "1 card changed since 6 April." "rewritten then: told"
is "$(rules)" "back rewritten " "by that rule, once"
is "$(state stability)" "" "and it begins anew"
quiz 08 '' --porcelain
lacks "$out" '"news"' "told once too"

# every idea taken out is a change of meaning
learn linked
sed '/id: lt1.1$/,/velvet sailors$/{/ideas:$/d;/^      - /d;}' \
    "$T/v1.yaml" >"$deck"
quiz 04 '' --porcelain
contains "$out" "1 card changed since 1 April." "no idea left: told"
is "$(rules) $(state stability)" "meaning  7.0" "as another meaning"
run "$REVISIT" deck diff "$T/v1.yaml" "$deck"
contains "$out" "asked again: lt1.1/recall" "and deck diff says the same"

# ------------------------------------- files that are missing, broken, refused

learn linked
for bad in broken retired missing; do
	case $bad in
	broken) sed 's/  - id: lt1.1$/  - id: 1.1/' "$T/v1.yaml" >"$deck" ;;
	retired) sed 's/^title/retired: [lt1.1]\n&/' "$T/v1.yaml" >"$deck" ;;
	missing) rm "$deck" ;;
	esac
	quiz 04 "$full" --porcelain --item lt1.1
	is "$(printf '%s\n' "$err" | grep -c .)" 1 "$bad: one line"
	contains "$err" "last good version" "$bad: the last good one is asked"
	contains "$out" '"item":"demo:lt1.1/recall"' "$bad: nothing is gone"
	is "$(rules)" "" "$bad: and nothing in the log"
done

# ------------------------------------------------ the deck as it comes by mail

learn copied
meaning | sed -e '/id: lt1.3$/,/quiet mills$/d' >"$T/demo (2).yaml"
revisit 04 deck add "$T/demo (2).yaml"
is "$status" 0 "nothing that was met is lost: no question"
contains "$out" "1 card is asked again today" "what is asked again, before"
contains "$out" ": 1.1." "by name"
quiz 05 '' --porcelain
contains "$out" "1 card changed since 1 April." "and the next session says it"
sed '/id: lt1.1$/,/velvet sailors$/d' "$T/v1.yaml" >"$T/demo (3).yaml"
revisit 06 deck add "$T/demo (3).yaml"
is "$status" 1 "something met is gone: refused without a terminal"
contains "$out" "1 card that you have met is no longer in the deck" "and why"
contains "$err" "--yes" "and what to give"
is "$(sqlite3 "$db" "SELECT instr(text, 'lt1.1') > 0 FROM deck")" 1 "unchanged"
revisit 06 deck add --yes "$T/demo (3).yaml"
is "$status" 0 "--yes replaces"
revisit 07 deck add "$T/demo (2).yaml"
contains "$out" "1 card is back, as you knew it: 1.1." "and it comes back"
revisit 07 deck add --yes "$T/demo (3).yaml"
revisit 07 deck add --yes "$T/v1.yaml"
contains "$out" "1 card is back, and is asked again today, since what counts" \
    "or comes back with another meaning"
revisit 07 deck add --yes "$T/demo (3).yaml"
sed 's/The harbour shelters .*/Feedback helps when pupils act on it./' \
    "$T/v1.yaml" >"$T/demo (4).yaml"
revisit 07 deck add "$T/demo (4).yaml"
is "$status" 1 "rewritten meanwhile: refused without a terminal"
contains "$out" "1 card is back, but has been rewritten and begins anew: 1.1." \
    "and why"
contains "$err" "--yes" "and what to give"
revisit 07 deck add --yes "$T/v1.yaml"

revisit 08 deck remove demo
contains "$out" "1 card that you have met is paused" "removed: paused"
like "$(rules)" 'gone $' "marked gone"
revisit 09 deck add "$T/v1.yaml"
like "$(rules)" 'back $' "added again: back"

# ----------------------------------------------------------------------- diff

meaning | sed -e 's/What did the baker/What has the baker/' \
    -e '/id: lt1.3$/,/quiet mills$/d' \
    -e 's/  - id: lt2.3$/  - id: lt2.7\n    was: lt2.3/' >"$deck"
run "$REVISIT" deck diff "$T/v1.yaml" "$deck"
is "$status" 0 "deck diff"
contains "$out" \
    "demo: 3 kept, 1 reworded, 1 asked again, 1 gone; 1 renamed." "sums it up"
contains "$out" "asked again: lt1.1/recall" "each card by its rule"
contains "$out" "now copper lanterns; [silver sails]" "with what changed"
contains "$out" "[has] the baker" "questions too"
contains "$out" "renamed: lt2.7/recall, was lt2.3/recall" "names"
contains "$out" "gone: lt1.3/recall" "and what is gone"
run "$REVISIT" deck diff --format json "$T/v1.yaml" "$deck"
like "$out" '"counts":\{"kept":3,"reworded":1,"asked again":1' "as JSON"
contains "$out" '"item":"demo:lt2.7/recall","change":"kept","renamed":true,"former":"demo:lt2.3/recall"' \
    "item by item"
revisit 09 deck diff demo "$deck"
contains "$out" "1 asked again" "a deck of the profile beside a file"
run "$REVISIT" deck diff "$T/v1.yaml" "$SRCDIR/decks/npqlt.yaml"
is "$status" 1 "two decks are not two versions"
run "$REVISIT" deck diff --format xml "$T/v1.yaml" "$deck"
is "$status" 2 "nor is there another format"

done_testing
