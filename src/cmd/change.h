/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_CHANGE_H
#define CMD_CHANGE_H

#include <stdbool.h>

#include "cmd/cmd.h"
#include "deck/diff.h"

/*
 * change: what a newer version of a deck means for one learner, in sentences
 * and counts, before it takes the place of the one that the profile has.
 */

struct change {
	int differ; /* items that are not word for word as they were */
	int lost; /* met, and gone or to begin anew */
};

/* Says it on c->term; nothing where nothing differs. */
int change_tell(struct ctx *c, const struct diff_side *was,
    const struct diff_side *now, struct change *out, struct err *e);

/* "5.4 fading scaffolds" of a recall, "lt5.4/refute/keep" of others. */
const char *change_name(const struct item *it, struct arena *a);

#endif
