#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# share at a terminal: each question, a mistake at each, and what is shown is
# what is written. deck suggestions: accept, refuse, the next time.
. "${SRCDIR:-.}/tests/lib.sh"

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
cd "$T" || exit 1
demo_deck >demo.yaml
export TERM=xterm-256color COLUMNS=80

# pty NAME COMMAND…  <script
pty() {
	pty_name=$1
	shift
	"$TOOLS/ptyrun" -s 80x60 -o "$T/typescript" "$@"
	ok $? "$pty_name"
}

printf '%s\n' '{"answer":"copper lanterns and some blue seamen"}' \
    '{"command":"skip"}' '{"command":"skip"}' '{"idea":2,"said":true}' \
    '{"command":"report which harbour?"}' '{"continue":true}' |
    "$REVISIT" --db r.db --at 2027-01-11T18:00:00Z --seed 1 \
	quiz --porcelain demo.yaml --cards 1 >/dev/null

pty "everything is asked, and shown before it is written" \
    "$REVISIT" --db r.db --at 2027-01-20T18:00:00Z share <<'END'
< What is this for?
> 
< Without a purpose nothing is shared.
> choose what to reteach
< Your code
> my name
< A code has 1 to 16 letters and digits
> P07
< How?
> 3
< 1 or 2.
> 2
< 2 suggestions of yours
< seamen". Send
> maybe
< y sends it
> y
< harbour?". Send it?
> 
< "revisit-share": 1,
< "learner": "p07",
< "level": "named-code",
< "purpose": "choose what to reteach",
< "wordings": [
! "reports"
< Whoever gets this file can read every line of it.
< Where to?
> mine.json
< Written to mine.json, under the code p07.
< revisit cohort mine.json
$ 0
END
# the bytes that were shown are those of the file
esc=$(printf '\033')
tr -d '\r' <typescript | sed "s/$esc\[[?0-9;]*[a-z]//g" |
    sed -n '/^{$/,/^}$/p' >shown
same shown mine.json "what was shown is what was written"
# shellcheck disable=SC2012
is "$(ls -l mine.json | cut -c 1-10)" "-rw-------" "for its owner alone"

pty "a no writes nothing" \
    "$REVISIT" --db r.db --at 2027-01-20T18:00:00Z share --purpose x \
    --output no.json <<'END'
< Enter takes p07
> 
< How?
> 
< seamen". Send
> n
< harbour?". Send it?
> n
< "level": "totals",
< Write it to no.json?
> 
< Nothing was written.
$ 0
END
[ ! -e no.json ]
ok $? "and no file is there"

pty "the end of the input writes nothing" \
    "$REVISIT" --db r.db --at 2027-01-20T18:00:00Z share --output no.json <<'END'
< What is this for?
< Purpose: 
^ D
< Nothing was written.
$ 0
END
pty "Ctrl-C drops the line, and the question comes again" \
    "$REVISIT" --db r.db --at 2027-01-20T18:00:00Z share --output no.json <<'END'
< What is this for?
< Purpose: 
>> half a purp
^ C
< What is this for?
< Purpose: 
^ D
< Nothing was written.
$ 0
END
pty "taking back shows its bytes too" \
    "$REVISIT" --db r.db --at 2027-01-21T18:00:00Z share --withdraw \
    --output gone.json <<'END'
< Enter takes p07
> 
< "level": "withdrawn",
! "items"
< Write it to gone.json?
> y
< takes them out of every report
$ 0
END

# ------------------------------------------------------------- suggestions

"$REVISIT" --db r.db --at 2027-01-22T18:00:00Z share --yes --purpose x \
    --with-wordings --with-reports --output all.json 2>/dev/null
cp demo.yaml before.yaml
pty "a wording is accepted, a report is refused" \
    "$REVISIT" --db author.db deck suggestions demo.yaml all.json <<'END'
< 1 of 2
< velvet sailors
< some blue seamen
< From
< one learner
< quit: 
>> x
< a accepts it
< quit: 
>> a
< 2 of 2
< which harbour?
< quit: 
>> r
< 1 accepted, 1 refused, 0 left.
$ 0
END
sed 's/- velvet sailors/- velvet sailors | some blue seamen/' \
    before.yaml >want
same demo.yaml want "the wording stands with its idea, all else as it was"
run "$REVISIT" --db author.db deck suggestions demo.yaml all.json
contains "$out" "no suggestion that was not decided" \
    "what was decided is not asked again"
run "$REVISIT" --db author.db deck suggestions demo.yaml all.json --again
contains "$out" "which harbour?" "unless it is wished"
run "$REVISIT" --db another.db deck suggestions before.yaml all.json \
    --format json
is "$(printf '%s' "$out" | grep -o '"type":"[a-z]*"' | tr '\n' ' ')" \
    '"type":"wording" "type":"report" ' "as JSON, for programs"
run "$REVISIT" --db another.db deck suggestions before.yaml gone.json
is "$status" 0 "of who withdrew there is none"
contains "$out" "no suggestion" "and it is said"
cp before.yaml demo.yaml
pty "Enter leaves one for the next time" \
    "$REVISIT" --db third.db deck suggestions demo.yaml all.json <<'END'
< quit: 
>> \r
< 2 of 2
< quit: 
>> q
< 0 accepted, 0 refused, 2 left.
$ 0
END
same demo.yaml before.yaml "and nothing was changed"
done_testing
