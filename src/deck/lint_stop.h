/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_LINT_STOP_H
#define DECK_LINT_STOP_H

#include <stdbool.h>
#include <stddef.h>

/*
 * lint_stop: a text without quotes that holds ": " stops the reader; here it
 * is found in the bytes of the file, since there is no tree to find it in.
 */

/* Where the text begins and ends whose colon stands at byte `colon` of the n
 * at s; it may go on over several lines. False when it is doubtful what
 * belongs to it. */
bool lint_stop_text(
    const char *s, size_t n, size_t colon, size_t *start, size_t *end);

/* The byte at a line and a column (in characters), both from 1; n: none. */
size_t lint_stop_byte(const char *s, size_t n, int line, int column);

#endif
