#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# mandoc finds nothing to warn of in the manual pages, and a command's page
# says what its exit status means and shows examples.
. "${SRCDIR:-.}/tests/lib.sh"
needs mandoc

cd "$SRCDIR" || exit 1
for page in man/*.[1-9]; do
	run mandoc -T lint -W warning "$page"
	is "$status:$out" 0: "$page"
	case $page in
	*.1)
		for part in 'EXIT STATUS' EXAMPLES; do
			grep -q "^\.Sh $part\$" "$page"
			ok $? "$page has $part"
		done ;;
	esac
done
done_testing
