/* SPDX-License-Identifier: GPL-3.0-or-later */
/* setup, config, and the prompt that `revisit` alone opens. */
#include "cmd/cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/collect.h"
#include "cmd/settings.h"
#include "ui/prompt.h"

static void
line(const struct ctx *c, const char *s)
{
	term_para(&c->term, "", 0, STYLE_NONE, s);
}

/* -- config
 * -------------------------------------------------------------------- */

static void
explain(struct ctx *c, const struct setting *s)
{
	struct arena *a = &c->arena;
	const char *range = "yes or no";

	switch (s->kind) {
	case SETTING_NUMBER:
		range = arena_printf(a, "%.0f to %.0f", s->low, s->high);
		break;
	case SETTING_REAL:
		range = arena_printf(a, "%.2f to %.2f", s->low, s->high);
		break;
	case SETTING_CHOICE:
		range = s->choices;
		break;
	case SETTING_DAY:
		range = "a date such as 2027-03-05, or none";
		break;
	case SETTING_CLOCK:
		range = "a time such as 04:00";
		break;
	case SETTING_BOOL:
		break;
	}
	line(c, s->meaning);
	line(c,
	    arena_printf(a,
		"Now: %s. Possible: %s. Without a choice: %s. %s%s%s%s",
		settings_get(c, s->key), range, s->otherwise,
		s->in_log ? "Kept with your answers."
			  : "Kept on this computer.",
		s->statement[0] ? " It rests on statement " : "", s->statement,
		s->statement[0] ? "." : ""));
}

static int
change(struct ctx *c, const char *key, const char *value, struct err *e)
{
	struct arena *a = &c->arena;
	size_t moved;

	if (settings_set(c, key, value, &moved, e) != 0)
		return -1;
	line(c,
	    arena_printf(a, "%s is now %s.%s", key, settings_get(c, key),
		moved == 0 ? ""
			   : arena_printf(a, " %zu date%s moved.", moved,
				 moved == 1 ? "" : "s")));
	if (strcmp(key, "date") == 0 && settings_day(c, key) != ITEM_NO_DAY &&
	    settings_day(c, key) < ctx_today(c))
		line(c, "That day is past.");
	return 0;
}

int
cmd_config(struct ctx *c, struct err *e)
{
	const struct setting *s;

	if (c->argc == 0) {
		for (s = settings_table; s->key; s++)
			term_para(&c->term,
			    arena_printf(&c->arena,
				c->term.plain ? "%s is %s." : "%-11s %s",
				s->key, settings_get(c, s->key)),
			    24, STYLE_NONE, s->meaning);
		return 0;
	}
	s = settings_find(c->argv[0]);
	if (s == NULL)
		return err_set(e, ERR_USAGE,
		    "there is no setting '%.60s'; 'revisit config' lists them",
		    c->argv[0]);
	if (c->argc == 2)
		return change(c, s->key, c->argv[1], e);
	explain(c, s);
	return 0;
}

/* -- setup
 * --------------------------------------------------------------------- */

/* Asks until the value fits or the question is skipped. Returns 1 when there
 * is no more input. */
static int
ask_setting(struct ctx *c, struct prompt *p, const char *key,
    const char *question, struct err *e)
{
	struct err why;
	const char *answer = "";
	size_t moved;

	(void)e;
	for (;;) {
		line(c, question);
		switch (prompt_line(p, "Enter skips: ", STYLE_STRONG, &c->arena,
		    &answer, NULL)) {
		case PROMPT_LINE:
			break;
		case PROMPT_DROPPED:
			continue;
		case PROMPT_SIGNAL:
			ctx_close(c);
			prompt_die(p);
		default:
			return 1;
		}
		if (*answer == '\0')
			return 0;
		if (strcmp(answer, "y") == 0 || strcmp(answer, "n") == 0)
			answer = *answer == 'y' ? "yes" : "no";
		why = (struct err)ERR_INIT;
		if (settings_set(c, key, answer, &moved, &why) == 0)
			return 0;
		line(c, why.msg);
	}
}

static int
ask_all(struct ctx *c, struct err *e)
{
	struct prompt *p = prompt_new(&c->term);
	int r;

	line(c, "Three questions; Enter skips any of them.");
	r = ask_setting(c, p, "date",
	    "When is your assessment? A date such as 2027-03-05.", e);
	if (r == 0)
		r = ask_setting(
		    c, p, "minutes", "How many minutes a day? 10 is usual.", e);
	if (r == 0)
		r = ask_setting(c, p, "plain",
		    "Does plain text help, every line a sentence, as for a "
		    "screen reader? yes or no.",
		    e);
	prompt_free(p);
	if (r == 0)
		line(c,
		    "Thank you. 'revisit setup' asks again any time, "
		    "'revisit config' shows all settings.");
	return r < 0 ? -1 : 0;
}

int
cmd_setup(struct ctx *c, struct err *e)
{
	return ask_all(c, e);
}

/* -- the prompt
 * ------------------------------------------------------------------ */

#define WORDS_MAX 64

/* Cuts a line at spaces; quotes hold words together. */
static int
cut(char *s, char **words)
{
	char *to, quote;
	int n = 0;

	while (n < WORDS_MAX) {
		s += strspn(s, " \t");
		if (*s == '\0')
			break;
		words[n++] = to = s;
		quote = 0;
		for (; *s && (quote || (*s != ' ' && *s != '\t')); s++) {
			if (quote ? *s == quote : *s == '"' || *s == '\'')
				quote = quote ? 0 : *s;
			else
				*to++ = *s;
		}
		if (*s)
			s++;
		*to = '\0';
	}
	return n;
}

static const char *
complete(const char *text, size_t start, const char *word, size_t i, void *arg)
{
	size_t n;
	const char *rest;

	(void)arg;
	for (const struct cmd *k = cmd_table; k->name; k++) {
		if (k->flags & CMD_HIDDEN || strncmp(k->name, text, start) != 0)
			continue;
		rest = k->name + start;
		n = strlen(word);
		if (strncmp(rest, word, n) == 0 && i-- == 0)
			return rest;
	}
	return NULL;
}

static int
run_line(struct ctx *c, const char *text)
{
	char *words[WORDS_MAX + 1] = {NULL};
	int n = cut(arena_strdup(&c->arena, text), words);

	if (n == 0)
		return 0;
	if (strcmp(words[0], "?") == 0) {
		static char help[] = "help";

		words[0] = help;
	}
	if (strcmp(words[0], "revisit") == 0 && n > 1)
		return cmd_main(n - 1, words + 1, c);
	return cmd_main(n, words, c);
}

/* What is waiting; on first use the three questions before it. */
static void
open_day(struct ctx *c, struct prompt *p, bool terminal)
{
	struct err e = ERR_INIT;
	struct item_state *states;
	size_t n = 0;
	bool fresh;
	static char setup[] = "setup", due[] = "due";
	char *argv[] = {setup, NULL};

	fresh = ctx_open(c, STORE_READ, &e) == 0 &&
	    store_states(c->store, &c->arena, &states, &n, &e) == 0 && n == 0 &&
	    strcmp(settings_get(c, "date"), "none") == 0;
	ctx_close(c);
	(void)p;
	if (fresh && terminal)
		(void)cmd_main(1, argv, c);
	argv[0] = due;
	(void)cmd_main(1, argv, c);
	line(c, "Type quiz to begin, ? for all commands, quit to leave.");
}

int
cmd_shell(struct ctx *c, struct err *e)
{
	struct prompt *p = prompt_new(&c->term);
	const char *text;
	enum prompt_end end;
	int status = 0;

	(void)e;
	open_day(c, p, prompt_is_terminal(p));
	for (;;) {
		prompt_set_complete(p, complete, NULL);
		prompt_set_recall(p, true);
		end = prompt_line(
		    p, "revisit> ", STYLE_STRONG, &c->arena, &text, NULL);
		if (end == PROMPT_DROPPED)
			continue;
		if (end != PROMPT_LINE)
			break;
		if (strcmp(text, "quit") == 0 || strcmp(text, "exit") == 0 ||
		    strcmp(text, ":quit") == 0)
			break;
		status = run_line(c, text);
	}
	if (end == PROMPT_SIGNAL)
		prompt_die(p);
	prompt_free(p);
	(void)status; /* each command has told its own */
	return 0;
}
