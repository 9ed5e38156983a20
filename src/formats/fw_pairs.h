/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_PAIRS_H
#define FORMATS_FW_PAIRS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "formats/fw_lines.h"

/*
 * fw_pairs: which words of this document come behind which. Where two items
 * could go on with a line, the one whose last word has been followed by the
 * line's first word elsewhere is the likelier one: "newly | admitted patients".
 */

struct fw_pairs;

/* The word at one end of a line, looked up once. */
struct fw_pairs_word {
	uint64_t hash; /* 0: none that says anything */
	double seen, kinds; /* how often it is followed, by how many words */
	double share; /* of all words that stand behind another */
};

/* Learns from the words within lines. Everything lives in a. */
struct fw_pairs *fw_pairs_learn(const struct fw_lines *all, struct arena *a);

struct fw_pairs_word fw_pairs_first(const struct fw_pairs *p, const char *s);
struct fw_pairs_word fw_pairs_last(
    const struct fw_pairs *p, const char *s, size_t n);

/* How much likelier `first` is behind `last` than behind any word: the log of
 * the ratio in nats, -1.2 … 3; 0 when nothing is known. What was not seen is
 * allowed for as by Witten and Bell (1991), method C: T / (N + T). */
double fw_pairs_fit(const struct fw_pairs *p, const struct fw_pairs_word *last,
    const struct fw_pairs_word *first);

#endif
