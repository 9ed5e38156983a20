#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Help of everything, on standard output; wrong usage named in one line on
# standard error; completion of commands, options, settings, choices, decks.
. "${SRCDIR:-.}/tests/lib.sh"

mkdir "$T/bin" "$T/work"
ln -s "$REVISIT" "$T/bin/revisit"
PATH=$T/bin:$PATH
export TERM=xterm
cd "$T/work" || exit 1

# -------------------------------------------------------------------- help

run revisit help
is "$status:$err" 0: "help"
printf '%s\n' "$out" | sed -n '/^revisit alone/,/^Before or after/p' |
    sed -n 's/^  \([a-z]\)/\1/p' | awk '{
	two = $1 == "deck" || $1 == "model" || $1 == "export"
	print two ? $1 " " $2 : $1
}' >"$T/commands"
[ "$(wc -l <"$T/commands")" -ge 20 ]
ok $? "lists the commands"
for form in --help -h; do
	run revisit $form
	is "$status:$err" 0: "$form"
done

while read -r command; do
	run revisit help "$command"
	is "$status:$err" 0: "help $command"
	like "$out" "^revisit $command" "shows its usage"
	help=$out
	# words of the command are meant to fall apart
	# shellcheck disable=SC2086
	run revisit $command --help
	is "$status:$out" "0:$help" "$command --help is the same"
done <"$T/commands"
run revisit --plain help quiz
is "$status:$err" 0: "help in plain mode"
contains "$out" "[--minutes N]" "keeps the names of options"

run revisit version
is "$status:$err" 0: "version"
flat=$(printf '%s' "$out" | tr '\n' ' ')
contains "$flat" "Contains public sector information licensed under the Open \
Government Licence v3.0." "whose words the statements are"
contains "$flat" "Not made or endorsed by the Department for Education." \
    "and whose they are not"
contains "$flat" "General Public License, version 3 or later" "the licence"

# ------------------------------------------------------------- wrong usage

# wrong CULPRIT HELP ARG…: status 2, nothing on stdout; the first line of
# stderr names CULPRIT, the second what to try (HELP empty: no second line)
wrong() {
	culprit=$1 try=$2
	shift 2
	run revisit "$@"
	is "$status:$out" 2: "revisit $*: wrong usage"
	like "$(printf '%s\n' "$err" | sed -n 1p)" "^revisit: .*$culprit" \
	    "names $culprit"
	is "$(printf '%s\n' "$err" | sed 1d)" \
	    "${try:+Try 'revisit help $try'.}" "and the help"
}

wrong --frob quiz quiz --frob
wrong --minutes quiz quiz --minutes
wrong nought quiz quiz --minutes nought
wrong "0" quiz quiz --minutes 0
wrong "21" quiz quiz --cards=21
wrong "--porcelain" quiz quiz --porcelain=yes
wrong xml stats stats --format xml
wrong find find find
wrong show show show a b
wrong tcsh completion completion tcsh
wrong --from 'model replay' model replay --from
wrong 'which log' 'model replay' model replay
wrong "'../x'" due due --profile ../x
wrong yesterday due due --at yesterday
wrong future quiz quiz --at 2999-01-01
wrong "after deck comes" "" deck
wrong frob "" deck frob
wrong "quizz'; did you mean 'quiz" "" quizz
wrong -x "" -x
wrong "'-q'" due due -q

[ -z "$(find "$HOME" -name '*.db')" ]
ok $? "and no store was made"
wrong frob config config frob
wrong many config config minutes many
wrong 0 undo undo 0

# --------------------------------------------------------------- full disk

if [ -c /dev/full ]; then
	for command in help version "help quiz" "completion bash" config \
	    "find memory" "export reviews" stats; do
		# shellcheck disable=SC2086
		revisit $command >/dev/full 2>"$T/err"
		is $? 1 "revisit $command >/dev/full"
		like "$(cat "$T/err")" "^revisit: .*could not be written" \
		    "and says so"
	done
else
	skip "no /dev/full" "a full disk"
fi
revisit help >&- 2>"$T/err"
is $? 1 "a closed output is a lost one"

# --------------------------------------------------------------- completion

for shell in bash zsh fish; do
	run revisit completion $shell
	is "$status:$err" 0: "completion $shell"
	isnt "$out" "" "is a script"
	printf '%s\n' "$out" >"$T/completion.$shell"
	if command -v $shell >/dev/null; then
		$shell -n "$T/completion.$shell" 2>"$T/err"
		is "$?:$(cat "$T/err")" 0: "$shell reads it"
	else
		skip "no $shell here" "$shell reads it"
	fi
done

# offers WORDS CANDIDATE…: each is among what is offered. The last word is the
# one being typed: that of WORDS, or the empty one while last is set.
offers() {
	line=$1
	shift
	# shellcheck disable=SC2086
	run revisit __complete -- $line ${last+"$last"}
	is "$status:$err" 0: "completing '$line'"
	for candidate; do
		like "$out" "^$candidate\$" "offers $candidate"
	done
}

last=
sed 's/ .*//' "$T/commands" | sort -u >"$T/first"
run revisit __complete ""
printf '%s\n' "$out" | sort >"$T/offered"
same "$T/offered" "$T/first" "an empty line: every command, once"
offers deck add remove list lint
offers model replay
offers export reviews
offers help quiz deck
offers completion bash zsh fish
offers config minutes date secure-gap plain
offers quiz npqlt
offers "stats --format" text json csv html
offers "deck lint --format" text json
offers "--color" auto always never
offers "quiz --color" auto always never
unset last
offers "quiz --" --minutes --cards --section --new --porcelain --profile
offers "export reviews --wi" --with-answers
offers "co" config completion
unlike "$out" "^quiz\$" "and nothing else"
offers "config mi" minutes
is "$out" minutes "and nothing else"

cat >mine.yaml <<'END'
format: 1
deck: mine
title: Mine
statements:
  - {id: m1, text: One thing and one more.}
END
run revisit deck add mine.yaml
is "$status" 0 "a deck of one's own"
last=
offers quiz mine
offers "deck remove" mine

# bash_offers WORD…: what bash is given for these words, on one line
bash_offers() {
	bash -c '. "$1" && shift && COMP_WORDS=(revisit "$@") COMP_CWORD=$# &&
	    _revisit && echo "${COMPREPLY[*]}"' - "$T/completion.bash" "$@" |
	    tr '\n' ' '
}

if command -v bash >/dev/null; then
	is "$(bash_offers deck l)" "list lint " "bash offers commands"
	is "$(bash_offers quiz --mi)" "--minutes " "options"
	is "$(bash_offers stats --format '')" "text json csv html " "choices"
	is "$(bash_offers quiz mi)" "mine " "decks"
else
	skip "no bash here" "bash offers them"
fi
done_testing
