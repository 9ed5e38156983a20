#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# setup: three questions, each of which may be skipped; what helps is asked of
# everyone alike, and why is asked of nobody (lt6.1).
. "${SRCDIR:-.}/tests/lib.sh"

now() {
	"$REVISIT" --db "$T/$1.db" config "$2" | tr '\n' ' ' |
	    sed 's/.*Now: \([^ ]*\)\. .*/\1/'
}
file=$XDG_CONFIG_HOME/revisit/default/config.yaml

# setup_with NAME ANSWERS: a line each
setup_with() {
	rm -f "$file"
	run sh -c 'printf "%b" "$2" | "$0" --db "$1" setup' "$REVISIT" \
	    "$T/$1.db" "$2"
}

setup_with skipped '\n\n\n'
is "$status:$err" "0:" "all three may be skipped"
contains "$out" "Three questions" "it says how many"
contains "$out" "Thank you." "and thanks"
for key in spelling aloud plain; do
	is "$(now skipped $key)" no "$key stays off"
done
is "$(now skipped clock)" yes "the clock stays on"
for word in dyslexia disab diagnos special need; do
	lacks "$out" "$word" "nobody is asked why ($word)"
done

setup_with all '2999-03-05\n12\n1, 2 3;4\n'
is "$status:$err" "0:" "numbers"
is "$(now all date) $(now all minutes)" "2999-03-05 12" "date and minutes"
is "$(now all spelling) $(now all aloud)" "yes yes" "spelling and aloud"
is "$(now all plain) $(now all clock)" "yes no" "plain, and no clock"

lacks "$out" "That day is past." "a date to come needs no word"

setup_with past '2001-02-03\n\n\n'
contains "$out" "That day is past." "a date that is past is taken, and said"
is "$(now past date)" "2001-02-03" "as it was typed"

setup_with words '\n\nspelling and no clock\n'
is "$(now words spelling) $(now words clock)" "yes no" "words"
is "$(now words aloud) $(now words plain)" "no no" "and nothing else"

setup_with again '\n\nglasses\n2\n'
contains "$out" "'glasses' is none of these four." "an unknown word is named"
is "$(now again aloud)" yes "and the question asked again"
is "$(now again spelling)" no "nothing was taken of the first line"

setup_with digits '\n\n5\n12\n0\n\n'
for bad in 5 12 0; do
	contains "$out" "'$bad' is none of these four." "$bad is none"
done

setup_with ended ''
is "$status" 0 "no input is no failure"
lacks "$out" "Thank you." "and no thanks for it"

# what follows the person is in the log, looks are of this computer
is "$("$REVISIT" --db "$T/all.db" config spelling | grep -c 'with your')" 1 \
    "spelling goes with the answers"
is "$("$REVISIT" --db "$T/all.db" config aloud | grep -c 'with your')" 1 \
    "and so does aloud"

done_testing
