#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The prompt alone, at a terminal that a script types into.
. "${SRCDIR:-.}/tests/lib.sh"

demo=$TOOLS/prompt_demo
ulimit -c 0
export TERM=xterm-256color

# pty NAME [OPTION…] COMMAND…  <script
pty() {
	pty_name=$1
	shift
	"$TOOLS/ptyrun" -o "$T/typescript" "$@"
	ok $? "$pty_name"
}

# heard BYTES: what the demo says of a line of these bytes, by another road
heard() {
	printf '%s\n' "$1" | "$demo" --quiet | grep '^bytes'
}

pty "a line, and Ctrl-D on an empty one" "$demo" --times <<'END'
< Your answer: 
> hello world
< heard    hello world
< key known, whole
< Your answer: 
^ D
< the end
$ 0
END

pty "an empty line is a line" "$demo" --quiet <<'END'
< Your answer: 
>
< bytes 0
< Your answer: 
^ D
END

pty "Ctrl-C drops the line, and ends on an empty one right after" "$demo" \
    <<'END'
< Your answer: 
>> abc
< abc
^ C
< dropped
< Your answer: 
>> def
< def
^ C
< dropped
< Your answer: 
> still here
< heard    still here
< Your answer: 
^ C
< dropped
< Your answer: 
^ C
< interrupted
$ 0
END

pty "Ctrl-C while searching, while quoting, while pasting" \
    "$demo" --recall <<'END'
< Your answer: 
> needle
< heard    needle
< Your answer: 
^ R
< reverse-i-search
>> need
< needle
^ C
< ^C
< \ndropped
< Your answer: 
>> quote
< quote
^ V
pause 200
^ C
pause 200
^ C
< \ndropped
< Your answer: 
>> \e[200~lost
pause 300
^ C
< \ndropped
< Your answer: 
> fine
< heard    fine
< Your answer: 
^ D
< \nthe end
END

# ------------------------------------------------------------ a long answer

long=$(printf 'word%03d ' 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 \
    20 21 22 23 24)
long=${long% }
edited=$(printf '%s' "$long" | sed 's/word012/wordX-é-012/')
# from the end back to the digits of word012: 12 words of 8, and 3 digits
back=$(printf '\\x02%.0s' $(seq 99))
for size in 80x24 40x24 20x24; do
	for color in always never; do
		pty "200 characters edited in their middle, $size, $color" \
		    -s $size "$demo" --quiet --color $color <<END
< Your answer:
pause 10
>> $long
< word024
>> $back
>> X-\\xc3\\xa9-
>> \\x05\\r
< $(heard "$edited")
< Your answer:
pause 100
>> $long
>> \\x01\\x06\\x06\\x04\\x04\\x0b\\x19\\x19\\r
< $(heard "wo${long#word}${long#word}")
< Your answer:
pause 100
^ D
END
	done
done

for place in 'LC_ALL=C' 'LC_ALL=POSIX' 'LC_ALL= LANG=C' 'LC_ALL=xx_YY.UTF-8' \
    'LC_ALL='; do
	# shellcheck disable=SC2086
	pty "an accent is one character with $place" env $place "$demo" <<'END'
< Your answer: 
>> caf\xc3\xa9s
< caf\xc3\xa9s
>> \x02\x7f\r
< heard    cafs
< Your answer: 
>> na\xc3\xafve\x01\x06\x06\x06\x02\x04i\r
< heard    naive
< Your answer: 
^ D
END
done

# ------------------------------------------------- completion and recall

pty "commands are completed, and only what is offered" "$demo" <<'END'
< Your answer: 
>> :hi\t\r
< heard    :hint
< Your answer: 
>> :h\t\t
< :help
< :hint
! evil
>> \x15see :hi\t\r
< heard    see :hi
< Your answer: 
^ D
END

(cd "$SRCDIR" && "$TOOLS/ptyrun" "$demo") <<'END'
< Your answer: 
>> tes\t\t\r
< heard    tes
< Your answer: 
! tests
^ D
END
ok $? "file names are never completed"

up='\e[A'
pty "arrow-up finds no answer while recall is off" "$demo" --quiet <<END
< Your answer: 
> secret
< bytes 6
< Your answer: 
>> ${up}x\\r
< $(heard x)
< Your answer: 
>> \\x12sec\\x07\\x15y\\r
< $(heard y)
< Your answer: 
^ D
END
pty "and the last line while it is on" "$demo" --recall <<END
< Your answer: 
> first
< heard    first
< Your answer: 
> second
< heard    second
< Your answer: 
>> ${up}${up}+\\r
< heard    first+
< Your answer: 
^ D
END
run find "$T" -name '*history*'
is "$out" "" "nothing is written to a history file"

# --------------------------------------------------------------- pasting

pty "a pasted text of three lines is one answer" "$demo" <<'END'
< \e[?2004h
< Your answer: 
>> \e[200~one\r\ntwo\nthree\tfour\n\e[201~
< one two three four
>> !\r
< heard    one two three four!
< Your answer: 
^ D
END
pty "what is pasted does not act on the terminal" "$demo" <<'END'
< Your answer: 
>> \e[200~a\e]0;title\x07b\xc2\x9b31mc\e[201~\r
< heard    a]0;titleb31mc
! \e]0
< Your answer: 
^ D
END

# --------------------------------------------------- away and back again

pty "Ctrl-Z stops, and the line comes back" "$demo" --times <<'END'
< Your answer: 
>> half
< half
^ Z
stopped
pause 1500
cont
< Your answer: half
>> -done\r
< heard    half-done
< whole 
< Your answer: 
^ D
END
# whole_ms: of the first line of the last transcript
whole_ms() {
	sed -n 's/.*whole \([0-9]*\) ms.*/\1/p' "$T/typescript" | head -n 1
}
is "$([ "$(whole_ms)" -lt 1500 ] && echo shorter)" shorter \
    "and the time away is not counted"

pty "SIGSTOP and SIGCONT from elsewhere too" "$demo" --times <<'END'
< Your answer: 
>> half
< half
kill STOP
halted
pause 1500
cont
< Your answer: half
>> -done\r
< heard    half-done
< whole 
< Your answer: 
^ D
END
is "$([ "$(whole_ms)" -lt 1500 ] && echo shorter)" shorter \
    "and that time is not counted either"

for color in always never; do
	pty "the window changes while an answer is typed, $color" "$demo" \
	    --color $color --quiet <<END
< Your answer: 
>> $long
< word024
resize 40x24
< Your answer: word000
resize 7x3
< Your answer: word000
resize 1x1
resize 19x5
resize 200x50
< Your answer: word000
>> .\\r
< $(heard "$long.")
< Your answer: 
^ D
END
done

for columns in 1 2 3 5 7 8 13 19; do
	pty "a window of $columns columns" -s "${columns}x4" "$demo" \
	    --color always --quiet <<END
< Your answer:
< > 
>> $long
< word024
>> $back
>> \\x7f\\x7f\\x05
resize 80x24
< > word000
resize $((columns + 1))x2
>> \\r
< $(heard "$(printf '%s' "$long" | sed 's/word012/wo012/')")
< > 
^ D
END
done

# ------------------------------------------------------------------ signals

for name in HUP TERM QUIT ALRM USR1 USR2 INT; do
	pty "SIG$name ends it as it would, the terminal put back" "$demo" <<END
< Your answer: 
>> half
< half
kill $name
\$ SIG$name
! heard
END
done
pty "it ends when the window is closed" "$demo" <<'END'
< Your answer: 
>> half
< half
hangup
$ SIGHUP
! heard
END
pty "an ignored hang-up stays ignored" sh -c "trap '' HUP; exec $demo" <<'END'
< Your answer: 
kill HUP
> still here
< heard    still here
< Your answer: 
^ D
END

# -------------------------------------------- other terminals and settings

pty "TERM=dumb: the terminal's own editing, no escape, sentences" \
    env TERM=dumb "$demo" --times <<'END'
< Your answer: 
> hello there
< heard hello there.\nkey unknown
< Your answer: 
>> abc
^ C
< dropped.
< Your answer: 
^ C
< interrupted.
$ 0
! \e
END
pty "TERM=dumb: Ctrl-Z, Ctrl-D, signals" env TERM=dumb "$demo" --times <<'END'
< Your answer: 
^ Z
stopped
pause 1500
cont
< Your answer: 
> on
< heard on.
< whole 
< Your answer: 
^ D
< \nthe end.
END
is "$([ "$(whole_ms)" -lt 1500 ] && echo shorter)" shorter \
    "the time away is not counted there either"
pty "TERM=dumb: SIGTERM" env TERM=dumb "$demo" <<'END'
< Your answer: 
kill TERM
$ SIGTERM
END
pty "no TERM at all" env -u TERM "$demo" <<'END'
< Your answer: 
> hello
< heard hello.
! \e
^ D
END
pty "a TERM that nobody knows" env TERM=nobody-knows "$demo" --color never \
    <<'END'
< Your answer: 
> hello
< heard    hello
< Your answer: 
^ D
END
pty "NO_COLOR" env NO_COLOR=1 "$demo" <<'END'
< Your answer: 
> hello
< heard    hello
< Your answer: 
^ D
< the end
! \e[1m
! \e[32m
END
pty "NO_COLOR is empty, so it asks for nothing" env NO_COLOR= "$demo" <<'END'
< \e[1mYour answer: \e[0m
^ D
END
pty "--color always beats NO_COLOR" env NO_COLOR=1 "$demo" --color always <<'END'
< \e[1mYour answer: \e[0m
^ D
END
pty "plain: sentences" "$demo" --plain <<'END'
< Your answer: 
> hello
< \nheard hello.
< Your answer: 
^ D
< the end.
! \e[1m
END
printf 'set editing-mode vi\nset enable-bracketed-paste off\n' >"$T/inputrc"
# shellcheck disable=SC2016
printf '$if revisit\n"\\C-t": "typed by inputrc"\n$endif\n' >>"$T/inputrc"
pty "the user's inputrc" env INPUTRC="$T/inputrc" "$demo" <<'END'
< Your answer: 
^ T
< typed by inputrc
>> \e0x\r
pause 600
< heard    yped by inputrc
< Your answer: 
! \e[?2004h
^ D
END
pty "an inputrc without end" env INPUTRC=/dev/zero "$demo" <<'END'
< Your answer: 
^ D
END

# ------------------------------------------------------- not at a terminal

printf 'one\r\n\0t\0wo\nlast' >"$T/in"
run "$demo" <"$T/in"
is "$out" "$(printf 'Your answer:\n  heard    %s\n' one; \
    printf 'Your answer:\n  heard    %s\n' two; \
    printf 'Your answer:\n  heard    %s\n' last; \
    printf 'Your answer:\nthe end')" "CRLF, NUL, no newline at the end"
printf 'a\377b\355\240\200c\n' >"$T/in"
run "$demo" --label "" <"$T/in"
is "$out" "$(printf '  heard    a\357\277\275b\357\277\275\357\277\275\357\277\275c\nthe end')" \
    "what is no UTF-8 is shown as such; an empty label prints nothing"
{
	head -c 50000000 /dev/zero | tr '\0' x
	echo
	echo after
} >"$T/in"
run "$demo" --quiet --label "" <"$T/in"
is "$(printf '%s\n' "$out" | sed 's/ hash.*//')" "bytes 65536
bytes 5
the end" "50 MB in one line are cut, the next line is whole"
rm "$T/in"
run "$demo" </
is "$status" 1 "a folder as input is an error"
like "$err" "Is a directory" "and says why"
run sh -c "echo one | '$demo' --color always --label ''"
contains "$out" "$(printf '\033[32mheard\033[0m')" "--color always into a pipe"
run sh -c "echo one | COLUMNS=40 '$demo' --label ''"
lacks "$out" "$(printf '\033')" "no escape into a pipe"
mkfifo "$T/fifo"
for name in INT TERM; do
	# open for writing too, so that the input never ends
	pty "SIG$name ends what reads from a pipe" sh -c \
	    "exec '$demo' <>'$T/fifo'" <<END
< Your answer:
kill $name
\$ SIG$name
END
done
pty "and one Ctrl-C does" sh -c "exec '$demo' <>'$T/fifo'" <<'END'
< Your answer:
^ C
$ SIGINT
END

done_testing
