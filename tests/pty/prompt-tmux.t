#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the prompt looks like on a screen of 40 columns: tmux is the terminal.
. "${SRCDIR:-.}/tests/lib.sh"
needs tmux

# A server a screen, as one that ends would take the next with it.
TMUX_TMPDIR=$T
export TMUX_TMPDIR
server=0
tm() {
	tmux -u -L "$server" -f /dev/null "$@"
}
trap 'tm kill-server 2>/dev/null; rm -rf "$T"' EXIT

# start COLUMNS COMMAND: a new screen
start() {
	[ "$server" -eq 0 ] || tm kill-server
	server=$((server + 1))
	tm new-session -d -x "$1" -y 20 -s s "sleep 600" \; \
	    set-option -g remain-on-exit on \; \
	    set-option -g status off \; \
	    set-option -g escape-time 0 \; \
	    respawn-pane -k -t s "env TERM=xterm-256color $2" ||
	    diag "tmux did not start"
}

screen() {
	tm capture-pane -p -t s 2>/dev/null | sed 's/ *$//' |
	    sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

# shows NAME <screen: waits, 20 s at most, until the screen is just this
shows() {
	cat >"$T/want"
	shows_end=$(($(date +%s) + 20))
	until screen >"$T/got" && cmp -s "$T/got" "$T/want"; do
		[ "$(date +%s)" -le "$shows_end" ] || break
		sleep 0.05
	done
	same "$T/got" "$T/want" "$1"
}

keys() {
	tm send-keys -t s "$@"
}

demo="$TOOLS/prompt_demo --label 'Your answer: '"
long='one two three four five six seven eight nine ten eleven twelve thirteen'
long="$long fourteen fifteen sixteen seventeen eighteen nineteen twenty and some"
long="$long more words so that there are two hundred in all of it"

start 40 "LC_ALL=C $demo"
shows "the prompt under LC_ALL=C" <<'END'
Your answer:
END
keys -l "$long"
shows "200 characters wrap" <<'END'
Your answer: one two three four five six
 seven eight nine ten eleven twelve thir
teen fourteen fifteen sixteen seventeen
eighteen nineteen twenty and some more w
ords so that there are two hundred in al
l of it
END

# back to before "twenty"
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
	keys M-b
done
keys -l 'né–é '
shows "an accent put in the middle moves the rest by one column" <<'END'
Your answer: one two three four five six
 seven eight nine ten eleven twelve thir
teen fourteen fifteen sixteen seventeen
eighteen nineteen né–é twenty and some m
ore words so that there are two hundred
in all of it
END
keys BSpace BSpace BSpace
shows "and taken out again" <<'END'
Your answer: one two three four five six
 seven eight nine ten eleven twelve thir
teen fourteen fifteen sixteen seventeen
eighteen nineteen nétwenty and some more
 words so that there are two hundred in
all of it
END
keys C-w
keys C-k
shows "the rest is cut off" <<'END'
Your answer: one two three four five six
 seven eight nine ten eleven twelve thir
teen fourteen fifteen sixteen seventeen
eighteen nineteen
END
keys C-a
keys -l 'X'
keys C-e
keys -l '.'
keys Enter
shows "what was typed is what is heard" <<'END'
Your answer: Xone two three four five si
x seven eight nine ten eleven twelve thi
rteen fourteen fifteen sixteen seventeen
 eighteen nineteen .
  heard    Xone two three four five six
           seven eight nine ten eleven
           twelve thirteen fourteen
           fifteen sixteen seventeen
           eighteen nineteen .
Your answer:
END

start 40 "LC_ALL=C $demo"
shows "again" <<'END'
Your answer:
END
keys -l 'éééééééééééééééééééééééééé漢字x'
shows "accents, and wide characters at the margin" <<'END'
Your answer: éééééééééééééééééééééééééé
漢字x
END
keys BSpace BSpace BSpace Left Left
keys -l 'a'
shows "the cursor was where it seemed to be" <<'END'
Your answer: ééééééééééééééééééééééééaéé
END
keys C-c
shows "Ctrl-C" <<'END'
Your answer: ééééééééééééééééééééééééa^C
dropped
Your answer:
END
keys -l ':hi'
keys Tab
keys Enter
shows "a completed command" <<'END'
Your answer: ééééééééééééééééééééééééa^C
dropped
Your answer: :hint
  heard    :hint
Your answer:
END

start 80 "$demo"
shows "80 columns" <<'END'
Your answer:
END
keys -l "$long"
shows "200 characters at 80 columns" <<'END'
Your answer: one two three four five six seven eight nine ten eleven twelve thir
teen fourteen fifteen sixteen seventeen eighteen nineteen twenty and some more w
ords so that there are two hundred in all of it
END
for _ in 1 2 3 4 5; do
	keys M-b
done
keys M-d
shows "a word taken out of the middle" <<'END'
Your answer: one two three four five six seven eight nine ten eleven twelve thir
teen fourteen fifteen sixteen seventeen eighteen nineteen twenty and some more w
ords so that there are two  in all of it
END
tm resize-window -t s -x 120 -y 20
keys C-e
keys -l '!'
shows "a wider window" <<'END'
Your answer: one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty and some more words so that there are two  in all of it!
END

done_testing
