/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/paths.h"
#include "cmd/settings.h"

const struct opt cmd_global_opts[] = {
    {OPT_TEXT, "profile", "NAME",
	"keep store and settings under this name (default 'default')", 0, 0, 0},
    {OPT_FILE, "db", "FILE", "use this store file", 0, 0, 0},
    {OPT_TEXT, "at", "TIME", "run as of that moment (ISO 8601)", 0, 0, 0},
    {OPT_NUMBER, "seed", "N", "make every random choice repeat", 0, INT32_MAX,
	0},
    {OPT_FLAG, "plain", "", "no colour, no columns, every line a sentence", 0,
	0, 0},
    {OPT_CHOICE, "color", "auto|always|never", "when to use colour", 0, 0, 0},
    {OPT_FLAG, "help", "", "help on the command", 0, 0, 'h'},
    OPT_TABLE_END,
};

const struct cmd *
cmd_find(int argc, char **argv, int *words)
{
	const struct cmd *c;
	size_t n;

	for (c = cmd_table; c->name; c++) {
		n = strcspn(c->name, " ");
		if (strncmp(c->name, argv[0], n) != 0 || argv[0][n] != '\0')
			continue;
		if (c->name[n] == '\0') {
			*words = 1;
			return c;
		}
		if (argc > 1 && strcmp(c->name + n + 1, argv[1]) == 0) {
			*words = 2;
			return c;
		}
	}
	return NULL;
}

void
cmd_usage(const struct cmd *c, struct buf *out)
{
	buf_addf(out, "revisit %s", c->name);
	for (const struct opt *o = c->opts; o && o->kind != OPT_END; o++) {
		buf_adds(out, " [");
		buf_addf(out, "--%s", o->name);
		if (o->kind != OPT_FLAG)
			buf_addf(out, " %s", o->arg);
		buf_adds(out, "]");
	}
	if (c->operands[0])
		buf_addf(out, " %s", c->operands);
}

const char *
cmd_nearest(const char *word)
{
	const char *best = NULL;
	int d, least = 3;

	for (const struct cmd *c = cmd_table; c->name; c++) {
		if (c->flags & CMD_HIDDEN)
			continue;
		d = text_distance(word, c->name, least);
		if (d < least) {
			least = d;
			best = c->name;
		}
	}
	return best;
}

/* "deck frob": the words that may follow "deck". */
static bool
list_followers(const char *word, struct buf *out)
{
	size_t n = strlen(word);
	bool any = false;

	for (const struct cmd *c = cmd_table; c->name; c++)
		if (strncmp(c->name, word, n) == 0 && c->name[n] == ' ') {
			buf_addf(out, "%s%s", any ? ", " : "", c->name + n + 1);
			any = true;
		}
	return any;
}

int
cmd_unknown(int argc, char **argv, struct err *e)
{
	struct buf b = BUF_INIT;
	const char *near = cmd_nearest(argv[0]);

	if (list_followers(argv[0], &b)) {
		if (argc > 1)
			(void)err_set(e, ERR_USAGE,
			    "there is no '%s %.60s'; after %s comes one of: %s",
			    argv[0], argv[1], argv[0], buf_str(&b));
		else
			(void)err_set(e, ERR_USAGE, "after %s comes one of: %s",
			    argv[0], buf_str(&b));
	} else if (near) {
		(void)err_set(e, ERR_USAGE,
		    "there is no command '%.60s'; did you mean '%s'? "
		    "'revisit help' lists them all",
		    argv[0], near);
	} else {
		(void)err_set(e, ERR_USAGE,
		    "there is no command '%.60s'; 'revisit help' lists them "
		    "all",
		    argv[0]);
	}
	buf_release(&b);
	return -1;
}

/* Takes global options up to the command, leaving *i there. */
static int
take_globals(int argc, char **argv, int *i, struct opts *out, struct err *e)
{
	const struct opt *tables[] = {cmd_global_opts, NULL};
	int r;

	for (; *i < argc; (*i)++) {
		r = opt_take(tables, argc, argv, i, out, e);
		if (r < 0)
			return -1;
		if (r == 0)
			break;
	}
	return 0;
}

/* The command's own options, global ones among them, and its operands. */
static int
take_rest(struct ctx *c, struct opts *globals, int argc, char **argv, int i,
    struct err *e)
{
	const struct opt *own[] = {
	    c->cmd->opts ? c->cmd->opts : cmd_global_opts, NULL};
	const struct opt *global[] = {cmd_global_opts, NULL};
	struct err first = ERR_INIT;
	bool ended = false;
	int r;

	c->argv = arena_array(&c->arena, (size_t)argc + 1, sizeof(char *));
	for (; i < argc; i++) {
		if (!ended && strcmp(argv[i], "--") == 0) {
			ended = true;
			continue;
		}
		r = 0;
		if (!ended) {
			r = c->cmd->opts
			    ? opt_take(own, argc, argv, &i, &c->opts, &first)
			    : -1;
			if (r < 0 &&
			    (!c->cmd->opts ||
				strncmp(first.msg, "there is no", 11) == 0))
				r = opt_take(
				    global, argc, argv, &i, globals, e);
			else if (r < 0)
				*e = first;
		}
		if (r < 0)
			return -1;
		if (r == 0)
			c->argv[c->argc++] = argv[i];
	}
	return 0;
}

static int
check_operands(const struct ctx *c, struct err *e)
{
	struct buf b = BUF_INIT;
	const char *what = NULL;

	if (c->argc < c->cmd->least)
		what = "wants more";
	else if (c->argc > c->cmd->most)
		what = "takes less";
	if (what == NULL)
		return 0;
	cmd_usage(c->cmd, &b);
	(void)err_set(
	    e, ERR_USAGE, "%s %s: %s", c->cmd->name, what, buf_str(&b));
	buf_release(&b);
	return -1;
}

static int
apply_globals(struct ctx *c, const struct opts *g, struct err *e)
{
	const char *env = getenv("REVISIT_PROFILE"), *at, *color;

	if (opt_given(g, "profile") || (env && *env && !c->profile)) {
		c->profile = opt_text(g, "profile", env);
		c->own_place = true;
	}
	if (c->profile == NULL)
		c->profile = "default";
	if (!paths_is_profile(c->profile))
		return err_set(e, ERR_USAGE,
		    "'%.60s' is no name for a profile: use letters, digits, "
		    "- _ and .",
		    c->profile);
	if (opt_given(g, "db")) {
		c->db = opt_text(g, "db", NULL);
		c->own_place = true;
		if (c->db[0] == '\0')
			return err_set(e, ERR_USAGE, "--db wants a file name");
	}
	if (opt_given(g, "seed")) {
		c->seed = (uint64_t)opt_number(g, "seed", 0);
		c->seed_given = true;
	}
	at = opt_text(g, "at", c->at_given ? NULL : getenv("REVISIT_AT"));
	if (at && *at) {
		if (date_parse_time(at, RULES_DAY_STARTS_MIN, &c->at_ms, e))
			return err_wrap(e, "--at");
		c->at_given = true;
		c->started_ms = date_now_ms();
	}
	color = opt_text(g, "color", settings_get(c, "color"));
	c->color = strcmp(color, "always") == 0 ? TERM_COLOR_ALWAYS
	    : strcmp(color, "never") == 0       ? TERM_COLOR_NEVER
						: TERM_COLOR_AUTO;
	c->plain =
	    c->plain || opt_given(g, "plain") || settings_bool(c, "plain");
	term_init(&c->term, stdout, c->color, c->plain);
	return 0;
}

static int
run(struct ctx *c, struct opts *g, struct err *e)
{
	int flags = STORE_READ;

	if (opt_given(g, "help")) {
		c->argc = strcmp(c->cmd->name, "shell") != 0;
		c->argv = arena_array(&c->arena, 2, sizeof(char *));
		c->argv[0] = arena_strdup(&c->arena, c->cmd->name);
		return cmd_help(c, e);
	}
	if (check_operands(c, e) != 0)
		return -1;
	if (c->cmd->flags & CMD_WRITES)
		flags = STORE_WRITE | STORE_CREATE;
	if ((c->cmd->flags & (CMD_READS | CMD_WRITES)) &&
	    ctx_open(c, flags, e) != 0) {
		if (c->cmd->run == cmd_doctor && e->kind == ERR_FAILED &&
		    ctx_has_store(c))
			e->kind = ERR_FOUND; /* that is what it looks for */
		return -1;
	}
	return c->cmd->run(c, e);
}

/* One line on standard error; at a terminal it is wrapped. */
static void
tell(const struct ctx *c, const struct err *e)
{
	const char *again = c->in_shell ? "" : "revisit ";
	struct buf line = BUF_INIT;
	struct term t;

	(void)fflush(stdout);
	term_init(&t, stderr, TERM_COLOR_NEVER, false);
	term_resize(&t);
	buf_adds(&line, "revisit: ");
	text_clean(&line, e->msg, strlen(e->msg));
	if (t.tty)
		term_para(&t, "", 0, STYLE_NONE, buf_str(&line));
	else
		(void)fprintf(stderr, "%s\n", buf_str(&line));
	if (e->kind == ERR_USAGE && c->cmd && c->cmd->run != cmd_help)
		(void)fprintf(
		    stderr, "Try '%shelp %s'.\n", again, c->cmd->name);
	buf_release(&line);
}

int
cmd_main(int argc, char **argv, const struct ctx *from)
{
	static char shell[] = "shell";
	static char *alone[] = {shell, NULL};
	struct ctx c = {.arena = ARENA_INIT};
	struct opts globals = {.n = 0};
	struct err e = ERR_INIT;
	int i = 0, words = 0, r = -1;

	if (from) {
		c = *from;
		c.arena = (struct arena)ARENA_INIT;
		c.store = NULL;
		c.opts.n = 0;
		c.argc = 0;
		c.in_shell = true;
	}
	if (take_globals(argc, argv, &i, &globals, &e) != 0)
		goto out;
	if (i == argc) { /* `revisit` alone starts the day */
		argv = alone;
		argc = 1;
		i = 0;
	}
	c.cmd = cmd_find(argc - i, argv + i, &words);
	if (c.cmd == NULL) {
		(void)cmd_unknown(argc - i, argv + i, &e);
		goto out;
	}
	r = take_rest(&c, &globals, argc, argv, i + words, &e);
	if (r == 0)
		r = apply_globals(&c, &globals, &e);
	if (r == 0)
		r = run(&c, &globals, &e);
out:
	ctx_close(&c);
	if (r != 0 && e.msg[0])
		tell(&c, &e);
	arena_release(&c.arena);
	return r == 0 ? 0 : err_exit_status(&e);
}
