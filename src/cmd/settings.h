/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_SETTINGS_H
#define CMD_SETTINGS_H

#include "cmd/cmd.h"

/*
 * settings: the one table of settings. What changes a due date or the plan is
 * an event of the log; looks and habits of this computer are in a small YAML
 * file. From the table come `config`, completion and the man page check.
 */

enum setting_kind {
	SETTING_NUMBER,
	SETTING_REAL,
	SETTING_BOOL,
	SETTING_CHOICE,
	SETTING_DAY, /* YYYY-MM-DD or none */
	SETTING_CLOCK, /* hh:mm */
	SETTING_DAYS, /* days off: see core/dayoff */
	SETTING_CODE, /* stands for a person in shared files, or none */
};

struct setting {
	const char *key;
	enum setting_kind kind;
	double low, high;
	const char *choices; /* apart by | */
	const char *otherwise; /* the default, as text */
	bool in_log; /* else in the file of this computer */
	const char *meaning; /* one sentence */
	const char *statement; /* of the framework it rests on; "" none */
};

/* Ends with a NULL key. */
extern const struct setting settings_table[];

const struct setting *settings_find(const char *key);
/* The value in force as text; from c->arena. The key must be in the table. */
const char *settings_get(struct ctx *c, const char *key);
int64_t settings_number(struct ctx *c, const char *key);
bool settings_bool(struct ctx *c, const char *key);
/* The day of a SETTING_DAY, ITEM_NO_DAY when none. */
int32_t settings_day(struct ctx *c, const char *key);
/* Checks and keeps a value. *moved: how many due dates it moved. */
int settings_set(struct ctx *c, const char *key, const char *value,
    size_t *moved, struct err *e);
/* Path of the file of this computer; from c->arena. */
const char *settings_path(struct ctx *c);

#endif
