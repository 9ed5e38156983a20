/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * term: cleans, wraps and colours what a person is to read, by the width of
 * characters rather than their number; in plain mode ui/plain makes sentences
 * of it. Promises that no byte of a deck acts on the terminal. What to say, and
 * in which order, is left to the callers.
 */
#include "ui/term.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <uninorm.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "ui/plain.h"

#define WIDTH_MIN 20
#define WIDTH_MAX 80
#define TEXT_MIN 20 /* columns that an indent must leave for the text */
#define INDENT_SMALL 2
#define GAP_MIN 2 /* between the left and the right part of a line */

/* ---------------------------------------------------------- surroundings */

bool
term_locale(void)
{
	static const char *const known[] = {
	    "C.UTF-8", "C.utf8", "en_GB.UTF-8", "en_US.UTF-8", "en_IE.UTF-8",
	    "en_AU.UTF-8", "cy_GB.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8",
	    "es_ES.UTF-8", "POSIX.UTF-8", "UTF-8", /* macOS */
	};
	const char *set = setlocale(LC_CTYPE, "");
	const char *codes = nl_langinfo(CODESET);

	if (strcmp(codes, "UTF-8") == 0)
		return true;
	/* Latin-1 and the like were chosen, and the terminal follows them;
	 * ASCII is only what is left when nobody chose. */
	if (set != NULL && *codes && strcmp(codes, "ANSI_X3.4-1968") != 0 &&
	    strcmp(codes, "US-ASCII") != 0 && strcmp(codes, "646") != 0)
		return false;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (setlocale(LC_CTYPE, known[i]) != NULL &&
		    strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
			return true;
	}
	return false;
}

char *
term_lend_locale(void)
{
	const char *was = getenv("LC_ALL"), *now = setlocale(LC_CTYPE, NULL);
	char *kept = was ? strdup(was) : NULL;

	if ((was && kept == NULL) || setenv("LC_ALL", now ? now : "C", 1) != 0)
		err_no_memory();
	return kept;
}

void
term_return_locale(char *kept)
{
	if (kept == NULL)
		unsetenv("LC_ALL");
	else if (setenv("LC_ALL", kept, 1) != 0)
		err_no_memory();
	free(kept);
}

static int
clamp_width(long columns)
{
	if (columns <= 0 || columns > WIDTH_MAX)
		return WIDTH_MAX;
	return columns < WIDTH_MIN ? WIDTH_MIN : (int)columns;
}

static long
columns_wanted(void)
{
	const char *s = getenv("COLUMNS");
	char *end;
	long n;

	if (s == NULL || *s == '\0')
		return 0;
	errno = 0;
	n = strtol(s, &end, 10);
	return errno == 0 && *end == '\0' ? n : 0;
}

void
term_resize(struct term *t)
{
	struct winsize ws = {0};

	if (t->tty && ioctl(fileno(t->out), TIOCGWINSZ, &ws) == 0)
		t->width = clamp_width(ws.ws_col);
}

void
term_init(struct term *t, FILE *out, enum term_color color, bool plain)
{
	const char *name = getenv("TERM"), *no = getenv("NO_COLOR");
	int fd = fileno(out);
	bool dumb;

	*t = (struct term){.out = out};
	t->tty = fd >= 0 && isatty(fd) == 1;
	if (name == NULL || *name == '\0')
		dumb = t->tty;
	else
		dumb = strcmp(name, "dumb") == 0;
	t->plain = plain || dumb;
	t->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	if (color == TERM_COLOR_ALWAYS)
		t->color = !t->plain;
	else if (color == TERM_COLOR_AUTO)
		t->color = t->tty && !t->plain && (no == NULL || *no == '\0');
	t->width = clamp_width(columns_wanted());
	if (t->tty)
		t->width = WIDTH_MAX;
	term_resize(t);
}

const char *
term_on(const struct term *t, enum term_style style)
{
	if (!t->color)
		return "";
	/* Colours that can be read on black and on white: no yellow, cyan. */
	switch (style) {
	case STYLE_HEAD:
	case STYLE_STRONG:
		return "\033[1m";
	case STYLE_DIM:
		return "\033[2m";
	case STYLE_GOOD:
		return "\033[32m";
	case STYLE_MISS:
		return "\033[35m";
	case STYLE_NONE:
		break;
	}
	return "";
}

const char *
term_off(const struct term *t, enum term_style style)
{
	return *term_on(t, style) ? "\033[0m" : "";
}

/* ------------------------------------------------------- text to be shown */

/* ASCII for a sign that Unicode does not decompose to it. */
static const char *
ascii_sign(int32_t c)
{
	if (c >= 0x2010 && c <= 0x2015)
		return "-";
	switch (c) {
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x2032:
		return "'";
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x2033:
	case 0xab:
	case 0xbb:
		return "\"";
	case 0x2022:
	case 0xb7:
		return "*";
	case 0x2044:
		return "/";
	case 0x2190:
		return "<-";
	case 0x2192:
		return "->";
	case 0x2212:
		return "-";
	case 0xd7:
		return "x";
	case 0xa3:
		return "GBP ";
	case 0x20ac:
		return "EUR ";
	case 0xdf:
		return "ss";
	case 0xc6:
		return "AE";
	case 0xe6:
		return "ae";
	case 0xd8:
		return "O";
	case 0xf8:
		return "o";
	case 0x152:
		return "OE";
	case 0x153:
		return "oe";
	default:
		return "?";
	}
}

static bool
is_combining(int32_t c)
{
	return (c >= 0x300 && c <= 0x36f) || c == 0x200d ||
	    (c >= 0xfe00 && c <= 0xfe0f);
}

/* s is cleaned UTF-8, so that it can be decomposed. */
static void
put_ascii(struct buf *out, const char *s, size_t n)
{
	size_t k = 0, i, len;
	int32_t c;
	uint8_t *d;

	d = u8_normalize(UNINORM_NFKD, (const uint8_t *)s, n, NULL, &k);
	if (d == NULL)
		err_no_memory();
	for (i = 0; i < k; i += len) {
		c = text_decode((const char *)d + i, k - i, &len);
		if (c >= 0 && c < 0x80)
			buf_addc(out, (char)c);
		else if (!is_combining(c))
			buf_adds(out, ascii_sign(c));
	}
	free(d);
}

static void
put_shown(const struct term *t, struct buf *out, const char *s)
{
	struct buf clean = BUF_INIT;

	text_clean(&clean, s, strlen(s));
	if (t->utf8 || clean.n == 0)
		buf_add(out, buf_str(&clean), clean.n);
	else
		put_ascii(out, clean.p, clean.n);
	buf_release(&clean);
}

const char *
term_text(const struct term *t, struct arena *a, const char *s)
{
	struct buf b = BUF_INIT;
	const char *out;

	put_shown(t, &b, s);
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

/* ---------------------------------------------------------------- wrapping */

struct wrap {
	struct buf *out;
	int width;
	int indent; /* of the lines to come */
	int col; /* where the line stands now */
	bool fresh; /* nothing of the text is on this line yet */
	int lead; /* columns from here to where a fresh line's text begins */
	const char *on, *off; /* around what is put on a line */
};

static void
begin_text(struct wrap *w)
{
	if (!w->fresh)
		return;
	buf_pad(w->out, ' ', (size_t)w->lead);
	w->col += w->lead;
	buf_adds(w->out, w->on);
	w->lead = 0;
	w->fresh = false;
}

static void
end_line(struct wrap *w)
{
	if (!w->fresh)
		buf_adds(w->out, w->off);
	buf_addc(w->out, '\n');
	w->fresh = true;
	w->col = 0;
}

static void
next_line(struct wrap *w)
{
	end_line(w);
	w->lead = w->indent;
}

/* A word wider than any line: as many characters as go on each. */
static void
put_by_characters(struct wrap *w, const char *s, size_t n)
{
	size_t i, len;
	int wide;

	for (i = 0; i < n; i += len) {
		(void)text_decode(s + i, n - i, &len);
		wide = text_width(s + i, len);
		if (w->col + w->lead + wide > w->width &&
		    w->col + w->lead > w->indent)
			next_line(w);
		begin_text(w);
		buf_add(w->out, s + i, len);
		w->col += wide;
	}
}

static void
put_word(struct wrap *w, size_t gap, const char *s, size_t n)
{
	int wide = text_width(s, n);
	int space = w->fresh ? w->lead : (int)gap;

	if (w->col + space + wide > w->width && w->col + space > w->indent) {
		next_line(w);
		space = w->lead;
	}
	if (w->col + space + wide > w->width) {
		put_by_characters(w, s, n);
		return;
	}
	if (!w->fresh) {
		buf_pad(w->out, ' ', (size_t)space);
		w->col += space;
	}
	begin_text(w);
	buf_add(w->out, s, n);
	w->col += wide;
}

static void
put_words(struct wrap *w, const char *s, bool keep_gaps)
{
	size_t gap, n;

	for (;; s += n) {
		gap = strspn(s, " ");
		s += gap;
		n = strcspn(s, " ");
		if (n == 0)
			return;
		/* a gap wider than the line is no column any more */
		if (!keep_gaps || gap == 0 || gap > (size_t)w->width)
			gap = 1;
		put_word(w, gap, s, n);
	}
}

/* The label at the margin, the text beside it; both are ready to be shown. */
static void
put_para(const struct term *t, struct buf *out, const char *label, int indent,
    enum term_style style, const char *text, bool keep_gaps)
{
	struct wrap w = {.out = out, .width = t->width, .fresh = true};
	size_t spaces = strspn(label, " "), n = strlen(label);

	if (n == spaces)
		n = 0;
	if (indent < 0)
		indent = 0;
	if (indent > INDENT_SMALL && t->width - indent < TEXT_MIN)
		indent = INDENT_SMALL;
	w.on = term_on(t, style);
	w.off = term_off(t, style);
	if (n > 0) {
		spaces = spaces < WIDTH_MIN / 2 ? spaces : WIDTH_MIN / 2;
		w.indent = w.lead = (int)spaces;
		put_words(&w, label, true);
		buf_adds(out, w.off);
		w.on = w.off = "";
		w.fresh = true;
	}
	w.indent = indent;
	w.lead = n > 0 && w.col >= indent ? 1 : indent - w.col;
	put_words(&w, text, keep_gaps);
	end_line(&w);
}

/* ------------------------------------------------------------------ output */

static void
print(const struct term *t, struct buf *b)
{
	/* A failure stays in the stream; main() looks at it in the end. */
	(void)fwrite(buf_str(b), 1, b->n, t->out);
	buf_release(b);
}

void
term_para(const struct term *t, const char *label, int indent,
    enum term_style style, const char *text)
{
	struct buf out = BUF_INIT, head = BUF_INIT, body = BUF_INIT;

	put_shown(t, &head, label);
	put_shown(t, &body, text);
	if (t->plain) {
		plain_sentence(&out, buf_str(&head), buf_str(&body));
		buf_addc(&out, '\n');
	} else {
		put_para(t, &out, buf_str(&head), indent, style, buf_str(&body),
		    false);
	}
	buf_release(&head);
	buf_release(&body);
	print(t, &out);
}

/* Where the text begins after a label ("  there    both"), 0 without one. */
static size_t
after_label(const char *s)
{
	size_t lead = strspn(s, " "), n, gap;

	if (lead == 0)
		return 0;
	for (n = lead; s[n] != '\0'; n++) {
		gap = strspn(s + n, " ");
		if (gap > 1)
			return s[n + gap] ? n + gap : 0;
	}
	return 0;
}

static void
put_line(const struct term *t, struct buf *out, enum term_style style,
    const char *left, const char *right)
{
	size_t n = strlen(left), text = after_label(left);
	int lw, rw = text_width(right, strlen(right));
	char *label;

	while (n > 0 && left[n - 1] == ' ')
		n--;
	lw = text_width(left, n);
	if (lw + (rw > 0 ? GAP_MIN + rw : 0) <= t->width) {
		size_t styled = text ? text : n;

		buf_adds(out, term_on(t, style));
		buf_add(out, left, styled);
		buf_adds(out, text ? term_off(t, style) : "");
		buf_add(out, left + styled, n - styled);
		if (rw > 0) {
			buf_pad(out, ' ', (size_t)(t->width - lw - rw));
			buf_adds(out, right);
		}
		buf_adds(out, text ? "" : term_off(t, style));
		buf_addc(out, '\n');
		return;
	}
	label = strndup(left, text);
	if (label == NULL)
		err_no_memory();
	put_para(
	    t, out, label, text_width(left, text), style, left + text, true);
	free(label);
	if (rw > 0)
		put_para(t, out, "",
		    text ? text_width(left, text) : INDENT_SMALL,
		    text ? STYLE_NONE : style, right, true);
}

void
term_line(const struct term *t, enum term_style style, const char *left,
    const char *right)
{
	struct buf out = BUF_INIT, l = BUF_INIT, r = BUF_INIT;

	put_shown(t, &l, left);
	put_shown(t, &r, right);
	if (t->plain) {
		plain_sentence(&out, buf_str(&l), "");
		plain_sentence(&out, buf_str(&r), "");
		buf_addc(&out, '\n');
	} else {
		put_line(t, &out, style, buf_str(&l), buf_str(&r));
	}
	buf_release(&l);
	buf_release(&r);
	print(t, &out);
}

void
term_blank(const struct term *t)
{
	fputc('\n', t->out);
}
