/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/numerals.h"

#include <stdlib.h>
#include <string.h>

#include "core/scan.h"

#define FAR 1000
#define AROUND 4 /* tokens on both sides of a window that are looked at */

/* 1918, 3.5, twelve (its stem is 12). */
static bool
is_number(const struct token *t)
{
	return t->kind == TOKEN_WORD && scan_is_number(t->stem);
}

static bool
wants_number(const struct want *want)
{
	return scan_is_number(want->stem);
}

static bool
holds(const struct answer *ans, int first, int last, int group)
{
	for (int i = first; i < last; i++)
		if (ans->hits[i].group == group)
			return true;
	return false;
}

/* The nearest number to a token in its part of the clause, and how far it is;
 * of two as near, one that the wording wants. -1: there is none. */
static int
nearest_number(const struct answer *ans, const struct wording *w, int at)
{
	const struct token *t = ans->toks.list;
	int best = -1, far = FAR, k;
	bool wanted, best_wanted = false;

	for (int way = -1; way <= 1; way += 2) {
		for (k = at + way; k >= 0 && k < ans->toks.n &&
		     t[k].kind == TOKEN_WORD && !is_number(&t[k]);
		     k += way)
			;
		if (k < 0 || k >= ans->toks.n || t[k].kind != TOKEN_WORD)
			continue;
		wanted = cover_wants(w, t[k].group);
		if (abs(k - at) < far ||
		    (abs(k - at) == far && wanted && !best_wanted)) {
			best = k;
			far = abs(k - at);
			best_wanted = wanted;
		}
	}
	return best;
}

/* Do the words of the wording stand with its numbers, or all with others? */
static bool
is_beside_others(
    const struct answer *ans, const struct wording *w, int first, int last)
{
	const struct token *t = ans->toks.list;
	const struct hit *h;
	bool others = false;
	int k;

	for (int i = first; i < last; i++) {
		h = &ans->hits[i];
		if (!cover_wants(w, h->group) || is_number(&t[h->token]))
			continue;
		k = nearest_number(ans, w, h->token);
		if (k < 0)
			continue;
		if (cover_wants(w, t[k].group))
			return false;
		others = true;
	}
	return others;
}

/* Another number within the window or close to it. */
static bool
has_other(
    const struct answer *ans, const struct wording *w, int first, int last)
{
	const struct token *t = ans->toks.list;
	int from = ans->hits[first].token - AROUND;
	int to = ans->hits[last - 1].token + AROUND;

	for (int i = from > 0 ? from : 0; i <= to && i < ans->toks.n; i++)
		if (is_number(&t[i]) && !cover_wants(w, t[i].group))
			return true;
	return false;
}

/* "11 or 12 November" leaves it open. */
static bool
is_either(
    const struct answer *ans, const struct wording *w, int first, int last)
{
	const struct token *t = ans->toks.list;
	int at;

	for (int i = first; i < last; i++) {
		at = ans->hits[i].token;
		if (!is_number(&t[at]) || !cover_wants(w, t[at].group))
			continue;
		for (int way = -1; way <= 1; way += 2) {
			int k = at + way, far = at + 2 * way;

			if (k >= 0 && k < ans->toks.n && far >= 0 &&
			    far < ans->toks.n && strcmp(t[k].word, "or") == 0 &&
			    is_number(&t[far]) && !cover_wants(w, t[far].group))
				return true;
		}
	}
	return false;
}

/* What is measured in. */
static bool
is_unit(const struct token *t)
{
	static const char *const stems[] = {"acr", "centimetr", "cm", "day",
	    "decad", "degre", "g", "gram", "hectar", "hour", "kg", "kilogram",
	    "kilometr", "km", "l", "litr", "m", "metr", "mile", "millilitr",
	    "minut", "ml", "mm", "month", "penc", "pound", "second", "tonn",
	    "week", "year"};

	for (size_t i = 0; i < sizeof stems / sizeof stems[0]; i++)
		if (strcmp(t->stem, stems[i]) == 0)
			return true;
	return false;
}

/* "3 to 5 years" is neither 3 to 5 days nor 3 to 5. */
static bool
lacks_unit(
    const struct answer *ans, const struct wording *w, int first, int last)
{
	const struct token *t;

	for (int i = 0; w->tokens != NULL && i + 1 < w->tokens->n; i++) {
		t = &w->tokens->list[i];
		if (is_number(t) && is_unit(&t[1]) &&
		    cover_wants(w, t[1].group) &&
		    !holds(ans, first, last, t[1].group))
			return true;
	}
	return false;
}

enum numerals
numerals_compare(
    const struct answer *ans, const struct wording *w, int first, int last)
{
	bool wanted = false, all = true;

	for (int k = 0; k < w->n; k++) {
		if (!wants_number(&w->list[k]))
			continue;
		wanted = true;
		all = all && holds(ans, first, last, w->list[k].group);
	}
	if (!wanted || first >= last)
		return NUMERALS_FIT;
	if (!all)
		return has_other(ans, w, first, last) ? NUMERALS_DIFFER
						      : NUMERALS_OPEN;
	if (is_beside_others(ans, w, first, last))
		return NUMERALS_DIFFER;
	return is_either(ans, w, first, last) || lacks_unit(ans, w, first, last)
	    ? NUMERALS_OPEN
	    : NUMERALS_FIT;
}
