/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a deck. Beyond not crashing: a refusal has a finding and a line
 * of words, every finding has a place inside the file, and the items of a deck
 * that was taken have ids and hashes.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"
#include "core/ladder.h"
#include "core/turn.h"
#include "deck/items.h"

#define ASKED 40 /* items that are begun to be asked */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
look_at_findings(const struct diags *d, int lines)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < d->n; i++) {
		if (d->list[i].line < 0 || d->list[i].line > lines)
			BUG("line %d of %d", d->list[i].line, lines);
		if (i > 0 && d->list[i].line < d->list[i - 1].line)
			BUG("findings out of order");
		diag_text(d, &d->list[i], &b);
	}
	buf_release(&b);
}

/* The question as it would be shown, alone and as a worked example. */
static void
ask(const struct item *it, struct arena *a)
{
	struct turn_setup setup = {.item = it, .level = LEVEL_OPEN, .mix = 7};
	struct turn t;

	for (int spoken = 0; spoken < 2; spoken++)
		for (int leave = 0; leave < 3; leave++) {
			setup.leave_out = leave < it->n_parts ? leave : 0;
			turn_begin(&t, &setup, a);
			if (turn_prompt(&t, spoken)[0] == '\0')
				BUG("%s asks nothing", it->id);
		}
}

static void
look_at_items(const struct deck *deck, struct arena *a)
{
	struct buf b = BUF_INIT;
	struct item *items;
	size_t i, n;

	deck_items(deck, a, &items, &n);
	for (i = 0; i < n; i++) {
		if (strlen(items[i].hash) != 16 || items[i].ask[0] == '\0')
			BUG("item %zu is not complete", i);
		if (deck_find_owner(deck, items[i].id).kind == OWNER_NONE)
			BUG("%s has no owner", items[i].id);
		if (i < ASKED)
			ask(&items[i], a);
		deck_snapshot_json(&items[i], &b);
	}
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct diags d;
	struct deck *deck;
	int lines = 2; /* the parser may stand behind the last line */

	/* all that YAML takes for the end of a line, one byte each */
	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n' || data[i] == '\r' ||
		    data[i] == 0x85 || data[i] == 0xa8 || data[i] == 0xa9;
	deck =
	    deck_load_text("deck.yaml", (const char *)data, size, &a, &d, &e);
	if (deck == NULL && (d.errors == 0 || e.msg[0] == '\0'))
		BUG("refused without a word");
	if (deck && d.errors > 0)
		BUG("taken with an error");
	look_at_findings(&d, lines);
	if (deck)
		look_at_items(deck, &a);
	arena_release(&a);
	return 0;
}
