/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_WHOLE_H
#define FORMATS_FW_WHOLE_H

#include "base/arena.h"
#include "formats/fw.h"
#include "formats/fw_words.h"

/*
 * fw_whole: does the text of a statement read as if it were whole? One that
 * begins small, breaks off, or has letters that an extractor spoilt is in
 * doubt, whatever its lines look like. Nothing is mended, for nobody knows what
 * stood there.
 */

/* Adds what is odd about the text, in words from a, to *out. */
void fw_whole_look(const char *text, const struct fw_words *words,
    struct arena *a, struct fw_doubts *out);

/* Only the letters: for headings and bullets, which may begin and end in many
 * ways. */
void fw_whole_look_at_letters(
    const char *text, struct arena *a, struct fw_doubts *out);

#endif
