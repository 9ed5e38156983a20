/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_title.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "formats/fw_mark.h"

#define LINES_MAX 4 /* of a title */
#define BYTES_MAX 120
#define TOP 12 /* lines of the document in which a plain title may stand */
#define SECOND_MORE 12 /* bytes that its second line may be longer */

static bool
says_so(const char *s)
{
	static const char *const words[] = {"framework", "qualification",
	    "standards", "curriculum", "handbook", "guide", "programme",
	    "certificate", "syllabus", "award"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcasestr(s, words[i]))
			return true;
	}
	return false;
}

/* The paragraph that begins at line i, "" when it is too long for a title or
 * a sentence. *end is the line after it. */
static const char *
paragraph(const struct fw_lines *all, size_t i, size_t stop, struct arena *a,
    size_t *end)
{
	struct buf b = BUF_INIT;
	const char *out = "";
	size_t k = i;

	do {
		buf_addf(&b, "%s%s", b.n ? " " : "", all->v[k].s);
		k++;
	} while (k < stop && all->v[k].blank == 0 &&
	    all->v[k].page == all->v[i].page);
	*end = k;
	if (k - i <= LINES_MAX && b.n <= BYTES_MAX &&
	    fw_mark_end(b.p, b.n) == FW_END_NONE &&
	    fw_mark_start(b.p) == FW_START_UPPER && !fw_mark_contents(b.p))
		out = fw_lines_single(a, b.p);
	buf_release(&b);
	return out;
}

/* A heading of what every document has, and no title. */
static bool
is_common(const char *s)
{
	static const char *const words[] = {"about", "contents", "introduction",
	    "foreword", "preface", "overview", "summary", "who ", "what ",
	    "how ", "why ", "purpose", "background", "version", "published"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strncasecmp(s, words[i], strlen(words[i])) == 0)
			return true;
	}
	return false;
}

static bool
may_be_title(const struct fw_line *l)
{
	return l->n <= BYTES_MAX && fw_mark_start(l->s) == FW_START_UPPER &&
	    fw_mark_end(l->s, l->n) == FW_END_NONE && !fw_mark_contents(l->s) &&
	    !is_common(l->s);
}

/* Text without blank lines: the first line, or two, of the document, when it
 * says what it is, and is no sentence that goes on. */
static const char *
first_lines(const struct fw_lines *all, size_t stop, struct arena *a)
{
	const struct fw_line *l = all->v, *next = l + 1;

	if (stop < 2 || !may_be_title(l))
		return "";
	if (says_so(l->s) && fw_mark_start(next->s) == FW_START_UPPER)
		return fw_lines_single(a, l->s);
	if (!says_so(l->s) && says_so(next->s) && may_be_title(next) &&
	    next->n <= l->n + SECOND_MORE &&
	    (stop == 2 || fw_mark_start(next[1].s) != FW_START_LOWER))
		return fw_lines_single(
		    a, arena_printf(a, "%s %s", l->s, next->s));
	return "";
}

/* The head of all pages, where it says what the document is. */
static const char *
running_title(const struct fw_lines *all, struct arena *a)
{
	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].role == FW_RUNNING && may_be_title(&all->v[i]) &&
		    says_so(all->v[i].s))
			return fw_lines_single(a, all->v[i].s);
	}
	return "";
}

const char *
fw_title_guess(
    const struct fw_lines *all, const struct fw_parts *parts, struct arena *a)
{
	size_t stop = parts->n > 0 ? parts->v[0].heading : 0, end;
	const char *best = "", *first = "", *p;
	bool begun = false;

	for (size_t i = 0; i < stop; i = end) {
		int glyph;

		p = paragraph(all, i, stop, a, &end);
		if (all->v[i].role == FW_RUNNING)
			continue;
		if (!begun && p[0] && i < TOP && !is_common(p))
			first = p;
		begun = true;
		if (p[0] == '\0' || fw_mark_bullet(p, &glyph) > 0)
			continue;
		if (says_so(p) && strcasestr(p, "framework") != NULL)
			best = p; /* the last one, nearest to the tables */
		else if (says_so(p) && best[0] == '\0')
			best = p;
	}
	if (best[0] == '\0')
		best = first_lines(all, stop, a);
	if (best[0] == '\0')
		best = running_title(all, a);
	return best[0] ? best : first;
}
