/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_RECENT_H
#define CMD_RECENT_H

#include "cmd/cmd.h"
#include "core/calibration.h"

/*
 * recent: how the last answers came out, newest first: what the brakes and the
 * calibration look at. Amendments are looked at, what was taken back is not.
 * Without an open store there are none.
 */

#define RECENT_DUE 20 /* what the brakes look at (lt2.2) */
#define RECENT_SURE 24 /* answers with a confidence (lt5.5) */

/* Of the last RECENT_DUE due answers: success[i], true for rating >= 2. */
int recent_due(struct ctx *c, bool *success, size_t *n, struct err *e);

/* The last RECENT_SURE answers that were given with a confidence. */
int recent_confident(
    struct ctx *c, struct confident *out, size_t *n, struct err *e);

#endif
