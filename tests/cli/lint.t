#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck lint from outside: exit status, JSON, --fix, overlays, and what the
# profile's own answers say of a deck. The rules one by one are t_lint's.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl

golden=$SRCDIR/tests/golden/lint
lint() {
	run "$REVISIT" --db "$T/none.db" deck lint "$@"
}

# ---------------------------------------------------------- exit status
lint "$golden/clean.yaml" --strict
is "$status:$out" "0:" "a clean deck: nothing said, exit 0"
contains "$err" "no errors" "and one line on stderr"
lint "$golden/C10.yaml"
is "$status" 0 "a warning alone is no error"
like "$out" '^[^:]*C10.yaml:8:10: C10: .+; .+' "place, code, what, what to do"
contains "$err" "0 errors, 1 warning" "and is counted"
lint --strict "$golden/C10.yaml"
is "$status" 3 "with --strict it is one"
lint --strict "$golden/C14.yaml"
is "$status" 0 "an info never is"
lint "$golden/C01.yaml"
is "$status" 3 "an error is one"
contains "$err" "1 error, 0 warnings" "and is counted"
lint "$T/absent.yaml"
is "$status" 1 "a file that is not there"
[ ! -e "$T/none.db" ]
ok $? "no store is made"

# ----------------------------------------------------------------- JSON
lint --format json "$golden/C06.yaml"
is "$status" 0 "JSON has the same status"
printf '%s\n' "$out" | perl -MJSON::PP -0777 -ne '
	my $l = decode_json($_);
	exit 1 unless @$l == 1;
	my $d = $l->[0];
	exit 1 unless $d->{code} eq "C06" && $d->{level} eq "warning" &&
	    $d->{line} == 16 && $d->{column} == 9 &&
	    $d->{file} =~ /C06[.]yaml$/ && $d->{what} && $d->{advice};
	exit 1 unless join(",", sort keys %$d) eq
	    "advice,code,column,file,level,line,what"'
ok $? "and every field" || diag "$out"
lint --format json "$golden/clean.yaml"
is "$out" "[]" "an empty list for a clean deck"

# --------------------------------------------------------------- --fix
printf '%s\r\n' 'format: 1  # of the file' 'deck: t' 'title: T' 'prefix: g' \
    'statements:' '- id: 1.1   # the first' '  text: A yew: it is old' \
    '  exampel: yes' >"$T/bad.yaml"
chmod 640 "$T/bad.yaml"
ln -s bad.yaml "$T/link.yaml"
lint --fix "$T/link.yaml"
is "$status" 0 "all of it could be put right" || diag "$out$err"
like "$out" '^fixed [^:]*link.yaml:7:9: C24: ' "says what was fixed, and where"
is "$(printf '%s\n' "$out" | grep -c '^fixed ')" 4 "a line for each"
printf '%s\r\n' 'format: 1  # of the file' 'deck: t' 'title: T' 'prefix: g' \
    'statements:' '- id: g1.1   # the first' '  text: "A yew: it is old"' \
    '  example: "yes"' >"$T/want.yaml"
same "$T/bad.yaml" "$T/want.yaml" "the rest is byte for byte the same"
[ -L "$T/link.yaml" ]
ok $? "a link stays one"
is "$(perl -e 'printf "%o", (stat shift)[2] & 07777' "$T/bad.yaml")" 640 \
    "the rights stay"
before=$(perl -e 'print +(stat shift)[1]' "$T/bad.yaml")
lint --fix "$T/bad.yaml"
is "$status:$out" "0:" "nothing is left to fix"
is "$(perl -e 'print +(stat shift)[1]' "$T/bad.yaml")" "$before" \
    "and the file is not written again"
printf '%s\n' 'format: 1' 'deck: t' 'title: T' 'statements:' '- id: a.1' \
    '  text: two lines: plain' '    go on here' '- id: a.2' \
    '  text: Key: colon   # tail' '- { id: a.3, text: Use this: now }' \
    >"$T/two.yaml"
lint --fix "$T/two.yaml"
is "$status" 0 "texts of two lines, before a comment and in {} are put right" ||
    diag "$out$err"
is "$(sed -n '6,7p;9,10p' "$T/two.yaml")" '  text: "two lines: plain
    go on here"
  text: "Key: colon"   # tail
- { id: a.3, text: "Use this: now" }' "by quotes around the whole"
printf '%s\n' 'format: 1' 'deck: t' 'title: T' 'statements:' '- id: a.1' \
    '  text: two lines: plain' '    go: on' >"$T/doubt.yaml"
cp "$T/doubt.yaml" "$T/doubt.was"
lint --fix "$T/doubt.yaml"
is "$status" 3 "one that may be a key below is left to its author"
unlike "$out" '^fixed' "nothing is claimed"
same "$T/doubt.yaml" "$T/doubt.was" "nothing is changed"
cp "$golden/C10.yaml" "$T/c10.yaml"
lint --fix "$T/c10.yaml"
same "$T/c10.yaml" "$golden/C10.yaml" "wording is left to its author"
run sh -c 'exec "$1" deck lint --fix - <"$2"' sh "$REVISIT" "$T/bad.yaml"
is "$status" 2 "--fix wants a file"
run sh -c 'exec "$1" deck lint - <"$2"' sh "$REVISIT" "$T/bad.yaml"
is "$status" 0 "without it, standard input will do"

# ------------------------------------------------------------- overlays
lint "$golden/C23.yaml"
is "$status" 3 "the deck beside an overlay is found"
contains "$out" "C23" "and compared"
cp "$golden/C23.yaml" "$T/over.yaml"
lint "$T/over.yaml"
is "$status:$out" "0:" "alone, an overlay is checked for what it holds"
contains "$err" "--base" "and the way to check the rest is said"
lint "$T/over.yaml" --base "$golden/garden-base.yaml"
is "$status" 3 "--base names the deck"
lint "$T/over.yaml" --base "$golden/clean.yaml"
is "$status" 1 "which must be the right one"
contains "$err" "extends 'garden-base'" "in words"
lint "$golden/clean.yaml" --base "$golden/garden-base.yaml"
is "$status" 2 "and is for overlays only"

# ------------------------------------------------------------------ use
cp "$golden/clean.yaml" "$T/garden.yaml"
cat >"$T/forget.pl" <<'END'
# Knows nothing, and says each time that the first idea was there.
use strict;
use warnings;
use IPC::Open2;
use JSON::PP;
my $pid = open2(my $from, my $to, @ARGV);
my %flipped;
$to->autoflush(1);
while (my $line = <$from>) {
	my $e = decode_json($line);
	my $wants = $e->{expects} or next;
	my %say = (answer => { answer => 'no idea' },
	    yesno => { yesno => JSON::PP::false }, rating => { rating => 1 });
	my $say = $say{$wants} || { continue => JSON::PP::true };
	$say = { idea => 1, said => JSON::PP::true }
	    if $wants eq 'rating' && !$flipped{ $e->{review} }++;
	print {$to} encode_json($say), "\n";
}
waitpid $pid, 0;
exit $? >> 8;
END
for day in 01 02 04 06 08 10 12 14 16 18; do
	perl "$T/forget.pl" "$REVISIT" --db "$T/use.db" \
	    --at "2026-09-${day}T10:00" quiz "$T/garden.yaml" --porcelain ||
		fail "session of day $day"
done
run "$REVISIT" --db "$T/use.db" deck lint --strict "$T/garden.yaml"
is "$status" 0 "what use shows changes no exit status"
like "$out" ':12:9: U01: garden:g1.1/recall was forgotten [0-9]+ times; ' \
    "often forgotten"
like "$out" 'U02: the marks of garden:g1.1/recall were changed in ' \
    "marks often changed"
lint "$T/garden.yaml"
unlike "$out" 'U0[12]' "another profile has its own"
echo "no store" >"$T/broken.db"
run "$REVISIT" --db "$T/broken.db" deck lint "$T/garden.yaml"
is "$status:$out" "0:" "a store that cannot be read is no hindrance"

# ------------------------------------------------------------ the sample
# It belongs to those who asked for this program and is not copied here.
sample=${SAMPLE:-$SRCDIR/../shared/content/npqlt-sample.yaml}
if [ -r "$sample" ]; then
	cp "$sample" "$T/npqlt-sample.yaml"
	(cd "$T" && "$REVISIT" --db "$T/none.db" deck lint npqlt-sample.yaml) \
	    >"$T/sample.out" 2>"$T/.err"
	is "$?" 0 "the sample deck has no error"
	if [ -n "${UPDATE:-}" ]; then
		cp "$T/sample.out" "$golden/sample.expected"
	fi
	same "$T/sample.out" "$golden/sample.expected" "and its findings stay"
else
	skip "it is not beside this checkout" "the sample deck has no error"
fi
done_testing
