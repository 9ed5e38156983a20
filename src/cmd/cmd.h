/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "store/store.h"
#include "ui/opt.h"
#include "ui/term.h"

/*
 * cmd: the one table of commands, and what each is handed. From the table come
 * help, usage errors, completion and the check of the man page. A command
 * parses nothing global, opens nothing: its flags say what must be open.
 */

enum cmd_flags {
	CMD_READS = 1, /* the store, for reading; an absent one is empty */
	CMD_WRITES = 2, /* the store, made if it is not there */
	CMD_HIDDEN = 4, /* not in help: for completion scripts */
	CMD_PAST = 16, /* with --at in the past shows the store as it stood */
	CMD_NEEDS_STORE = 8, /* with READS: an absent store is an error */
};

struct ctx {
	struct arena arena; /* lives as long as the command */
	struct term term; /* standard output */
	struct store *store; /* as the flags say; else NULL */
	const char *profile, *db; /* db NULL: the profile's */
	bool own_place; /* --db or --profile was given */
	bool at_given;
	int64_t at_ms, started_ms; /* --at, and the real instant then */
	bool in_shell; /* typed at our own prompt */
	bool clock_by_hand; /* porcelain: only "ms" moves the clock */
	uint64_t seed;
	bool seed_given;
	enum term_color color;
	bool plain;
	struct opts opts; /* the command's own */
	int argc; /* operands */
	char **argv;
	const struct cmd *cmd;
};

struct cmd {
	const char *name; /* "quiz", "deck add" */
	const char *operands; /* "[DECK]" */
	int least, most; /* operands */
	int flags;
	const char *summary; /* one line, no full stop */
	const char *text; /* help: a paragraph or two */
	const struct opt *opts;
	int (*run)(struct ctx *c, struct err *e); /* 0 or -1 */
};

/* Ends with a NULL name. */
extern const struct cmd cmd_table[];
/* Options that stand before or after any command. */
extern const struct opt cmd_global_opts[];

/* The command that argv names (one word or two); *words says how many. */
const struct cmd *cmd_find(int argc, char **argv, int *words);
/* Runs one command line (without the program's name), opens and closes what
 * it needs, prints its error. `from` gives place, time and looks: of the shell
 * that runs it, or NULL. Returns the exit status. */
int cmd_main(int argc, char **argv, const struct ctx *from);
/* The usage line of a command. */
void cmd_usage(const struct cmd *c, struct buf *out);
/* Says that there is no such command, and what there is; returns -1. */
int cmd_unknown(int argc, char **argv, struct err *e);
/* The nearest command name, for "did you mean"; NULL if none is near. */
const char *cmd_nearest(const char *word);

/* -- what commands share --------------------------------------------------- */

/* Now, in ms: --at plus what has passed since, or the real clock. */
int64_t ctx_now(const struct ctx *c);
/* Today, by the zone and the day start in force. */
int32_t ctx_today(const struct ctx *c);
/* An event of this moment with everything but type, item, ref and body. */
struct event ctx_event(const struct ctx *c, enum event_type type);
/* Opens or reopens the store as flags say. */
int ctx_open(struct ctx *c, int flags, struct err *e);
void ctx_close(struct ctx *c);
/* Is there a store file at all? */
bool ctx_has_store(struct ctx *c);

int cmd_backup(struct ctx *c, struct err *e);
int cmd_cohort(struct ctx *c, struct err *e);
int cmd_completion(struct ctx *c, struct err *e);
int cmd_complete(struct ctx *c, struct err *e);
int cmd_config(struct ctx *c, struct err *e);
int cmd_deck_add(struct ctx *c, struct err *e);
int cmd_deck_diff(struct ctx *c, struct err *e);
int cmd_deck_export(struct ctx *c, struct err *e);
int cmd_deck_import(struct ctx *c, struct err *e);
int cmd_deck_lint(struct ctx *c, struct err *e);
int cmd_deck_list(struct ctx *c, struct err *e);
int cmd_deck_new(struct ctx *c, struct err *e);
int cmd_deck_preview(struct ctx *c, struct err *e);
int cmd_deck_suggestions(struct ctx *c, struct err *e);
int cmd_deck_remove(struct ctx *c, struct err *e);
int cmd_deck_starter(struct ctx *c, struct err *e);
int cmd_deck_todo(struct ctx *c, struct err *e);
int cmd_doctor(struct ctx *c, struct err *e);
int cmd_due(struct ctx *c, struct err *e);
int cmd_export_items(struct ctx *c, struct err *e);
int cmd_export_reviews(struct ctx *c, struct err *e);
int cmd_export_stats(struct ctx *c, struct err *e);
int cmd_find_words(struct ctx *c, struct err *e);
int cmd_help(struct ctx *c, struct err *e);
int cmd_mark(struct ctx *c, struct err *e);
int cmd_model_replay(struct ctx *c, struct err *e);
int cmd_pause(struct ctx *c, struct err *e);
int cmd_quiz(struct ctx *c, struct err *e);
int cmd_resume(struct ctx *c, struct err *e);
int cmd_setup(struct ctx *c, struct err *e);
int cmd_share(struct ctx *c, struct err *e);
int cmd_shell(struct ctx *c, struct err *e);
int cmd_show(struct ctx *c, struct err *e);
int cmd_stats(struct ctx *c, struct err *e);
int cmd_undo(struct ctx *c, struct err *e);
int cmd_version(struct ctx *c, struct err *e);
int cmd_why(struct ctx *c, struct err *e);

/* Option tables, each beside its command. */
extern const struct opt opts_quiz[], opts_due[], opts_stats[],
    opts_export_reviews[], opts_export_items[], opts_export_stats[],
    opts_mark[], opts_model_replay[], opts_doctor[], opts_deck_add[],
    opts_deck_diff[], opts_deck_import[], opts_deck_lint[], opts_deck_preview[],
    opts_backup[], opts_deck_new[], opts_deck_export[], opts_deck_starter[],
    opts_share[], opts_cohort[], opts_deck_suggestions[];

#endif
