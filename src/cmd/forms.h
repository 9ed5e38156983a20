/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_FORMS_H
#define CMD_FORMS_H

#include "cmd/collect.h"

/* forms: how a test went when it was first taken to its end, for `quiz
 * --test`: before beside after. */

/* *day: ITEM_NO_DAY when this form was not taken yet; else that day, and how
 * many of how many questions were answered in full. */
int forms_first(struct ctx *c, const struct collection *k, const char *form,
    int32_t *day, int *full, int *of, struct err *e);

#endif
