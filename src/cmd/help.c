/* SPDX-License-Identifier: GPL-3.0-or-later */
/* help, version, completion: all of it from the tables. */
#include "cmd/cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/collect.h"
#include "cmd/settings.h"
#include "core/session.h"

/* -- help -------------------------------------------------------------------
 */

static void
para(struct ctx *c, const char *s)
{
	term_para(&c->term, "", 0, STYLE_NONE, s);
}

#define HELP_INDENT 26

/* A name and what it is; names of commands and options are printed as they
 * are typed, in plain mode too. */
static void
entry(struct ctx *c, const char *name, const char *text)
{
	if (c->term.plain) {
		(void)fprintf(c->term.out, "%s: %s.\n", name, text);
		return;
	}
	if (strlen(name) + 4 <= HELP_INDENT) {
		term_para(&c->term, arena_printf(&c->arena, "  %s", name),
		    HELP_INDENT, STYLE_NONE, text);
		return;
	}
	(void)fprintf(c->term.out, "  %s\n", name);
	term_para(&c->term, " ", HELP_INDENT, STYLE_NONE, text);
}

static void
list_opts(struct ctx *c, const struct opt *o)
{
	struct buf b = BUF_INIT;

	for (; o && o->kind != OPT_END; o++) {
		buf_clear(&b);
		opt_show(o, &b);
		entry(c, buf_str(&b), o->help);
	}
	buf_release(&b);
}

static void
help_all(struct ctx *c)
{
	struct arena *a = &c->arena;

	para(c, "revisit: ten minutes a day of recalling what you learned.");
	term_blank(&c->term);
	para(c, "revisit alone, at a terminal, starts the day. Or one of:");
	for (const struct cmd *k = cmd_table; k->name; k++)
		if (!(k->flags & CMD_HIDDEN))
			entry(c,
			    arena_printf(a, "%s%s%s", k->name,
				k->operands[0] ? " " : "", k->operands),
			    k->summary);
	term_blank(&c->term);
	para(c, "Before or after any of them:");
	list_opts(c, cmd_global_opts);
	term_blank(&c->term);
	para(c, "'revisit help COMMAND' says more; the manual is revisit(1).");
}

/* The commands that begin with this word; false when there is none. */
static bool
help_group(struct ctx *c, const char *word)
{
	size_t n = strlen(word);
	bool any = false;

	for (const struct cmd *k = cmd_table; k->name; k++) {
		if (strncmp(k->name, word, n) != 0 || k->name[n] != ' ')
			continue;
		entry(c,
		    arena_printf(&c->arena, "%s%s%s", k->name,
			k->operands[0] ? " " : "", k->operands),
		    k->summary);
		any = true;
	}
	return any;
}

int
cmd_help(struct ctx *c, struct err *e)
{
	struct buf b = BUF_INIT;
	const struct cmd *k;
	char *two[2], *space;
	int words;

	if (c->argc == 0) {
		help_all(c);
		return 0;
	}
	two[0] = arena_strdup(&c->arena, c->argv[0]);
	two[1] = c->argc > 1 ? c->argv[1] : NULL;
	if (two[1] == NULL && (space = strchr(two[0], ' ')) != NULL) {
		*space = '\0';
		two[1] = space + 1;
	}
	k = cmd_find(two[1] ? 2 : 1, two, &words);
	if (k == NULL && two[1] == NULL && help_group(c, two[0]))
		return 0;
	if (k == NULL)
		return cmd_unknown(c->argc, c->argv, e);
	cmd_usage(k, &b);
	if (c->term.plain)
		(void)fprintf(c->term.out, "%s\n", buf_str(&b));
	else
		para(c, buf_str(&b));
	buf_release(&b);
	term_blank(&c->term);
	para(c, k->text);
	if (k->opts) {
		term_blank(&c->term);
		list_opts(c, k->opts);
	}
	return 0;
}

/* -- version ------------------------------------------------------------------
 */

extern const char revisit_version[]; /* main.c */

int
cmd_version(struct ctx *c, struct err *e)
{
	(void)e;
	para(c, arena_printf(&c->arena, "revisit %s", revisit_version));
	para(c,
	    "Free software under the GNU General Public License, version "
	    "3 or later, without warranty.");
	para(c,
	    "The statements of the deck npqlt: Contains public sector "
	    "information licensed under the Open Government Licence v3.0. "
	    "Not made or endorsed by the Department for Education.");
	return 0;
}

/* -- completion
 * ---------------------------------------------------------------- */

static const char bash_script[] =
    "# revisit(1): source this, or put it where bash-completion looks\n"
    "_revisit() {\n"
    "	local IFS=$'\\n'\n"
    "	COMPREPLY=($(compgen -W \"$(revisit __complete -- \\\n"
    "	    \"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null)\" \\\n"
    "	    -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
    "}\n"
    "complete -o default -F _revisit revisit\n";

static const char zsh_script[] =
    "#compdef revisit\n"
    "local -a found\n"
    "found=(\"${(@f)$(revisit __complete -- \"${words[@]:1:$((CURRENT-1))}\" "
    "2>/dev/null)}\")\n"
    "compadd -a found\n"
    "_files\n";

static const char fish_script[] =
    "# revisit(1)\n"
    "complete -c revisit -a '(revisit __complete -- "
    "(commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'\n";

int
cmd_completion(struct ctx *c, struct err *e)
{
	const char *shell = c->argv[0], *script;

	if (strcmp(shell, "bash") == 0)
		script = bash_script;
	else if (strcmp(shell, "zsh") == 0)
		script = zsh_script;
	else if (strcmp(shell, "fish") == 0)
		script = fish_script;
	else
		return err_set(e, ERR_USAGE,
		    "completion is for bash, zsh or fish, not '%.60s'", shell);
	(void)fputs(script, stdout);
	return 0;
}

static bool
begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

static void
offer(const char *s, const char *word)
{
	if (begins(s, word))
		(void)printf("%s\n", s);
}

static void
offer_opts(struct ctx *c, const struct opt *o, const char *word)
{
	for (; o && o->kind != OPT_END; o++)
		offer(arena_printf(&c->arena, "--%s", o->name), word);
}

static void
offer_choices(struct ctx *c, const char *choices, const char *word)
{
	size_t n;

	for (; *choices; choices += n + (choices[n] == '|')) {
		n = strcspn(choices, "|");
		offer(arena_strndup(&c->arena, choices, n), word);
	}
}

/* First words of the table, each once; or the second words of a pair. */
static void
offer_commands(struct ctx *c, const char *first, const char *word)
{
	const char *before = "";
	size_t n;

	for (const struct cmd *k = cmd_table; k->name; k++) {
		if (k->flags & CMD_HIDDEN)
			continue;
		n = strcspn(k->name, " ");
		if (first) {
			if (strlen(first) == n && begins(k->name, first) &&
			    k->name[n])
				offer(k->name + n + 1, word);
			continue;
		}
		if (strlen(before) == n && strncmp(before, k->name, n) == 0)
			continue;
		before = arena_strndup(&c->arena, k->name, n);
		offer(before, word);
	}
}

/* Values of an option: its choices, or nothing (files are the shell's). */
static const struct opt *
find_opt(const struct opt *o, const char *word)
{
	for (; o && o->kind != OPT_END; o++)
		if (begins(word, "--") && strcmp(word + 2, o->name) == 0)
			return o;
	return NULL;
}

static void
offer_operands(struct ctx *c, const struct cmd *k, const char *word)
{
	struct err e = ERR_INIT;
	struct deck_row *rows;
	size_t n;

	if (strcmp(k->name, "config") == 0)
		for (const struct setting *s = settings_table; s->key; s++)
			offer(s->key, word);
	if (strcmp(k->name, "help") == 0)
		offer_commands(c, NULL, word);
	if (strcmp(k->name, "completion") == 0)
		offer_choices(c, "bash|zsh|fish", word);
	if (strstr(k->operands, "DECK") == NULL ||
	    ctx_open(c, STORE_READ, &e) != 0 ||
	    store_decks(c->store, DECK_NAMES, &c->arena, &rows, &n, &e) != 0)
		return;
	for (size_t i = 0; i < n; i++)
		offer(rows[i].name, word);
	if (n == 0)
		offer("npqlt", word);
}

/* revisit __complete WORDS…: candidates for the last word, one a line. */
int
cmd_complete(struct ctx *c, struct err *e)
{
	const char *word = c->argc > 0 ? c->argv[c->argc - 1] : "";
	const char *before = c->argc > 1 ? c->argv[c->argc - 2] : "";
	const struct cmd *k = NULL;
	const struct opt *o;
	int words = 0;

	(void)e;
	if (c->argc > 1)
		k = cmd_find(c->argc - 1, c->argv, &words);
	if (k == NULL) {
		o = find_opt(cmd_global_opts, before);
		if (o && o->kind == OPT_CHOICE)
			offer_choices(c, o->arg, word);
		else if (c->argc == 2)
			offer_commands(c, c->argv[0], word);
		else if (begins(word, "-"))
			offer_opts(c, cmd_global_opts, word);
		else
			offer_commands(c, NULL, word);
		return 0;
	}
	o = find_opt(k->opts, before);
	if (o == NULL)
		o = find_opt(cmd_global_opts, before);
	if (o && o->kind == OPT_CHOICE) {
		offer_choices(c, o->arg, word);
	} else if (begins(word, "-")) {
		offer_opts(c, k->opts, word);
		offer_opts(c, cmd_global_opts, word);
	} else if (o == NULL || o->kind == OPT_FLAG) {
		offer_operands(c, k, word);
	}
	return 0;
}
