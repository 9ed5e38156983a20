#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a session looks like on a screen of 40 columns, and a long answer edited
# in its middle after a coloured prompt: tmux is the terminal.
. "${SRCDIR:-.}/tests/lib.sh"
needs tmux sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
demo_deck >"$T/demo.yaml"

TMUX_TMPDIR=$T
export TMUX_TMPDIR
server=0
tm() {
	tmux -u -L "$server" -f /dev/null "$@"
}
trap '{ tm kill-server; rm -rf "$T"; } 2>/dev/null' EXIT

# start COLUMNS ROWS ENVIRONMENT: a session on a new screen
start() {
	[ "$server" -eq 0 ] || tm kill-server
	server=$((server + 1))
	tm new-session -d -x "$1" -y "$2" -s s "sleep 600" \; \
	    set-option -g remain-on-exit on \; \
	    set-option -g status off \; \
	    set-option -g escape-time 0 \; \
	    respawn-pane -k -t s "env TERM=xterm-256color $3 '$REVISIT' \
--db '$T/$server.db' --at 2024-03-04T09:00:00Z --seed 1 \
quiz '$T/demo.yaml'" || diag "tmux did not start"
}

screen() {
	tm capture-pane -p -t s 2>/dev/null | sed 's/ *$//' |
	    sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' |
	    sed 's/back in [0-9]* days/back in N days/'
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

long='it gives shelter to copper lanterns that swing in the wind, and when the'
long="$long boats come home late in the evening it also shelters all of the"
long="$long velvet sailors, who sing until the cafe of the harbour shuts"

start 40 24 LC_ALL=C
shows "the beginning at 40 columns" <<'END'
A small deck
Secure 0 of 6, settled 0, met 0, still
to meet 6
Secure means: recalled in full, without
help, three weeks or more after the time
before.
Today: 6 new, about 7 minutes. Stop any
time: the most useful come first.
Key words are enough. Spelling never
counts. Not knowing is fine. Type ? for
a hint, :help for more.

1 of 12   Harbours, new        try first
Try first: it can only help.
What does the harbour shelter?
Your answer:
END
keys -l "$long"
shows "an answer of 200 characters wraps" <<'END'
A small deck
Secure 0 of 6, settled 0, met 0, still
to meet 6
Secure means: recalled in full, without
help, three weeks or more after the time
before.
Today: 6 new, about 7 minutes. Stop any
time: the most useful come first.
Key words are enough. Spelling never
counts. Not knowing is fine. Type ? for
a hint, :help for more.

1 of 12   Harbours, new        try first
Try first: it can only help.
What does the harbour shelter?
Your answer: it gives shelter to copper
lanterns that swing in the wind, and whe
n the boats come home late in the evenin
g it also shelters all of the velvet sai
lors, who sing until the cafe of the har
bour shuts
END
# back into "cafe"
for i in 1 2 3 4 5; do
	keys M-b
done
keys C-f C-f C-f C-d
keys -l 'é'
shows "an accent put in its middle" <<'END'
A small deck
Secure 0 of 6, settled 0, met 0, still
to meet 6
Secure means: recalled in full, without
help, three weeks or more after the time
before.
Today: 6 new, about 7 minutes. Stop any
time: the most useful come first.
Key words are enough. Spelling never
counts. Not knowing is fine. Type ? for
a hint, :help for more.

1 of 12   Harbours, new        try first
Try first: it can only help.
What does the harbour shelter?
Your answer: it gives shelter to copper
lanterns that swing in the wind, and whe
n the boats come home late in the evenin
g it also shelters all of the velvet sai
lors, who sing until the café of the har
bour shuts
END
keys -l ' –'
keys BSpace BSpace
keys C-e
keys -l '.'
keys Enter
shows "the marks" <<'END'
Secure 0 of 6, settled 0, met 0, still
to meet 6
Secure means: recalled in full, without
help, three weeks or more after the time
before.
Today: 6 new, about 7 minutes. Stop any
time: the most useful come first.
Key words are enough. Spelling never
counts. Not knowing is fine. Type ? for
a hint, :help for more.

1 of 12   Harbours, new        try first
Try first: it can only help.
What does the harbour shelter?
Your answer: it gives shelter to copper
lanterns that swing in the wind, and whe
n the boats come home late in the evenin
g it also shelters all of the velvet sai
lors, who sing until the café of the har
bour shuts.
  there    copper lanterns; velvet
           sailors
  next     Easy, back in N days
Enter goes on:
END
is "$(sqlite3 "$T/$server.db" 'SELECT text FROM answer')" \
    "$(printf '%s' "$long" | sed 's/cafe/café/')." \
    "what is kept is what was typed"
tm capture-pane -e -p -t s >"$T/colours"
like "$(cat "$T/colours")" "$(printf '\033\\[1mYour answer:')" \
    "the prompt was coloured"
keys -l '9'
keys Enter
shows "a rating that does not fit" <<'END'
before.
Today: 6 new, about 7 minutes. Stop any
time: the most useful come first.
Key words are enough. Spelling never
counts. Not knowing is fine. Type ? for
a hint, :help for more.

1 of 12   Harbours, new        try first
Try first: it can only help.
What does the harbour shelter?
Your answer: it gives shelter to copper
lanterns that swing in the wind, and whe
n the boats come home late in the evenin
g it also shelters all of the velvet sai
lors, who sing until the café of the har
bour shuts.
  there    copper lanterns; velvet
           sailors
  next     Easy, back in N days
Enter goes on: 9
Press Enter to go on, type 1 to 4 to
change the rating, or i and a number to
mend a mark.
Enter goes on:
END
keys Enter
shows "the next question" <<'END'
a hint, :help for more.

1 of 12   Harbours, new        try first
Try first: it can only help.
What does the harbour shelter?
Your answer: it gives shelter to copper
lanterns that swing in the wind, and whe
n the boats come home late in the evenin
g it also shelters all of the velvet sai
lors, who sing until the café of the har
bour shuts.
  there    copper lanterns; velvet
           sailors
  next     Easy, back in N days
Enter goes on: 9
Press Enter to go on, type 1 to 4 to
change the rating, or i and a number to
mend a mark.
Enter goes on:

2 of 11   Baking, new          try first
Try first: it can only help.
What did the baker forget?
Your answer:
END

start 40 24 "LC_ALL=C.UTF-8 NO_COLOR=1"
shows "without colour it begins the same" <<'END'
A small deck
Secure 0 of 6, settled 0, met 0, still
to meet 6
Secure means: recalled in full, without
help, three weeks or more after the time
before.
Today: 6 new, about 7 minutes. Stop any
time: the most useful come first.
Key words are enough. Spelling never
counts. Not knowing is fine. Type ? for
a hint, :help for more.

1 of 12   Harbours, new        try first
Try first: it can only help.
What does the harbour shelter?
Your answer:
END
keys -l "$long"
for i in 1 2 3 4 5; do
	keys M-b
done
keys C-f C-f C-f C-d
keys -l 'é'
shows "and is edited the same" <<'END'
A small deck
Secure 0 of 6, settled 0, met 0, still
to meet 6
Secure means: recalled in full, without
help, three weeks or more after the time
before.
Today: 6 new, about 7 minutes. Stop any
time: the most useful come first.
Key words are enough. Spelling never
counts. Not knowing is fine. Type ? for
a hint, :help for more.

1 of 12   Harbours, new        try first
Try first: it can only help.
What does the harbour shelter?
Your answer: it gives shelter to copper
lanterns that swing in the wind, and whe
n the boats come home late in the evenin
g it also shelters all of the velvet sai
lors, who sing until the café of the har
bour shuts
END

start 80 24 LC_ALL=C.UTF-8
shows "the beginning at 80 columns" <<'END'
A small deck
Secure 0 of 6, settled 0, met 0, still to meet 6
Secure means: recalled in full, without help, three weeks or more after the time
before.
Today: 6 new, about 7 minutes. Stop any time: the most useful come first.
Key words are enough. Spelling never counts. Not knowing is fine. Type ? for a
hint, :help for more.

1 of 12   Harbours, new                                                try first
Try first: it can only help.
What does the harbour shelter?
Your answer:
END
keys -l "$long"
tm resize-window -t s -x 40 -y 24
for i in 1 2 3 4 5; do
	keys M-b
done
keys C-f C-f C-f C-d
keys -l 'é'
keys Enter
shows_end=$(($(date +%s) + 20))
until screen | grep -q '^Enter goes on:' || [ "$(date +%s)" -gt "$shows_end" ]
do
	sleep 0.05
done
is "$(sqlite3 "$T/$server.db" 'SELECT text FROM answer')" \
    "$(printf '%s' "$long" | sed 's/cafe/café/')" \
    "a window made narrow while typing loses nothing"
done_testing
