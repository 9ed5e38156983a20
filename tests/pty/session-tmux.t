#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a session looks like on a screen of 40 columns, and a long answer edited
# in its middle after a coloured prompt: tmux is the terminal. UPDATE=1 writes
# the golden screens anew.
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

# shows GOLDEN NAME: waits, 20 s at most, until the screen is just that
golden=$SRCDIR/tests/golden/session
shows() {
	if [ -n "${UPDATE:-}" ]; then
		sleep 2
		screen >"$golden/tmux-$1.txt"
	fi
	shows_end=$(($(date +%s) + 20))
	until screen >"$T/got" && cmp -s "$T/got" "$golden/tmux-$1.txt"; do
		[ "$(date +%s)" -le "$shows_end" ] || break
		sleep 0.05
	done
	same "$T/got" "$golden/tmux-$1.txt" "$2"
}

keys() {
	tm send-keys -t s "$@"
}

long='it gives shelter to copper lanterns that swing in the wind, and when the'
long="$long boats come home late in the evening it also shelters all of the"
long="$long velvet sailors, who sing until the cafe of the harbour shuts"

start 40 24 LC_ALL=C
shows begin-40 "the beginning at 40 columns"
keys -l "$long"
shows wraps "an answer of 200 characters wraps"
# back into "cafe"
keys M-b M-b M-b M-b M-b
keys C-f C-f C-f C-d
keys -l 'é'
shows accent "an accent put in its middle"
keys -l ' –'
keys BSpace BSpace
keys C-e
keys -l '.'
keys Enter
shows marks "the marks"
is "$(sqlite3 "$T/$server.db" 'SELECT text FROM answer')" \
    "$(printf '%s' "$long" | sed 's/cafe/café/')." \
    "what is kept is what was typed"
tm capture-pane -e -p -t s >"$T/colours"
like "$(cat "$T/colours")" "$(printf '\033\\[1mYour answer:')" \
    "the prompt was coloured"
keys -l '9'
keys Enter
shows misfit "a rating that does not fit"
keys Enter
shows next "the next question"

start 40 24 "LC_ALL=C.UTF-8 NO_COLOR=1"
shows no-colour "without colour it begins the same"
keys -l "$long"
keys M-b M-b M-b M-b M-b
keys C-f C-f C-f C-d
keys -l 'é'
shows no-colour-accent "and is edited the same"

start 80 24 LC_ALL=C.UTF-8
shows begin-80 "the beginning at 80 columns"
keys -l "$long"
tm resize-window -t s -x 40 -y 24
keys M-b M-b M-b M-b M-b
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
