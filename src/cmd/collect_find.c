/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which item or section a person means by what they typed. Declarations are in
 * collect.h.
 */
#include "cmd/collect.h"

#include <string.h>
#include <strings.h>

/* "refute/store" of npqlt:lt3.4/refute/store. */
static const char *
kind_part(const struct item *it)
{
	return it->id + strlen(it->deck) + 1 + strlen(it->owner) + 1;
}

/* Does `what` name this item: its id, with or without deck; or its owner, by
 * id or by the framework's own number, with or without kind and name? An owner
 * alone is its recall; a case alone is what is asked of it. */
static bool
is_named(const struct item *it, const char *what)
{
	const char *colon = strchr(what, ':');
	size_t n = colon ? (size_t)(colon - what) : 0;

	if (strcmp(it->id, what) == 0)
		return true;
	if (colon) {
		if (strlen(it->deck) != n || strncmp(it->deck, what, n) != 0)
			return false;
		what = colon + 1;
	}
	n = strcspn(what, "/");
	if (what[n] ? strcmp(what + n + 1, kind_part(it)) != 0
		    : it->kind != KIND_RECALL && it->kind != KIND_SPOT)
		return false;
	if (strlen(it->owner) == n && strncmp(it->owner, what, n) == 0)
		return true;
	return strlen(item_number(it)) == n &&
	    strncmp(item_number(it), what, n) == 0;
}

int
collect_find(
    struct ctx *c, const struct collection *k, const char *what, struct err *e)
{
	int found = -1;

	(void)c;
	for (size_t i = 0; i < k->n; i++) {
		if (!is_named(k->items[i], what))
			continue;
		if (found >= 0)
			return err_set(e, ERR_FAILED,
			    "'%.60s' could be %s or %s: write the whole name",
			    what, k->items[found]->id, k->items[i]->id);
		found = (int)i;
	}
	if (found < 0)
		return err_set(e, ERR_FAILED,
		    "there is no statement '%.60s'; 'revisit find WORDS' looks "
		    "for one",
		    what);
	return found;
}

static bool
is_section(const struct section *s, const char *what)
{
	const char *number = s->id + strcspn(s->id, "0123456789");

	return strcmp(s->id, what) == 0 || strcasecmp(s->title, what) == 0 ||
	    (*number && strcmp(number, what) == 0);
}

const struct section *
collect_section(const struct collection *k, const char *what,
    const struct deck **deck, struct err *e)
{
	struct buf b = BUF_INIT;

	for (size_t d = 0; d < k->n_decks; d++)
		for (int i = 0; i < k->decks[d]->n_sections; i++) {
			if (is_section(&k->decks[d]->sections[i], what)) {
				buf_release(&b);
				if (deck)
					*deck = k->decks[d];
				return &k->decks[d]->sections[i];
			}
			buf_addf(&b, "%s%s", b.n ? ", " : "",
			    k->decks[d]->sections[i].id);
		}
	(void)err_set(e, ERR_FAILED,
	    "there is no section '%.60s'; there are: %s", what,
	    b.n ? buf_str(&b) : "none");
	buf_release(&b);
	return NULL;
}
