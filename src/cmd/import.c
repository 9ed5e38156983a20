/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deck import: the text or the PDF of a framework to a deck. */
#include "cmd/cmd.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/fs.h"
#include "base/text.h"
#include "cmd/import_edition.h"
#include "cmd/import_said.h"
#include "deck/deck.h"
#include "formats/encoding.h"
#include "formats/fw.h"
#include "formats/fw_choose.h"
#include "formats/fw_yaml.h"
#include "formats/pdf.h"

#define PREFIX "lt" /* "Learn that": what our own deck has too */
#define NAME_LENGTH 40 /* of a deck named after a file */

const struct opt opts_deck_import[] = {
    {OPT_FILE, "output", "DECK.yaml", "write the deck there", 0, 0, 'o'},
    {OPT_TEXT, "prefix", "P", "letters before the statements' numbers", 0, 0,
	0},
    {OPT_FLAG, "yes", "", "write into a deck that is there without asking", 0,
	0, 'y'},
    OPT_TABLE_END,
};

static int
check_prefix(const char *s, struct err *e)
{
	size_t n = strlen(s);
	bool good = n > 0 && n <= 20 && s[0] >= 'a' && s[0] <= 'z' &&
	    s[n - 1] >= 'a' && s[n - 1] <= 'z';

	for (size_t i = 0; i < n && good; i++)
		good = (s[i] >= 'a' && s[i] <= 'z') ||
		    isdigit((unsigned char)s[i]);
	if (good)
		return 0;
	return err_set(e, ERR_USAGE,
	    "'%.40s' cannot stand before numbers; a prefix is small letters "
	    "and digits, and begins and ends with a letter, such as lt",
	    s);
}

/* A deck's short name from the name of a file: small letters, digits, dashes.
 */
static const char *
name_from(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/'), *s = slash ? slash + 1 : path;
	char out[NAME_LENGTH + 1];
	size_t n = 0;

	for (; *s && *s != '.' && n < NAME_LENGTH; s++) {
		if (isalpha((unsigned char)*s) ||
		    (isdigit((unsigned char)*s) && n > 0))
			out[n++] = (char)tolower((unsigned char)*s);
		else if (n > 0 && out[n - 1] != '-')
			out[n++] = '-';
	}
	while (n > 0 && out[n - 1] == '-')
		n--;
	return n > 0 ? arena_strndup(a, out, n) : "framework";
}

/* -- reading
 * -------------------------------------------------------------------- */

/* The words of a PDF with their places, where this pdftotext tells them. */
static struct framework *
read_boxes(struct ctx *c, const char *path, const char *s, size_t n)
{
	struct err e = ERR_INIT;
	struct pdf_text text;
	struct bbox boxes;

	if (pdf_text(s, n, PDF_BOXES, &c->arena, &text, &e) != 0 ||
	    bbox_read(text.s, text.n, &c->arena, &boxes, &e) != 0)
		return NULL; /* the other readings say what is the matter */
	return fw_read_boxes(path, &boxes, &c->arena, &e);
}

/* A PDF is read in all ways that pdftotext knows, and the best is taken. */
static struct framework *
read_pdf(struct ctx *c, const char *path, const char *s, size_t n,
    const char **how, struct err *e)
{
	struct framework *readings[PDF_MODES];
	const char *names[PDF_MODES], *damage = "";
	struct pdf_text text;
	size_t best, words = 0;
	struct err why = ERR_INIT;

	for (int mode = 0; mode < PDF_MODES; mode++) {
		const char *option = pdf_mode_option((enum pdf_mode)mode);

		names[mode] = arena_printf(&c->arena, "with pdftotext%s%s",
		    option[0] ? " " : "", option);
		if (mode == PDF_BOXES) {
			readings[mode] = read_boxes(c, path, s, n);
			continue;
		}
		if (pdf_text(s, n, (enum pdf_mode)mode, &c->arena, &text, e) !=
		    0) {
			(void)err_wrap(e, "%s", path);
			return NULL;
		}
		words += strspn(text.s, " \f\n") < text.n ? 1 : 0;
		if (damage[0] == '\0')
			damage = text.damage;
		readings[mode] = fw_read(path, text.s, text.n, &c->arena, &why);
	}
	if (damage[0])
		(void)fprintf(stderr,
		    "%s: the PDF is damaged, and words of it may be missing "
		    "(pdftotext says: %s). Please fetch it again, or compare "
		    "the deck with the document.\n",
		    text_cleaned(&c->arena, path),
		    text_cleaned(&c->arena, damage));
	best = fw_choose(readings, names, PDF_MODES, &c->arena);
	if (best < PDF_MODES) {
		*how = names[best];
		return readings[best];
	}
	if (words == 0)
		(void)err_set(e, ERR_FAILED,
		    "there is no text in %s: its pages are pictures, as a "
		    "scanner makes them, or empty. Let a program for that "
		    "(OCR, such as ocrmypdf) put the text in, and import what "
		    "it makes",
		    path);
	else
		*e = why;
	return NULL;
}

/* A text that is no UTF-8: one in Windows-1252, unless other letters in it are
 * UTF-8; then some of its bytes are damaged. NULL: refused. */
static const char *
read_latin(
    struct ctx *c, const char *name, const char *s, size_t *n, struct err *e)
{
	struct buf b = BUF_INIT;
	enum encoding was;
	size_t len, page, bad = 0, good = 0;
	const char *out, *text;
	int line = 1, at = 0;

	for (size_t i = 0; i < *n; i += len) {
		int32_t ch = text_decode(s + i, *n - i, &len);

		line += ch == '\n';
		good += ch >= 0x80;
		if (ch < 0 && bad++ == 0)
			at = line;
	}
	if (bad == 0)
		return s;
	if (good > 0) {
		(void)err_set(e, ERR_FAILED,
		    "%s:%d: there are bytes here that are no UTF-8, though "
		    "the text is; save it as UTF-8 again and import that",
		    name, at);
		return NULL;
	}
	(void)fprintf(stderr,
	    "%s:%d: the text is no UTF-8; it was read as Windows-1252. Please "
	    "look at its quotes and dashes.\n",
	    text_cleaned(&c->arena, name), at);
	/* form feeds say where pages end: what is between them is read */
	for (size_t i = 0; i < *n; i += page + 1) {
		const char *end = memchr(s + i, '\f', *n - i);

		page = end ? (size_t)(end - (s + i)) : *n - i;
		text = encoding_text(s + i, page, &c->arena, &len, &was);
		buf_add(&b, text, len);
		if (end)
			buf_addc(&b, '\f');
	}
	*n = b.n;
	out = arena_strndup(&c->arena, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static struct framework *
read_document(struct ctx *c, const char *path, const char **how, struct err *e)
{
	const char *s, *name = strcmp(path, "-") == 0 ? "standard input" : path;
	size_t n;

	*how = "";
	if (fs_read(path, FW_BYTES_MAX * 2, &c->arena, &s, &n, e) != 0)
		return NULL;
	if (pdf_is(s, n))
		return read_pdf(c, name, s, n, how, e);
	if (n > 1 &&
	    ((s[0] == '\xff' && s[1] == '\xfe') ||
		(s[0] == '\xfe' && s[1] == '\xff'))) {
		(void)err_set(e, ERR_FAILED,
		    "%s is UTF-16; save it as UTF-8 and import that", name);
		return NULL;
	}
	if (memchr(s, '\0', n)) {
		(void)err_set(e, ERR_FAILED,
		    "%s is neither a text nor a PDF; save the document as one "
		    "of them and import that",
		    name);
		return NULL;
	}
	if (strspn(s, " \t\r\n\f") == n) {
		(void)err_set(e, ERR_FAILED, "%s is empty", name);
		return NULL;
	}
	s = read_latin(c, name, s, &n, e);
	return s ? fw_read(name, s, n, &c->arena, e) : NULL;
}

/* -- writing
 * --------------------------------------------------------------------- */

/* What is written is read again first: it has to be a deck. */
static int
check_deck(struct ctx *c, const struct buf *b, struct err *e)
{
	struct diags found;
	struct err why = ERR_INIT;

	if (b->n > DECK_BYTES_MAX)
		return err_set(e, ERR_FAILED,
		    "the deck made from the document would have %.1f MiB, and "
		    "a deck has %zu MiB at most; import a part of the document "
		    "at a time. Nothing was written",
		    (double)b->n / (1 << 20), DECK_BYTES_MAX >> 20);
	if (deck_load_text(
		"the deck", buf_str(b), b->n, &c->arena, &found, &why) != NULL)
		return 0;
	return err_set(e, ERR_FAILED,
	    "the deck made from the document would not be a valid one (%s); "
	    "nothing was written. Please report this",
	    why.msg);
}

static int
write_deck(
    struct ctx *c, const char *output, const struct buf *b, struct err *e)
{
	if (output == NULL) {
		if (fwrite(buf_str(b), 1, b->n, stdout) != b->n)
			return err_set(
			    e, ERR_FAILED, "the deck could not be written");
		return 0;
	}
	if (fs_write(output, buf_str(b), b->n, e) != 0)
		return -1;
	(void)fprintf(stderr,
	    "Wrote %s. Look at it with: revisit deck preview %s\n",
	    text_cleaned(&c->arena, output), text_shell(&c->arena, output));
	return 0;
}

/* Can the deck go there? *there: a file that is one already, or should be. */
static int
check_output(const char *path, const char *output, bool *there, struct err *e)
{
	struct stat to, from;

	*there = false;
	if (output == NULL)
		return 0;
	if (output[0] == '\0')
		return err_set(
		    e, ERR_USAGE, "the name of the file to write is empty");
	if (stat(output, &to) != 0)
		return 0; /* whoever writes it says what is in the way */
	if (S_ISDIR(to.st_mode))
		return err_set(e, ERR_FAILED,
		    "%s is a folder; give the name of a file in it, such as "
		    "%s%sframework.yaml",
		    output, output,
		    output[strlen(output) - 1] == '/' ? "" : "/");
	if (strcmp(path, "-") != 0 && stat(path, &from) == 0 &&
	    from.st_dev == to.st_dev && from.st_ino == to.st_ino)
		return err_set(e, ERR_FAILED,
		    "%s is the document itself; give the deck another name "
		    "with --output",
		    output);
	if (S_ISREG(to.st_mode) && to.st_size > (off_t)DECK_BYTES_MAX)
		return err_set(e, ERR_FAILED,
		    "%s is there already, and is larger than the %zu MiB that "
		    "a deck has at most; give another name with --output",
		    output, DECK_BYTES_MAX >> 20);
	*there = S_ISREG(to.st_mode) && to.st_size > 0;
	return 0;
}

int
cmd_deck_import(struct ctx *c, struct err *e)
{
	const char *path = c->argv[0], *how, *prefix, *output, *named;
	struct fw_names names;
	struct buf b = BUF_INIT;
	struct framework *f;
	bool there;
	int r = -1;

	output = opt_text(&c->opts, "output", NULL);
	if (output && strcmp(output, "-") == 0)
		output = NULL;
	prefix = opt_text(&c->opts, "prefix", PREFIX);
	if (check_prefix(prefix, e) != 0 ||
	    check_output(path, output, &there, e) != 0)
		return -1;
	f = read_document(c, path, &how, e);
	if (f == NULL)
		return -1;
	import_said(&c->arena, stderr, path, how, f);
	if (there)
		return import_edition(
		    c, output, opt_text(&c->opts, "prefix", NULL), f, e);
	named = output ? output : path;
	names = (struct fw_names){.deck = name_from(&c->arena, named),
	    .prefix = prefix,
	    .source = strcmp(path, "-") == 0 ? "standard input" : path};
	fw_yaml_write(f, &names, &b);
	if (check_deck(c, &b, e) == 0)
		r = write_deck(c, output, &b, e);
	buf_release(&b);
	return r;
}
