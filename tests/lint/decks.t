#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every shipped deck passes `deck lint --strict` and names its licence; the one
# that quotes the framework, and what extends it, say whose words these are not.
. "${SRCDIR:-.}/tests/lib.sh"

for deck in "$SRCDIR"/decks/*.yaml; do
	name=$(basename "$deck")
	run "$REVISIT" deck lint --strict "$deck"
	is "$status" 0 "$name passes deck lint --strict" || diag "$out$err"
	grep -Eq '^licence: *[^ ]' "$deck"
	ok $? "$name names its licence"
	grep -q "${name%.yaml}" "$SRCDIR/README.md"
	ok $? "README: $name"
	text=$(tr -s '# \n' ' ' <"$deck")
	case $text in
	*"deck: npqlt"* | *"extends: npqlt"*)
		contains "$text" \
		    "Not made or endorsed by the Department for Education." \
		    "$name: nobody else stands behind it" ;;
	esac
done
text=$(tr -s '# \n' ' ' <"$SRCDIR/decks/npqlt.yaml")
contains "$text" "Contains public sector information licensed under the Open \
Government Licence v3.0." "npqlt.yaml: the statements' licence"
done_testing
