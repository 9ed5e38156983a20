#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   npm.sh FOLDER
#
# What the tests of pages take from npm, into FOLDER and nowhere else: axe-core
# (is a page accessible?), html-validate (is it valid?), and fsrs-rs (does it
# load our reviews?). Without npm or a network it says so, and these tests are
# skipped.
set -u
folder=$1
want='axe-core@4.14.1 html-validate@9.7.1 @open-spaced-repetition/binding@0.5.0'

if ! command -v npm >/dev/null; then
	echo 'There is no npm here: some tests of pages will be skipped.'
	exit 0
fi
mkdir -p "$folder"
if [ "$(cat "$folder/.wanted" 2>/dev/null)" = "$want" ]; then
	exit 0
fi
# shellcheck disable=SC2086 # several names
if npm install --prefix "$folder" --no-audit --no-fund --loglevel=error \
    --no-save $want >"$folder/log" 2>&1; then
	echo "$want" >"$folder/.wanted"
else
	tail -n 5 "$folder/log"
	echo 'npm brought nothing: some tests of pages will be skipped.'
fi
