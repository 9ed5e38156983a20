# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A deck of six statements, small enough that a test knows every answer.

demo_deck() {
	cat <<'DECK'
format: 1
deck: demo
prefix: lt
title: A small deck
sections:
  - id: s1
    title: Harbours
  - id: s2
    title: Baking
statements:
  - id: lt1.1
    section: s1
    text: The harbour shelters copper lanterns and velvet sailors.
    ask: What does the harbour shelter?
    ideas:
      - copper lanterns
      - velvet sailors
  - id: lt2.1
    section: s2
    text: The baker forgot rye flour and cinnamon syrup.
    ask: What did the baker forget?
    ideas:
      - rye flour
      - cinnamon syrup
  - id: lt1.2
    section: s1
    text: The attic hides brass kettles and paper owls.
    ask: What is hidden under the roof?
    ideas:
      - brass kettles
      - paper owls
  - id: lt2.2
    section: s2
    text: The meadow feeds spotted goats and lazy bees.
    ask: Which animals does the meadow feed?
    ideas:
      - spotted goats
      - lazy bees
  - id: lt1.3
    section: s1
    text: The valley keeps silver bridges and quiet mills.
    ask: What is kept between the hills?
    ideas:
      - silver bridges
      - quiet mills
  - id: lt2.3
    section: s2
    text: The library lends heavy atlases and thin novels.
    ask: What may be borrowed?
    ideas:
      - heavy atlases
      - thin novels
DECK
}
