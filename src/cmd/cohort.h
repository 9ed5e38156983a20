/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_COHORT_H
#define CMD_COHORT_H

#include "cmd/cmd.h"
#include "report/cohort.h"

/* cohort: the report of `cohort` on a terminal, in columns for 80 and for
 * narrow ones, and as sentences. every: also the rows that are left to a line
 * otherwise, and all that is asked beside the statements. */
void cohort_print(struct ctx *c, const struct cohort_page *p, bool every);

#endif
