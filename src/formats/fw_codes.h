/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_CODES_H
#define FORMATS_FW_CODES_H

#include "base/arena.h"
#include "formats/fw_lines.h"

/*
 * fw_codes: statements whose numbers have letters before them: LT1.1, A1, K3.
 * A line that begins so may as well be about A4 paper or Year Y7: it is
 * numbered where such lines count 1, 2, 3 with the same letters. The letters
 * are taken off, the columns stay where they are.
 */
void fw_codes_learn(struct fw_lines *all, struct arena *a);

#endif
