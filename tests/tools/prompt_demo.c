/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * prompt_demo: a loop over ui/prompt, for the tests of the prompt alone. Says
 * what each line held and how it ended; ends at the end of input, at a second
 * Ctrl-C, or by the signal that came.
 *
 *	prompt_demo [--plain] [--color auto|always|never] [--recall]
 *	    [--label TEXT] [--times] [--quiet]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>

#include "base/text.h"
#include "ui/prompt.h"

struct options {
	enum term_color color;
	bool plain, recall, times, quiet;
	const char *label;
};

static const char *
command(const char *line, size_t start, const char *word, size_t i, void *arg)
{
	static const char *const names[] = {
	    ":again",
	    ":help",
	    ":hint",
	    ":evil\033]0;x\007",
	    ":quit",
	};

	(void)line;
	(void)arg;
	if (start > 0 || *word != ':' || i >= sizeof names / sizeof *names)
		return NULL;
	return names[i];
}

static void
parse(struct options *o, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		const char *next = i + 1 < argc ? argv[i + 1] : "";

		if (strcmp(argv[i], "--plain") == 0) {
			o->plain = true;
		} else if (strcmp(argv[i], "--recall") == 0) {
			o->recall = true;
		} else if (strcmp(argv[i], "--times") == 0) {
			o->times = true;
		} else if (strcmp(argv[i], "--quiet") == 0) {
			o->quiet = true;
		} else if (strcmp(argv[i], "--label") == 0) {
			o->label = next;
			i++;
		} else if (strcmp(argv[i], "--color") == 0) {
			o->color = *next == 'n' ? TERM_COLOR_NEVER
			    : next[1] == 'l'    ? TERM_COLOR_ALWAYS
						: TERM_COLOR_AUTO;
			i++;
		} else {
			fprintf(stderr, "prompt_demo: what is %s?\n", argv[i]);
			exit(2);
		}
	}
}

static void
tell(const struct term *t, const struct options *o, const char *line,
    const struct prompt_timing *ms)
{
	size_t n = strlen(line);

	if (o->quiet)
		printf("bytes %zu hash %016llx\n", n,
		    (unsigned long long)text_hash(line, n));
	else
		term_para(t, "  heard", 11, STYLE_GOOD, line);
	if (o->times)
		printf("key %s, whole %lld ms\n",
		    ms->first_key_ms < 0 ? "unknown" : "known",
		    (long long)ms->total_ms);
}

static int
loop(struct prompt *p, struct term *t, const struct options *o)
{
	struct arena a = ARENA_INIT;
	struct prompt_timing ms;
	enum prompt_end end;
	const char *line;

	for (;;) {
		term_resize(t);
		end = prompt_line(p, o->label, STYLE_STRONG, &a, &line, &ms);
		if (end == PROMPT_LINE)
			tell(t, o, line, &ms);
		else if (end == PROMPT_DROPPED)
			term_para(t, "", 0, STYLE_NONE, "dropped");
		else
			break;
		arena_release(&a);
	}
	arena_release(&a);
	if (end == PROMPT_SIGNAL)
		prompt_die(p);
	if (end == PROMPT_ERROR)
		perror("prompt_demo: input");
	else
		term_para(t, "", 0, STYLE_NONE,
		    end == PROMPT_EOF ? "the end" : "interrupted");
	return end == PROMPT_ERROR;
}

int
main(int argc, char **argv)
{
	struct options o = {.label = "Your answer: "};
	struct prompt *p;
	struct term t;
	int status;

	parse(&o, argc, argv);
	term_locale();
	term_init(&t, stdout, o.color, o.plain);
	p = prompt_new(&t);
	prompt_set_complete(p, command, NULL);
	prompt_set_recall(p, o.recall);
	status = loop(p, &t, &o);
	prompt_free(p);
	return fflush(stdout) == 0 ? status : 1;
}
