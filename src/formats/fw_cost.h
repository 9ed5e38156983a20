/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_COST_H
#define FORMATS_FW_COST_H

#include <stdbool.h>

#include "formats/fw_place.h"
#include "formats/fw_units.h"

/*
 * fw_cost: what it costs to read one line of a table in one way, given how the
 * lines before it were read. Costs are nats: three more is twenty times less
 * likely. All weights of the reader stand in fw_cost.c.
 */

/* How the lines so far were read, as far as it matters for the next. */
struct fw_state {
	bool right; /* the last line stood in the right column */
	bool mixed; /* lines of both columns come by turns here */
	enum fw_label kind; /* of the item open there: GROUP or BULLET */
	int number; /* of the last statement */
	int used; /* bullets of lines of their own */
	int cut; /* of the line whose left part was read */
	int last[2]; /* the last line of either column; -1: none yet */
};

/* Can unit j be read as `label` after `from`, and the lines as mixed there or
 * not? Then the state after it, and what it costs. */
bool fw_cost_of(const struct fw_units *t, const struct fw_state *from, int j,
    enum fw_label label, bool mixed, struct fw_state *to, double *cost);

/* What is left open at the end. */
double fw_cost_end(const struct fw_units *t, const struct fw_state *s);

#endif
