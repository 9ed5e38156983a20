#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deck preview at a terminal: keep, drop, edit, back, quit.
. "${SRCDIR:-.}/tests/lib.sh"

golden=$SRCDIR/tests/golden/preview
cd "$T" || exit 1
export TERM=xterm-256color

# pty NAME COMMAND…  <script
pty() {
	pty_name=$1
	shift
	"$TOOLS/ptyrun" -o "$T/typescript" "$@"
	ok $? "$pty_name"
}

cp "$golden/garden.yaml" .
pty "Enter and k keep, b goes back, the end ends" \
    "$REVISIT" deck preview garden.yaml <<'END'
< g1.1
< level 2
< (1 of 
< Enter keep, d drop, e edit, b back, q quit: 
>> \r
< g1.1
< (2 of 
< quit: 
>> b
< (1 of 
< quit: 
>> w
< Enter keeps it
< quit: 
>> q
$ 0
END
same garden.yaml "$golden/garden.yaml" "nothing was changed"

# the splice: one line differs, and in it only what was put in
pty "d drops the blank that is shown" \
    "$REVISIT" deck preview garden.yaml <<'END'
< (1 of 
< quit: 
>> d
< Dropped: Compost feeds. It is under skip in garden.yaml now.
< g1.1
< microbes (1 of 
< quit: 
>> q
< 1 blank was dropped in garden.yaml
$ 0
END
sed 's/keep soil crumbly\."}/keep soil crumbly.", skip: ["Compost feeds"]}/' "$golden/garden.yaml" >want
same garden.yaml want "only the skip was added"

cp "$golden/garden.yaml" .
chmod 640 garden.yaml
ln -s garden.yaml link.yaml
pty "an author's own blanks are not dropped but shown where they stand" \
    "$REVISIT" deck preview link.yaml --section 1 <<'END'
< (1 of 
< quit: 
>> d
< Dropped
< quit: 
>> \r
< Why to mulch
< from terms
< quit: 
>> d
< under terms of g1.2 in link.yaml
< line 18
< quit: 
>> \r
< reply winter
< quit: 
>> d
< no blank to drop
< quit: 
>> q
$ 0
END
ok "$(test -L link.yaml; echo $?)" "the link is still a link"
is "$(find garden.yaml -perm 640)" garden.yaml "the rights are kept"

# e: the editor gets +N (known names only) and an absolute path
cp "$golden/garden.yaml" .
mkdir bin
cat >bin/nano <<'END'
#!/bin/sh
printf '%s\n' "$@" >"$T/args"
for last; do :; done
sed 's/crumbly/loose/' "$last" >"$T/new" && cat "$T/new" >"$last"
END
cp bin/nano bin/other
chmod +x bin/nano bin/other
export VISUAL="$T/bin/nano  -w" EDITOR=false
pty "e opens the editor, and the card is read again" \
    "$REVISIT" deck preview garden.yaml <<'END'
< crumbly
< quit: 
>> e
< loose
< quit: 
>> q
$ 0
END
is "$(cat args)" "-w
+8
$T/garden.yaml" "its words, the line, the whole path"
unset VISUAL
export EDITOR="$T/bin/other"
pty "an editor that is not known gets the path alone" \
    "$REVISIT" deck preview garden.yaml <<'END'
< quit: 
>> e
< quit: 
>> q
$ 0
END
is "$(cat args)" "$T/garden.yaml" "without a line"
export EDITOR="$T/bin/absent"
pty "an editor that is not there" \
    "$REVISIT" deck preview garden.yaml <<'END'
< quit: 
>> e
< could not be run
< quit: 
>> q
$ 0
END
unset EDITOR
pty "no editor at all" "$REVISIT" deck preview garden.yaml <<'END'
< quit: 
>> e
< set EDITOR
< line 8
< quit: 
^ D
$ 0
END

# a file that changed under the reader's eyes, or broke
cat >bin/break <<'END'
#!/bin/sh
for last; do :; done
echo 'sections: [' >>"$last"
END
chmod +x bin/break
cp "$golden/garden.yaml" .
export EDITOR="$T/bin/break"
pty "a deck broken in the editor is not lost sight of" \
    "$REVISIT" deck preview garden.yaml <<'END'
< quit: 
>> e
< garden.yaml:
< quit: 
>> q
$ 0
END

cp "$golden/garden.yaml" .
"$REVISIT" deck add garden.yaml >/dev/null
pty "a copy in the profile is not changed" \
    "$REVISIT" deck preview garden <<'END'
< quit: 
>> d
< This deck is a copy
< quit: 
>> e
< This deck is a copy
< quit: 
>> q
$ 0
END

done_testing
