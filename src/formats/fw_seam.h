/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_SEAM_H
#define FORMATS_FW_SEAM_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/fw_habits.h"

/*
 * fw_seam: where a line that an extractor made of both columns may part. Such a
 * line is longer than either column is wide, or has a bullet in its midst.
 */

#define FW_SEAMS_MAX 8

struct fw_seam {
	size_t left; /* bytes of the left part */
	size_t right; /* where the right part begins */
	bool hyphen; /* the left part lost the hyphen at its end */
	double cost; /* in nats: a bullet says more than a capital letter */
};

/* The most likely cuts of the line, best first; returns how many, 0 when it is
 * no such line. width: of a full line left and right, 0 when not known. */
size_t fw_seam_find(const char *s, size_t n, const double width[2],
    const struct fw_habits *habits, struct fw_seam out[FW_SEAMS_MAX]);

/* Is the line wider than the wider column? false where that is not known. */
bool fw_seam_is_wide(const char *s, size_t n, const double width[2]);

#endif
