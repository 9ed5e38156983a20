#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every shipped deck passes `deck lint --strict`, and says whose words it quotes.
. "${SRCDIR:-.}/tests/lib.sh"

for deck in "$SRCDIR"/decks/*.yaml; do
	name=$(basename "$deck")
	run "$REVISIT" deck lint --strict "$deck"
	is "$status" 0 "$name passes deck lint --strict" || diag "$out$err"
	text=$(tr -s '# \n' ' ' <"$deck")
	contains "$text" "Contains public sector information licensed under \
the Open Government Licence v3.0." "$name: the statements' licence"
	contains "$text" \
	    "Not made or endorsed by the Department for Education." \
	    "$name: nobody else stands behind it"
done
done_testing
