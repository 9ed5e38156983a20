/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_LOG_H
#define CORE_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "core/fsrs.h"
#include "core/item.h"

/*
 * log: one row of the log, and what its JSON body may hold. Rows are never
 * changed nor deleted; store/ keeps them, core/fold makes states from them.
 *
 *	type      item  ref    body
 *	review    yes          {"mode","level","hash","session","attempts":
 *	                       [{"marks","hint"}],"suggested","rating",
 *	                       "confidence","misconception",
 *	                       "first_key_ms","total_ms"}
 *	amend     yes   review {"rating"} and/or {"marks","suggested"}
 *	retract   *     any    {}        a retract of a retract is a redo
 *	session                {"phase":"start","deck","plan":[item],"minutes"}
 *	                start  {"phase":"end","reason"}
 *	note      yes          {"text"}
 *	wording   yes   review {"idea","text"}
 *	pause     yes          {}
 *	resume    yes          {}
 *	report    yes          {"text"}
 *	content   yes          {"old","new","rule":"cosmetic|meaning|rewritten"}
 *	                       {"old","new":"","rule":"new|gone|back"}: told,
 *	                       and changes no state
 *	rename    old          {"old","new"}     item ids
 *	params                 {"model":"fsrs6","weights":[21 numbers]}
 *	setting                {"key","value"}
 *
 * marks: one letter an idea of the item: y said, p in part or unclear, n not,
 * - not asked. item of amend and retract repeats that of the event they
 * refer to, for the reader's ease: the ref decides.
 */

enum event_type {
	EV_REVIEW,
	EV_AMEND,
	EV_RETRACT,
	EV_SESSION,
	EV_NOTE,
	EV_WORDING,
	EV_PAUSE,
	EV_RESUME,
	EV_REPORT,
	EV_CONTENT,
	EV_RENAME,
	EV_PARAMS,
	EV_SETTING,
	EV_TYPES, /* how many there are */
};

#define EVENT_ID_LEN 36 /* a UUIDv7 in its usual form */

struct event {
	char id[EVENT_ID_LEN + 1];
	char device[EVENT_ID_LEN + 1];
	int64_t seq; /* 1, 2, … of the device */
	int64_t at_ms; /* UTC */
	int zone_min; /* east of UTC, in force then */
	enum event_type type;
	const char *item; /* "" if none */
	char ref[EVENT_ID_LEN + 1]; /* "" if none */
	const char *body; /* JSON object */
};

const char *event_type_name(enum event_type t);
/* Returns false when there is no such type. */
bool event_type_parse(const char *name, enum event_type *t);

/* (at_ms, id): the only order there is. <0, 0, >0. */
int event_compare(const struct event *a, const struct event *b);

/* Which of n events are retracted. A retract counts unless it is itself
 * retracted; rings of retracts (only a damaged log has them) do not count. */
void log_retracted(
    const struct event *ev, size_t n, struct arena *a, bool *retracted);

enum mode {
	MODE_DUE,
	MODE_NEW,
	MODE_PRETEST,
	MODE_PRACTICE,
	MODE_TEST,
	MODE_BREAK_DOWN,
	MODE_COUNT,
};

const char *mode_name(enum mode m);
bool mode_parse(const char *name, enum mode *m);

struct attempt {
	char marks[IDEAS_MAX + 1];
	int hint; /* hints that had been given before it */
};

#define ATTEMPTS_MAX 12 /* the last one is replaced after that */

/* A review's body as a struct. */
struct review {
	enum mode mode;
	int level; /* 1 … 4; 0 for kinds without */
	char hash[17]; /* of the content that was asked */
	char session[EVENT_ID_LEN + 1]; /* start event's id, or "" */
	struct attempt attempts[ATTEMPTS_MAX];
	int n_attempts;
	enum rating suggested; /* RATING_NONE: unrated (pretest) */
	enum rating rating; /* RATING_NONE: as suggested */
	int confidence; /* 1 … 3; 0 not asked */
	char misconception[64]; /* id of the one that was confirmed; "" none */
	int64_t first_key_ms, total_ms; /* -1 unknown; without suspended time */
};

#define REVIEW_INIT \
	{ \
		.mode = MODE_DUE, .first_key_ms = -1, .total_ms = -1 \
	}

/* Writes the body of a review; appends JSON to out. */
void review_write(const struct review *r, struct buf *out);
/* Reads one; what is missing or of another type gets its default, so that a
 * body from a later or foreign program never stops a replay. */
void review_read(const char *body, struct review *r);

#endif
