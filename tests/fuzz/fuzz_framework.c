/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as the text of a framework, or as its words with their places.
 * Beyond not crashing: a refusal has a reason, every line named is one of the
 * text, what was read makes a deck, and the same text imported into that deck
 * again changes no byte of it, nor does that of another edition the second
 * time.
 */
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"
#include "deck/deck.h"
#include "formats/bbox.h"
#include "formats/edition.h"
#include "formats/edition_write.h"
#include "formats/fw.h"
#include "formats/fw_yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
look_at_doubts(const struct fw_doubts *d)
{
	for (size_t i = 0; i < d->n; i++) {
		if (d->v[i][0] == '\0')
			BUG("a doubt without words");
	}
}

static void
look_at_line(int line, int lines)
{
	if (line < 1 || line > lines)
		BUG("line %d of %d", line, lines);
}

static void
look_at(const struct framework *f, int lines)
{
	for (size_t i = 0; i < f->n_left_out; i++) {
		look_at_line(f->left_out[i].from, lines);
		look_at_line(f->left_out[i].to, lines);
	}
	for (size_t i = 0; i < f->n_sections; i++) {
		const struct fw_section *s = &f->sections[i];

		for (size_t k = 0; k < i; k++) {
			if (f->sections[k].number == s->number)
				BUG("two sections %d", s->number);
		}
		look_at_line(s->line, lines);
		for (size_t k = 0; k < s->n_statements; k++) {
			look_at_line(s->statements[k].line, lines);
			look_at_doubts(&s->statements[k].doubts);
			if (k > 0 &&
			    s->statements[k].number <=
				s->statements[k - 1].number)
				BUG("numbers out of order");
		}
		for (size_t k = 0; k < s->n_loose; k++)
			look_at_line(s->loose[k].line, lines);
	}
}

/* The document into the deck at `old`, which was read from the bytes in *b:
 * false when it is refused, with a reason. */
static bool
import_into(const struct deck *old, const struct buf *b,
    const struct framework *f, struct arena *a, struct buf *out,
    struct edition_written *w)
{
	struct err e = ERR_INIT;
	struct edition n;

	edition_compare(old, buf_str(b), b->n, f, a, &n);
	if (edition_write(old, buf_str(b), b->n, &n, a, out, w, &e) == 0)
		return true;
	if (e.msg[0] == '\0')
		BUG("refused without a word");
	return false;
}

static const struct deck *
read_deck(const struct buf *b, struct arena *a)
{
	struct err e = ERR_INIT;
	struct diags found;
	const struct deck *d =
	    deck_load_text("deck", buf_str(b), b->n, a, &found, &e);

	if (d == NULL)
		BUG("no deck: %s", e.msg);
	return d;
}

/* Not a byte changes when the document that a deck is of is imported again. */
static void
import_again(const struct buf *b, const struct framework *f, struct arena *a)
{
	const struct deck *d = read_deck(b, a);
	struct edition_written w;
	struct buf again = BUF_INIT;
	struct edition n;

	edition_compare(d, buf_str(b), b->n, f, a, &n);
	if (n.reworded + n.fresh > 0)
		BUG("%d reworded, %d new", n.reworded, n.fresh);
	if (!import_into(d, b, f, a, &again, &w))
		BUG("not again");
	if (again.n != b->n || memcmp(buf_str(&again), buf_str(b), b->n) != 0)
		BUG("changed the second time: %d places", w.changes);
	buf_release(&again);
}

/* Sections that have one name, or the same first words, can change places from
 * one import to the next: nothing tells which is which. */
static bool
has_twins(const struct framework *f)
{
	for (size_t i = 0; i < f->n_sections; i++) {
		for (size_t k = 0; k < i; k++) {
			const struct fw_section *x = &f->sections[i];
			const struct fw_section *y = &f->sections[k];

			if (strcmp(x->title, y->title) == 0 ||
			    (x->n_statements > 0 && y->n_statements > 0 &&
				strcmp(x->statements[0].text,
				    y->statements[0].text) == 0))
				return true;
		}
	}
	return false;
}

/* Written as a deck, and imported again into what was written; then the next
 * edition, if there is one, twice. */
static void
write_twice(
    const struct framework *f, const struct framework *next, struct arena *a)
{
	struct fw_names names = {"fuzz", "lt", "a fuzzer"};
	struct buf b = BUF_INIT, out = BUF_INIT;
	struct edition_written w;

	fw_yaml_write(f, &names, &b);
	import_again(&b, f, a);
	if (next && import_into(read_deck(&b, a), &b, next, a, &out, &w) &&
	    !has_twins(next))
		import_again(&out, next, a);
	buf_release(&b);
	buf_release(&out);
}

/* Two documents, the second the next edition of the first, may be apart by a
 * record separator. */
static const struct framework *
read_next(const uint8_t *data, size_t size, struct arena *a)
{
	const uint8_t *p = memchr(data, 0x1e, size);
	struct err e = ERR_INIT;

	if (p == NULL)
		return NULL;
	p++;
	return fw_read(
	    "next.txt", (const char *)p, size - (size_t)(p - data), a, &e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct framework *f = NULL;
	const struct framework *next;
	int lines = 1;

	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n' || data[i] == '\r' ||
		    data[i] == '\v' || data[i] == 0x85 || data[i] == 0xa8 ||
		    data[i] == 0xa9;
	next = read_next(data, size, &a);
	if (next)
		size =
		    (size_t)((const uint8_t *)memchr(data, 0x1e, size) - data);
	if (bbox_is((const char *)data, size)) {
		struct bbox boxes;

		if (bbox_read((const char *)data, size, &a, &boxes, &e) == 0)
			f = fw_read_boxes("framework.pdf", &boxes, &a, &e);
		lines = INT_MAX; /* they are counted by pages */
	} else {
		f = fw_read("framework.txt", (const char *)data, size, &a, &e);
	}
	if (f == NULL && e.msg[0] == '\0')
		BUG("refused without a word");
	if (f) {
		look_at(f, lines);
		write_twice(f, next, &a);
	}
	arena_release(&a);
	return 0;
}
