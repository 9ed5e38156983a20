/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * starter: the page is a grid whose rows share what room is left. How much a
 * text takes is reckoned, with some to spare, since the page has no script; if
 * it should take more after all, the browser breaks the page between boxes.
 */
#include "report/starter.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "deck/items.h"
#include "report/handout.h"
#include "report/html.h"

/* Millimetres of an A4 page within its margins. */
#define PAGE_WIDTH 180.0
#define PAGE_HEIGHT 267.0
#define HEAD_HEIGHT 30.0 /* title, note, instructions */
#define PAD 3.0 /* within a box, each side */
#define GAP 4.0 /* between boxes */
#define POINT 0.3528 /* in millimetres */
#define LETTER 0.54 /* mean width of one, of the size of the type */
#define LEADING 1.36

#define SIZE_LEAST 9.5

static const double sizes[] = {17, 15, 14, 13, 12, 11, 10.5, 10, SIZE_LEAST};

#define N_SIZES ((int)(sizeof(sizes) / sizeof(sizes[0])))

static const struct {
	const char *name, *do_this, *then;
	int usual, most; /* statements: by themselves; on one page */
	double room; /* to write in, of a box, mm */
} layouts[STARTER_LAYOUTS] = {
    {"opener", "Write down what you remember, without looking anything up.",
	"Compare, and add what was missing in another colour.", 3, 6, 20},
    {"pair",
	"Ask each other in turn, A the left column and B the right one. Answer "
	"aloud, without looking anything up.",
	"Compare what was said. Which idea was missing?", 4, 8, 10},
    {"grid",
	"Choose a box, answer it without looking anything up, then choose the "
	"next.",
	"Compare box by box. Which one is worth coming back to?", 6, 12, 10},
};

const char *
starter_layout_name(enum starter_layout layout)
{
	return layouts[layout].name;
}

int
starter_usual(enum starter_layout layout)
{
	return layouts[layout].usual;
}

/* -- what is shown -------------------------------------------------------- */

struct box {
	const char *number, *ask, *text;
	const struct item *it; /* for its ideas */
};

struct sheet {
	const struct deck *d;
	const struct starter *how;
	struct arena *arena;
	struct buf *out;
	struct box *list;
	int n;
	int columns;
};

/* The idea's own words only where they are not the text again. */
static bool
shows_ideas(const struct item *it)
{
	return it->n_ideas > 1 && !it->ticked;
}

static int
fill(struct sheet *s, const char *const *ids, int n, struct err *e)
{
	struct item *items;
	size_t n_items;
	struct deck_owner owner;

	deck_items(s->d, s->arena, &items, &n_items);
	s->list = arena_array(s->arena, (size_t)n + 1, sizeof(*s->list));
	for (int i = 0; i < n; i++) {
		struct box *b = &s->list[s->n];

		owner = deck_find_owner(s->d, ids[i]);
		if (owner.statement == NULL)
			return err_set(e, ERR_FAILED,
			    "there is no statement '%.60s' in the deck %s",
			    ids[i], s->d->name);
		for (size_t k = 0; k < n_items && b->it == NULL; k++)
			if (items[k].kind == KIND_RECALL &&
			    strcmp(items[k].owner, owner.statement->id) == 0)
				b->it = &items[k];
		if (b->it == NULL)
			return err_set(e, ERR_FAILED,
			    "%.60s has no text in the deck %s; take the deck "
			    "that it extends",
			    ids[i], s->d->name);
		for (int k = 0; k < s->n; k++)
			if (s->list[k].it == b->it)
				return err_set(e, ERR_FAILED,
				    "%.60s is named twice", ids[i]);
		b->number = item_number(b->it);
		b->ask = b->it->ask;
		b->text = b->it->text;
		s->n++;
	}
	return 0;
}

/* -- does it fit? --------------------------------------------------------- */

static double
text_height(const char *text, double width, double size)
{
	double letter = size * POINT * LETTER;
	/* a line loses half a word at its end */
	int per_line = (int)(width / letter) - 3, length, lines;

	if (per_line < 6)
		per_line = 6;
	length = text_width(text, strlen(text));
	lines = (length + per_line - 1) / per_line;
	return lines * size * POINT * LEADING;
}

static double
box_width(const struct sheet *s)
{
	return (PAGE_WIDTH - (s->columns - 1) * GAP) / s->columns - 2 * PAD - 1;
}

static double
box_height(
    const struct sheet *s, const struct box *b, bool answers, double size)
{
	double width = box_width(s), small = size * POINT * LEADING, h;

	h = 2 * PAD + small; /* its number */
	if (!answers)
		return h + text_height(b->ask, width, size) +
		    layouts[s->how->layout].room;
	h += text_height(b->text, width, size);
	for (int i = 0; shows_ideas(b->it) && i < b->it->n_ideas; i++)
		h += text_height(b->it->ideas[i].wordings[0], width - 5, size);
	return h + 2;
}

static double
page_height(const struct sheet *s, int from, int to, bool answers, double size)
{
	double h = HEAD_HEIGHT, row = 0, one, foot;

	for (int i = from; i < to; i++) {
		one = box_height(s, &s->list[i], answers, size);
		row = one > row ? one : row;
		if ((i - from) % s->columns == s->columns - 1 || i == to - 1) {
			h += row + GAP;
			row = 0;
		}
	}
	foot = text_height(handout_source(s->d, s->arena), PAGE_WIDTH, 8) +
	    text_height(handout_licence(s->d, s->arena), PAGE_WIDTH, 8);
	return h + foot + 4;
}

/* The largest type in which these fit; 0 for none. */
static double
size_for(const struct sheet *s, int from, int to, bool answers)
{
	for (int i = 0; i < N_SIZES; i++)
		if (page_height(s, from, to, answers, sizes[i]) <= PAGE_HEIGHT)
			return sizes[i];
	return 0;
}

/* How many from there on go on one page, at least one. */
static int
how_many(const struct sheet *s, int from)
{
	int most = layouts[s->how->layout].most, n = s->n - from;

	if (n > most)
		n = most;
	while (n > 1 &&
	    (size_for(s, from, from + n, false) == 0 ||
		size_for(s, from, from + n, true) == 0))
		n--;
	if (s->how->layout == STARTER_PAIR && n > 1 && from + n < s->n)
		n -= n % 2; /* as many for A as for B */
	return n;
}

/* Pairs of pages from there on. */
static int
count_pairs(const struct sheet *s, int from)
{
	int pairs = 0;

	for (; from < s->n; from += how_many(s, from))
		pairs++;
	return pairs;
}

/* How many this page gets, so that the last is no emptier than the others. */
static int
share_of(const struct sheet *s, int from)
{
	int most = how_many(s, from), pairs = count_pairs(s, from), n;

	n = (s->n - from + pairs - 1) / pairs;
	n = (n + s->columns - 1) / s->columns * s->columns;
	return n < most ? n : most;
}

/* Boxes in three columns where there are many and that takes no more paper. */
static void
choose_columns(struct sheet *s)
{
	int two;

	s->columns = s->how->layout == STARTER_OPENER ? 1 : 2;
	if (s->how->layout != STARTER_GRID || s->n <= 6)
		return;
	two = count_pairs(s, 0);
	s->columns = 3;
	if (count_pairs(s, 0) > two)
		s->columns = 2;
}

/* -- the page ------------------------------------------------------------- */

static const char starter_css[] =
    "body{max-width:none;padding:0}\n"
    ".page{width:180mm;min-height:266mm;margin:0 auto;display:flex;"
    "flex-direction:column;gap:3mm}\n"
    ".page h1{font-size:16pt;margin:0}.page .do{margin:0;font-size:11pt}\n"
    ".boxes{flex:1;display:grid;gap:4mm;margin:0;padding:0;list-style:none;"
    "grid-auto-rows:auto}\n"
    ".opener .boxes{grid-template-columns:minmax(0,1fr)}\n"
    ".pair .boxes{grid-template-columns:repeat(2,minmax(0,1fr))}\n"
    ".grid .boxes{grid-template-columns:repeat(2,minmax(0,1fr))}\n"
    ".grid.wide .boxes{grid-template-columns:repeat(3,minmax(0,1fr))}\n"
    ".box{border:1px solid var(--line);border-radius:2mm;padding:3mm;"
    "line-height:1.36;break-inside:avoid;overflow-wrap:anywhere}\n"
    ".opener.ask .box{border-width:0 0 1px;border-radius:0}\n"
    ".grid .box{border-style:dashed;border-radius:0}\n"
    ".box h2,.box p{margin:0}.box h2{font-size:.8em;color:var(--soft)}\n"
    ".box ul{margin:.2em 0 0;padding-left:5mm}\n"
    ".page footer{font-size:8pt;line-height:1.3}.page footer p{margin:0}\n"
    "@media screen{.page{margin:8mm auto;padding:12mm;width:204mm;"
    "max-width:100%;border:1px solid var(--line)}}\n"
    "@media screen and (max-width:40rem){.page .boxes{"
    "grid-template-columns:minmax(0,1fr)}.page{padding:1rem}}\n"
    "@media print{.page{break-after:page}.page:last-of-type{"
    "break-after:auto}}\n";

static void
put(struct sheet *s, const char *before, const char *text, const char *after)
{
	buf_adds(s->out, before);
	html_text(s->out, text);
	buf_adds(s->out, after);
}

static void
put_box(struct sheet *s, int i, int from, bool answers)
{
	const struct box *b = &s->list[i];

	buf_adds(s->out, "<li class=\"box\"><h2>");
	if (s->how->layout == STARTER_PAIR)
		buf_addf(s->out, "%s%d &middot; ", (i - from) % 2 ? "B" : "A",
		    (i - from) / 2 + 1);
	put(s, "", b->number, "</h2>\n");
	if (!answers) {
		put(s, "<p>", b->ask, "</p></li>\n");
		return;
	}
	put(s, "<p>", b->text, "</p>\n");
	if (shows_ideas(b->it)) {
		buf_adds(s->out, "<ul>");
		for (int k = 0; k < b->it->n_ideas; k++)
			put(s, "<li>", b->it->ideas[k].wordings[0], "</li>");
		buf_adds(s->out, "</ul>");
	}
	buf_adds(s->out, "</li>\n");
}

static void
put_page(struct sheet *s, int from, int to, bool answers)
{
	double size = size_for(s, from, to, answers);

	buf_addf(s->out, "<section class=\"page %s%s %s\">\n",
	    layouts[s->how->layout].name, s->columns == 3 ? " wide" : "",
	    answers ? "answer" : "ask");
	put(s, "<h1>", s->how->title[0] ? s->how->title : s->d->title, "");
	buf_adds(s->out, answers ? ": answers</h1>\n" : "</h1>\n");
	if (s->how->note[0])
		put(s, "<p class=\"do\">", s->how->note, "</p>\n");
	put(s, "<p class=\"do\">",
	    answers ? layouts[s->how->layout].then
		    : layouts[s->how->layout].do_this,
	    "</p>\n");
	buf_addf(s->out, "<ul class=\"boxes\" style=\"font-size:%.1fpt\">\n",
	    size > 0 ? size : SIZE_LEAST);
	for (int i = from; i < to; i++)
		put_box(s, i, from, answers);
	buf_adds(s->out, "</ul>\n<footer>");
	if (handout_source(s->d, s->arena)[0])
		put(s, "<p>", handout_source(s->d, s->arena), "</p>");
	put(s, "<p>", handout_licence(s->d, s->arena), "</p></footer>\n");
	buf_adds(s->out, "</section>\n");
}

int
starter_html(const struct deck *d, const struct starter *how,
    const char *const *ids, int n, struct arena *a, struct buf *out, int *pages,
    struct err *e)
{
	struct sheet s = {.d = d, .how = how, .arena = a, .out = out};
	int k;

	*pages = 0;
	if (fill(&s, ids, n, e) != 0)
		return -1;
	choose_columns(&s);
	html_begin(out, d->language, how->title[0] ? how->title : d->title,
	    starter_css);
	buf_adds(out, "<main>\n");
	for (int i = 0; i < s.n; i += k) {
		k = share_of(&s, i);
		put_page(&s, i, i + k, false);
		put_page(&s, i, i + k, true);
		*pages += 2;
	}
	buf_adds(out, "</main>\n");
	html_end(out);
	return 0;
}

/* -- which ones ----------------------------------------------------------- */

struct pick {
	const struct statement *st;
	int section, rank; /* place among those of its section */
	int order;
};

static int
worth(const struct statement *st)
{
	return (st->priority ? 2 : 0) + (st->ask[0] ? 1 : 0);
}

/* By section, then worth, then order. */
static int
by_section(const void *x, const void *y)
{
	const struct pick *a = x, *b = y;

	if (a->section != b->section)
		return a->section - b->section;
	if (worth(a->st) != worth(b->st))
		return worth(b->st) - worth(a->st);
	return a->order - b->order;
}

/* The first of each section, then the second of each … */
static int
by_rank(const void *x, const void *y)
{
	const struct pick *a = x, *b = y;

	if (a->rank != b->rank)
		return a->rank - b->rank;
	return a->section - b->section;
}

static int
section_number(const struct deck *d, const struct statement *st)
{
	for (int i = 0; i < d->n_sections; i++)
		if (strcmp(d->sections[i].id, st->section) == 0)
			return i;
	return d->n_sections;
}

int
starter_choose(const struct deck *d, int n, uint64_t turn, struct arena *a,
    const char **ids)
{
	int sections = d->n_sections + 1, all = 0, from, count, shift;
	struct pick *list =
	    arena_array(a, (size_t)d->n_statements + 1, sizeof(*list));

	for (int i = 0; i < d->n_statements; i++)
		if (d->statements[i].text[0]) {
			list[all].st = &d->statements[i];
			list[all].order = i;
			list[all].section =
			    section_number(d, &d->statements[i]);
			all++;
		}
	qsort(list, (size_t)all, sizeof(*list), by_section);
	for (from = 0; from < all; from += count) {
		for (count = 0; from + count < all &&
		     list[from + count].section == list[from].section;)
			count++;
		shift = (int)(turn / (uint64_t)sections % (uint64_t)count);
		for (int i = 0; i < count; i++)
			list[from + i].rank = (i + count - shift) % count;
	}
	for (int i = 0; i < all; i++)
		list[i].section = (list[i].section + sections -
				      (int)(turn % (uint64_t)sections)) %
		    sections;
	qsort(list, (size_t)all, sizeof(*list), by_rank);
	if (n > all)
		n = all;
	/* in the order of the deck they read better */
	for (int i = 0; i < n; i++)
		list[i].rank = list[i].section = 0;
	qsort(list, (size_t)n, sizeof(*list), by_section);
	for (int i = 0; i < n; i++)
		ids[i] = list[i].st->id;
	return n;
}
