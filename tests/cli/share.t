#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# share: one file, of what was chosen and nothing else; the same person under
# the same code; taken back by another file.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
demo_deck >"$T/demo.yaml"
cd "$T" || exit 1
db=$T/r.db

# on DATE COMMAND…: that day at six
on() {
	on_at=$1
	shift
	"$REVISIT" --db "$db" --at "${on_at}T18:00:00Z" --seed 1 "$@"
}

run "$REVISIT" --db "$db" share --purpose x --yes
is "$status" 1 "without a store nothing is shared"
contains "$err" "there is no store" "and it is said"

# a session with a typed answer, a claimed wording, a report, and practice
printf '%s\n' '{"answer":"copper lanterns and some blue seamen"}' \
    '{"command":"skip"}' '{"command":"skip"}' '{"idea":2,"said":true}' \
    '{"command":"report which harbour?"}' '{"continue":true}' |
    on 2027-01-11 quiz --porcelain demo.yaml --cards 1 >/dev/null
printf '%s\n' '{"answer":"zebra crossing"}' |
    on 2027-01-12 quiz --porcelain demo.yaml --practice --cards 1 >/dev/null

run on 2027-01-20 share --yes
is "$status" 2 "without a purpose nothing is shared"
contains "$err" "--purpose" "and it is said how"
run on 2027-01-20 share --purpose x
is "$status" 2 "without a terminal and --yes neither"
run on 2027-01-20 share --purpose x --yes --code 'A B'
is "$status:$out" "2:" "a code with a space is none"
run on 2027-01-20 share --purpose ' ' --yes
is "$status:$out" "2:" "a purpose of spaces is none"

run on 2027-01-20 share --purpose 'choose what to reteach' --yes
is "$status" 0 "it goes to standard output"
is "$err" "Whoever gets this file can read every line of it." \
    "with the one sentence, on standard error"
is "$(printf '%s\n' "$out" | sed -n 2p)" '"revisit-share": 1,' "its version"
contains "$out" '"level": "totals",' "totals unless chosen otherwise"
contains "$out" '"purpose": "choose what to reteach",' "its purpose"
contains "$out" '"shared": "2027-W03",' "a week, and no day"
contains "$out" '"number": 1,' "the first of this learner"
lacks "$out" "zebra" "no answer that was typed"
lacks "$out" "seamen" "no wording that was not chosen"
lacks "$out" "which harbour" "no report that was not chosen"
unlike "$out" '[0-9][0-9]:[0-9][0-9]' "no time of day"
unlike "$out" '"[0-9-]*-[0-9][0-9]-[0-9][0-9]"' "no day"
is "$(printf '%s\n' "$out" | grep -c '"state"')" 6 "each item stands once"
is "$(printf '%s\n' "$out" | grep -c '"answers": 1,')" 1 \
    "the practice is not counted"

# every key is one of the manual's, and none is a time, a duration, a name
printf '%s\n' "$out" | perl -MJSON::PP -0777 -ne '
	my %k;
	sub keys_of {
		my ($v) = @_;
		if (ref $v eq "HASH") { $k{$_}++, keys_of($v->{$_}) for keys %$v }
		keys_of($_) for ref $v eq "ARRAY" ? @$v : ();
	}
	keys_of(decode_json($_));
	print join " ", sort keys %k' >keys
is "$(cat keys)" "answers changed confidence deck forecast full hash hints id \
items last learner level number purpose rating revisit-share settled-week \
sha256 shared state step successes version week weeks" "and no other key"

code=$(printf '%s\n' "$out" | sed -n 's/"learner": "\(.*\)",/\1/p')
like "$code" '^p[a-z2-9]{8}$' "a code of its own where none was set"
run on 2027-01-20 share --purpose x --yes --output one.json
contains "$(cat one.json)" "\"learner\": \"$code\"" "which stays the same"
contains "$(cat one.json)" '"number": 2,' "and the files are counted"
contains "$err" "Whoever gets this file can read every line of it." \
    "the sentence, also for a file"
# shellcheck disable=SC2012
is "$(ls -l one.json | cut -c 1-10)" "-rw-------" "the file is its owner's"
is "$(sed '/^"sha256"/,$d' one.json | sha256sum | cut -c 1-64)" \
    "$(sed -n 's/"sha256": "\(.*\)"/\1/p' one.json)" \
    "the checksum is what sha256sum makes of it"

run on 2027-01-20 share --purpose x --yes --code P07 --level named-code \
    --with-wordings --with-reports --output two.json
is "$status" 0 "a code that was given"
contains "$(cat two.json)" '"learner": "p07"' "in small letters"
is "$(on 2027-01-20 --plain config code | sed -n '2s/\. Possible.*//p')" \
    "Now: p07" "is kept as the setting"
contains "$(cat two.json)" '"text": "some blue seamen"' \
    "the wordings, if chosen"
contains "$(cat two.json)" '"text": "which harbour?"' "the reports, if chosen"
run on 2027-01-21 share --purpose x --yes --with-reports --output -
lacks "$out" '"wordings"' "the one without the other"
contains "$out" '"learner": "p07"' "and under the same code"

# whatever a purpose holds, the bytes can be shown
# shellcheck disable=SC3003
run on 2027-01-21 share --yes --purpose "$(printf 'a\033[31m\n"b"')"
contains "$out" '"purpose": "a\u001b[31m\u000a\"b\"",' "escaped"

# equal sight, and taking back
run "$REVISIT" --db none.db cohort two.json
contains "$out" "1 shared" "a learner sees what others see"
contains "$out" "p07" "of a named code: its column"
run on 2027-01-22 share --withdraw --yes --output gone.json
is "$status" 0 "a withdrawal wants no purpose"
is "$(sed 's/:.*//' gone.json | tr '\n' ' ')" \
    '{ "revisit-share" "learner" "level" "number" "deck" "shared" "sha256" } ' \
    "and holds nothing else"
run "$REVISIT" --db none.db cohort two.json gone.json
is "$status" 1 "beside the earlier files nobody is left"
contains "$err" "withdrew" "and it is said"
run on 2027-01-22 share --purpose x --yes --output back.json
run "$REVISIT" --db none.db cohort two.json gone.json back.json
is "$status" 0 "and sharing again takes that back"

# a folder that cannot be written: nothing is half there
run on 2027-01-22 share --purpose x --yes --output no/such.json
is "$status" 1 "a folder that is not there"
contains "$err" "no/such.json" "is named"

# of several decks one has to be said, unless only one was answered
demo_deck | sed 's/^deck: demo/deck: other/' >other.yaml
on 2027-01-22 deck add --yes other.yaml >/dev/null 2>&1
run on 2027-01-22 share --purpose x --yes
contains "$out" '"deck": "demo"' "of two decks the one that was answered"
run on 2027-01-22 share other --purpose x --yes
contains "$out" '"deck": "other"' "or the one that is named"
done_testing
