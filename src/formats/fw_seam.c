/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_seam.h"

#include <ctype.h>
#include <string.h>

#include "formats/fw_mark.h"

#define LONGEST 1000 /* bytes: two columns side by side have not so many */
#define SLACK 1.06 /* widths are estimates */
#define AT_BULLET 0.0
#define AT_CAPITAL 0.5
#define ELSEWHERE 1.5 /* one of many places */

static double
wider(const double width[2])
{
	return width[0] > width[1] ? width[0] : width[1];
}

bool
fw_seam_is_wide(const char *s, size_t n, const double width[2])
{
	return width[0] > 0 && width[1] > 0 &&
	    fw_width(s, n) > SLACK * wider(width);
}

/* A bullet as this document sets them; behind a dash, with a capital. */
static bool
is_bullet(const char *s, const struct fw_habits *habits)
{
	size_t skip;
	int glyph;

	skip = fw_mark_bullet(s, &glyph);
	return skip > 0 && s[skip] != '\0' && habits->glyph[glyph] <= 0 &&
	    (glyph < FW_GLYPH_WEAK ||
		fw_mark_start(s + skip) == FW_START_UPPER);
}

static bool
fits(const char *s, size_t n, double width)
{
	return width <= 0 || fw_width(s, n) <= SLACK * width;
}

static void
add(struct fw_seam out[FW_SEAMS_MAX], size_t *n, const struct fw_seam *c)
{
	size_t at = *n;

	if (*n == FW_SEAMS_MAX) {
		if (out[--at].cost <= c->cost)
			return;
	} else {
		++*n;
	}
	while (at > 0 && out[at - 1].cost > c->cost) {
		out[at] = out[at - 1];
		at--;
	}
	out[at] = *c;
}

/* What it costs that the line parts before s + at; < 0: it does not. */
static double
cost_at(const char *s, size_t at, bool wide, const double width[2],
    const struct fw_habits *habits)
{
	double left;

	if (is_bullet(s + at, habits))
		return AT_BULLET;
	if (!wide || s[at - 1] != ' ')
		return -1;
	left = fw_width(s, at) / width[0];
	/* a last line is short, all others fill the column but for a word */
	left = left < 0.8 ? (0.8 - left) * 3 : 0;
	if (isupper((unsigned char)s[at]))
		return AT_CAPITAL + left;
	return fw_mark_start(s + at) == FW_START_LOWER ? ELSEWHERE + left : -1;
}

size_t
fw_seam_find(const char *s, size_t n, const double width[2],
    const struct fw_habits *habits, struct fw_seam out[FW_SEAMS_MAX])
{
	bool wide = fw_seam_is_wide(s, n, width);
	struct fw_seam c;
	size_t k = 0;

	if (n > LONGEST)
		return 0;

	for (size_t at = 1; at < n; at++) {
		bool glued = isalpha((unsigned char)s[at - 1]);

		if (s[at] == ' ' || (s[at - 1] != ' ' && !glued) ||
		    (glued && (unsigned char)s[at] < 0x80))
			continue;
		c.cost = cost_at(s, at, wide, width, habits);
		if (c.cost < 0 || !fits(s, at, width[0]) ||
		    !fits(s + at, n - at, width[1]))
			continue;
		c.right = at;
		c.hyphen = glued;
		for (c.left = at; c.left > 0 && s[c.left - 1] == ' ';)
			c.left--;
		if (c.left > 0)
			add(out, &k, &c);
	}
	return k;
}
