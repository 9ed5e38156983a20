#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A session at a terminal: a mistake at every prompt costs nothing, every way of
# leaving keeps what was told, and answers are nowhere but in the store.
. "${SRCDIR:-.}/tests/lib.sh"
needs sqlite3

# shellcheck source=tests/tools/demo.sh
. "$SRCDIR/tests/tools/demo.sh"
demo_deck >"$T/demo.yaml"
ulimit -c 0
at=2024-03-04T09:00:00Z
store=$XDG_DATA_HOME/revisit/default/revisit.db

# pty NAME [OPTION… COMMAND…] <script: a session unless COMMAND is given
pty() {
	pty_name=$1
	shift
	rm -rf "${HOME:?}"/* "$HOME"/.[a-z]*
	# shellcheck disable=SC2086
	"$TOOLS/ptyrun" -d 15 -o "$T/typescript" "$@" "$REVISIT" $globals --at $at \
	    --seed 1 quiz "$T/demo.yaml"
	ok $? "$pty_name"
}

# kept: how many reviews, amendments and endings there are
kept() {
	sqlite3 "$store" "SELECT group_concat(n, ' ') FROM (SELECT type || '=' ||
	    count(*) AS n FROM event GROUP BY type ORDER BY type)"
}

# nowhere_else WORD…: no file under HOME but the store holds them
nowhere_else() {
	for word; do
		grep -rl -- "$word" "$HOME" 2>/dev/null
	done | sort -u >"$T/holds"
	is "$(cat "$T/holds")" "$store" "the answers are in the store alone"
	is "$(find "$HOME" -type f ! -path "$store")" "" "no other file is made"
}

# -------------------------------------------------- a mistake at every prompt

mistakes() {
	cat <<END
< Stop any time
< Your answer:
>
< Key words are enough: type what you think
< Your answer:
>    
< Key words are enough: type what you think
< Your answer:
> :frobnicate
< There is no command :frobnicate
< Your answer:
> :
< There is no command :
< Your answer:
> :undo
< nothing to take back
< Your answer:
> :term soup
< No explanation of 'soup'
< Your answer:
> :report
< Type :report and what is the matter
< Your answer:
> :help
< Type key words
< Your answer:
> copper lanterns, zebrafish
< That is 1 of 2. Anything to add?
< Your answer:
>
< Key words are enough
< Your answer:
> sailors
< Did you say: velvet sailors?
< $yesno
> maybe
< Please answer y or n
< $yesno
>
< Please answer y or n
< $yesno
> ?
< Please answer y or n
< $yesno
> 1
< Please answer y or n
< $yesno
> Y
< velvet sailors
< Easy
< Enter goes on:
> 9
< Press Enter to go on
< Enter goes on:
> i
< There are ideas 1 to 2 here.
< Enter goes on:
> i 7
< There are ideas 1 to 2 here.
< Enter goes on:
> i 4294967297
< There are ideas 1 to 2 here.
< Enter goes on:
> copper
< Press Enter to go on
< Enter goes on:
> ?
< Enter goes on. 1 to 4
< Enter goes on:
>
< What did the baker forget?
< Your answer:
> ?
< The baker forgot rye flour
< Enter when you have read it:
> ?
< Type key words
< Enter when you have read it:
> :frobnicate
< There is no command :frobnicate
< Enter when you have read it:
>
< What is hidden under the roof?
< Your answer:
> i don't know
< The attic hides brass kettles
< Enter when you have read it:
>
< Which animals does the meadow feed?
< Your answer:
> spotted goats, lazy bees
< Easy
< Enter goes on:
>
< What is kept between the hills?
< Your answer:
> silver bridges, quiet mills
< Easy
< Enter goes on:
>
< Baking
< Your answer:
>
< Key words are enough: type them, or ? for a hint
< Your answer:
> rye flour, cinnamon syrup
< rye flour
< Good
< Enter goes on:
> 4
< A rating goes down here
< Enter goes on:
> i 1
< Again
< Enter goes on:
> i 1
< Good
< Enter goes on:
> 2
< Saved as Hard.
< Harbours
< Your answer:
> zinc
< That is 0 of 1. Anything to add?
< Your answer:
>
< Type what you want to add, or ? to go on to a hint
< Your answer:
> ?
< hint
< Your answer:
>
< Key words are enough
< Your answer:
> wrong words
< brass kettles
< Again
< Enter goes on:
> :undo
< Taken back: the same question again.
< Your answer:
> brass kettles, paper owls
< Good
< Enter goes on:
>
< What may be borrowed?
< Your answer:
^ D
< Stopped here; every answer is kept.
< Secure: 0 of 6.
\$ 0
! revisit:
END
}

# surroundings NAME [COMMAND…]: a whole session in them
surroundings() {
	whole=$1
	shift
	mistakes >"$T/script"
	pty "a mistake at every prompt: $whole" "$@" <"$T/script"
	is "$(kept)" "amend=3 retract=1 review=8 session=2" "$whole: what is kept"
	nowhere_else zebrafish 'copper lanterns, ' 'goats, lazy'
}

globals=
yesno=y/n:
surroundings "xterm" env TERM=xterm
like "$(cat "$T/typescript")" "$(printf '\033\\[')" "with colour"
surroundings "LANG=C" env -u LC_ALL LANG=C TERM=xterm
surroundings "NO_COLOR" env NO_COLOR=1 TERM=xterm
unlike "$(cat "$T/typescript")" "$(printf '\033\\[[0-9;]*[1-9][0-9;]*m')" \
    "without colour"
yesno='Yes or no:'
surroundings "TERM=dumb" env TERM=dumb
unlike "$(cat "$T/typescript")" "$(printf '\033')" "no escape at all"
globals=--plain
surroundings "plain" env TERM=xterm
unlike "$(cat "$T/typescript")" "$(printf '\033\\[[0-9;]*[1-9][0-9;]*m')" \
    "without colour"
globals=
yesno=y/n:
export TERM=xterm

# ------------------------------------------------------------------ leaving

# The stages of an answer: what leads there.
to_add='< Your answer:
> copper lanterns
< Anything to add?
< Your answer:'
to_doubt="$to_add
> sailors
< y/n:"
to_marks='< Your answer:
> copper lanterns, velvet sailors
< Enter goes on:'
to_reading='< Your answer:
> slates
< Enter when you have read it:'
nothing=

# leave HOW END STAGE WANTED SCRIPT: leaves by the line HOW
leave() {
	how=$1
	pty "$how $3" <<END
$5
$how
$2
END
	is "$([ -e "$store" ] && kept)" "$4" "$how $3: what is kept"
	is "$("$REVISIT" --at $at doctor 2>&1 | cut -c 1-11)" "All is well" \
	    "$how $3: the store is sound"
}

for how in '^ D' 'hangup' 'kill TERM' 'kill INT'; do
	case $how in
	'^ D') end='< Secure: 0 of 6.
$ 0' ;;
	hangup) end='$ SIGHUP' ;;
	*) end="\$ SIG${how#kill }" ;;
	esac
	# who is torn away can go on; who leaves has ended
	kept_review='review=1 session=1'
	[ "$how" != '^ D' ] || kept_review='review=1 session=2'
	leave "$how" "$end" "at a question" "$nothing" '< Your answer:'
	leave "$how" "$end" "at anything to add" "$nothing" "$to_add"
	leave "$how" "$end" "at a doubt" "$nothing" "$to_doubt"
	leave "$how" "$end" "at the marks" "$kept_review" "$to_marks"
	leave "$how" "$end" "while reading" "$kept_review" "$to_reading"
done

kept_review='review=1 session=2'

# A line that was begun is not an answer, and the terminal comes back.
leave hangup '$ SIGHUP' "in a line" "$nothing" '< Your answer:
>> copper lanterns, velvet sail'
leave 'kill TERM' '$ SIGTERM' "in a line" "$nothing" '< Your answer:
>> copper lanterns, velvet sail'

pty "Ctrl-C drops the line, the question stays" <<'END'
< Your answer:
>> copper lant
< copper lant
^ C
< That line is dropped. Ctrl-C once more ends.
< Your answer:
> copper lanterns, velvet sailors
< Easy
< Enter goes on:
>> i 1
< i 1
^ C
< That line is dropped.
< Enter goes on:
>
< What did the baker forget?
< Your answer:
^ D
< Stopped here; every answer is kept.
$ 0
END
is "$(kept)" "$kept_review" "and only what was entered is kept"
pty "Ctrl-C twice ends" <<'END'
< Your answer:
^ C
< That line is dropped. Ctrl-C once more ends.
< Your answer:
^ C
< Stopped before the first answer.
< Secure: 0 of 6.
$ 0
END
pty "Ctrl-C twice at the marks accepts them" <<END
$to_marks
^ C
< That line is dropped.
< Enter goes on:
^ C
< Stopped here; every answer is kept.
\$ 0
END
is "$(kept)" "$kept_review" "the answer is kept"

for stage in question marks; do
	case $stage in
	question) lead='< Your answer:' then='copper lanterns, velvet sailors' \
	    want=Easy next='Enter goes on:' ;;
	marks) lead=$to_marks then=2 want='Saved as Hard' \
	    next='Your answer:' ;;
	esac
	for term in xterm dumb; do
		pty "Ctrl-Z and back at a $stage, $term" env TERM=$term <<END
$lead
^ Z
stopped
cont
> $then
< $want
< $next
^ D
END
	done
done

pty "the window changes in a session" <<'END'
< Your answer:
>> copper lanterns and
resize 40x24
< copper lanterns and
resize 12x5
resize 3x2
resize 100x30
< copper lanterns and
>>  velvet sailors\r
< Easy
< Enter goes on:
resize 40x24
>
< What did the baker forget?
< Your answer:
^ D
$ 0
END
is "$(kept)" "$kept_review" "the answer is whole"
is "$(sqlite3 "$store" "SELECT text FROM answer")" \
    "copper lanterns and velvet sailors" "word for word"

# Pasted, it is one answer, whatever it holds.
pty "a pasted answer of three lines" <<'END'
< Your answer:
>> \e[200~copper lanterns\nand\n:quit velvet sailors\e[201~\r
< Easy
< Enter goes on:
^ D
$ 0
END
is "$(sqlite3 "$store" "SELECT text FROM answer")" \
    "copper lanterns and :quit velvet sailors" "is kept as one"
nowhere_else ':quit velvet'

# Arrow-up brings no answer back; Ctrl-R finds none.
pty "no answer is recalled" <<'END'
< Your answer:
> copper lanterns, velvet sailors
< Enter goes on:
>> \e[A\r
< What did the baker forget?
< Your answer:
>> \e[A\e[A\x12copper\x07\x15rye flour, cinnamon syrup\r
< cinnamon syrup
< Easy
< Enter goes on:
^ D
END
is "$(sqlite3 "$store" "SELECT text FROM answer ORDER BY event")" \
    "copper lanterns, velvet sailors
rye flour, cinnamon syrup" "each answer is what was typed"
done_testing
