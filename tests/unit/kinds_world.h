/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef KINDS_WORLD_H
#define KINDS_WORLD_H

/*
 * kinds_world: one item of each kind that is not marked by words alone, and a
 * turn to ask it in. For t_turn_kinds and t_turn_ways.
 */
#include "helpers.h"

#include "core/ladder.h"
#include "core/spot.h"
#include "core/turn.h"

struct world {
	struct arena a;
	struct item *because, *list, *steps, *spot, *recall, *sections;
	struct lexicon *lex;
	struct turn t;
	struct turn_setup setup;
};

static inline void
also(struct arena *a, struct item *it, int idea, const char *wording)
{
	struct idea *of = &it->ideas[idea];
	const char **more = arena_array(a, (size_t)of->n + 1, sizeof(*more));

	for (int i = 0; i < of->n; i++)
		more[i] = of->wordings[i];
	more[of->n++] = wording;
	of->wordings = more;
}

static inline struct item *
make_kind(struct world *w, enum kind kind, const char *ask)
{
	struct item *it = make_item(&w->a, "lt3.4", "s3");

	it->kind = kind;
	it->prefix = "lt";
	it->ask = ask;
	it->model = "";
	return it;
}

static inline void
make_ticked(struct world *w)
{
	w->because = make_kind(w, KIND_APPLY, "Slides full of text. Why?");
	w->because->ticked = true;
	w->because->model = "Cut the slides. Show one thing. Then ask.";
	w->because->parts = arena_array(&w->a, 3, sizeof(char *));
	w->because->parts[0] = "Cut the slides.";
	w->because->parts[1] = "Show one thing.";
	w->because->parts[2] = "Then ask.";
	w->because->n_parts = 3;
	add_idea(&w->a, w->because, "cuts what is not needed");
	add_idea(&w->a, w->because, "one thing at a time");
}

static inline void
make_spot(struct world *w)
{
	static const char *uses[] = {"lt3.4", "lt3.8"};
	static const char *tempting[] = {"lt4.1"};

	w->spot = make_kind(w, KIND_SPOT,
	    "Year 8 forgot the volcanoes. Which two statements would you use?");
	w->spot->owner = "volcanoes";
	add_idea(&w->a, w->spot, "3.4 Working memory is limited");
	also(&w->a, w->spot, 0, "Working memory is limited");
	also(&w->a, w->spot, 0, "capacity overloaded");
	add_idea(&w->a, w->spot, "3.8 Retrieval and spacing strengthen recall");
	also(&w->a, w->spot, 1, "Retrieval and spacing strengthen recall");
	also(&w->a, w->spot, 1, "quizzing after a gap");
	w->spot->uses = uses;
	w->spot->n_uses = 2;
	w->spot->tempting = tempting;
	w->spot->n_tempting = 1;
	w->spot->parts = arena_array(&w->a, 2, sizeof(char *));
	w->spot->parts[0] = "3.4 Working memory is limited";
	w->spot->parts[1] = "3.8 Retrieval and spacing strengthen recall";
	w->spot->n_parts = 2;
	w->sections = make_kind(w, KIND_LIST, "Which two are about minds?");
	add_idea(&w->a, w->sections, "Working memory is limited");
	add_idea(&w->a, w->sections, "Retrieval and spacing strengthen recall");
	w->sections->uses = uses;
	w->sections->n_uses = 2;
}

static inline int
set_up(void **state)
{
	static struct world w;
	struct item *all[6];

	memset(&w, 0, sizeof(w));
	make_ticked(&w);
	w.list = make_kind(&w, KIND_LIST, "What does a loaf need?");
	add_idea(&w.a, w.list, "flour");
	add_idea(&w.a, w.list, "water");
	also(&w.a, w.list, 1, "liquid");
	add_idea(&w.a, w.list, "yeast");
	w.steps = make_kind(&w, KIND_STEPS, "Put these steps in order.");
	add_idea(&w.a, w.steps, "Mix.");
	add_idea(&w.a, w.steps, "Knead");
	add_idea(&w.a, w.steps, "Rest");
	make_spot(&w);
	w.recall = demo_item(&w.a, 0);
	all[0] = w.because;
	all[1] = w.list;
	all[2] = w.steps;
	all[3] = w.spot;
	all[4] = w.recall;
	all[5] = w.sections;
	w.lex = lexicon_new(&w.a, NULL, 0, all, N_OF(all));
	*state = &w;
	return 0;
}

static inline int
tear_down(void **state)
{
	struct world *w = *state;

	arena_release(&w->a);
	return 0;
}

static inline struct turn *
begin(struct world *w, const struct item *it, struct turn_setup setup)
{
	setup.item = it;
	setup.lex = w->lex;
	turn_begin(&w->t, &setup, &w->a);
	return &w->t;
}

#define BEGIN(w, it, ...) begin((w), (it), (struct turn_setup){__VA_ARGS__})
#define PLAIN .level = 0

static inline void
assert_marks(const struct turn *t, const char *marks, enum rating suggested)
{
	assert_string_equal(t->marks, marks);
	assert_int_equal(t->suggested, suggested);
}

#endif
