#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck preview without a terminal: all cards on a page, nothing changed.
. "${SRCDIR:-.}/tests/lib.sh"

golden=$SRCDIR/tests/golden/preview
cd "$T" || exit 1
export TERM=xterm # a page, not line by line
cp "$golden/garden.yaml" .

run "$REVISIT" deck preview garden.yaml
is "$status" 0 "a deck is shown"
printf '%s\n' "$out" >got
same got "$golden/garden.expected" "every card at every level"

run "$REVISIT" --plain deck preview garden.yaml --section 1
is "$status" 0 "a section, for ears"
printf '%s\n' "$out" >got
same got "$golden/plain.expected" "every line a sentence, one section"
unlike "$out" '__' "no runs of signs for a screen reader"

# keys through a pipe are no keys
run sh -c 'printf "d\nd\ne\nq\n" | EDITOR=false "$REVISIT" deck preview garden.yaml'
is "$status" 0 "a pipe is shown all of it"
printf '%s\n' "$out" >got
same got "$golden/garden.expected" "and asked nothing"
same garden.yaml "$golden/garden.yaml" "a pipe changes nothing"

run "$REVISIT" deck add garden.yaml
run "$REVISIT" deck preview garden
is "$status" 0 "by name, from the profile"
contains "$out" "garden:8" "with the line of its text"
run "$REVISIT" deck preview
is "$status" 0 "the only deck needs no name"
contains "$out" "Why to mulch" "and it is that one"

run "$REVISIT" deck preview no-such
is "$status" 1 "an unknown name"
contains "$err" "there is no deck 'no-such' here" "is said"
run "$REVISIT" deck preview no-such.yaml
is "$status" 1 "a file that is not there"
run "$REVISIT" deck preview garden.yaml --section 9
is "$status" 1 "an unknown section"
contains "$err" "there are: s1, s2" "with those there are"
printf 'format: 1\ndeck: g\ntitle: G\nstatements:\n  - {id: 5}\n' >bad.yaml
run "$REVISIT" deck preview bad.yaml
is "$status" 1 "a deck with an error is not shown"
contains "$err" "bad.yaml:5" "and its findings are"

# what was dropped is not blanked again
sed 's/id: g1.1,/id: g1.1, skip: [microbes],/' garden.yaml >skip.yaml
run "$REVISIT" deck preview skip.yaml
unlike "$out" '^blank .*microbes' "a skipped phrase is no blank"
like "$out" '^blank .*rule' "another is"

done_testing
