/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_CHOOSE_H
#define FORMATS_FW_CHOOSE_H

#include <stddef.h>

#include "formats/fw.h"

/*
 * fw_choose: one document read in several ways, as a PDF can be. The reading
 * that leaves least in doubt is taken. A statement that another reading, which
 * is as complete, gives in the same words is no longer in doubt; one that more
 * of them give in others than in the same, all being sure, is.
 */

/* Readings may be NULL. Returns the index of the one to be used, its doubts
 * settled by the others, or n when all are NULL. `names` tell them apart. */
size_t fw_choose(struct framework **readings, const char *const *names,
    size_t n, struct arena *a);

#endif
