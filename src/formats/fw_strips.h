/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_STRIPS_H
#define FORMATS_FW_STRIPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "formats/fw_cuts.h"
#include "formats/fw_lines.h"

/*
 * fw_strips: a line of a page on which two columns stand side by side, and
 * what it costs to take it for one part of them or for both, with the cut at
 * each of its spaces. Costs are nats. What is looked at here is the line and
 * its neighbours; where the right column begins, fw_cuts weighs.
 */

#define FW_STRIP_WIDEST 400 /* columns that are looked at */
#define FW_STRIP_OFFSETS \
	16 /* how far the right column's texts are indented \
	    */

/* A run of spaces, behind which the right column may begin. */
struct fw_spot {
	size_t at; /* byte behind it */
	int column, gap; /* of that byte; spaces before it */
	bool bullet; /* a bullet stands there */
	double cost;
};

struct fw_strip {
	const struct fw_line *l;
	bool across; /* a heading, the heads of the columns: not cut */
	bool table; /* between the heads of columns and the next heading */
	bool blank; /* it stands apart from the line before */
	int head; /* where the right column's head begins, 0: none */
	int region; /* lines of one table have the same */
	int indent, end; /* columns */
	int margin; /* where most texts of the left column begin on its page */
	bool bullet;
	double *width; /* of the line up to each byte, in ems */
	struct fw_spot *spots;
	int n_spots;
	/* Reading all of it as this. */
	double left, right, full, none;
	bool over; /* it is wider than the left column */
	struct fw_line_cut cut; /* the reading that was decided on */
};

/* How wide the columns of one table are, in ems; 0: not known. Slack is the
 * share of it that measuring may be off by. */
struct fw_strip_widths {
	double left, right;
	double left_slack, right_slack;
};

struct fw_strips {
	struct fw_strip *v;
	size_t n;
	bool justified; /* spaces are stretched */
	bool decided; /* the cuts, once */
	int type; /* as in fw_type */
	int learned; /* how many times */
	bool
	    hangs[2]; /* texts stand right of their numbers; of their bullets */
	struct fw_strip_widths *widths; /* of each region */
	int n_regions;
};

/* The lines in FW_BODY, with their spots. across: of each line of `all`. */
void fw_strips_read(const struct fw_lines *all, const bool *across,
    struct arena *a, struct fw_strips *out);

/* Letters and signs in n bytes: columns of the text as it looks. */
int fw_strips_columns(const char *s, size_t n);

/* Bytes of a number or bullet at the start of a text, with its spaces. */
size_t fw_strips_marker(const char *s);

/* What each reading costs. Where the cuts are decided already, the widths and
 * the neighbours count too. */
void fw_strips_weigh(struct fw_strips *s);

/* What was learned and decided, forgotten. */
void fw_strips_forget(struct fw_strips *s);

/* Learns the type and the widths from cuts that are sure. */
void fw_strips_learn(struct fw_strips *s, struct arena *a);

#endif
