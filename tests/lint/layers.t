#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What src/README.md promises about who includes whom. Each rule is shown
# first to catch a planted fault, then to find none in src.
. "${SRCDIR:-.}/tests/lib.sh"

# includes DIR: "file:line<TAB>file<TAB>included" of each "…" and <…>
includes() {
	(cd "$1" && find . -name '*.[ch]' | sed 's|^\./||' | sort |
		xargs awk '
	/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
		match($0, /[<"][^>"]*[>"]/)
		name = substr($0, RSTART, RLENGTH)
		print FILENAME ":" FNR "\t" FILENAME "\t" name
	}')
}

# An arrow points down, or to the side within a folder.
upward() {
	includes "$1" | awk -F'\t' '
	BEGIN {
		rank["base"] = 0
		rank["core"] = 1
		rank["deck"] = rank["store"] = 2
		rank["ui"] = rank["report"] = rank["formats"] = 3
		rank["cmd"] = 4
		rank["."] = 5
	}
	function layer(path) {
		return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "."
	}
	{
		from = layer($2)
		if (!(from in rank)) {
			print $1 ": " from " is not a layer"
			next
		}
		if ($3 !~ /^"/ || $3 == "\"version.h\"")
			next
		path = substr($3, 2, length($3) - 2)
		to = layer(path)
		if (to == ".")
			print $1 ": " path " wants its layer in front"
		else if (!(to in rank))
			print $1 ": " to " is not a layer"
		else if (from != to && rank[to] >= rank[from])
			print $1 ": " from " may not include " to
	}'
}

# Headers that include each other in a loop, however long.
loops() {
	includes "$1" | awk -F'\t' '
	$2 ~ /\.h$/ && $3 ~ /^"/ {
		print $2, substr($3, 2, length($3) - 2)
	}' | tsort 2>&1 >/dev/null | sed -n 's/^tsort: *//p' |
		grep -v 'contains a loop\|^-:'
}

# Another library shows its face in one place.
strays() {
	includes "$1" | awk -F'\t' '
	BEGIN {
		home["<sqlite3.h>"] = "store/db.c"
		home["<yaml.h>"] = "deck/yaml.c"
		home["<jansson.h>"] = "base/js.c"
		home["<libstemmer.h>"] = "core/stem.c"
	}
	$3 ~ /^<readline\// && $2 != "ui/prompt.c" {
		print $1 ": " $3 " belongs to ui/prompt.c"
	}
	$3 in home && $2 != home[$3] {
		print $1 ": " $3 " belongs to " home[$3]
	}
	$3 == "\"version.h\"" && $2 != "main.c" {
		print $1 ": " $3 " belongs to main.c"
	}'
}

# A source includes its own header first: that shows it stands alone.
not_first() {
	includes "$1" | awk -F'\t' '!seen[$2]++ && $2 ~ /\.c$/' |
	while IFS='	' read -r at file name; do
		own=${file%.c}.h
		[ -e "$1/$own" ] || continue
		[ "$name" = "\"$own\"" ] || echo "$at: $own comes first"
	done
}

p=$T/planted
mkdir -p "$p/base" "$p/core" "$p/store" "$p/deck" "$p/ui" "$p/odd"
echo '#include "core/b.h"' >"$p/base/a.h"
echo '#include "core/c.h"' >"$p/core/b.h"
echo '#include "core/b.h"' >"$p/core/c.h"
: >"$p/deck/deck.h"
printf '%s\n' '#include <stdio.h>' '#include "store/s.h"' \
    '#include "deck/deck.h"' '# include <sqlite3.h>' >"$p/store/s.c"
: >"$p/store/s.h"
printf '%s\n' '#include "a.h"' '#include <readline/history.h>' >"$p/ui/u.c"
echo '#include "base/a.h"' >"$p/odd/o.c"

found=$(upward "$p")
contains "$found" "base/a.h:1: base may not include core" "catches upward"
contains "$found" "store/s.c:3: store may not include deck" "and sideways"
contains "$found" "ui/u.c:1: a.h wants its layer" "and a bare name"
contains "$found" "odd/o.c:1: odd is not a layer" "and a strange folder"
contains "$(loops "$p")" "core/b.h" "catches a loop"
found=$(strays "$p")
contains "$found" "store/s.c:4: <sqlite3.h>" "catches a stray sqlite3.h"
contains "$found" "ui/u.c:2: <readline/history.h>" "and readline"
is "$(not_first "$p")" "store/s.c:1: store/s.h comes first" \
    "catches a header that is not first"

src=$SRCDIR/src
is "$(upward "$src")" "" "every include points down"
is "$(loops "$src")" "" "no headers include each other in a loop"
is "$(strays "$src")" "" "each library is included in one place"
is "$(not_first "$src")" "" "each source includes its own header first"
done_testing
