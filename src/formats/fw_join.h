/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_JOIN_H
#define FORMATS_FW_JOIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "formats/fw_lines.h"
#include "formats/fw_words.h"

/*
 * fw_join: lines of one item to its text. The one question is a hyphen at a
 * line's end: of the word (high-quality) or of the line (develop-ment)? The
 * words that the document uses elsewhere decide; what they leave open is told.
 */

struct fw_joiner;

/* Learns the document's words, and whether its lines break words at all; full
 * is the width of a column's full line (fw_width), 0 if not known. */
struct fw_joiner *fw_join_learn(
    const struct fw_lines *all, double full, struct arena *a);

/* The words that were learned. */
const struct fw_words *fw_join_words(const struct fw_joiner *o);

/* Appends a line to the text in b. Returns NULL, or, when a word was joined
 * that might be written otherwise, the two readings ("co-operate or
 * cooperate"), from a. */
const char *fw_join(
    const struct fw_joiner *o, struct buf *b, const char *s, struct arena *a);

#endif
