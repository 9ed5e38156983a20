#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck new at a terminal: every question, a mistake at each, and each way to
# end: what was typed is never lost.
. "${SRCDIR:-.}/tests/lib.sh"

cd "$T" || exit 1
export TERM=xterm-256color

# pty NAME COMMAND…  <script
pty() {
	pty_name=$1
	shift
	"$TOOLS/ptyrun" -o "$T/typescript" "$@"
	ok $? "$pty_name"
}

pty "all of its questions, with a mistake at each" \
    "$REVISIT" deck new <<'END'
< Title of the deck:
>> \r
< Its name as people read it
< Title of the deck:
>> ...\r
< Its name as people read it
< Title of the deck:
>> Keeping bees\r
< Short name (Enter for keeping-bees):
>> Bees!\r
< Small letters, digits and dashes
< Short name (Enter for keeping-bees):
>> npqlt\r
< There is a deck npqlt here already
< Short name (Enter for keeping-bees):
>> bees\r
< Letters before its numbers (Enter for be):
>> 5\r
< Small letters, such as be
< Letters before its numbers (Enter for be):
>> \r
< Whose words are the statements
>> A Village: Association\r
< Licence
>> CC BY 4.0\r
< Now the statements
< Statement 1 (Enter to finish):
>> \r
< at least one statement
< Statement 1 (Enter to finish):
>> -\r
< none to take back
< Statement 1 (Enter to finish):
>> ?!\r
< no word in it
< Statement 1 (Enter to finish):
>> # The Year\r
< in the section The Year
< Statement 1 (Enter to finish):
>> Bees winter: as a "cluster".\r
< Its question
>> How do bees winter?\r
< An idea that a full answer holds
>> as a cluster | in a ball\r
< Another idea
>> \r
< Statement 2 (Enter to finish):
>> Not wanted.\r
< Its question
>> \r
< Statement 3 (Enter to finish):
>> -\r
< Taken back: Not wanted.
< Statement 2 (Enter to finish):
>> A swarm needs room.
^ C
< Statement 2 (Enter to finish):
>> A swarm needs room.\r
< Its question
>> \r
< Statement 3 (Enter to finish):
>> \r
< File (Enter for bees.yaml):
>> deck.yaml\r
< Wrote deck.yaml: Keeping bees, 2 statements, 1 with a question.
< To see its cards: revisit deck preview deck.yaml
$ 0
END
cat >want <<'END'
format: 1
deck: bees
prefix: be
title: Keeping bees
licence: CC BY 4.0
source:
  title: "A Village: Association"

sections:
  - id: s1
    title: The Year

statements:
  - id: be1.1
    section: s1
    text: 'Bees winter: as a "cluster".'
    ask: How do bees winter?
    ideas:
      - as a cluster | in a ball

  - id: be1.2
    section: s1
    text: A swarm needs room.
END
same deck.yaml want "the deck reads as it was typed"
run "$REVISIT" deck lint deck.yaml
is "$status" 0 "and has no error"

pty "a file that is there is not overwritten; another is asked for" \
    "$REVISIT" deck new <<'END'
< Title
>> Deck\r
< Short name (Enter for deck):
>> \r
< Letters
>> \r
< Whose
>> \r
< Licence
>> \r
< Statement 1
>> One.\r
< Its question
>> \r
< Statement 2
>> \r
< File (Enter for deck-2.yaml):
>> deck.yaml\r
< deck.yaml is there already
< File (Enter for deck-2.yaml):
>> \r
< Wrote deck-2.yaml
$ 0
END
same deck.yaml want "the other file is as it was"
[ -s deck-2.yaml ]
ok $? "the new one is there"

pty "Ctrl-D among the statements writes what there is" \
    "$REVISIT" deck new ended.yaml <<'END'
< Title
>> Ended\r
< Short
>> \r
< Letters
>> \r
< Whose
>> \r
< Licence
>> \r
< Statement 1
>> One is enough.\r
< Its question
^ D
< Wrote ended.yaml: Ended, 1 statement
$ 0
END
contains "$(cat ended.yaml)" "text: One is enough." "nothing was lost"

pty "Ctrl-C twice does so too" "$REVISIT" deck new twice.yaml <<'END'
< Title
>> Twice\r
< Short
>> \r
< Letters
>> \r
< Whose
>> \r
< Licence
>> \r
< Statement 1
>> One is enough.\r
< Its question
>> \r
< Statement 2
>> x
^ C
< Statement 2
^ C
< Wrote twice.yaml
$ 0
END

pty "a hang-up does so too" "$REVISIT" deck new hung.yaml <<'END'
< Title
>> Hung\r
< Short
>> \r
< Letters
>> \r
< Whose
>> \r
< Licence
>> \r
< Statement 1
>> One is enough.\r
< Its question
hangup
$ SIGHUP
END
contains "$(cat hung.yaml)" "text: One is enough." "nothing was lost then"

pty "with no statement nothing is written" "$REVISIT" deck new none.yaml <<'END'
< Title
>> None\r
< Short
^ D
< nothing was written
$ 1
END
[ ! -e none.yaml ]
ok $? "no file is there"

# short names that YAML takes for something else
pty "letters that are a word of YAML are not suggested, and may be chosen" \
    "$REVISIT" deck new notes.yaml <<'END'
< Title
>> Null\r
< Short name (Enter for null):
>> \r
< Letters before its numbers (Enter for nu):
>> no\r
< Whose
>> \r
< Licence
>> \r
< Statement 1
>> Notes are kept in a book.\r
< Its question
>> \r
< Statement 2
>> \r
< Wrote notes.yaml
$ 0
END
contains "$(cat notes.yaml)" 'deck: "null"
prefix: "no"' "they stand in quotes"
contains "$(cat notes.yaml)" "id: no1" "and its numbers have them"
"$REVISIT" deck lint notes.yaml >lint 2>&1
ok $? "it is a deck" || diag "$(cat lint)"

pty "input that ends, and a folder that is not there" \
    "$REVISIT" deck new nowhere/at-all.yaml <<'END'
< Title
>> Onions\r
< Short
>> \r
< Letters before its numbers (Enter for oni):
>> \r
< Whose
>> \r
< Licence
>> \r
< Statement 1
>> Onions make one weep.\r
< Its question
^ D
< Wrote onions.yaml
$ 0
END
contains "$(cat onions.yaml)" "text: Onions make one weep." \
    "what was typed is written beside"

mkdir locked
chmod 500 locked
if [ "$(id -u)" -eq 0 ]; then
	skip "root may write anywhere" "a folder that cannot be written to"
else
	pty "a folder that cannot be written to: another file is asked for" \
	    "$REVISIT" deck new locked/x.yaml <<'END'
< Title
>> Locked\r
< Short
>> \r
< Letters
>> \r
< Whose
>> \r
< Licence
>> \r
< Statement 1
>> One.\r
< Its question
>> \r
< Statement 2
>> \r
< locked/x.yaml
< File (Enter for locked.yaml):
>> \r
< Wrote locked.yaml
$ 0
END
fi

run "$REVISIT" deck new
is "$status" 2 "without a terminal it asks nothing"
contains "$err" "deck new --from LIST" "and says what can be done"

done_testing
