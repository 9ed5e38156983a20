#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Days, clocks and zones: when a day begins, summer time, a clock set back, far
# dates, and dates without a time.
. "${SRCDIR:-.}/tests/lib.sh"
needs sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
demo_deck >"$T/demo.yaml"
db=$T/r.db

# session AT LINES: a session with these lines
session() {
	printf '%s\n' "$2" >"$T/in"
	run sh -c '"$@" <"$0"' "$T/in" "$REVISIT" --db "$db" --at "$1" \
	    --seed 1 quiz --porcelain --new 6 "$T/demo.yaml"
	[ "$status" -eq 0 ] || diag "session at $1: $err"
}
full='{"answer":"copper lanterns and velvet sailors"}'
# due: the day lt1.1 is due, as printed
due() {
	printf '%s\n' "$out" | sed -n 's/.*"marked".*"due":"\([^"]*\)".*/\1/p'
}
state() {
	sqlite3 "$db" "SELECT $1 FROM item_state WHERE item LIKE '%lt1.1%'"
}
sound() {
	run "$REVISIT" --db "$db" --at "$1" doctor
	is "$status" 0 "$2: the store is sound"
}
due_count() {
	"$REVISIT" --db "$db" --at "$1" due --count "$T/demo.yaml" 2>&1
}

# ------------------------------------------------------- when a day begins

session 2024-03-04T09:00:00Z "$full"
first=$(due)
morning=$(printf '%s' "$first" | cut -c 1-10)
contains "$first" "T04:00:00" "a due date is the beginning of a day"
is "$(due_count "$(date -u -d "$morning 03:59" +%FT%TZ)")" 0 \
    "at 03:59 of that day it is not due"
is "$(due_count "$(date -u -d "$morning 04:00" +%FT%TZ)")" 1 "at 04:00 it is"
session "$(date -u -d "$morning 03:59" +%FT%TZ)" ''
contains "$out" '"plan","due":0,' "a session before four does not ask it"
session "$(date -u -d "$morning 04:00" +%FT%TZ)" ''
contains "$out" '"plan","due":1,' "one from four on does"
rm -f "$db"
session 2024-03-05T03:59:00Z "$full"
is "$(state first_met_day)" 19786 \
    "an answer after midnight belongs to the day before"
rm -f "$db"
session 2024-03-05T04:00:00Z "$full"
is "$(state first_met_day)" 19787 "one at four to the new day"
"$REVISIT" --db "$db" --at 2024-03-05T05:00:00Z config day-starts 00:00 \
    >/dev/null
rm -f "$db"
"$REVISIT" --db "$db" --at 2024-03-04T05:00:00Z config day-starts 00:00 \
    >/dev/null
session 2024-03-04T23:59:00Z "$full"
is "$(state first_met_day)" 19786 "with day-starts 00:00 midnight counts"
sound 2024-03-05T09:00:00Z "day-starts"

# ------------------------------------------------------------- summer time

TZ=Europe/London
export TZ
if [ "$(date -d 2024-07-01 +%z)" = +0100 ]; then
	# GMT until 31 March 2024, 01:00
	rm -f "$db"
	session 2024-03-29T09:00 "$full"
	is "$(sqlite3 "$db" "SELECT DISTINCT zone_min FROM event")" 0 "winter: GMT"
	"$REVISIT" --db "$db" --at 2024-03-29T09:30 config remember 0.97 >/dev/null
	session 2024-03-31T09:00 ''
	summer=$(date -d 2024-03-31T09:00 +%s)
	session 2024-03-31T09:00 '{"answer":"slates"}'
	is "$(sqlite3 "$db" "SELECT zone_min, at_ms / 1000 FROM event
	    WHERE type = 'review' ORDER BY id DESC LIMIT 1")" "60|$summer" \
	    "summer: an hour ahead, the instant right"
	rm -f "$db"
	session 2024-03-30T23:30 "$full"
	is "$(state first_met_day)" 19812 "the evening before the change"
	rm -f "$db"
	session 2024-03-31T03:30 "$full"
	is "$(state first_met_day)" 19812 "after it, before four: still that day"
	rm -f "$db"
	session 2024-03-31T04:00 "$full"
	is "$(state first_met_day)" 19813 "four in summer time is a new day"
	contains "$(due)" "T04:00:00.000+01:00" "and due dates are in it"
	# the hour that comes twice, 27 October 2024
	rm -f "$db"
	session 2024-10-27T01:30:00+01:00 "$full"
	session 2024-10-27T01:30:00+00:00 '{"answer":"rye flour and cinnamon syrup"}'
	is "$(sqlite3 "$db" "SELECT count(DISTINCT first_met_day) FROM item_state
	    WHERE met")" 1 "both halves of the hour that comes twice: one day"
	session 2024-10-27T04:00 '{"answer":"brass kettles and paper owls"}'
	is "$(sqlite3 "$db" "SELECT count(DISTINCT first_met_day) FROM item_state
	    WHERE met")" 2 "four that morning: the next"
	sound 2024-10-28T09:00 "summer time"
	# the hour that is not there
	run "$REVISIT" --db "$db" --at 2024-03-31T01:30 stats
	[ "$status" -eq 0 ] || [ "$status" -eq 2 ]
	ok $? "a time that no clock showed: no crash ($status)"
else
	skip "no time zones here" "summer time"
fi
# travel: answered in Auckland, gone on in Honolulu
rm -f "$db"
TZ=Pacific/Auckland session 2024-03-10T09:00 "$full"
TZ=Pacific/Honolulu session 2024-03-09T20:00 \
    '{"answer":"rye flour and cinnamon syrup"}'
sound 2024-03-11T09:00 "travel"
TZ=Nowhere/Atlantis run "$REVISIT" --db "$db" --at 2024-03-11T09:00 stats
is "$status" 0 "a zone that is not there stops nothing"
TZ=UTC

# ---------------------------------------------------------- a clock set back

rm -f "$db"
session 2024-03-10T09:00:00Z "$full"
before=$(state 'due_day, stability')
session 2024-03-08T09:00:00Z '{"answer":"rye flour and cinnamon syrup"}'
is "$status" 0 "a clock that is two days back"
is "$(state 'due_day, stability')" "$before" "moves nothing that was there"
run "$REVISIT" --db "$db" --at 2014-03-08T09:00:00Z stats
is "$status" 0 "ten years back"
unlike "$out" 'nan|inf|-[0-9]|1969|1970' "and nothing impossible is shown"
run "$REVISIT" --db "$db" --at 1970-01-01T00:00:00Z show 1.1 "$T/demo.yaml"
run "$REVISIT" --db "$db" --at 1970-01-01T00:00:00Z due "$T/demo.yaml"
is "$status" 0 "back at the beginning of time"
unlike "$out" 'nan|inf|1969' "the same"
# answered again while the clock is back: the gap counts as zero
session 2024-03-20T09:00:00Z '{"answer":"copper lanterns and velvet sailors"}
{"continue":true}'
late=$(state due_day)
session 2024-03-12T09:00:00Z ''
is "$status" 0 "a session before the last answer"
sound 2024-03-20T09:00:00Z "clock set back"
[ "${late:-0}" -gt 0 ]
ok $? "the date is a date"

# ------------------------------------------------------------------ far dates

for far in 2037-12-31T09:00:00Z 2038-01-19T03:14:07Z 2038-01-19T03:14:08Z \
    2038-01-20T09:00:00Z 2106-02-07T06:28:16Z 9998-12-30T09:00:00Z; do
	rm -f "$db"
	session $far "$full"
	is "$status" 0 "a session on $far"
	like "$(due)" "^$(printf '%s' $far | cut -c 1-2)" "is followed by a date"
	run "$REVISIT" --db "$db" --at $far stats
	is "$status" 0 "and has its stats"
	unlike "$out" 'nan|inf|1969|1970|-[0-9]{2,}' "without impossible figures"
	sound $far "$far"
done
run "$REVISIT" --db "$db" --at 9999-12-31T23:59:59Z due
[ "$status" -eq 0 ] || [ "$status" -eq 2 ]
ok $? "the last second: no crash ($status)"

# --------------------------------------------------------------- no time given

for zone in UTC Europe/London Pacific/Auckland America/St_Johns; do
	rm -f "$db"
	TZ=$zone session 2024-07-01 "$full"
	is "$(state first_met_day)" 19905 "a date alone is that day in $zone"
	is "$(TZ=$zone "$REVISIT" --db "$db" --at 2024-07-01 due --count \
	    "$T/demo.yaml")" 0 "and its plan is that day's"
done
rm -f "$db"
TZ=UTC session 2024-02-29 "$full"
is "$(state first_met_day)" 19782 "a leap day"
rm -f "$db"
TZ=UTC session 2023-12-31T23:30:00Z "$full"
TZ=UTC session 2024-01-01T00:30:00Z '{"answer":"rye flour and cinnamon syrup"}'
is "$(sqlite3 "$db" "SELECT count(DISTINCT first_met_day) FROM item_state
    WHERE met")" 1 "New Year's night is one day"
done_testing
