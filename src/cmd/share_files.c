/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/share_files.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/names.h"
#include "base/text.h"
#include "formats/share.h"
#include "ui/prompt.h"

struct one_file {
	struct share share;
	const char *path;
	size_t person; /* number of deck and code */
	bool old, out; /* a newer one counts; left out */
};

struct reading {
	struct ctx *c;
	struct share_files *out;
	struct share_reader reader;
	struct one_file *files;
	size_t n, cap;
	struct names people; /* deck, tab, code */
};

/* -- one file -------------------------------------------------------------- */

/* One line of talk, cleaned. */
static void
tell(const char *path, const char *what, const char *end)
{
	struct buf b = BUF_INIT;

	text_clean(&b, path, strlen(path));
	buf_addc(&b, ' ');
	text_clean(&b, what, strlen(what));
	(void)fprintf(stderr, "revisit: %s%s\n", buf_str(&b), end);
	buf_release(&b);
}

static void
read_one(struct reading *r, const char *path)
{
	struct arena text = ARENA_INIT;
	struct arena *a = &r->c->arena;
	struct err e = ERR_INIT;
	struct one_file *f;
	const char *s, *key;
	size_t n;

	r->files = arena_grow(a, r->files, r->n, &r->cap, sizeof(*r->files));
	f = &r->files[r->n];
	memset(f, 0, sizeof(*f));
	if (fs_read(path, SHARE_BYTES_MAX, &text, &s, &n, &e) != 0) {
		tell("left out:", e.msg, "");
		r->out->bad++;
	} else if (share_read(&r->reader, s, n, &f->share, &e) != 0) {
		tell(path, e.msg, " (left out)");
		r->out->bad++;
	} else {
		f->path = path;
		key =
		    arena_printf(a, "%s\t%s", f->share.deck, f->share.learner);
		f->person = names_add(&r->people, key, strlen(key));
		r->n++;
	}
	arena_release(&text);
}

static int
is_json(const struct dirent *d)
{
	size_t n = strlen(d->d_name);

	return n > 5 && d->d_name[0] != '.' &&
	    strcasecmp(d->d_name + n - 5, ".json") == 0;
}

static int
read_folder(struct reading *r, const char *path, struct err *e)
{
	struct dirent **list;
	const char *name;
	struct stat st;
	int n = scandir(path, &list, is_json, alphasort);

	if (n < 0)
		return err_set(e, ERR_FAILED, "%s: %s", path, strerror(errno));
	for (int i = 0; i < n; i++) {
		name = arena_printf(&r->c->arena, "%s%s%s", path,
		    path[strlen(path) - 1] == '/' ? "" : "/", list[i]->d_name);
		if (stat(name, &st) == 0 && S_ISREG(st.st_mode))
			read_one(r, name);
		free(list[i]);
	}
	free(list);
	if (n == 0)
		tell(path, "holds no share files (their names end in .json)",
		    "");
	return 0;
}

static const char *
last_part(const char *path, struct arena *a)
{
	char whole[PATH_MAX];
	size_t n, from;

	/* of "." and ".." the folder that is meant */
	if (realpath(path, whole))
		path = whole;
	n = strlen(path);
	while (n > 1 && path[n - 1] == '/')
		n--;
	for (from = n; from > 0 && path[from - 1] != '/'; from--)
		;
	return arena_strndup(a, path + from, n - from);
}

static int
read_all(struct reading *r, char *const *paths, int n, struct err *e)
{
	struct stat st;

	r->out->folder = "";
	for (int i = 0; i < n; i++) {
		if (stat(paths[i], &st) == 0 && !S_ISREG(st.st_mode) &&
		    !S_ISDIR(st.st_mode)) {
			tell(paths[i], "is neither a file nor a folder",
			    "; it was left out");
			continue;
		}
		if (stat(paths[i], &st) != 0 || !S_ISDIR(st.st_mode)) {
			read_one(r, paths[i]);
			continue;
		}
		if (read_folder(r, paths[i], e) != 0)
			return -1;
		if (n == 1)
			r->out->folder = last_part(paths[i], &r->c->arena);
	}
	r->out->read = r->n;
	return 0;
}

/* -- one deck -------------------------------------------------------------- */

/* "npqlt (18), first-aid (3)"; the only one in *deck, else NULL. */
static void
list_decks(struct reading *r, struct buf *b, const char **deck)
{
	struct names decks;
	size_t *count = arena_array(&r->c->arena, r->n, sizeof(*count));

	names_init(&decks, &r->c->arena);
	for (size_t i = 0; i < r->n; i++)
		count[names_add(&decks, r->files[i].share.deck,
		    strlen(r->files[i].share.deck))]++;
	for (size_t i = 0; i < decks.n; i++)
		buf_addf(
		    b, "%s%s (%zu)", i ? ", " : "", decks.list[i], count[i]);
	*deck = decks.n == 1 ? decks.list[0] : NULL;
}

static bool
has_deck(const struct reading *r, const char *deck)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->files[i].share.deck, deck) == 0)
			return true;
	return false;
}

static const char *
ask_deck(struct reading *r, const char *names)
{
	struct ctx *c = r->c;
	struct prompt *p = prompt_new(&c->term);
	const char *line = NULL;
	enum prompt_end end;

	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena,
		"The files are of several decks: %s. A report is of one. "
		"Which?",
		names));
	do {
		end = prompt_line(
		    p, "Deck: ", STYLE_STRONG, &c->arena, &line, NULL);
		if (end == PROMPT_SIGNAL)
			prompt_die(p);
	} while (end == PROMPT_DROPPED ||
	    (end == PROMPT_LINE && !has_deck(r, line)));
	prompt_free(p);
	return end == PROMPT_LINE ? line : NULL;
}

static int
choose_deck(struct reading *r, const char *wanted, struct err *e)
{
	struct buf b = BUF_INIT;
	int ret = 0;

	list_decks(r, &b, &r->out->deck);
	if (wanted && has_deck(r, wanted))
		r->out->deck = wanted;
	else if (wanted)
		ret = err_set(e, ERR_FAILED,
		    "none of the files is of the deck '%.60s'; they are of: %s",
		    wanted, buf_str(&b));
	else if (r->out->deck == NULL && isatty(STDIN_FILENO) && r->c->term.tty)
		r->out->deck = ask_deck(r, buf_str(&b));
	if (ret == 0 && r->out->deck == NULL)
		ret = err_set(e, ERR_USAGE,
		    "the files are of several decks: %s; a report is of one: "
		    "--deck NAME",
		    buf_str(&b));
	buf_release(&b);
	return ret;
}

/* -- one file a person ----------------------------------------------------- */

/* Two files of which none is the newer, and not the same: perhaps of two
 * people. The order of the files may not decide, so the checksum does. */
static bool
is_newer(const struct one_file *x, const struct one_file *y)
{
	int d = share_compare(&x->share, &y->share);

	if (d == 0 && x->share.sum != y->share.sum)
		tell(x->path,
		    "and another file say different things under one code, "
		    "week and number; are these two people? One of them "
		    "counts",
		    "");
	return d > 0 || (d == 0 && x->share.sum > y->share.sum);
}

static void
keep_newest(struct reading *r)
{
	size_t *best = arena_array(&r->c->arena, r->people.n, sizeof(*best));
	struct one_file *f;

	for (size_t i = 0; i < r->n; i++) {
		f = &r->files[i];
		if (strcmp(f->share.deck, r->out->deck) != 0) {
			f->out = true;
			continue;
		}
		if (best[f->person] == 0) {
			best[f->person] = i + 1;
			continue;
		}
		r->out->older++;
		if (is_newer(f, &r->files[best[f->person] - 1])) {
			r->files[best[f->person] - 1].old = true;
			best[f->person] = i + 1;
		} else {
			f->old = true;
		}
	}
}

static int
leave_out(struct reading *r, struct err *e)
{
	const char *code;
	bool found;

	for (int i = 0; (code = opt_nth(&r->c->opts, "leave-out", i)) != NULL;
	     i++) {
		found = false;
		for (size_t k = 0; k < r->n; k++) {
			if (r->files[k].out || r->files[k].old ||
			    strcasecmp(r->files[k].share.learner, code) != 0)
				continue;
			found = r->files[k].out = true;
			r->out->left_out++;
		}
		if (!found)
			return err_set(e, ERR_FAILED,
			    "no file is of '%.60s', so it cannot be left out; "
			    "codes are written as in the files",
			    code);
	}
	return 0;
}

static void
list_people(struct reading *r)
{
	struct share_files *out = r->out;

	out->list = arena_array(&r->c->arena, r->n, sizeof(*out->list));
	for (size_t i = 0; i < r->n; i++) {
		if (r->files[i].old || r->files[i].out)
			continue;
		if (r->files[i].share.level == SHARE_WITHDRAWN)
			out->withdrawn++;
		else
			out->list[out->n++] = &r->files[i].share;
	}
}

int
share_files_read(struct ctx *c, char *const *paths, int n, const char *deck,
    struct share_files *out, struct err *e)
{
	struct reading r = {.c = c, .out = out};
	int ret;

	memset(out, 0, sizeof(*out));
	share_reader_init(&r.reader, &c->arena);
	names_init(&r.people, &c->arena);
	ret = read_all(&r, paths, n, e);
	share_reader_release(&r.reader);
	if (ret != 0)
		return -1;
	if (r.n == 0)
		return err_set(e, ERR_FAILED,
		    "there is no share file to report; 'revisit share' makes "
		    "them");
	if (choose_deck(&r, deck, e) != 0)
		return -1;
	keep_newest(&r);
	if (leave_out(&r, e) != 0)
		return -1;
	list_people(&r);
	return 0;
}
