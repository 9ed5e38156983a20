#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# readline 8.2 divides by zero and reads beyond its buffers when a window
# becomes narrower than 8 columns. The prompt never tells it so; valgrind looks.
. "${SRCDIR:-.}/tests/lib.sh"
needs valgrind
[ -z "${SANITIZE:-}" ] || skip_all "valgrind cannot run a sanitized program"

export TERM=xterm-256color

# valgrind 3.19 takes the empty signal mask of pselect for an error
cat >"$T/supp" <<'END'
{
   pselect
   Memcheck:Param
   pselect6(sig)
   fun:pselect64_syscall
   ...
}
END

# script LABEL-END: an answer of 200 characters while the window changes
script() {
	echo "< $1"
	printf '>> '
	for i in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19; do
		printf 'w\\xc3\\xb6rd%04d ' "$i"
	done
	echo
	echo '< 0019'
	for size in 7x3 1x1 40x10 2x2 19x1 3x5 200x50 6x2 4x4 80x24 5x5 8x1; do
		echo "resize $size"
		echo 'pause 150'
		echo '>> \x02\x02\x02x\xc3\xa9\x01a\x06\x04\xe6\xbc\xa2\x05'
	done
	printf '%s\n' '>> \x12ord\x07' 'resize 1x1' 'pause 150' \
	    '>> \x15:h\t\t' 'resize 12x4' 'pause 150' \
	    '>> \x15\e[200~pasted\nlines\e[201~' 'resize 3x3' 'pause 150' \
	    '>> \r' '< bytes 12 ' 'pause 150' '^ D' "\$ 0"
}

for color in always never; do
	for label in 'Your answer: ' 'How sure? 1 unsure, 2 fairly, 3 sure: '; do
		script '> ' | "$TOOLS/ptyrun" -d 60 -s 9x4 valgrind -q \
		    --error-exitcode=77 --suppressions="$T/supp" \
		    "$TOOLS/prompt_demo" --quiet --recall --color $color \
		    --label "$label"
		ok $? "from 9 columns, $color, $label"
		script "${label% }" | "$TOOLS/ptyrun" -d 60 -s 80x24 valgrind \
		    -q --error-exitcode=77 --suppressions="$T/supp" \
		    "$TOOLS/prompt_demo" --quiet --color $color \
		    --label "$label"
		ok $? "from 80 columns, $color, $label"
	done
done
done_testing
