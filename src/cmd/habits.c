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
	case SETTING_DAYS:
		range =
		    "days such as sat, sun, 2027-02-15..2027-02-19, or none";
		break;
	case SETTING_CLOCK:
		range = "a time such as 04:00";
		break;
	case SETTING_CODE:
		range = "a code such as p07, or none";
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

static void
say_if_past(struct ctx *c, const char *key)
{
	if (strcmp(key, "date") == 0 && settings_day(c, key) != ITEM_NO_DAY &&
	    settings_day(c, key) < ctx_today(c))
		line(c, "That day is past.");
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
	say_if_past(c, key);
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

enum reply {
	REPLY_LINE,
	REPLY_SKIP,
	REPLY_END, /* there is no more input */
};

/* Says the question and reads what comes of it. */
static enum reply
ask_line(
    struct ctx *c, struct prompt *p, const char *question, const char **answer)
{
	for (;;) {
		line(c, question);
		switch (prompt_line(p, "Enter skips: ", STYLE_STRONG, &c->arena,
		    answer, NULL)) {
		case PROMPT_LINE:
			return **answer ? REPLY_LINE : REPLY_SKIP;
		case PROMPT_DROPPED:
			continue;
		case PROMPT_SIGNAL:
			ctx_close(c);
			prompt_die(p);
		default:
			return REPLY_END;
		}
	}
}

/* Asks until the value fits or the question is skipped. False when there is no
 * more input. */
static bool
ask_setting(
    struct ctx *c, struct prompt *p, const char *key, const char *question)
{
	enum reply reply;
	const char *answer;
	struct err why;
	size_t moved;

	while ((reply = ask_line(c, p, question, &answer)) == REPLY_LINE) {
		why = (struct err)ERR_INIT;
		if (settings_set(c, key, answer, &moved, &why) == 0) {
			say_if_past(c, key);
			return true;
		}
		line(c, why.msg);
	}
	return reply != REPLY_END;
}

/* What may help, for anyone and for no reason given (lt6.1). */
static const struct {
	const char *word, *key, *value, *says;
} helps[] = {
    {"spelling", "spelling", "yes", "Spelling is read more generously."},
    {"aloud", "aloud", "yes", "Answers are said aloud, not typed."},
    {"plain", "plain", "yes", "Every line is a sentence."},
    {"clock", "clock", "no", "No minutes are shown."},
};

#define HELPS ((int)(sizeof(helps) / sizeof(helps[0])))

/* The number of the help that a word means, -1 for none. */
static int
help_meant(const char *word)
{
	if (word[0] >= '1' && word[0] < '1' + HELPS && word[1] == '\0')
		return word[0] - '1';
	for (int i = 0; i < HELPS; i++)
		if (strcmp(word, helps[i].word) == 0)
			return i;
	return -1;
}

/* Which helps a line names, by number or word; false, and the word that names
 * none, when it cannot be read. */
static bool
read_helps(char *s, bool *wanted, const char **unknown)
{
	int i;

	for (char *rest, *w = strtok_r(s, " \t,;.", &rest); w;
	     w = strtok_r(NULL, " \t,;.", &rest)) {
		if (strcmp(w, "no") == 0 || strcmp(w, "and") == 0)
			continue; /* as in "plain and no clock" */
		i = help_meant(w);
		*unknown = w;
		if (i < 0)
			return false;
		wanted[i] = true;
	}
	return true;
}

static bool
ask_helps(struct ctx *c, struct prompt *p)
{
	const char *answer, *unknown;
	enum reply reply;
	struct err why = ERR_INIT;
	size_t moved;

	for (;;) {
		bool wanted[HELPS] = {false};

		reply = ask_line(c, p,
		    "Anything that helps? 1 spelling, 2 aloud, 3 plain, "
		    "4 no clock: numbers or words, as many as you like.",
		    &answer);
		if (reply != REPLY_LINE)
			return reply != REPLY_END;
		if (!read_helps(
			arena_strdup(&c->arena, answer), wanted, &unknown)) {
			line(c,
			    arena_printf(&c->arena,
				"'%.60s' is none of these four.", unknown));
			continue;
		}
		for (int i = 0; i < HELPS; i++) {
			if (!wanted[i])
				continue;
			if (settings_set(c, helps[i].key, helps[i].value,
				&moved, &why) != 0) {
				line(c, why.msg);
				return true;
			}
			line(c, helps[i].says);
		}
		return true;
	}
}

static void
ask_all(struct ctx *c)
{
	struct prompt *p = prompt_new(&c->term);
	bool more;

	line(c, "Three questions; Enter skips any of them.");
	more = ask_setting(c, p, "date",
		   "When is your assessment? A date such as 2027-03-05.") &&
	    ask_setting(
		c, p, "minutes", "How many minutes a day? 10 is usual.") &&
	    ask_helps(c, p);
	prompt_free(p);
	if (more)
		line(c,
		    "Thank you. 'revisit setup' asks again any time, "
		    "'revisit config' shows all settings.");
}

int
cmd_setup(struct ctx *c, struct err *e)
{
	(void)e;
	ask_all(c);
	return 0;
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
