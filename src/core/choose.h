/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_CHOOSE_H
#define CORE_CHOOSE_H

#include "core/queue.h"

/*
 * choose: what a session asks that is not the daily one (lt9.12): practice,
 * and tests, which ask the same statements of everybody each time. Nothing of
 * either moves a date. Pure.
 */

#define TEST_QUESTIONS 12

/* What was met and is least likely to be recalled first; no two items that
 * show or ask one statement; of the section of the plan, if it has one. At
 * most `most`; returns how many. The list is from a. */
size_t choose_practice(const struct plan_input *in, size_t most,
    struct arena *a, struct entry **out);

/* TEST_QUESTIONS statements for this form (any word), or all where there are
 * fewer: the same ones whatever was learnt meanwhile, as evenly over the
 * sections as can be. */
size_t choose_test(const struct plan_input *in, const char *form,
    struct arena *a, struct entry **out);

/* One item, as it would be asked today; what is not due, as practice. */
size_t choose_item(
    const struct plan_input *in, int item, struct arena *a, struct entry **out);

#endif
