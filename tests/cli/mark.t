#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `mark` says what an answer earns, and why: each part of the marker speaks.
. "${SRCDIR:-.}/tests/lib.sh"

cat >"$T/memory.yaml" <<'EOT'
format: 1
deck: memory
prefix: me
title: Memory
statements:
  - id: me1.1
    text: >
      Retrieving information from memory is likely to strengthen recall, and
      so is leaving a gap.
    ask: What strengthens recall?
    ideas:
      - retrieving from memory | self-testing
      - leaving a gap
    extra:
      - low stakes
    misconceptions:
      - id: reread
        says: Rereading the notes works as well.
        truth: It only feels so.
        listen-for: read the notes again
  - id: me1.2
    text: Working memory has a limited capacity.
    ask: What about working memory?
    ideas:
      - limited capacity
      - working memory
EOT
mark() {
	run "$REVISIT" --db "$T/m.db" mark "$@"
}

run "$REVISIT" --db "$T/m.db" deck add --yes "$T/memory.yaml"
is "$status" 0 "a deck with a misconception is added"

mark me1.1 "self-testing, low stakes"
is "$status" 0 "mark works"
contains "$out" '"self-testing" is 100% of the wording "self-testing"' \
    "the wording and the phrase are named"
contains "$out" "not there" "what is missing is said to be"
contains "$out" "never needed: \"low stakes\"" "an extra idea is welcome"

mark me1.1 "recall, by retreiving it from memory, always"
contains "$out" "the question says it: recall" "the question's words are named"
contains "$out" "retreiving for retrieving" "a slip is noted"
contains "$out" 'One shade softer: "always", where the statement says "likely"' \
    "an over-claim is noted"

mark me1.2 "its capacity is not limited"
contains "$out" 'the wrong way round, because of "not"' "a reversal is asked about"
contains "$out" "unclear: would ask" "and not marked"
contains "$out" "no answer can earn it" "an idea of the question's words is told"

mark 1.1 "read the notes again"
contains "$out" "misconception 'reread'" "a misconception is heard"

mark 1.1 "self-testing by flashcards, a fortnight later"
contains "$out" "No wording knows: flashcards, fortnight, later" \
    "words that nothing explains make it ask"

mark --format json me1.1/refute/reread "no: self-testing"
is "$status" 0 "a reply is found by its name"
contains "$out" '"item":"memory:me1.1/refute/reread","verdict":"full"' \
    "and one of its statement's ideas is enough"
contains "$out" '"suggested":3' "for Good"
contains "$out" "Any one of these ideas is enough here." "which is said"

mark me1.1/refute/other "x"
is "$status" 1 "a reply that is not there is not found"
done_testing
