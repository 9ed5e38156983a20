/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "ui/term.h"

/*
 * prompt: one line from a person. readline on a terminal, a plain line reader
 * elsewhere; the only module that knows readline. What is typed here is never
 * written to a history file.
 *
 * Only one prompt may exist at a time: signals and readline are one a process.
 */

struct prompt;

enum prompt_end {
	PROMPT_LINE, /* a line was typed */
	PROMPT_EOF, /* Ctrl-D on an empty line, end of input */
	PROMPT_DROPPED, /* Ctrl-C: the line being typed is dropped */
	PROMPT_INTERRUPT, /* Ctrl-C on an empty line right after a dropped one
			   */
	PROMPT_SIGNAL, /* hang-up or termination: end now (prompt_signal()) */
	PROMPT_ERROR, /* input could not be read; errno says why */
};

struct prompt_timing {
	int64_t first_key_ms; /* from the prompt to the first key; -1 unknown */
	int64_t total_ms; /* to the end of the line, suspended time left out */
};

/* Candidates for the word being typed: returns the i-th, NULL when no more.
 * `line` is the whole line, `start` where the word begins. Those that do not
 * begin with the word are left out here. */
typedef const char *(*prompt_complete)(
    const char *line, size_t start, const char *word, size_t i, void *arg);

/* Takes standard input; readline when it and t->out are terminals and not
 * TERM=dumb. Signal handlers are set here and put back by prompt_free(); a
 * signal that was ignored stays so. *t must outlive the prompt. */
struct prompt *prompt_new(const struct term *t);
void prompt_free(struct prompt *p);

/* Tab completion from now on; NULL: none. */
void prompt_set_complete(struct prompt *p, prompt_complete fn, void *arg);
/* Whether lines are kept for arrow-up in this session (commands yes, answers
 * no). While off, arrow-up finds nothing. Never written anywhere. */
void prompt_set_recall(struct prompt *p, bool on);

/* Asks for a line. `label` is the program's own text, never a deck's; it is
 * cleaned all the same. The line comes from a, without its newline, as UTF-8
 * (invalid bytes become U+FFFD, NUL bytes go, newlines of a pasted text become
 * spaces), cut at 64 KiB. Where what is typed is not seen the label is printed
 * as a line of its own; an empty label prints nothing. timing may be NULL.
 * A SIGINT that was sent by a process, or that comes while lines are not from
 * a terminal, is PROMPT_SIGNAL: nobody is there to press it twice. */
enum prompt_end prompt_line(struct prompt *p, const char *label,
    enum term_style style, struct arena *a, const char **line,
    struct prompt_timing *timing);

/* True when lines come from a terminal. */
bool prompt_is_terminal(const struct prompt *p);
/* The signal that asks the program to end, 0 if none: of the last prompt, or
 * come since. */
int prompt_signal(const struct prompt *p);
/* Puts the terminal back and dies of that signal, as it would have. */
_Noreturn void prompt_die(struct prompt *p);

#endif
