/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_GONE_H
#define CMD_GONE_H

#include "cmd/collect.h"

/*
 * gone: an item that was answered and is no longer in any deck: what it was,
 * since when it is gone, and that its history is kept.
 */

/* Tells it of what a person names as for collect_find(); *found is false, and
 * nothing told, when no such item was ever answered. */
int gone_tell(struct ctx *c, const struct collection *k, const char *what,
    bool *found, struct err *e);

#endif
