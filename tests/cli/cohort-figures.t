#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# K19: each figure of a cohort's report, reckoned again from the share files
# alone by code that has nothing of the program's, on 100 random cohorts: of 2
# to 24 learners, with two wordings of items, older files and withdrawals.
. "${SRCDIR:-.}/tests/lib.sh"
needs perl
perl -MDigest::SHA -e 1 2>/dev/null || skip_all "no Digest::SHA here"

cd "$T" || exit 1
item=npqlt:lt2.1/recall
total=0 seed=0
while [ "$seed" -lt 100 ]; do
	seed=$((seed + 1))
	rm -rf c
	perl "$SRCDIR/tests/tools/shares.pl" --odd --seed "$seed" \
	    --learners $((2 + seed * 7 % 23)) --items $((3 + seed % 9)) c
	day=2027-0$((2 + seed % 2))-$((10 + seed % 18))
	if ! "$REVISIT" --db none.db cohort c --format json --retaught \
	    "$item=$day" >page.json 2>errors; then
		# nobody may be left when all have withdrawn
		grep -q withdrew errors || fail "seed $seed: $(cat errors)"
		continue
	fi
	perl "$SRCDIR/tests/tools/recount.pl" c page.json "$item=$day" >told
	ok $? "cohort $seed" || diag "$(cat told)"
	n=$(sed -n 's/ figures.*//p' told)
	total=$((total + n))
done
[ "$total" -gt 10000 ]
ok $? "$total figures were compared"
# and the comparison can fail
sed 's/"full":[0-9][0-9]*/"full":77/' page.json >wrong.json
perl "$SRCDIR/tests/tools/recount.pl" c wrong.json "$item=$day" >told
isnt $? 0 "a figure that was changed is seen"
done_testing
