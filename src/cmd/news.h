/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_NEWS_H
#define CMD_NEWS_H

#include "cmd/collect.h"
#include "core/session.h"

/*
 * news: what a learner is told of changes of their decks: at the start how
 * many cards changed, are new, gone or back since the session before (lt9.10);
 * and at the next question of a changed one, what it was. Read from the
 * `content` events of the log, wherever they were made.
 */

struct news {
	const char **lines; /* sentences */
	size_t n_lines;
	struct session_change *changes;
	size_t n_changes;
};

/* Memory from c->arena. */
int news_read(
    struct ctx *c, const struct collection *k, struct news *out, struct err *e);

/* "March" for a day four weeks ago or more, else "4 March". */
const char *news_since(struct arena *a, int32_t day, int32_t today);

#endif
