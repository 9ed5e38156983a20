/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_TODAY_H
#define CMD_TODAY_H

#include "cmd/collect.h"
#include "core/queue.h"

/*
 * today: what a plan for today starts from: settings, brakes, and what was
 * done today already.
 */

/* How today may be planned: settings, brakes and what was done today already
 * looked at. items, states and rules point into k and the store. */
int today_plan_input(struct ctx *c, const struct collection *k,
    struct plan_input *out, bool *brake_help, struct err *e);

#endif
