#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# model replay: a fixed point for other programs. Its columns and figures, how
# days are counted, which logs it reads, and how it refuses the others.
. "${SRCDIR:-.}/tests/lib.sh"

head=card_id,review_time,review_rating,elapsed_days,retrievability,stability,difficulty,interval
cols=card_id,review_time,review_rating
DAY=86400000

replay() {
	run "$REVISIT" model replay --from "$@"
}

# -- against the vectors: noon of each day, UTC

vectors=$SRCDIR/tests/data/fsrs6-vectors.tsv
awk -F'\t' -v day=$DAY -v last=none 'NR == 1 { print "card_id,review_time,review_rating" }
NR > 1 {
	if ($1 != last) at = 0.5 * day
	else if ($2 == 0) at += 1000
	else at = (int(at / day) + $2 + 0.5) * day
	last = $1
	printf "%s,%.0f,%s\n", $1, at, $3
}' "$vectors" >"$T/vectors.csv"
"$REVISIT" model replay --from "$T/vectors.csv" >"$T/out.csv" 2>"$T/said"
is "$?:$(cat "$T/said")" "0:" "the vectors are replayed without a word"
is "$(head -n 1 "$T/out.csv")" "$head" "the header is the agreed one"
is "$(paste -d, "$T/out.csv" "$vectors" | awk -F'[,\t]' '
function off(a, b) { return (a > b ? a - b : b - a) }
NR > 1 {
	n++
	if ($1 != $9 || $3 != $11 || $4 != $10 || $8 != $15 ||
	    ($5 == "") != ($12 == "") || off($5, $12) > 1e-6 ||
	    off($6, $13) > 1e-5 * $13 || off($7, $14) > 1e-5 * $14)
		bad++
}
END { print n " reviews, " bad + 0 " off" }')" "7588 reviews, 0 off" \
    "every figure of 7,588 reviews agrees"

# -- order, ties, and time

printf '%s\n' $cols b,$((5 * DAY)),3 a,$((9 * DAY)),3 a,$((2 * DAY)),3 \
    b,$((5 * DAY)),1 >"$T/order.csv"
replay "$T/order.csv"
is "$(printf '%s\n' "$out" | cut -d, -f1-4)" "card_id,review_time,review_rating,elapsed_days
b,432000000,3,0
a,777600000,3,7
a,172800000,3,0
b,432000000,1,0" "rows stand as in the file, the model takes them by time"
is "$(printf '%s\n' "$out" | sed -n 4p | cut -d, -f5-)" ",2.3065,2.11810397,2" \
    "a first review has no retrievability"

# 03:59 and 04:01 UTC of 2 January 1970, after noon of the 1st
printf '%s\n' $cols a,43200000,3 a,100740000,3 a,100860000,3 >"$T/four.csv"
elapsed() {
	replay "$T/four.csv" "$@"
	printf '%s\n' "$out" | sed 1d | cut -d, -f4 | tr '\n' ' '
}
is "$(elapsed)" "0 0 1 " "a day starts at 04:00 UTC"
is "$(elapsed --day-starts 03:30)" "0 1 0 " "or when --day-starts says"
is "$(elapsed --timezone +01:00)" "0 1 0 " "in the zone of --timezone"
is "$(elapsed --timezone -05:30 --day-starts 4:00)" "0 0 0 " "west of it too"
is "$(TZ=Asia/Tokyo elapsed)" "0 0 1 " "TZ has no say"

# 02:30 UTC of 28 and 29 March 2026: 02:30 and 03:30 in London, so with a day
# from 03:00 on there are two between them
printf '%s\n' $cols a,1774665000000,3 a,1774751400000,3 >"$T/four.csv"
if [ -r /usr/share/zoneinfo/Europe/London ]; then
	is "$(elapsed --timezone Europe/London --day-starts 03:00)" "0 2 " \
	    "summer time of a named zone is known"
else
	skip "no zone names here" "summer time of a named zone is known"
fi
is "$(elapsed --timezone +00:00 --day-starts 03:00)" "0 1 " \
    "a fixed zone has none"

# -- what is read

printf '\357\273\277"Review_Rating";x;card_id;review_time\r\n' >"$T/odd.csv"
printf '4;"a;b\nc";"k ""1"", \303\251";1000\r\n0;;z;5\r\n\r\n' >>"$T/odd.csv"
printf '3;;k2;86400000\r\n3;;"k ""1"", \303\251";172800000' >>"$T/odd.csv"
replay "$T/odd.csv"
is "$status" 0 "a spreadsheet's file is read"
contains "$out" '
"k ""1"", é",1000,4,0,,8.2956' "and its names come back as they were"
contains "$out" '
"k ""1"", é",172800000,3,2,0.96' "each time"
is "$err" "1 row with rating 0 (a date set by hand) passed over." \
    "what was passed over is said once"
run sh -c '"$REVISIT" model replay --from - <"$T/order.csv"'
is "$(printf '%s\n' "$out" | wc -l)" 5 "- is standard input"
printf '%s\n' $cols "\"$(printf 'e\033[31mx')\",1,3" >"$T/esc.csv"
replay "$T/esc.csv"
lacks "$out" "$(printf '\033')" "no escape sequence gets out"

# -- weights

w=0.4,1.2931,2.3065,8.2956,6.4133,0.8334,3.0194,0.001,1.8722,0.1666,0.796
w=$w,1.4835,0.0614,0.2629,1.6483,0.6014,1.8729,0.5425,0.0912,0.0658,0.1542
printf '%s\n' $cols a,$DAY,1 a,$((9 * DAY)),3 >"$T/w.csv"
replay "$T/w.csv" --params "$w"
first=$out
contains "$first" "a,86400000,1,0,,0.4,6.4133,1" "--params takes a list"
printf '%s\n' "$w" | tr , '\n' >"$T/w.txt"
replay "$T/w.csv" --params "$T/w.txt"
is "$out" "$first" "or a file with a number a line"
echo "[ $w ]" >"$T/w.txt"
replay "$T/w.csv" --params "$T/w.txt"
is "$out" "$first" "or a JSON array"
echo "{\"model\":\"fsrs6\",\"params\":[$w],\"n\":3}" >"$T/w.txt"
replay "$T/w.csv" --params "$T/w.txt"
is "$out" "$first" "or what model fit prints"
replay "$T/w.csv" --params "9e9,${w#*,}"
contains "$out" "a,86400000,1,0,,100,6.4133,100" "a weight has its bounds"
like "$err" "^weight 0 .* taken as 100$" "and that is said"

# -- what is refused: one line on stderr, nothing on stdout

refused() {
	is "$status:$out" "$1:" "$3: refused, nothing printed"
	like "$err" "$2" "$3: and said where and what to do"
}
printf '%s\n' $cols a,1,3 a,2,7 >"$T/bad.csv"
replay "$T/bad.csv"
refused 1 "bad.csv:3: the rating '7' is none; write 1 to 4" "a rating of 7"
printf '%s\n' $cols a,1,3 a,2 >"$T/bad.csv"
replay "$T/bad.csv"
refused 1 "bad.csv:3: this row has 2 of the 3 columns" "a short row"
printf '%s\n' card_id,review_time a,1 >"$T/bad.csv"
replay "$T/bad.csv"
refused 1 "bad.csv:1: there is no column review_rating" "a missing column"
replay "$T/none.csv"
refused 1 "none.csv: No such file" "a missing file"
replay "$T"
refused 1 "revisit: $T" "a folder"
run "$REVISIT" model replay
refused 2 "which log" "no log"
replay "$T/w.csv" --params 1,2,3
refused 1 "3 numbers, where FSRS-6 has 21" "three weights"
replay "$T/w.csv" --params "$T/order.csv"
refused 1 "order.csv: these are not the weights" "a file without weights"
replay "$T/w.csv" --timezone Mars/Base
refused 2 "'Mars/Base' is no time zone; write" "an unknown zone"
replay "$T/w.csv" --day-starts 24:00
refused 2 "'24:00' is no time of day; write" "an hour of 24"
replay "$T/w.csv" extra
is "$status" 2 "an operand is refused"

if [ -w /dev/full ]; then
	run sh -c '"$REVISIT" model replay --from "$T/vectors.csv" >/dev/full'
	is "$status" 1 "a full disk is no success"
	contains "$err" "could not be written" "and is said"
else
	skip "no /dev/full here" "a full disk is no success"
fi
done_testing
