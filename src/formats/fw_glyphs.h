/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_GLYPHS_H
#define FORMATS_FW_GLYPHS_H

#include "base/arena.h"
#include "formats/fw_lines.h"

/*
 * fw_glyphs: signs that are bullets in this document, though no table knows
 * them: stars and flowers, letters of a font of signs, what a tool wrote for a
 * sign that it could not read. A sign that is no letter, digit, quote or
 * bracket and stands before several lines is one. It becomes a plain bullet.
 */
void fw_glyphs_learn(struct fw_lines *all, struct arena *a);

#endif
