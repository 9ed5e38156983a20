#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is missing to build, test or check revisit, and how to get it. The
# names are data: packages.tsv beside this file.
#
#   deps.sh ensure ROLE…          installs what is missing where that may be
#                                 done, talking on stderr; stdout: yes, or
#                                 unknown, no-rights, declined or failed
#   deps.sh explain REASON ROLE…  what is missing and the command for it
#   deps.sh print ROLE…           the command for everything, on system $OS
#   deps.sh need ROLE             status 1 and one sentence if not complete
#
# It installs nothing unless it is root, or a person at a terminal said yes.

set -u
here=$(dirname "$0")
table=$here/packages.tsv
CC=${CC:-cc}
PKG_CONFIG=${PKG_CONFIG:-pkg-config}
tab=$(printf '\t')

# ------------------------------------------------------------------ systems

# column NAME: the number of the column that a system's name stands for
column() {
	awk -F'\t' -v name="$1" '
	$1 == "system" && $2 == "names" {
		for (i = 4; i <= NF; i++) {
			n = split($i, word, ",")
			for (j = 1; j <= n; j++)
				if (word[j] == name) {
					print i
					exit
				}
		}
	}' "$table"
}

# The column of $OS, else of the machine this runs on; "" if there is none.
find_column() {
	if [ -n "${OS:-}" ]; then
		column "$(printf '%s' "$OS" | tr '[:upper:]' '[:lower:]')"
		return
	fi
	case $(uname -s) in
	Linux)
		names=$(. /etc/os-release 2>/dev/null &&
		    printf '%s %s' "${ID:-}" "${ID_LIKE:-}")
		for name in $names; do
			found=$(column "$name")
			[ -n "$found" ] && echo "$found" && return
		done ;;
	*)
		column "$(uname -s | tr '[:upper:]' '[:lower:]')" ;;
	esac
}

# system WORD: a cell of the "system" rows, "" for none
system() {
	awk -F'\t' -v word="$1" -v col="$col" '
	$1 == "system" && $2 == word && $col != "-" { print $col }' "$table"
}

# ------------------------------------------------------------------- probes

# compiles FLAG…: does the C program on stdin compile and link?
compiles() {
	tmp=$(mktemp -d) || return 1
	cat >"$tmp/probe.c"
	# flags are meant to fall apart into words
	# shellcheck disable=SC2086
	$CC ${CPPFLAGS:-} ${LDFLAGS:-} -o "$tmp/probe" "$tmp/probe.c" "$@" \
	    >/dev/null 2>&1
	status=$?
	rm -rf "$tmp"
	return $status
}

present() {
	case $1 in
	cc)
		compiles <<-'C'
		#include <stdio.h>
		int main(void) { return puts("") < 0; }
		C
		;;
	san)
		compiles -fsanitize=address,undefined <<-'C'
		int main(void) { return 0; }
		C
		;;
	cmd:pkg-config)
		command -v "$PKG_CONFIG" >/dev/null ;;
	cmd:*)
		command -v "${1#cmd:}" >/dev/null ;;
	pkg:*)
		"$PKG_CONFIG" --exists "${1#pkg:}" 2>/dev/null ;;
	lib:*)
		header=${1#lib:}
		compiles "-l${header#*:}" <<-C
		#include <${header%%:*}>
		int main(void) { return 0; }
		C
		;;
	*)
		echo "deps.sh: unknown probe $1" >&2
		exit 2 ;;
	esac
}

# rows ROLE…: need, probe, packages of this system, a line each
rows() {
	awk -F'\t' -v roles=" $* " -v col="${col:-0}" '
	index(roles, " " $1 " ") {
		print $2 FS $3 FS (col ? $col : "-")
	}' "$table"
}

# missing ROLE…: the rows whose probe fails
missing() {
	rows "$@" | while IFS=$tab read -r need probe packages; do
		present "$probe" ||
		    printf '%s\t%s\t%s\n' "$need" "$probe" "$packages"
	done
}

# ------------------------------------------------------------------ wording

# names: the needs of the rows on stdin, as a list in a sentence
names() {
	cut -f1 | awk '
	{ need[NR] = $0 }
	END {
		for (i = 1; i <= NR; i++)
			printf "%s%s", need[i],
			    i == NR ? "" : i == NR - 1 ? " and " : ", "
	}'
}

# packages: the packages of the rows on stdin, each once, in one line
packages() {
	cut -f3 | tr ' ' '\n' | awk '
	$0 != "-" && !seen[$0]++ { printf "%s%s", sep, $0; sep = " " }'
}

# Debian's lists of packages are absent in a bare root, others keep theirs.
stale() {
	case $(system install) in
	apt-get*)
		for list in /var/lib/apt/lists/*_Packages*; do
			[ -e "$list" ] && return 1
		done ;;
	esac
	return 0
}

# command PREFIX PACKAGES: what a person would type. PREFIX "sudo " or "".
command_line() {
	refresh=$(system refresh)
	if [ -n "$refresh" ] && { [ -n "${OS:-}" ] || stale; }; then
		printf '%s%s && ' "$1" "$refresh"
	fi
	printf '%s%s %s\n' "$1" "$(system install)" "$2"
}

sudo_prefix() {
	[ "$(system as)" = root ] && printf 'sudo '
}

# --------------------------------------------------------------- the actions

# run_install PREFIX PACKAGES, all on stderr
run_install() {
	refresh=$(system refresh)
	install=$(system install)
	export DEBIAN_FRONTEND=noninteractive
	if [ -n "$refresh" ] && stale; then
		$1 $refresh >&2
	fi
	$1 $install $2 >&2 && return 0
	# lists that are there may be too old to name what the mirror holds
	[ -n "$refresh" ] || return 1
	echo 'revisit: trying once more with fresh package lists.' >&2
	$1 $refresh >&2
	$1 $install $2 >&2
}

ensure() {
	lacking=$(missing "$@")
	[ -z "$lacking" ] && echo yes && return
	list=$(printf '%s\n' "$lacking" | packages)
	if [ -z "$col" ] || [ -z "$list" ]; then
		echo unknown
		return
	fi
	prefix=
	if [ "$(id -u)" -ne 0 ] && [ "$(system as)" = root ]; then
		prefix=sudo
		if ! command -v sudo >/dev/null || [ ! -t 0 ] || [ ! -t 2 ]
		then
			echo no-rights
			return
		fi
	fi
	{
		printf 'revisit needs %s, which this system has not got yet.\n' \
		    "$(printf '%s\n' "$lacking" | names)"
		printf 'This will be installed:\n\n    %s\n\n' \
		    "$(command_line "${prefix:+$prefix }" "$list")"
	} >&2
	if [ "$(id -u)" -ne 0 ] && [ -t 0 ]; then
		printf 'Install now%s? [y/N] ' "${prefix:+ with $prefix}" >&2
		read -r reply || reply=
		case $reply in
		[Yy]*) ;;
		*)
			echo declined
			return ;;
		esac
	fi
	if ! run_install "$prefix" "$list"; then
		echo failed
	elif [ -n "$(missing "$@")" ]; then
		echo failed
	else
		echo yes
	fi
}

explain() {
	reason=$1
	shift
	[ "$reason" = declined ] && echo 'Nothing was installed.' && return
	lacking=$(missing "$@")
	needs=$(printf '%s\n' "$lacking" | names)
	if [ "$reason" = failed ]; then
		printf 'The package manager could not bring %s: see above.\n' \
		    "${needs:-everything}"
		printf 'If a network or a mirror was the cause, try again later.\n'
		return
	fi
	printf 'revisit needs %s, which this system has not got yet.\n' "$needs"
	if [ "$reason" = unknown ]; then
		cat <<-TEXT
		Its package manager is not one that revisit knows. Install these
		with their header files, then run make again. If you add a column
		to tests/tools/packages.tsv, the next person is spared the search.
		TEXT
		return
	fi
	list=$(printf '%s\n' "$lacking" | packages)
	cat <<-TEXT
	Install it with:

	    $(command_line "$(sudo_prefix)" "$list")

	and run make again. Without sudo: ask whoever looks after this computer
	to run that line once; or run \`make STATIC=1\` on another Linux computer
	with the same kind of processor and copy its build and decks folders
	here: that program needs nothing else.
	TEXT
}

print_all() {
	if [ -z "$col" ]; then
		printf 'There is no column for "%s" in tests/tools/packages.tsv.' \
		    "${OS:-this system}"
		printf ' It knows: %s.\n' "$(awk -F'\t' '$1 == "role" {
			for (i = 4; i <= NF; i++)
				printf "%s%s", i == 4 ? "" : ", ", $i
		}' "$table")"
		return 1
	fi
	command_line "$(sudo_prefix)" "$(rows "$@" | packages)"
}

need() {
	lacking=$(missing "$@")
	[ -z "$lacking" ] && return
	printf 'revisit needs %s here: run `make deps`.\n' \
	    "$(printf '%s\n' "$lacking" | names)" >&2
	return 1
}

col=$(find_column)
action=${1:-}
[ $# -gt 0 ] && shift
case $action in
ensure) ensure "$@" ;;
explain) explain "$@" ;;
print) print_all "$@" ;;
need) need "$@" ;;
missing) missing "$@" | cut -f1 ;;
*)
	sed -n '3,16s/^# \{0,1\}//p' "$0" >&2
	exit 2 ;;
esac
