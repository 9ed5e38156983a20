#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck todo at a terminal: a form for each statement, written into the file and
# nowhere else; a form that cannot be written comes back as it was filled in.
. "${SRCDIR:-.}/tests/lib.sh"

cd "$T" || exit 1
mkdir tmp bin
export TERM=xterm-256color TMPDIR="$T/tmp"

# pty NAME COMMAND…  <script
pty() {
	pty_name=$1
	shift
	"$TOOLS/ptyrun" -o "$T/typescript" "$@"
	ok $? "$pty_name"
}

# editor BODY: what it does with the form, "$form"
editor() {
	printf '#!/bin/sh\nform=$1\n%s\n' "$1" >bin/editor
	chmod +x bin/editor
	export EDITOR="$T/bin/editor"
}

deck() {
	cat >garden.yaml <<'END'
# my garden
format: 1
deck: garden
prefix: g
title: Garden
statements:
  - id: g1.1   # the first
    text: "Compost feeds the microbes that keep soil crumbly."

  # next year
  - {id: g1.2, text: 'Mulch keeps the water in.', ask: "What is mulch for?"}
  - id: g1.3
    text: >
      Frost kills
      tomatoes.
    ask: What kills tomatoes?
    ideas: [frost]
END
	cp garden.yaml before.yaml
}

deck
editor 'cp "$form" "$T/seen"
sed "s/^ask:\$/ask: What does compost do: for soil?/
1,/^- *\$/s/^- *\$/- feeds the microbes | feeds \"life\"/" "$form" >"$T/x"
cat "$T/x" >"$form"'
pty "a form is filled in, the next is asked for" \
    "$REVISIT" deck todo garden.yaml <<'END'
< g1.1 is written into garden.yaml.
< 1 to do, Enter for the next, q to stop:
>> x
< Press one of the keys
< Enter for the next, q to stop:
>> q
< garden.yaml: 1 of 3 statements is to do.
$ 0
END
contains "$(cat seen)" "Compost feeds the microbes" "the form shows the text"
contains "$(cat seen)" "g1.1, line 7 of garden.yaml. 2 of 3 still to do." \
    "and where it stands"
sed 's/^    text: "Compost.*/&\
    ask: "What does compost do: for soil?"\
    ideas:\
      - '"'"'feeds the microbes | feeds "life"'"'"'/' before.yaml >want
same garden.yaml want "every other byte stays"
is "$(ls tmp)" "" "no form is left behind"

# Notepad and others end lines with \r\n, and may begin with a mark
deck
editor 'sed "s/^ask:\$/ask: What does compost do: for soil?/
1,/^- *\$/s/^- *\$/- feeds the microbes | feeds \"life\"/" "$form" >"$T/x"
{ printf "\357\273\277" && awk "{ printf \"%s\\r\\n\", \$0 }" "$T/x"; } \
    >"$form"'
pty "a form whose lines end otherwise" "$REVISIT" deck todo garden.yaml <<'END'
< g1.1 is written into garden.yaml.
< q to stop:
>> q
$ 0
END
same garden.yaml want "is read as the same"

deck
editor 'n=$(cat "$T/n" 2>/dev/null || echo 0)
n=$((n + 1))
echo $n >"$T/n"
cp "$form" "$T/seen$n"
case $n in
1) printf "ask: Why?\ncolour: green\n- an idea\n" >"$form" ;;
2) sed "s/^colour: green\$/ideas:/" "$form" >"$T/x" && cat "$T/x" >"$form" ;;
esac'
pty "a form that cannot be read is offered again" \
    "$REVISIT" deck todo garden.yaml <<'END'
< Not written yet: line 2: 'colour:' is not asked for here
< Enter opens the form again, q leaves it:
>> \r
< g1.1 is written into garden.yaml.
< q to stop:
>> \r
< g1.2 was left as it is.
$ 0
END
like "$(head -n 1 seen2)" "^#! line 2: 'colour:'" "with the reason on top"
contains "$(cat seen2)" "ask: Why?
colour: green
- an idea" "as it was filled in"
contains "$(cat garden.yaml)" "ask: \"Why?\"
    ideas:
      - \"an idea\"" "and then written"
contains "$(cat seen3)" "ask: What is mulch for?" "what is there is in the form"

deck
rm -f n
editor 'printf "ideas:\n- one | | two\n" >"$form"'
pty "left unread it is kept" "$REVISIT" deck todo garden.yaml <<'END'
< Not written yet: line 2: nothing stands on one side
< q leaves it:
>> q
< The form is kept as 
$ 0
END
same garden.yaml before.yaml "the file is as it was"
contains "$(cat tmp/revisit-form-*)" "- one | | two" "nothing is lost"
rm -f tmp/*

# a deck that was changed, or broken, while the form was open
deck
editor 'sed "s/my garden/our garden/" "$T/garden.yaml" >"$T/x"
cat "$T/x" >"$T/garden.yaml"
printf "ask: Why compost?\n" >"$form"'
pty "what was changed meanwhile stays" "$REVISIT" deck todo garden.yaml <<'END'
< g1.1 is written
< q to stop:
>> q
$ 0
END
contains "$(cat garden.yaml)" "# our garden" "the other change"
contains "$(cat garden.yaml)" "ask: \"Why compost?\"" "and this one"

deck
editor 'echo "x: [" >>"$T/garden.yaml"
printf "ask: Why compost?\n" >"$form"'
pty "a deck broken meanwhile is not written to" \
    "$REVISIT" deck todo garden.yaml <<'END'
< Not written yet:
< q leaves it:
>> q
< The form is kept as 
$ 0
END
rm -f tmp/*

deck
editor 'exit 1'
export EDITOR="$T/bin/absent"
pty "an editor that is not there" "$REVISIT" deck todo garden.yaml <<'END'
< could not be run
$ 1
END
is "$(ls tmp)" "" "leaves no empty form"
unset EDITOR
pty "no editor: the list, and what to set" \
    "$REVISIT" deck todo garden.yaml <<'END'
< g1.1
< no question, no ideas
< 2 of 3 statements are to do
< set EDITOR
$ 1
END
same garden.yaml before.yaml "nothing was changed"

editor 'exit 0'
"$REVISIT" deck add garden.yaml >/dev/null
pty "a copy in the profile is not written to" \
    "$REVISIT" deck todo garden <<'END'
< garden is a copy
$ 1
END
run "$REVISIT" deck todo garden
is "$status" 0 "elsewhere it is listed"
contains "$out" "garden: 2 of 3 statements are to do." "with a sum"

done_testing
