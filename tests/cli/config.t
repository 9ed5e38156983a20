#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every setting: what it takes, what it refuses, where it is kept, and that a
# changed one moves dates and says how many.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl sqlite3

db=$T/r.db
config() {
	run "$REVISIT" --db "$db" --at 2024-03-04T09:00:00Z config "$@"
}
# now KEY: its present value
now() {
	"$REVISIT" --db "$db" config "$1" | tr '\n' ' ' |
	    sed 's/.*Now: \([^ ]*\)\. .*/\1/'
}
events() {
	sqlite3 "$db" "SELECT count(*) FROM event WHERE type = 'setting'" \
	    2>/dev/null || echo 0
}
file=$XDG_CONFIG_HOME/revisit/default/config.yaml

config
is "$status:$err" "0:" "config lists all settings"
list=$out
for key in date minutes new remember secure-gap day-starts plain color clock \
    spelling aloud; do
	like "$list" "^$key " "$key is listed"
	run "$REVISIT" --db "$db" config $key
	is "$status" 0 "and explained"
	contains "$out" "Possible:" "with what is possible"
done
is "$(printf '%s\n' "$list" | grep -c '!')" 0 "in a calm voice"
config frobnicate
is "$status" 2 "an unknown one is wrong usage"
contains "$err" "frobnicate" "and named"
config frobnicate 5
is "$status" 2 "with a value too"
config minutes 5 6
is "$status" 2 "more than key and value is wrong usage"

# KEY, values that are taken, values that are not (| between them; the kept
# form after = where it differs)
while IFS='	' read -r key good bad; do
	otherwise=$(now "$key")
	echo "$good" | tr '|' '\n' >"$T/values"
	while read -r value; do
		want=${value#*=}
		value=${value%%=*}
		config "$key" -- "$value" </dev/null
		is "$status:$(now "$key")" "0:$want" "$key $value"
	done <"$T/values"
	kept=$(now "$key")
	before=$(events)
	printf '%s' "$bad" | tr '|' '\n' >"$T/values"
	while read -r value || [ -n "$value" ]; do
		config "$key" -- "$value" </dev/null
		is "$status" 2 "$key '$value' is refused"
		is "$(printf '%s\n' "$err" | grep -c "^revisit: .*$value")" 1 \
		    "in a line that names it"
		is "$(now "$key"):$(events)" "$kept:$before" \
		    "and nothing is changed"
	done <"$T/values"
	config "$key" -- "$otherwise"
	is "$(now "$key")" "$otherwise" "$key is as it was"
done <<'END'
date	2027-03-05|2024-02-29|none	2023-02-29|2027-3-5|05/03/2027|tomorrow|2027-13-01|99999-01-01
minutes	1|120|10|15	0|121|-5|1.5|ten|1e9|nan|inf|0x10|99999999999999999999
new	0|20|4	-1|21|2.5|x
remember	0.7|0.95|0.9	0|1|1.5|-0.9|0,9|nan|inf|0x1p-1|much
secure-gap	21|365|30	20|-21|1e10|21.5|x
day-starts	00:00|23:59|04:00	24:00|4:00|04:60|0400|noon|-1:00
plain	yes|no|true=yes|off=no	maybe|2|YES!
color	always|never|auto	sometimes|Always|a
clock	no|yes	later|5
END

for key in color plain catch-up date minutes days-off day-starts; do
	config $key ""
	is "$status" 2 "$key takes no empty value"
	contains "$err" "''" "$key: and says so"
done

# ------------------------------------------------------------- where it is kept

config minutes 7
is "$(sqlite3 "$db" "SELECT json_extract(body, '\$.key', '\$.value') FROM event
    WHERE type = 'setting' ORDER BY at_ms DESC, id DESC LIMIT 1")" \
    '["minutes","7"]' "what bears on learning is an event"
before=$(events)
cat >"$file" <<'END'
# mine, and to stay
color: never   # here too

clock: yes
END
config color always
is "$(events)" "$before" "looks are not"
is "$(cat "$file")" "# mine, and to stay
color: always

clock: yes" "they are a line of the file, the others stay" || diag "$(cat "$file")"
config plain yes
is "$(tail -n 1 "$file")" "plain: yes" "a new one comes at the end"
config due
for broken in 'color:' 'color: ""' 'plain: ""' 'color: [never' '- a list' '	tab: x' 'color: purple' '' \
    'color: &a never'; do
	printf '%s\n' "$broken" >"$file"
	run "$REVISIT" --db "$db" stats
	is "$status" 0 "a settings file that says '$broken' stops nothing"
done
rm "$file"
mkdir "$file"
run "$REVISIT" --db "$db" stats
is "$status" 0 "nor does a folder in its place"
config plain yes
is "$status" 1 "which cannot be written"
contains "$err" "config.yaml" "and that is said"
rmdir "$file"

# -------------------------------------------------------------- dates that move

perl "$SRCDIR/tests/tools/learner.pl" 12 2024-03-04 5 "$REVISIT" --seed 1 \
    --db "$db" >/dev/null
dues() {
	sqlite3 "$db" "SELECT item, due_day FROM item_state ORDER BY item"
}
at=2024-03-16T09:00:00Z
change() {
	dues >"$T/dues"
	run "$REVISIT" --db "$db" --at $at config "$@"
	dues | diff "$T/dues" - | grep -c '^>' >"$T/moved"
	moved=$(cat "$T/moved")
}
change remember 0.8
is "$status" 0 "remember 0.8"
[ "$moved" -gt 5 ]
ok $? "moves dates ($moved)"
contains "$out" " $moved dates moved." "and says how many"
later=$moved
change remember 0.8
is "$moved" 0 "the same value again moves none"
lacks "$out" "moved" "and says nothing of it"
change remember 0.9
is "$moved" "$later" "back again: as many"
change minutes 20
is "$moved" 0 "minutes move none"
change date 2024-06-01
is "$moved" 0 "nor does the date"
run "$REVISIT" --db "$db" --at $at doctor
is "$status" 0 "the dates agree with the log"
done_testing
