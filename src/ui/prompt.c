/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * prompt: readline as a function that returns. Signals only set flags here;
 * readline's event hook, which runs ten times a second while a person thinks,
 * looks at them and ends or redraws the line. Lines that do not come from a
 * terminal are read by ui/lines, and the handlers are ui/signals'. Keeps
 * nothing on disk.
 */
#include "ui/prompt.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "ui/lines.h"
#include "ui/signals.h"

/* readline 8.2 divides by zero and reads past its buffers below 8 columns. */
#define COLUMNS_MIN 20
/* Columns for typing that a label must leave, or it gets lines of its own. */
#define TYPING_MIN 16

struct prompt {
	const struct term *t;
	bool terminal; /* lines come from one */
	bool seen; /* what is typed shows where the label is printed */
	bool editing; /* by readline */
	bool recall;
	bool dropped; /* the last prompt ended so */
	int interrupts; /* Ctrl-C during this line */
	bool gone; /* the terminal is: its input ended without Ctrl-D */
	prompt_complete complete;
	void *complete_arg;
	size_t word_start, next; /* of the completion under way */
	struct signals signals;
	struct lines lines;
	struct buf label; /* as readline takes it */
	int label_width;
	int columns; /* that readline believes in */
	int64_t begin_ms, key_ms, seen_ms, away_ms;
};

/* readline's hooks take no argument; set while readline() runs. */
static struct prompt *live;

static int64_t
ticks_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* ----------------------------------------------------- readline's environs */

static void
set_size(struct prompt *p)
{
	struct winsize ws = {0};
	int columns = 80, rows = 24;

	if (ioctl(fileno(p->t->out), TIOCGWINSZ, &ws) == 0 && ws.ws_col > 0) {
		columns = ws.ws_col < COLUMNS_MIN ? COLUMNS_MIN : ws.ws_col;
		rows = ws.ws_row < 2 ? 2 : ws.ws_row;
	}
	p->columns = columns;
	rl_set_screen_size(rows, columns);
}

/* Rows of label and text above the cursor. */
static int
rows_above(const struct prompt *p, int columns)
{
	return (p->label_width + text_width(rl_line_buffer, (size_t)rl_point)) /
	    columns;
}

static void
redraw(void)
{
	rl_on_new_line();
	rl_forced_update_display();
}

/* Most terminals wrap old lines anew, some do not: go up by the smaller number
 * of rows, so that nothing but our own line is ever wiped. */
static void
resize(struct prompt *p)
{
	int before = p->columns, up, now;

	set_size(p);
	if (p->columns == before)
		return;
	up = rows_above(p, before);
	now = rows_above(p, p->columns);
	up = now < up ? now : up;
	if (rl_get_termcap("up") == NULL) {
		rl_crlf();
	} else {
		fputs("\r", rl_outstream);
		if (up > 0)
			fprintf(rl_outstream, "\033[%dA", up);
		fputs("\033[J", rl_outstream);
	}
	/* where the label wraps is worked out when it is set; a search has
	 * put its own in place */
	if (!RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH))
		rl_set_prompt(buf_str(&p->label));
	redraw();
}

/* ---------------------------------------------------------- readline hooks */

static void
go_away(struct prompt *p)
{
	int64_t before = ticks_ms();

	rl_echo_signal_char(SIGTSTP);
	(*rl_deprep_term_function)();
	fflush(rl_outstream);
	signals_suspend();
	(void)signals_take_continue();
	(*rl_prep_term_function)(1);
	p->away_ms += ticks_ms() - before;
	set_size(p);
	redraw();
}

/* Stopped by SIGSTOP, which nobody can see coming: the terminal may have been
 * in other hands. */
static void
come_back(struct prompt *p)
{
	p->away_ms += ticks_ms() - p->seen_ms;
	(*rl_deprep_term_function)();
	(*rl_prep_term_function)(1);
	set_size(p);
	redraw();
}

static int
on_tick(void)
{
	struct prompt *p = live;

	if (signals_ending()) {
		rl_done = 1;
		return 0;
	}
	if ((p->interrupts += signals_take_interrupts()) > 0) {
		rl_echo_signal_char(SIGINT);
		rl_done = 1;
		return 0;
	}
	if (signals_take_suspend())
		go_away(p);
	if (signals_take_continue())
		come_back(p);
	if (signals_take_resize())
		resize(p);
	p->seen_ms = ticks_ms();
	return 0;
}

/* Called when there is something to read, or the end of it. */
static int
on_getc(FILE *in)
{
	struct prompt *p = live;
	unsigned char c;
	ssize_t n;

	do {
		n = read(fileno(in), &c, 1);
	} while (n < 0 && (errno == EINTR || errno == EAGAIN));
	if (n <= 0) {
		p->gone = true;
		return EOF;
	}
	if (p->key_ms < 0)
		p->key_ms = ticks_ms() - p->begin_ms - p->away_ms;
	return c;
}

/* A pasted text is one answer, however many lines it has. */
static int
on_paste(int times, int key)
{
	struct buf b = BUF_INIT, line = BUF_INIT;
	int c;

	(void)times;
	(void)key;
	do {
		c = rl_read_key();
	} while (c >= 0 && !rl_done && !lines_pasted(&b, (char)c));
	lines_join(&line, buf_str(&b), b.n);
	rl_insert_text(buf_str(&line));
	buf_release(&b);
	buf_release(&line);
	return 0;
}

static bool
is_showable(const char *s)
{
	size_t n = strlen(s), i, len;

	for (i = 0; i < n; i += len) {
		if (!text_is_safe(text_decode(s + i, n - i, &len)))
			return false;
	}
	return true;
}

static char *
next_candidate(const char *word, int again)
{
	struct prompt *p = live;
	const char *s;

	if (!again)
		p->next = 0;
	while ((s = p->complete(rl_line_buffer, p->word_start, word, p->next++,
		    p->complete_arg))) {
		if (strncmp(s, word, strlen(word)) == 0 && is_showable(s))
			return strdup(s);
	}
	return NULL;
}

static char **
on_complete(const char *word, int start, int end)
{
	(void)end;
	rl_attempted_completion_over = 1; /* never file names */
	if (live->complete == NULL)
		return NULL;
	live->word_start = (size_t)start;
	return rl_completion_matches(word, next_candidate);
}

/* -------------------------------------------------------------- life cycle */

static void
set_up_readline(struct prompt *p)
{
	Keymap maps[] = {
	    emacs_standard_keymap, vi_insertion_keymap, vi_movement_keymap};
	char *kept = term_lend_locale();

	rl_readline_name = "revisit";
	rl_instream = stdin;
	rl_outstream = p->t->out;
	rl_catch_signals = 0;
	rl_catch_sigwinch = 0;
	rl_change_environment = 0;
	rl_attempted_completion_function = on_complete;
	rl_completer_word_break_characters = " \t";
	set_size(p); /* before readline asks the terminal, which may be tiny */
	rl_initialize();
	term_return_locale(kept);
	/* Their questions read keys in a loop that rl_done does not end. */
	rl_variable_bind("completion-query-items", "-1");
	rl_variable_bind("page-completions", "off");
	for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
		rl_bind_keyseq_in_map("\033[200~", on_paste, maps[i]);
		rl_unbind_function_in_map(rl_re_read_init_file, maps[i]);
	}
	rl_unbind_function_in_map(rl_re_read_init_file, emacs_ctlx_keymap);
}

struct prompt *
prompt_new(const struct term *t)
{
	const char *name = getenv("TERM");
	struct prompt *p = calloc(1, sizeof *p);

	if (p == NULL)
		err_no_memory();
	p->t = t;
	p->terminal = isatty(STDIN_FILENO) == 1;
	p->seen = p->terminal && t->tty;
	p->editing = p->seen && name && *name && strcmp(name, "dumb") != 0;
	lines_init(&p->lines, STDIN_FILENO);
	signals_catch(&p->signals, p->terminal);
	if (p->editing)
		set_up_readline(p);
	return p;
}

void
prompt_free(struct prompt *p)
{
	if (p == NULL)
		return;
	signals_release(&p->signals);
	lines_release(&p->lines);
	buf_release(&p->label);
	if (p->editing)
		clear_history();
	free(p);
}

void
prompt_set_complete(struct prompt *p, prompt_complete fn, void *arg)
{
	p->complete = fn;
	p->complete_arg = arg;
}

void
prompt_set_recall(struct prompt *p, bool on)
{
	p->recall = on;
}

bool
prompt_is_terminal(const struct prompt *p)
{
	return p->terminal;
}

int
prompt_signal(const struct prompt *p)
{
	(void)p;
	return signals_ending();
}

void
prompt_die(struct prompt *p)
{
	int sig = signals_ending();

	if (p->editing && RL_ISSTATE(RL_STATE_TERMPREPPED))
		(*rl_deprep_term_function)();
	fflush(p->t->out);
	signals_die(sig ? sig : SIGTERM);
}

/* ------------------------------------------------------------------ a line */

/* A label that would leave no room to type in goes above. */
static void
set_label(struct prompt *p, const char *shown, enum term_style style)
{
	const char *on = term_on(p->t, style), *off = term_off(p->t, style);

	p->label_width = text_width(shown, strlen(shown));
	if (p->label_width + TYPING_MIN > p->columns) {
		term_para(p->t, "", 0, style, shown);
		shown = "> ";
		p->label_width = 2;
	}
	buf_clear(&p->label);
	/* readline does not count what stands between 1 and 2 */
	if (*on)
		buf_addf(&p->label, "\001%s\002", on);
	buf_adds(&p->label, shown);
	if (*off)
		buf_addf(&p->label, "\001%s\002", off);
}

/* An answer prompt neither shows nor keeps lines: it works on no history. */
static char *
ask_readline(struct prompt *p)
{
	HISTORY_STATE none = {0}, *kept = NULL;
	char *locale = term_lend_locale(), *got;

	if (!p->recall) {
		kept = history_get_history_state();
		history_set_history_state(&none);
	}
	live = p;
	rl_last_func = NULL;
	rl_event_hook = on_tick;
	rl_getc_function = on_getc;
	got = readline(buf_str(&p->label));
	rl_event_hook = NULL;
	rl_getc_function = rl_getc;
	live = NULL;
	if (kept != NULL) {
		history_set_history_state(kept);
		free(kept);
	}
	term_return_locale(locale);
	return got;
}

static void
keep_for_recall(const struct prompt *p, const char *line)
{
	HIST_ENTRY *last = NULL;

	if (!p->recall || *line == '\0')
		return;
	if (history_length > 0)
		last = history_get(history_base + history_length - 1);
	if (last == NULL || strcmp(last->line, line) != 0)
		add_history(line);
}

static bool
is_there(void)
{
	struct termios tio;

	return tcgetattr(STDIN_FILENO, &tio) == 0;
}

static enum prompt_end
edit_line(struct prompt *p, struct buf *line)
{
	char *got = ask_readline(p);
	enum prompt_end end = PROMPT_LINE;

	p->interrupts += signals_take_interrupts();
	if (signals_ending()) {
		end = PROMPT_SIGNAL;
	} else if (p->interrupts > 0) {
		end = (p->dropped && (got == NULL || *got == '\0')) ||
			p->interrupts > 1
		    ? PROMPT_INTERRUPT
		    : PROMPT_DROPPED;
	} else if (got == NULL || p->gone || !is_there()) {
		/* half a line is no answer when the terminal is gone */
		end = PROMPT_EOF;
	}
	if (end == PROMPT_LINE) {
		keep_for_recall(p, got);
		buf_adds(line, got);
	}
	free(got);
	return end;
}

/* From here on only lines without readline. */

static void
print_label(const struct prompt *p, const char *shown, enum term_style style)
{
	size_t n = strlen(shown);

	if (n == 0)
		return;
	if (p->seen) {
		fprintf(p->t->out, "%s%s%s", term_on(p->t, style), shown,
		    term_off(p->t, style));
		return;
	}
	while (n > 0 && shown[n - 1] == ' ')
		n--;
	fprintf(p->t->out, "%.*s\n", (int)n, shown);
}

/* The terminal edits the line itself, and keeps it while we are away. */
static void
wake(struct prompt *p, const char *shown, enum term_style style)
{
	int64_t before = ticks_ms();

	(void)signals_take_resize();
	if (signals_take_suspend()) {
		signals_suspend();
		p->away_ms += ticks_ms() - before;
		(void)signals_take_continue();
		print_label(p, shown, style);
	} else if (signals_take_continue()) {
		print_label(p, shown, style);
	}
	fflush(p->t->out);
}

static enum prompt_end
read_line(struct prompt *p, const char *shown, enum term_style style,
    struct buf *line)
{
	enum lines_got got;

	print_label(p, shown, style);
	fflush(p->t->out);
	while ((got = lines_next(&p->lines)) == LINES_WOKEN) {
		if (signals_ending())
			return PROMPT_SIGNAL;
		p->interrupts += signals_take_interrupts();
		if (p->interrupts > 0) {
			buf_clear(&p->lines.line);
			return p->dropped || p->interrupts > 1
			    ? PROMPT_INTERRUPT
			    : PROMPT_DROPPED;
		}
		wake(p, shown, style);
	}
	if (got == LINES_ERROR)
		return PROMPT_ERROR;
	if (got == LINES_END)
		return PROMPT_EOF;
	buf_add(line, buf_str(&p->lines.line), p->lines.line.n);
	buf_clear(&p->lines.line);
	return PROMPT_LINE;
}

/* readline ends the row when Enter does; after Ctrl-D it depends on the
 * version, and out of a search or a paste it does not. */
static void
end_row(const struct prompt *p, enum prompt_end end)
{
	const char *paste;

	if (!p->editing) {
		if (p->seen && end != PROMPT_LINE)
			fputc('\n', p->t->out);
	} else if (end == PROMPT_EOF) {
		paste = rl_variable_value("enable-bracketed-paste");
		if (rl_readline_version < 0x0801 || paste == NULL ||
		    strcmp(paste, "on") != 0)
			fputc('\n', p->t->out);
	} else if (end != PROMPT_LINE && rl_last_func != rl_newline) {
		fputc('\n', p->t->out);
	}
}

/* The end of a terminal's input comes a moment before the signal. */
static enum prompt_end
await_hangup(void)
{
	for (int i = 0; i < 100 && !signals_ending(); i++)
		(void)poll(NULL, 0, 10);
	return signals_ending() ? PROMPT_SIGNAL : PROMPT_EOF;
}

enum prompt_end
prompt_line(struct prompt *p, const char *label, enum term_style style,
    struct arena *a, const char **line, struct prompt_timing *timing)
{
	const char *shown = term_text(p->t, a, label);
	struct buf raw = BUF_INIT, clean = BUF_INIT;
	enum prompt_end end;
	int why;

	fflush(p->t->out);
	p->begin_ms = p->seen_ms = ticks_ms();
	p->key_ms = -1;
	p->away_ms = 0;
	p->interrupts = 0;
	p->gone = false;
	if (p->editing) {
		set_size(p);
		set_label(p, shown, style);
		end = edit_line(p, &raw);
	} else {
		end = read_line(p, shown, style, &raw);
	}
	why = errno;
	if (p->terminal && (end == PROMPT_EOF || end == PROMPT_ERROR) &&
	    !is_there())
		end = await_hangup();
	end_row(p, end);
	p->dropped = end == PROMPT_DROPPED;
	lines_clean(&clean, buf_str(&raw), raw.n);
	*line = arena_strndup(a, buf_str(&clean), clean.n);
	if (timing) {
		timing->first_key_ms = p->key_ms;
		timing->total_ms = ticks_ms() - p->begin_ms - p->away_ms;
	}
	buf_release(&raw);
	buf_release(&clean);
	errno = why;
	return end;
}
