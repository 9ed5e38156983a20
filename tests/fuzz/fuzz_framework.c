/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as the text of a framework. Beyond not crashing: a refusal has a
 * reason, every line named is one of the text, what was read makes a deck, and
 * the same text imported into that deck again changes nothing in it.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"
#include "deck/deck.h"
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

/* Written as a deck, and imported again into what was written. */
static void
write_twice(const struct framework *f, struct arena *a)
{
	struct fw_names names = {"fuzz", "lt", "a fuzzer"};
	struct buf b = BUF_INIT, again = BUF_INIT;
	struct edition_written w;
	struct err e = ERR_INIT;
	struct edition n;
	struct diags found;
	struct deck *d;

	fw_yaml_write(f, &names, &b);
	d = deck_load_text("deck", buf_str(&b), b.n, a, &found, &e);
	if (d == NULL)
		BUG("no deck: %s", e.msg);
	edition_compare(d, f, a, &n);
	if (n.reworded + n.fresh > 0 || n.n_gone > 0)
		BUG("%d reworded, %d new, %zu gone", n.reworded, n.fresh,
		    n.n_gone);
	if (edition_write(d, buf_str(&b), b.n, &n, a, &again, &w, &e) != 0)
		BUG("not again: %s", e.msg);
	if (again.n != b.n || memcmp(buf_str(&again), buf_str(&b), b.n) != 0)
		BUG("changed the second time: %d places", w.changes);
	buf_release(&b);
	buf_release(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct framework *f;
	int lines = 1;

	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n' || data[i] == '\r' ||
		    data[i] == '\v' || data[i] == 0x85 || data[i] == 0xa8 ||
		    data[i] == 0xa9;
	f = fw_read("framework.txt", (const char *)data, size, &a, &e);
	if (f == NULL && e.msg[0] == '\0')
		BUG("refused without a word");
	if (f) {
		look_at(f, lines);
		write_twice(f, &a);
	}
	arena_release(&a);
	return 0;
}
