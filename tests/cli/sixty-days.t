#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sixty days of a learner who, once told, is always right: all 78 statements are
# asked openly, all become secure, and no day asks for more than it may.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl

db=$T/r.db
perl "$SRCDIR/tests/tools/learner.pl" 61 2024-03-04 12 "$REVISIT" \
    --db "$db" --seed 1 >"$T/days" 2>"$T/err"
is "$?:$(cat "$T/err")" "0:" "61 sessions ran"

is "$(grep -c ' summary ' "$T/days")" 61 "each came to its end"
is "$(grep ' error ' "$T/days")" "" "no question was put twice"
is "$(tail -n 1 "$T/days" | cut -d ' ' -f 7)" 78 "all 78 are secure"
is "$(awk '$2 == "question" && $5 == "recall" && $6 == 4 { print $4 }' \
    "$T/days" | sort -u | wc -l | tr -d ' ')" 78 "all 78 were asked openly"
is "$(awk '$2 == "marked" && $4 < 3 && $4 > 0 &&
    !($3 !~ /recall/ && !seen[$3]++)' "$T/days")" "" \
    "whoever is always right, once told, is always marked so"
is "$(awk '$2 == "question" && $5 == "refute" { k[$4]++ }
    END { for (i in k) c++; print (c > 20) }' "$T/days")" 1 \
    "replies to misconceptions come in between"
is "$(awk '$2 == "question" { k[$5]++ } END {
    n = split("because list steps apply spot", names, " ")
    for (i = 1; i <= n; i++) if (!k[names[i]]) print names[i] }' "$T/days")" \
    "" "and so do reasons, lists, steps, cases and scenes"
is "$(awk '$2 == "question" && ($5 == "apply" || $5 == "spot") && $1 >= 7 {
    week[int($1 / 7)] = 1 }
    END { for (w = 1; w < 8; w++) if (!week[w]) print w }' "$T/days")" "" \
    "a case in each week from the second on"
reviews=$(awk '$2 == "marked" && $4 > 0 && $3 ~ /recall$/' "$T/days" |
    wc -l | tr -d ' ')
echo "# $reviews recalls of statements, first meetings left out"
[ "$reviews" -le 330 ]
ok $? "in not many more reviews than the design reckons with (312)"

is "$(awk '$2 == "summary" && $5 > 600000 + 12000' "$T/days")" "" \
    "no session is over its minutes by more than the question in hand"
is "$(awk '$2 == "question" && $3 > 20' "$T/days")" "" \
    "none asks more than 20 questions"
is "$(awk '$2 == "question" && $5 == "try" { n[$1]++ }
    END { for (d in n) if (n[d] > (d == 0 ? 10 : 4)) print d, n[d] }' \
    "$T/days")" "" "10 first meetings on the first day, 4 a day after it"
is "$(awk '$2 == "question" && $5 == "try" && $1 > 0 {
    s = $1; for (i = 7; i <= NF; i++) s = s " " $i; n[s]++ }
    END { for (s in n) if (n[s] > 2) print s, n[s] }' "$T/days")" "" \
    "at most two of one section"
is "$(awk '$2 == "question" && $5 == "recall" { n[$1 " " $4 " " $5]++ }
    END { for (k in n) if (n[k] > 1) print k, n[k] }' "$T/days")" "" \
    "nothing is asked twice on a day but what was new or missing"
is "$(awk '$2 == "question" && $5 == "recall" && $6 > 2 {
	if (!($4 in seen)) print }
    $2 == "question" && $5 == "recall" { seen[$4] = 1 }' "$T/days")" "" \
    "each is recalled with help first"

# Easily mixed-up statements are never asked on one day.
awk '/^  - id:/ { id = $3 } /^    confusable:/ { print id, $2 }' \
    "$SRCDIR/decks/npqlt.yaml" | tr -d ',' >"$T/pairs"
[ -s "$T/pairs" ]
ok $? "the deck names pairs"
is "$(awk 'NR == FNR { with[$1] = $2; next }
    $2 == "question" { id = $4; gsub(/.*:|\/.*/, "", id); asked[$1 " " id] = 1 }
    END { for (k in asked) { split(k, p, " ")
	if ((p[2] in with) && asked[p[1] " " with[p[2]]]) print k, with[p[2]] } }' \
    "$T/pairs" "$T/days")" "" "no two confusable ones on one day"

run "$REVISIT" --db "$db" --at 2024-05-04T12:00:00Z doctor
is "$status" 0 "the store is sound after it"
done_testing
