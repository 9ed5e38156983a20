/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_DAMAGE_H
#define FORMATS_FW_DAMAGE_H

#include "base/arena.h"

/*
 * fw_damage: signs that an extractor spoilt the letters of a text: fonts whose
 * letters it does not know, ligatures and quotes that became something else,
 * spaces that are gone. Nothing is mended, for nobody knows what stood there.
 */

/* What is odd about the text, in words, from a; NULL when nothing is. */
const char *fw_damage_find(const char *text, struct arena *a);

#endif
