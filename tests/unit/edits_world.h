/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_EDITS_WORLD_H
#define TESTS_EDITS_WORLD_H

/*
 * edits_world: computers that each have a store and read a deck file at days of
 * their own, and what their stores say when they are joined. Included after
 * helpers.h and store_help.h.
 */

#include "cmd/collect.h"
#include "deck/items.h"

static const char farm[] =
    "format: 1\n"
    "deck: farm\n"
    "title: The farm\n"
    "sections:\n"
    "  - id: s1\n"
    "    title: Yard\n"
    "  - id: s2\n"
    "    title: Field\n"
    "statements:\n"
    "  - id: fa1\n"
    "    section: s1\n"
    "    text: Red hens lay brown eggs in clean straw.\n"
    "    ask: What do red hens do?\n"
    "    ideas:\n"
    "      - lay brown eggs\n"
    "      - in clean straw\n"
    "    misconceptions:\n"
    "      - id: white\n"
    "        says: Red hens lay white eggs in winter.\n"
    "        truth: Red hens lay brown eggs all year.\n"
    "        ideas:\n"
    "          - brown eggs\n"
    "          - all year\n"
    "    because:\n"
    "      ask: Why is the straw clean?\n"
    "      model: It keeps eggs whole. It keeps mites away.\n"
    "      ticks:\n"
    "        - keeps eggs whole\n"
    "        - keeps mites away\n"
    "    list:\n"
    "      ask: Name three hens.\n"
    "      members:\n"
    "        - marans\n"
    "        - sussex\n"
    "        - leghorn\n"
    "    steps:\n"
    "      - open the coop\n"
    "      - scatter grain\n"
    "      - gather eggs\n"
    "    apply:\n"
    "      - id: barn\n"
    "        case: A barn is damp and hens sit on bare boards.\n"
    "        model: Bring dry straw. Lift the boards.\n"
    "        ticks:\n"
    "          - bring dry straw\n"
    "          - lift the boards\n"
    "  - id: fa2\n"
    "    section: s2\n"
    "    text: Grey geese guard gates at night.\n"
    "    ask: What do grey geese do?\n"
    "    ideas:\n"
    "      - guard gates\n"
    "      - at night\n"
    "cases:\n"
    "  - id: dusk\n"
    "    scene: Somebody comes to the gate at dusk and asks for eggs.\n"
    "    uses: fa1, fa2\n"
    "    model: The geese (fa2) call, and the hens (fa1) have laid.\n"
    "lists:\n"
    "  - id: birds\n"
    "    section: s1\n"
    "    ask: Name the birds.\n"
    "    members:\n"
    "      - red hens\n"
    "      - grey geese\n";

#define FARM_ITEMS 9
#define FARM_PATH "farm.yaml"

/* The farm with each `from` made `to`; ends with NULL. */
static inline char *
edited(struct arena *a, const char *s, const char *const (*edits)[2])
{
	struct buf b = BUF_INIT;
	const char *at;

	for (; (*edits)[0]; edits++) {
		at = strstr(s, (*edits)[0]);
		if (at == NULL)
			fail_msg("'%s' is not in the deck", (*edits)[0]);
		buf_clear(&b);
		buf_add(&b, s, (size_t)(at - s));
		buf_adds(&b, (*edits)[1]);
		buf_adds(&b, at + strlen((*edits)[0]));
		s = arena_strdup(a, buf_str(&b));
	}
	buf_release(&b);
	return arena_strdup(a, s);
}

struct computer {
	struct ctx c;
	struct collection k;
	const char *file; /* its copy of the deck */
};

static const struct cmd writing = {.name = "quiz", .flags = CMD_WRITES};

static inline int64_t
day_ms(int day)
{
	return (int64_t)(DAY0 + day) * DAY + 12 * HOUR_MS;
}

static inline void
start(struct computer *w, const char *name, uint64_t seed)
{
	struct arena *a = &w->c.arena;

	memset(w, 0, sizeof(*w));
	w->c.cmd = &writing;
	w->c.at_given = w->c.clock_by_hand = true;
	w->c.store = open_store(arena_printf(a, "%s.db", name), MAKE, seed);
	w->file = arena_printf(a, "%s.yaml", name);
}

static inline void
stop(struct computer *w)
{
	store_close(w->c.store);
	arena_release(&w->c.arena);
}

/* The file holds this now, and is read on that day. */
static inline void
reads(struct computer *w, int day, const char *text)
{
	struct err e = ERR_INIT;

	w->c.at_ms = day_ms(day);
	if (text)
		write_file(w->file, text, strlen(text));
	must(collect(
		 &w->c, arena_printf(&w->c.arena, "./%s", w->file), &w->k, &e),
	    &e);
}

static inline const struct item *
item_of(struct computer *w, const char *id)
{
	for (size_t i = 0; i < w->k.n; i++)
		if (strcmp(w->k.items[i]->id, id) == 0)
			return w->k.items[i];
	return NULL;
}

/* An answer as the quiz saves it. */
static inline void
answers(struct computer *w, int day, const char *id, int rating)
{
	const struct item *it = item_of(w, id);
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	struct event ev;

	if (it == NULL)
		fail_msg("%s is not asked", id);
	deck_snapshot_json(it, &b);
	must(store_keep_version(w->c.store, id, it->hash, buf_str(&b), &e), &e);
	ev = event(EV_REVIEW, day_ms(day) + HOUR_MS, id,
	    arena_printf(&w->c.arena,
		"{\"mode\":\"due\",\"level\":4,\"hash\":\"%s\",\"attempts\":[{"
		"\"marks\":\"yy\",\"hint\":0}],\"suggested\":%d,\"rating\":"
		"null}",
		it->hash, rating));
	must(store_append(w->c.store, &ev, 1, NULL, &e), &e);
	buf_release(&b);
}

static inline void
answers_all(struct computer *w, int day, int rating)
{
	for (size_t i = 0; i < w->k.n; i++)
		answers(w, day, w->k.items[i]->id, rating);
}

static inline struct folded
story(struct computer *w, const char *id)
{
	struct err e = ERR_INIT;
	struct folded f;

	must(store_folded(w->c.store, id, &w->c.arena, &f, &e), &e);
	return f;
}

/* How many content and rename events of this rule the log has. */
static inline int
count_rule(struct computer *w, const char *rule)
{
	struct err e = ERR_INIT;
	struct event *ev;
	size_t n;
	int k = 0;

	must(store_events(w->c.store, &w->c.arena, &ev, &n, &e), &e);
	for (size_t i = 0; i < n; i++)
		k += (ev[i].type == EV_CONTENT &&
			 strstr(ev[i].body,
			     arena_printf(
				 &w->c.arena, "\"rule\":\"%s\"", rule))) ||
		    (ev[i].type == EV_RENAME && strcmp(rule, "rename") == 0);
	return k;
}

/* All that one store knows, put into the other. */
static inline void
gives(struct computer *from, struct computer *to)
{
	struct err e = ERR_INIT;
	struct event *ev;
	size_t n, added;

	must(store_events(from->c.store, &from->c.arena, &ev, &n, &e), &e);
	must(store_merge(to->c.store, ev, n, &added, &e), &e);
}

/* Its states and events as one text, ids of devices left out. */
static inline const char *
says(struct computer *w)
{
	struct buf b = BUF_INIT;
	const char *out;

	dump(w->c.store, &b);
	out = arena_strdup(&w->c.arena, buf_str(&b));
	buf_release(&b);
	return out;
}

#endif
