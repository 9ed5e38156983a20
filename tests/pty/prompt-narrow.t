#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# readline 8.2 divides by zero and reads beyond its buffers when a window
# becomes narrower than 8 columns. The prompt never tells it so; valgrind
# looks, while random keys are typed in windows of random sizes.
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

# any N: sets $any to a number from 0 to N - 1
any() {
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	any=$((seed / 65536 % $1))
}

# script SEED LABEL
script() {
	seed=$1
	echo "< $2"
	for step in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 \
	    23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40; do
		any 60
		columns=$((any + 1))
		any 10
		echo "resize ${columns}x$((any + 1))"
		echo 'pause 110'
		any 7
		case $any in
		0) keys='\x02\x02\xc3\xa9\x01ab\x05' ;;
		1) keys='a wide \xe6\xbc\xa2\xe5\xad\x97, words, and more' ;;
		2) keys='\x12wo' ;;
		3) keys='\e[200~pasted text\nof lines\e[201~' ;;
		4) keys='\x15:h\t\t' ;;
		5) keys='\x07\x01\x0b\x19\x19\x19' ;;
		6) keys="$step words of it \\e[D\\e[D\\x7f" ;;
		esac
		printf '>> %s\n' "$keys"
	done
	printf '%s\n' 'pause 200' '>> \x07\x01\x0b.\r' '< bytes 1 ' "< $2" \
	    'pause 300' '^ D' '$ 0'
}

# try SEED LABEL OPTION…: leaves its result in a file
try() {
	try_seed=$1
	try_label=$2
	shift 2
	try_end=${try_label% }
	script "$try_seed" "${try_end##* }" |
	    "$TOOLS/ptyrun" -d 60 -s 80x5 valgrind -q --error-exitcode=77 \
		--suppressions="$T/supp" "$TOOLS/prompt_demo" --quiet \
		--recall --label "$try_label" "$@" 2>"$T/err.$try_seed"
	echo $? >"$T/result.$try_seed"
}

# Seeds at which readline's own handling fails: 12, 27 and 31 divide by zero,
# 4 and 7 read what nobody wrote.
long='A label that is rather long, for a window: '
try 4 'How sure? 1 unsure: ' --color always &
try 7 'How sure? 1 unsure: ' --color never &
try 12 "$long" --color always &
wait
try 27 "$long" --color never &
try 31 'How sure? 1 unsure: ' --color never &
try 5 'Your answer: ' --color always &
wait
for seed in 4 7 12 27 31 5; do
	is "$(cat "$T/result.$seed")" 0 "random windows and keys, seed $seed" ||
	    diag "$(cut -c1-200 "$T/err.$seed")"
done
done_testing
