/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_EDITION_WORLD_H
#define TESTS_EDITION_WORLD_H

/*
 * edition_world: frameworks made up at random, their next editions, and decks
 * made of them as people go on with them by hand. Each line of such a deck is
 * kept with whose it is, so that it can be looked for afterwards. Included
 * after helpers.h.
 */

#define SECTIONS_MAX 8
#define STATEMENTS_MAX 24 /* of a section */
#define GROUPS_MAX 3
#define BULLETS_MAX 5

enum how { SAME, LIGHT, HEAVY, FRESH };

/* What the author of the deck did with a statement. */
enum hand { PLAIN, RENAMED, RENAMED_SILENTLY, OWN, RETIRED };

struct st {
	int from; /* number in the edition before; -1: new */
	int how; /* enum how */
	const char *text;
	int twin; /* word that only it has, of two nearly the same; or -1 */
	int section, number; /* in its edition, from 1 */
	/* in the deck: */
	int hand; /* enum hand */
	const char *id, *term;
	int names; /* number of one that it may build on; -1 */
	bool named; /* and it does */
	bool staying; /* something else names it */
};

struct group {
	const char *heading, *bullets[BULLETS_MAX];
	int n;
};

struct sec {
	int from, how; /* of its title */
	const char *title, *id;
	int n_groups;
	bool groups_changed;
	struct group groups[GROUPS_MAX];
};

struct world {
	struct rng r;
	struct arena a;
	struct sec secs[SECTIONS_MAX];
	int n_secs;
	struct st sts[SECTIONS_MAX * STATEMENTS_MAX];
	int n_sts; /* in the document's order */
};

static inline int
roll(struct world *w, int n)
{
	return (int)(rng_next(&w->r) % (uint64_t)n);
}

/* -- words
 * ----------------------------------------------------------------------- */

static const char *const nouns[] = {"orchards", "ladders", "winters", "bees",
    "ditches", "hedges", "terraces", "seedlings", "baskets", "barns", "lambs",
    "kettles", "rafters", "meadows", "wells", "gates", "brooks", "mills",
    "looms", "anvils", "bakers", "sailors", "lanterns", "harbours", "ropes",
    "anchors", "tides", "pilots", "charts", "beacons", "drums", "choirs",
    "fiddles", "dancers", "masks", "stages", "curtains", "poets", "inks",
    "quills", "letters", "couriers", "saddles", "bridges", "tolls", "markets",
    "scales", "spices", "tailors", "buttons", "glaziers", "windows", "masons",
    "arches", "quarries", "tunnels", "engines", "signals", "porters",
    "platforms", "clocks", "springs", "lenses", "telescopes"};
static const char *const verbs[] = {"carry", "soften", "gather", "shelter",
    "mend", "sharpen", "follow", "outlast", "steady", "borrow", "welcome",
    "measure", "polish", "repair", "scatter", "balance", "forget", "imitate",
    "inspect", "divide", "repay", "hasten", "delay", "colour", "warm", "cool",
    "drain", "feed", "guard", "count", "weigh", "praise"};
static const char *const adjectives[] = {"quiet", "brittle", "amber", "narrow",
    "patient", "hollow", "crooked", "salty", "gentle", "distant", "woollen",
    "frosty", "sunken", "velvet", "copper", "mossy", "idle", "stubborn",
    "early", "rusty", "clever", "shallow", "wooden", "humid", "(old)", "“deep”",
    "unbuilt", "blas\xc3\xa9", "steep", "tidy", "plain", "lively"};
static const char *const joins[] = {
    "with", "beside", "without", "before", "under", "until"};

static inline const char *
noun(struct world *w)
{
	return nouns[roll(w, N_OF(nouns))];
}
static inline const char *
verb(struct world *w)
{
	return verbs[roll(w, N_OF(verbs))];
}
static inline const char *
adjective(struct world *w)
{
	return adjectives[roll(w, N_OF(adjectives))];
}

static inline const char *
title_case(struct world *w, const char *s)
{
	char *out = arena_strdup(&w->a, s);

	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	return out;
}

static inline const char *
sentence(struct world *w)
{
	static const char *const seconds[] = {"; ", ", and ", ": ", ", so "};
	const char *second = seconds[roll(w, 4)];

	return arena_printf(&w->a, "%s %s %s %s %s %s%s%s %s %s.",
	    title_case(w, noun(w)), verb(w), adjective(w), noun(w),
	    joins[roll(w, N_OF(joins))], noun(w), second, adjective(w), noun(w),
	    verb(w));
}

/* Words apart by spaces, so many at most. */
static inline int
cut(struct world *w, const char *s, const char **words, int most)
{
	int n = 0;

	while (*s && n < most) {
		size_t len = strcspn(s, " ");

		words[n++] = arena_strndup(&w->a, s, len);
		s += len + (s[len] == ' ');
	}
	return n;
}

static inline const char *
put_together(struct world *w, const char *const *words, int n)
{
	const char *s = words[0];

	for (int i = 1; i < n; i++)
		s = arena_printf(&w->a, "%s %s", s, words[i]);
	return s;
}

/* The text with so many of its words others; `but` stays, and then no word
 * comes in that another text of the first edition may have. */
static inline const char *
reworded(struct world *w, const char *text, int times, int but)
{
	static const char *const fresh[] = {"merrily", "softly", "often",
	    "seldom", "rarely", "truly", "gladly", "slowly"};
	const char *words[64];
	int n = cut(w, text, words, 64), at;

	while (times-- > 0) {
		at = 1 + roll(w, n - 2);
		if (at == but)
			continue;
		words[at] = but >= 0 ? fresh[roll(w, N_OF(fresh))]
		    : roll(w, 2)     ? adjective(w)
				     : noun(w);
	}
	return put_together(w, words, n);
}

/* -- the first edition
 * ------------------------------------------------------------- */

static inline void
make_group(struct world *w, struct group *g)
{
	g->heading = arena_printf(&w->a,
	    "%s %s %s, by:", title_case(w, verb(w)), adjective(w), noun(w));
	g->n = 1 + roll(w, BULLETS_MAX - 1);
	for (int i = 0; i < g->n; i++)
		g->bullets[i] = arena_printf(&w->a, "%sing %s %s %s %s %s.",
		    title_case(w, verb(w)), adjective(w), noun(w),
		    joins[roll(w, N_OF(joins))], adjective(w), noun(w));
}

static inline struct sec
make_section(struct world *w)
{
	struct sec s = {.from = -1, .how = FRESH};

	s.title = arena_printf(
	    &w->a, "%s and %s", title_case(w, noun(w)), title_case(w, noun(w)));
	s.n_groups = roll(w, GROUPS_MAX);
	for (int i = 0; i < s.n_groups; i++)
		make_group(w, &s.groups[i]);
	return s;
}

static inline void
number_all(struct world *w)
{
	for (int i = 0; i < w->n_sts; i++) {
		struct st *s = &w->sts[i];

		s->number = i > 0 && w->sts[i - 1].section == s->section
		    ? w->sts[i - 1].number + 1
		    : 1;
	}
}

static inline struct st
make_statement(struct world *w, int section)
{
	return (struct st){.from = -1,
	    .how = FRESH,
	    .text = sentence(w),
	    .twin = -1,
	    .section = section,
	    .names = -1};
}

static inline void
make_first(struct world *w)
{
	w->n_secs = 2 + roll(w, 4);
	for (int i = 0; i < w->n_secs; i++) {
		int n = 3 + roll(w, 7);

		w->secs[i] = make_section(w);
		for (int k = 0; k < n; k++)
			w->sts[w->n_sts++] = make_statement(w, i + 1);
		/* two that differ in a word, side by side or not */
		if (roll(w, 2)) {
			struct st *one = &w->sts[w->n_sts - 1 - roll(w, n)];
			struct st two = make_statement(w, i + 1);
			const char *words[64];
			int count = cut(w, one->text, words, 64);

			do {
				words[3] = noun(w);
			} while (strstr(one->text, words[3]));
			two.text = put_together(w, words, count);
			two.twin = one->twin = 3;
			w->sts[w->n_sts++] = two;
		}
	}
	number_all(w);
}

/* -- the next one
 * ------------------------------------------------------------------ */

static inline void
change_groups(struct world *w, struct sec *s)
{
	struct group *g;

	if (roll(w, 3))
		return;
	s->groups_changed = true;
	if (s->n_groups == 0 || (s->n_groups < GROUPS_MAX && roll(w, 4) == 0)) {
		make_group(w, &s->groups[s->n_groups++]);
		return;
	}
	g = &s->groups[roll(w, s->n_groups)];
	switch (roll(w, 5)) {
	case 0:
		g->heading = reworded(w, g->heading, 1, -1);
		break;
	case 1:
		g->bullets[0] = reworded(w, g->bullets[0], 1, -1);
		break;
	case 2:
		g->bullets[roll(w, g->n)] =
		    arena_printf(&w->a, "%s.", title_case(w, noun(w)));
		break;
	case 3:
		g->n = g->n > 1 ? g->n - 1 : 1;
		break;
	default:
		*g = s->groups[--s->n_groups];
	}
}

/* Words of the one that the other has too. */
static inline int
shared(struct world *w, const char *x, const char *y)
{
	const char *words[64];
	int n = cut(w, x, words, 64), count = 0;

	for (int i = 0; i < n; i++) {
		const char *s = words[i] + 1; /* whatever its capital */

		count += strlen(s) > 2 &&
		    strstr(y, arena_strndup(&w->a, s, strcspn(s, ".,;:"))) !=
			NULL;
	}
	return count;
}

/* A statement that shares no more with any old one than strangers do. */
static inline struct st
make_stranger(const struct world *old, struct world *w, int section)
{
	struct st s = make_statement(w, section);

	for (int k = 0; k < old->n_sts; k++) {
		if (shared(w, s.text, old->sts[k].text) > 1) {
			s = make_statement(w, section);
			k = -1;
		}
	}
	return s;
}

static inline void
push(struct world *w, struct st s, int section)
{
	if (w->n_sts < (int)N_OF(w->sts)) {
		s.section = section;
		w->sts[w->n_sts++] = s;
	}
}

static inline void
next_section(const struct world *old, int i, struct world *w)
{
	int at = w->n_secs, begin = w->n_sts;

	w->secs[at] = old->secs[i];
	w->secs[at].from = i;
	w->secs[at].how = roll(w, 4) ? SAME : LIGHT;
	w->secs[at].groups_changed = false;
	if (w->secs[at].how == LIGHT)
		w->secs[at].title =
		    arena_printf(&w->a, "%s again", old->secs[i].title);
	change_groups(w, &w->secs[at]);
	w->n_secs++;
	for (int k = 0; k < old->n_sts; k++) {
		struct st s = old->sts[k];

		if (s.section != i + 1)
			continue;
		s.from = k;
		s.how = SAME;
		if (roll(w, 10) == 0)
			continue; /* gone */
		if (roll(w, 6) == 0)
			s.how = LIGHT;
		else if (s.twin < 0 && roll(w, 20) == 0)
			s.how = HEAVY;
		if (s.how != SAME)
			s.text =
			    reworded(w, s.text, s.how == LIGHT ? 2 : 6, s.twin);
		if (strcmp(s.text, old->sts[k].text) == 0)
			s.how = SAME;
		if (roll(w, 12) == 0)
			push(w, make_stranger(old, w, at + 1), at + 1);
		push(w, s, at + 1);
		/* two change places */
		if (w->n_sts - begin > 1 && roll(w, 10) == 0) {
			s = w->sts[w->n_sts - 1];
			w->sts[w->n_sts - 1] = w->sts[w->n_sts - 2];
			w->sts[w->n_sts - 2] = s;
		}
	}
	/* one that stood in the section before */
	if (begin > 0 && at > 0 && roll(w, 4) == 0) {
		struct st *last = &w->sts[begin - 1];
		bool alone = begin < 2 || w->sts[begin - 2].section != at;

		if (!alone)
			last->section = at + 1;
	}
	if (w->n_sts == begin || roll(w, 5) == 0)
		push(w, make_stranger(old, w, at + 1), at + 1);
}

static inline void
make_next(const struct world *old, struct world *w)
{
	for (int i = 0; i < old->n_secs; i++) {
		if (old->n_secs > 2 && roll(w, 12) == 0)
			continue; /* gone, and all in it */
		if (w->n_secs < SECTIONS_MAX - 1 && roll(w, 10) == 0) {
			w->secs[w->n_secs++] = make_section(w);
			for (int k = 2 + roll(w, 3); k > 0; k--)
				push(w, make_stranger(old, w, 0), w->n_secs);
		}
		if (w->n_secs < SECTIONS_MAX)
			next_section(old, i, w);
	}
	number_all(w);
}

/* -- as a document
 * ---------------------------------------------------------------- */

static inline void
put_document(const struct world *w, struct buf *b)
{
	static const char *const words[] = {
	    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"};

	for (int i = 0; i < w->n_secs; i++) {
		const struct sec *s = &w->secs[i];

		buf_addf(b,
		    "%s \xe2\x80\x93 %s\nLearn that\xe2\x80\xa6 Learn how "
		    "to\xe2\x80\xa6\n",
		    words[i], s->title);
		for (int k = 0; k < w->n_sts; k++) {
			if (w->sts[k].section == i + 1)
				buf_addf(b, "%d. %s\n", w->sts[k].number,
				    w->sts[k].text);
		}
		for (int k = 0; k < s->n_groups; k++) {
			buf_addf(b, "%s\n", s->groups[k].heading);
			for (int m = 0; m < s->groups[k].n; m++)
				buf_addf(b, "\xe2\x97\x8f %s\n",
				    s->groups[k].bullets[m]);
		}
	}
}

#endif
