/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_running.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "formats/fw_mark.h"

#define EDGE 3 /* lines at the top and at the bottom that are looked at */
#define LONGEST 160 /* bytes of a header */
#define SHORTEST 4 /* letters of one */
#define SURE 12 /* letters of one that is known in the midst of a page */
#define KINDS_MAX 16
#define BEGIN_WORDS 3 /* that show which header it is */
#define NEAR 300 /* lines that are looked through for the same words */

/* One line at the edge of a page. */
struct edge {
	size_t line;
	uint64_t hash; /* of its letters */
	int page;
};

static uint64_t
hash_of(const char *s)
{
	char b[LONGEST];
	size_t n = 0;

	for (; *s && n < sizeof(b); s++) {
		if ((unsigned char)*s >= 0x80 || isalpha((unsigned char)*s))
			b[n++] = (char)tolower((unsigned char)*s);
	}
	return text_hash(b, n);
}

static size_t
letters_of(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += (unsigned char)*s >= 0x80 || isalpha((unsigned char)*s);
	return n;
}

/* Of a header's length, gaps between its parts not counted. */
static bool
is_short(const struct fw_line *l)
{
	size_t n = 0;

	for (const char *s = l->s; *s && n < LONGEST; s++)
		n += *s != ' ' || s[1] != ' ';
	return n < LONGEST;
}

static int
by_hash(const void *x, const void *y)
{
	const struct edge *p = x, *q = y;

	if (p->hash != q->hash)
		return p->hash < q->hash ? -1 : 1;
	return p->line < q->line ? -1 : p->line > q->line;
}

/* A line that may be one of a table is no header, however often it comes. */
static bool
may_run(const struct fw_line *l, struct arena *a)
{
	struct fw_heading h;
	int glyph;

	return is_short(l) && l->role == FW_BODY &&
	    fw_mark_column_head(l->s, a) == FW_HEAD_NONE &&
	    !(fw_mark_heading(l->s, &h) && h.strong) &&
	    fw_mark_bullet(l->s, &glyph) == 0;
}

/* Where there are hardly any letters, digits count: 2023–24. */
static uint64_t
hash_of_all(const char *s)
{
	return letters_of(s) < SHORTEST ? text_hash(s, strlen(s)) : hash_of(s);
}

/* The first words of a line that has more, 0 for a short one: the name of the
 * document, before that of the section. */
static uint64_t
hash_of_begin(const char *s)
{
	uint64_t h = 0;
	size_t n, letters = 0;

	for (int words = 0; words < BEGIN_WORDS; words++) {
		n = strcspn(s, " ");
		if (n == 0)
			return 0;
		h = h * 31 + text_hash(s, n);
		letters += n;
		s += n;
		s += strspn(s, " ");
	}
	return letters < SURE ? 0 : h;
}

/* The same of its last words; one will do that has digits: IRCE/SIG/04. */
static uint64_t
hash_of_end(const char *s)
{
	size_t end = strlen(s), from = end;

	for (int words = 0; words < BEGIN_WORDS; words++) {
		while (from > 0 && s[from - 1] != ' ')
			from--;
		if (words == 0 && from > 0 && end - from >= 5 &&
		    strcspn(s + from, "0123456789") < end - from &&
		    letters_of(s + from) > 1)
			break;
		while (
		    from > 0 && words + 1 < BEGIN_WORDS && s[from - 1] == ' ')
			from--;
		if (from == 0)
			return 0;
	}
	return end - from < 5 ||
		(end - from < SURE &&
		    strcspn(s + from, "0123456789") == end - from)
	    ? 0
	    : text_hash(s + from, end - from);
}

/* Lines at one place count together: the second from the top, the last. */
static size_t
take_edges(const struct fw_lines *all, struct arena *a, struct edge *out)
{
	size_t n = 0, end;

	for (size_t i = 0; i < all->n; i = end) {
		for (end = i;
		     end < all->n && all->v[end].page == all->v[i].page;)
			end++;
		for (size_t k = i; k < end; k++) {
			if ((k >= i + EDGE && k + EDGE < end) ||
			    !may_run(&all->v[k], a))
				continue;
			for (int bottom = 0; bottom < 2; bottom++) {
				size_t place = bottom ? end - 1 - k : k - i;

				if (place >= EDGE)
					continue;
				out[n].line = k;
				out[n].page = all->v[k].page;
				out[n++].hash = hash_of_all(all->v[k].s) * 31 +
				    place * 2 + (size_t)bottom;
			}
		}
	}
	return n;
}

/* One number, with signs around it perhaps, and nothing else. */
static bool
is_counted(const char *s)
{
	s += strcspn(s, "0123456789");
	s += strspn(s, "0123456789");
	return s[strcspn(s, "0123456789")] == '\0';
}

/* The first line of the page that line i begins, or the last of the one it
 * ends, that is not known to be a header yet. */
static size_t
outermost(const struct fw_lines *all, size_t i, bool bottom)
{
	int page = all->v[i].page;

	while (all->v[i].role == FW_RUNNING &&
	    (bottom ? i > 0 && all->v[i - 1].page == page
		    : i + 1 < all->n && all->v[i + 1].page == page))
		i = bottom ? i - 1 : i + 1;
	return i;
}

/* The first lines of most pages, or the last ones, that begin or end alike. */
static void
mark_alike(struct fw_lines *all, struct arena *a, bool bottom,
    uint64_t (*hash)(const char *))
{
	struct edge *v = arena_array(a, (size_t)all->pages + 1, sizeof(*v));
	size_t n = 0, end;

	for (size_t i = 0; i < all->n; i++) {
		size_t next = bottom ? i + 1 : i - 1, at;

		if ((bottom ? i + 1 < all->n : i > 0) &&
		    all->v[next].page == all->v[i].page)
			continue;
		at = outermost(all, i, bottom);
		v[n].hash = may_run(&all->v[at], a) ? hash(all->v[at].s) : 0;
		v[n].page = all->v[i].page;
		v[n++].line = at;
	}
	qsort(v, n, sizeof(*v), by_hash);
	for (size_t i = 0; i < n; i = end) {
		for (end = i + 1; end < n && v[end].hash == v[i].hash;)
			end++;
		if (v[i].hash == 0 || end - i < 3 ||
		    (end - i) * 2 < (size_t)all->pages)
			continue;
		for (size_t k = i; k < end; k++)
			all->v[v[k].line].role = FW_RUNNING;
	}
}

/* Same letters at the edges of at least three pages, or of two of few, and
 * of a fair part of all. Digits alone are judged as page numbers. */
static void
mark_repeated(struct fw_lines *all, struct edge *edges, size_t n)
{
	int pages, least = all->pages < 5 ? 2 : 3;
	size_t end;

	for (size_t i = 0; i < n; i = end) {
		pages = 1;
		for (end = i + 1; end < n && edges[end].hash == edges[i].hash;
		     end++)
			pages += edges[end].page != edges[end - 1].page;
		if (pages < least || pages * 6 < all->pages ||
		    (letters_of(all->v[edges[i].line].s) < SHORTEST &&
			is_counted(all->v[edges[i].line].s)))
			continue;
		for (size_t k = i; k < end; k++)
			all->v[edges[k].line].role = FW_RUNNING;
	}
}

/* -- page numbers --------------------------------------------------------- */

static bool
is_edge(const struct fw_lines *all, size_t i)
{
	size_t first = i, last = i;

	while (first > 0 && i - first < EDGE &&
	    all->v[first - 1].page == all->v[i].page)
		first--;
	while (last + 1 < all->n && last - i < EDGE &&
	    all->v[last + 1].page == all->v[i].page)
		last++;
	return i - first < EDGE || last - i < EDGE;
}

/* At an edge of its page, or with blank lines on both sides. */
static bool
stands_alone(const struct fw_lines *all, size_t i)
{
	return is_edge(all, i) ||
	    (all->v[i].blank > 0 && all->v[i + 1].blank > 0);
}

/* Do others that count pages say so in the same words? "in 4 of 10" does not
 * make one of the line it stands in. */
static bool
has_twin(const struct fw_lines *all, const int *off, size_t i)
{
	uint64_t h = hash_of(all->v[i].s);
	bool bare;

	if (fw_mark_page(all->v[i].s, &bare) > 0 && bare)
		return true;
	for (size_t k = 0; k < all->n; k++) {
		if (k != i && off[k] == off[i] && hash_of(all->v[k].s) == h)
			return true;
	}
	return false;
}

/* Pages on which a number stands this far from the page's place in the file. */
struct offset {
	int bare, all; /* those with digits alone, and all */
	int outermost; /* on the first or last line of their page */
	int page; /* the last one, from 1 */
};

static void
count_page(const struct fw_lines *all, size_t i, struct offset *o, bool bare)
{
	int page = all->v[i].page;

	if (o->page == page + 1)
		return;
	o->page = page + 1;
	o->all++;
	o->bare += bare;
	o->outermost += i == 0 || i + 1 == all->n ||
	    all->v[i - 1].page != page || all->v[i + 1].page != page;
}

/* Are they the numbers of pages? Where digits are all there is, statements may
 * be numbered so too: most pages have one, at their very edge or nearly all. */
static bool
are_pages(const struct offset *o, int pages)
{
	if (o->all < 2 || o->all * 4 < pages)
		return false;
	return o->bare * 2 <= o->all ||
	    (o->all * 2 >= pages && o->outermost * 2 >= o->all) ||
	    o->all * 5 >= pages * 4;
}

/* "2 | Soils" is the heading of a section where no other page has these words.
 */
static bool
is_one_of_a_kind(const struct fw_lines *all, size_t i, size_t last)
{
	struct fw_heading h;
	uint64_t hash = hash_of(all->v[i].s);
	int looked = 0;

	if (!fw_mark_heading(all->v[i].s, &h) || !h.strong)
		return false;
	if (last < i && hash_of(all->v[last].s) == hash)
		return false;
	for (size_t k = i + 1; k < all->n && looked < NEAR; k++, looked++) {
		if (all->v[k].page != all->v[i].page &&
		    hash_of(all->v[k].s) == hash)
			return false;
	}
	return true;
}

/* Numbers at the edge of pages that count them: each stands as far from its
 * page's place in the file as most others do. */
static void
mark_numbers(struct fw_lines *all, struct arena *a)
{
	int *off = arena_array(a, all->n + 1, sizeof(*off)), value, best = 0;
	int offset = 0, range = all->pages + 2;
	struct offset *count;
	size_t last = all->n; /* the last of them, in words */
	bool bare;

	count = arena_array(a, 2 * (size_t)range + 1, sizeof(*count));
	for (size_t i = 0; i < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		off[i] = range;
		if (!is_short(l))
			continue;
		/* in other words than digits it may stand anywhere: some
		 * tools put what is below the text into its midst */
		value = fw_mark_page(l->s, &bare);
		if (value == 0 || (bare && !stands_alone(all, i)) ||
		    abs(value - l->page) >= range ||
		    (!bare && is_one_of_a_kind(all, i, last)))
			continue;
		last = i;
		off[i] = value - l->page;
		count_page(all, i, &count[off[i] + range], bare);
	}
	for (int k = 0; k <= 2 * range; k++) {
		if (count[k].all > best) {
			best = count[k].all;
			offset = k - range;
		}
	}
	if (!are_pages(&count[offset + range], all->pages))
		return;
	for (size_t i = 0; i < all->n; i++) {
		if (off[i] == offset && all->v[i].role == FW_BODY &&
		    has_twin(all, off, i))
			all->v[i].role = FW_RUNNING;
	}
}

/* -- what browsers print -------------------------------------------------- */

/* An address, a date in digits, a time: bytes of it, 0 for none. */
static size_t
take_stamp(const char *s, bool *sure)
{
	size_t n = strcspn(s, " ");

	if (strncmp(s, "file://", 7) == 0) {
		*sure = true;
		return n;
	}
	if (strncmp(s, "http://", 7) == 0 || strncmp(s, "https://", 8) == 0)
		return n;
	if (n > 0 && strspn(s, "0123456789/:.,-") >= n &&
	    isdigit((unsigned char)*s)) {
		*sure |= memchr(s, '/', n) && memchr(s + 1, '/', n) &&
		    memchr(s, ',', n);
		return n;
	}
	return strncmp(s, "AM", n) == 0 || strncmp(s, "PM", n) == 0 ? n : 0;
}

/* Such things alone, or before a title at the edge of a page. */
static bool
is_stamped(const struct fw_lines *all, size_t i)
{
	const char *s = all->v[i].s;
	bool sure = false;
	size_t n;

	while (*s && (n = take_stamp(s, &sure)) > 0) {
		s += n;
		s += strspn(s, " ");
	}
	return sure && (*s == '\0' || is_edge(all, i));
}

static void
mark_stamped(struct fw_lines *all)
{
	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].role == FW_BODY && is_stamped(all, i))
			all->v[i].role = FW_RUNNING;
	}
}

/* -- where the text does not say where pages end ----------------------------
 */

/* What counts from straight below the head of a column counts statements. */
static bool
is_below_head(const struct fw_lines *all, size_t i, struct arena *a)
{
	return i > 0 && fw_mark_column_head(all->v[i - 1].s, a) != FW_HEAD_NONE;
}

/* "The name of the document      3", where several lines have these words: the
 * number, 0 for none. */
static int
number_behind(const struct fw_line *l)
{
	size_t from = l->n;
	int value;

	while (from > 0 && isdigit((unsigned char)l->s[from - 1]))
		from--;
	if (l->same < 3 || from == l->n || l->n - from > 3 || from < 3 ||
	    strncmp(l->s + from - 3, "   ", 3) != 0)
		return 0;
	value = (int)strtol(l->s + from, NULL, 10);
	return value <= FW_NUMBER_MAX ? value : 0;
}

/* "Page 3 of 12" after "Page 2 of 12": lines that count upwards by one, in the
 * same words. Bare digits are taken only where both neighbours agree. */
static void
find_counted(struct fw_lines *all, struct arena *a)
{
	size_t *at = arena_array(a, all->n + 1, sizeof(*at)), n = 0, best_n = 0;
	size_t *best = arena_array(a, all->n + 1, sizeof(*best));
	int last = 0, value, page = 0;
	uint64_t kind = 0;
	bool bare;

	for (int pass = 0; pass < 2; pass++) {
		n = 0;
		for (size_t i = 0; i < all->n; i++) {
			const struct fw_line *l = &all->v[i];

			if (!is_short(l))
				continue;
			value = fw_mark_page(l->s, &bare);
			if (value == 0) {
				value = number_behind(l);
				bare = false;
			}
			if (value == 0 || bare != (pass == 1) || l->same == 1)
				continue; /* of words of its own: a heading */
			if (n > 0 &&
			    (value != last + 1 || hash_of(l->s) != kind)) {
				if (value != 1 && n > 2)
					continue;
				n = 0;
			}
			kind = hash_of(l->s);
			last = value;
			at[n++] = i;
			if (n > best_n) {
				best_n = n;
				memcpy(best, at, n * sizeof(*at));
			}
		}
		if (best_n >= 3)
			break;
	}
	if (best_n < 3 || is_below_head(all, best[0], a))
		return;
	for (size_t i = 0, k = 0; i < all->n; i++) {
		all->v[i].page = page;
		if (k < best_n && best[k] == i) {
			all->v[i].role = FW_RUNNING;
			page++;
			k++;
		}
	}
	all->pages = page + 1;
	all->paged = true;
}

/* What is a header of many pages is one wherever it stands whole. */
static void
mark_same(struct fw_lines *all, struct arena *a)
{
	uint64_t *seen = arena_array(a, all->n + 1, sizeof(*seen)), h;
	size_t n = 0, k;

	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].role != FW_RUNNING ||
		    letters_of(all->v[i].s) < SURE)
			continue;
		h = hash_of(all->v[i].s);
		for (k = 0; k < n && seen[k] != h; k++)
			continue;
		if (k == n && n < KINDS_MAX)
			seen[n++] = h;
	}
	for (size_t i = 0; i < all->n && n > 0; i++) {
		if (all->v[i].role != FW_BODY || !is_short(&all->v[i]) ||
		    letters_of(all->v[i].s) < SURE)
			continue;
		h = hash_of(all->v[i].s);
		for (k = 0; k < n && seen[k] != h; k++)
			continue;
		if (k < n)
			all->v[i].role = FW_RUNNING;
	}
}

/* How many lines have the same words, of those that have some. */
static void
count_same(struct fw_lines *all, struct arena *a)
{
	struct edge *v = arena_array(a, all->n + 1, sizeof(*v));
	size_t n = 0, end;

	for (size_t i = 0; i < all->n; i++) {
		if (!is_short(&all->v[i]) || letters_of(all->v[i].s) < SURE)
			continue;
		v[n].line = i;
		v[n++].hash = hash_of(all->v[i].s);
	}
	qsort(v, n, sizeof(*v), by_hash);
	for (size_t i = 0; i < n; i = end) {
		for (end = i; end < n && v[end].hash == v[i].hash;)
			end++;
		for (size_t k = i; k < end; k++)
			all->v[v[k].line].same = (int)(end - i);
	}
}

void
fw_running_find(struct fw_lines *all, struct arena *a)
{
	struct edge *edges;
	size_t n;

	count_same(all, a);
	mark_stamped(all);
	if (!all->paged)
		find_counted(all, a);
	if (!all->paged || all->pages < 2)
		return;
	mark_numbers(all, a);
	edges = arena_array(a, 2 * all->n + 1, sizeof(*edges));
	n = take_edges(all, a, edges);
	qsort(edges, n, sizeof(*edges), by_hash);
	mark_repeated(all, edges, n);
	for (int bottom = 0; bottom < 2; bottom++) {
		mark_alike(all, a, bottom, hash_of_begin);
		mark_alike(all, a, bottom, hash_of_end);
	}
	mark_same(all, a);
}
