/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_title.h"

#include <string.h>

#include "base/buf.h"
#include "formats/fw_mark.h"

#define LINES_MAX 4 /* of a title */
#define BYTES_MAX 120
#define TOP 12 /* lines of the document in which a plain title may stand */

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

const char *
fw_title_guess(
    const struct fw_lines *all, const struct fw_parts *parts, struct arena *a)
{
	size_t stop = parts->n > 0 ? parts->v[0].heading : 0, end;
	const char *best = "", *first = "", *p;

	for (size_t i = 0; i < stop; i = end) {
		int glyph;

		p = paragraph(all, i, stop, a, &end);
		if (p[0] == '\0' || fw_mark_bullet(p, &glyph) > 0 ||
		    all->v[i].role == FW_RUNNING)
			continue;
		if (first[0] == '\0' && i < TOP)
			first = p;
		if (says_so(p) && strcasestr(p, "framework") != NULL)
			best = p; /* the last one, nearest to the tables */
		else if (says_so(p) && best[0] == '\0')
			best = p;
	}
	return best[0] ? best : first;
}
