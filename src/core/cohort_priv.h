/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_COHORT_PRIV_H
#define CORE_COHORT_PRIV_H

#include "core/cohort.h"

/* cohort_priv: what the files of core/cohort share. */

/* How often something was met, and which number it has. */
struct counted {
	size_t n, first;
};

/* Fills out->rows and all that is summed over answers. */
void cohort_rows(const struct cohort_wish *wish, struct cohort *out);

#endif
