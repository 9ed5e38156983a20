/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deck: a file's bytes through yaml, fill and check to a struct deck. The file
 * is read whole before anything is made of it, and never written.
 */
#include "deck/deck.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "deck/check.h"
#include "deck/fill.h"
#include "deck/finding.h"
#include "deck/pack.h"
#include "deck/yaml.h"

/* One line about the findings, for those who do not show them all. */
static void
sum_up(const struct diags *d, struct err *e)
{
	struct buf b = BUF_INIT;
	size_t i = 0;

	while (i < d->n && d->list[i].level != DIAG_ERROR)
		i++;
	diag_text(d, &d->list[i], &b);
	if (d->errors > 1)
		buf_addf(
		    &b, " (and %d more; deck lint shows all)", d->errors - 1);
	(void)err_set(e, ERR_FAILED, "%s", buf_str(&b));
	buf_release(&b);
}

/* diags_init() was done. */
static struct deck *
load(const char *s, size_t n, struct arena *a, struct diags *d, struct err *e)
{
	struct deck *deck = NULL;
	struct node *root = yaml_parse(s, n, a, d);

	if (root && root->kind != NODE_MAP && !root->broken)
		finding_add(d, root->line, root->column, "C28",
		    "begin with the line 'format: 1'",
		    "a deck is a map of keys, and this is a %s",
		    root->kind == NODE_LIST ? "list" : "text");
	else if (root && root->kind == NODE_MAP)
		deck = fill_deck(root, a, d);
	if (deck)
		check_deck(deck, a, d);
	diags_sort(d);
	if (d->errors == 0)
		return deck;
	sum_up(d, e);
	return NULL;
}

struct deck *
deck_load_text(const char *name, const char *s, size_t n, struct arena *a,
    struct diags *found, struct err *e)
{
	diags_init(found, a, name);
	return load(s, n, a, found, e);
}

/* Reads up to one byte more than a deck may have. */
static int
read_file(const char *path, struct arena *a, struct buf *b, struct err *e)
{
	char block[65536];
	size_t got;
	FILE *f = fopen(path, "rb");

	if (f == NULL)
		return err_set(e, ERR_FAILED,
		    "%s cannot be opened: %s; check "
		    "the name of the file",
		    text_cleaned(a, path), strerror(errno));
	do {
		got = fread(block, 1, sizeof(block), f);
		buf_add(b, block, got);
	} while (got > 0 && b->n <= DECK_BYTES_MAX);
	if (ferror(f)) {
		(void)err_set(e, ERR_FAILED,
		    "%s cannot be read: %s; check that it is a file",
		    text_cleaned(a, path), strerror(errno));
		(void)fclose(f);
		return -1;
	}
	(void)fclose(f);
	return 0;
}

struct deck *
deck_load_file(
    const char *path, struct arena *a, struct diags *found, struct err *e)
{
	struct buf b = BUF_INIT;
	struct deck *deck = NULL;

	diags_init(found, a, path);
	if (read_file(path, a, &b, e) == 0)
		deck = load(buf_str(&b), b.n, a, found, e);
	buf_release(&b);
	return deck;
}

void
deck_pack(const struct deck *d, struct buf *out)
{
	pack_write(d->node, out);
}

struct deck *
deck_load_packed(const char *name, const char *s, size_t n, struct arena *a)
{
	struct node *root = pack_read(s, n, a);
	struct diags found;
	struct deck *d;

	if (root == NULL || root->kind != NODE_MAP)
		return NULL;
	diags_init(&found, a, name);
	d = fill_deck(root, a, &found);
	if (d)
		check_deck(d, a, &found);
	return found.errors == 0 ? d : NULL;
}

struct place
deck_place(const struct node *owner, const char *key, int i)
{
	struct place at = {0, 0};
	const struct node *v = owner, *one;

	if (owner == NULL)
		return at;
	if (key && node_get(owner, key))
		v = node_get(owner, key);
	if (v != owner && v->kind == NODE_LIST && i >= 0 &&
	    (uint32_t)i < v->n) {
		for (one = v->first; i > 0; i--)
			one = one->next;
		v = one;
	}
	at.line = v->line;
	at.column = v->column;
	return at;
}
