/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The items that are more than a statement and what people say against it:
 * its reason, members, steps and cases; scenes over several statements; lists
 * over a section. A kind that lacks what it needs gives no item.
 */
#include "deck/items_priv.h"

#include <string.h>

#include "core/sentence.h"

static const char **
one_text(struct arena *a, const char *s)
{
	const char **list = arena_array(a, 1, sizeof(*list));

	*list = s;
	return list;
}

/* An idea of one wording for each text. */
static void
take_texts(struct arena *a, const char *const *texts, int n, struct item *it)
{
	it->n_ideas = n < IDEAS_MAX ? n : IDEAS_MAX;
	it->ideas = arena_array(a, (size_t)n + 1, sizeof(*it->ideas));
	for (int i = 0; i < it->n_ideas; i++) {
		it->ideas[i].wordings = one_text(a, texts[i]);
		it->ideas[i].n = 1;
	}
}

/* Sentences as they stand in a list: a full stop at the end is not said. */
static const char *const *
without_stops(struct arena *a, const char *const *parts, int n)
{
	const char **out = arena_array(a, (size_t)n + 1, sizeof(*out));
	size_t len;

	for (int i = 0; i < n; i++) {
		len = strlen(parts[i]);
		if (len > 1 && parts[i][len - 1] == '.')
			len--;
		out[i] = arena_strndup(a, parts[i], len);
	}
	return out;
}

/* The model, and what is ticked against it: the author's ticks, else its
 * sentences. Returns false where there is no model. */
static bool
take_model(struct arena *a, const char *model, const char *const *ticks,
    int n_ticks, struct item *it)
{
	const char **parts = arena_array(a, IDEAS_MAX, sizeof(*parts));
	int n = sentence_cut(model, a, parts, IDEAS_MAX);

	it->ticked = true;
	it->model = model;
	if (it->kind == KIND_APPLY) {
		it->parts = parts;
		it->n_parts = n;
	}
	if (n_ticks > 0)
		take_texts(a, ticks, n_ticks, it);
	else
		take_texts(a, without_stops(a, parts, n), n, it);
	return n > 0;
}

/* As its statement's recall, without what belongs to recalling alone. */
static void
begin(const struct deck *d, struct arena *a, const struct item *recall,
    enum kind kind, const char *name, struct item *it)
{
	*it = *recall;
	it->kind = kind;
	it->id = name ? arena_printf(a, "%s:%s/%s/%s", d->name, recall->owner,
			    kind_name(kind), name)
		      : arena_printf(a, "%s:%s/%s", d->name, recall->owner,
			    kind_name(kind));
	it->ideas = it->extra = NULL;
	it->n_ideas = it->n_extra = 0;
	it->terms = it->skip = NULL;
	it->n_terms = it->n_skip = 0;
	it->lures = NULL;
	it->n_lures = 0;
	it->builds_on = one_text(a, recall->owner);
	it->n_builds_on = 1;
}

static bool
make_because(const struct deck *d, struct arena *a, const struct statement *s,
    const struct item *recall, struct item *it)
{
	const struct because *b = s->because;

	if (b == NULL || b->ask[0] == '\0')
		return false;
	begin(d, a, recall, KIND_BECAUSE, NULL, it);
	it->ask = b->ask;
	it->source = items_source(d, a, s->author, s->as_of, true);
	it->why = ""; /* it is the answer */
	return take_model(a, b->model, b->ticks, b->n_ticks, it);
}

static bool
make_list(const struct deck *d, struct arena *a, const struct statement *s,
    const struct item *recall, struct item *it)
{
	const struct inner_list *l = s->list;

	if (l == NULL || l->ask[0] == '\0' || l->n_members == 0)
		return false;
	begin(d, a, recall, KIND_LIST, NULL, it);
	it->ask = l->ask;
	it->source = items_source(d, a, s->author, s->as_of, true);
	it->ideas = l->members;
	it->n_ideas = l->n_members;
	return true;
}

#define STEPS_LEAST 3
#define STEPS_MOST 8

static bool
make_steps(const struct deck *d, struct arena *a, const struct statement *s,
    const struct item *recall, struct item *it)
{
	if (s->n_steps < STEPS_LEAST || s->n_steps > STEPS_MOST)
		return false;
	begin(d, a, recall, KIND_STEPS, NULL, it);
	it->ask = s->gist[0]
	    ? arena_printf(a, "Put these steps in order (%s).", s->gist)
	    : "Put these steps in order.";
	it->source = items_source(d, a, s->author, s->as_of, true);
	take_texts(a, s->steps, s->n_steps, it);
	return true;
}

#define APPLY_ASK "What would you do, and which idea do you lean on?"

static bool
make_apply(const struct deck *d, struct arena *a, const struct apply *from,
    const struct item *recall, struct item *it)
{
	if (from->scene[0] == '\0')
		return false;
	begin(d, a, recall, KIND_APPLY, from->id, it);
	it->scene = from->scene;
	it->ask = arena_printf(
	    a, "%s %s", from->scene, from->ask[0] ? from->ask : APPLY_ASK);
	it->source = items_source(d, a, from->author, from->as_of, true);
	it->setting = from->setting;
	return take_model(a, from->model, from->ticks, from->n_ticks, it);
}

int
items_of_statement(const struct deck *d, struct arena *a,
    const struct statement *s, const struct item *recall, struct item *out)
{
	int k = 0;

	k += make_because(d, a, s, recall, &out[k]);
	k += make_list(d, a, s, recall, &out[k]);
	k += make_steps(d, a, s, recall, &out[k]);
	for (int i = 0; i < s->n_applies; i++)
		k += make_apply(d, a, &s->applies[i], recall, &out[k]);
	return k;
}

/* An item that belongs to no statement. */
static void
begin_apart(const struct deck *d, const char *owner, enum kind kind,
    const char *const *uses, int n_uses, struct arena *a, struct item *it)
{
	memset(it, 0, sizeof(*it));
	it->deck = d->name;
	it->home = d->base ? d->base->name : d->name;
	it->prefix = items_prefix(d);
	it->owner = owner;
	it->kind = kind;
	it->section = it->section_title = it->gist = it->text = it->ask = "";
	it->example = it->says = it->truth = it->why = it->model = "";
	it->scene = it->setting = "";
	it->opens = ITEM_NO_DAY;
	it->n_uses = n_uses < IDEAS_MAX ? n_uses : IDEAS_MAX;
	it->uses = arena_array(a, (size_t)n_uses + 1, sizeof(*it->uses));
	for (int i = 0; i < it->n_uses; i++)
		it->uses[i] = uses[i];
	it->builds_on = it->uses;
	it->n_builds_on = it->n_uses;
}

/* All that may be said for a statement that a scene uses: its number and gist,
 * its gist, any one of its ideas. */
static void
take_use(const struct deck *d, struct arena *a, const char *id,
    struct idea *idea, const char **label)
{
	const struct statement *s = items_statement(d, id);
	const char *number = items_number(d, id);
	size_t n = 2;

	for (int i = 0; s && i < s->n_ideas; i++)
		n += (size_t)s->ideas[i].n;
	idea->wordings = arena_array(a, n, sizeof(*idea->wordings));
	*label = s && s->gist[0] ? arena_printf(a, "%s %s", number, s->gist)
				 : number;
	idea->wordings[idea->n++] = *label;
	if (s && s->gist[0])
		idea->wordings[idea->n++] = s->gist;
	for (int i = 0; s && i < s->n_ideas; i++)
		for (int k = 0; k < s->ideas[i].n; k++)
			idea->wordings[idea->n++] = s->ideas[i].wordings[k];
}

static const char *
spot_question(struct arena *a, int n)
{
	static const char *const words[] = {"no", "one", "two", "three", "four",
	    "five", "six", "seven", "eight", "nine", "ten"};

	if (n == 1)
		return "Which one statement would you use?";
	if (n < (int)(sizeof(words) / sizeof(words[0])))
		return arena_printf(
		    a, "Which %s statements would you use?", words[n]);
	return arena_printf(a, "Which %d statements would you use?", n);
}

static bool
make_spot(const struct deck *d, struct arena *a, const struct deck_case *from,
    struct item *it)
{
	if (from->scene[0] == '\0' || from->model[0] == '\0' ||
	    from->n_uses == 0)
		return false;
	begin_apart(d, from->id, KIND_SPOT, from->uses, from->n_uses, a, it);
	it->id = arena_printf(
	    a, "%s:%s/%s", d->name, from->id, kind_name(KIND_SPOT));
	it->scene = from->scene;
	it->ask =
	    arena_printf(a, "%s %s", from->scene, spot_question(a, it->n_uses));
	it->source = items_source(d, a, from->author, from->as_of, true);
	it->text = it->model = from->model;
	it->setting = from->setting;
	it->tempting = from->tempting;
	it->n_tempting = from->n_tempting;
	it->n_ideas = it->n_parts = it->n_uses;
	it->ideas = arena_array(a, (size_t)it->n_ideas, sizeof(*it->ideas));
	it->parts = arena_array(a, (size_t)it->n_parts, sizeof(*it->parts));
	for (int i = 0; i < it->n_uses; i++)
		take_use(d, a, it->uses[i], &it->ideas[i], &it->parts[i]);
	return true;
}

/* A list that names its members itself rests on all of its section. */
static void
wait_for_section(
    const struct deck *d, const char *section, struct arena *a, struct item *it)
{
	int n = d->n_statements + (d->base ? d->base->n_statements : 0);
	const char **list = arena_array(a, (size_t)n + 1, sizeof(*list));
	const struct statement *s;

	for (int i = 0; i < n; i++) {
		s = i < d->n_statements
		    ? &d->statements[i]
		    : &d->base->statements[i - d->n_statements];
		if (!s->borrowed && strcmp(s->section, section) == 0)
			list[it->n_builds_on++] = s->id;
	}
	it->builds_on = list;
}

static bool
make_section_list(const struct deck *d, struct arena *a,
    const struct deck_list *from, struct item *it)
{
	const struct section *section = items_section(d, from->section);
	const char *gists[IDEAS_MAX];
	const struct statement *s;

	if (from->ask[0] == '\0' || from->n_members + from->n_uses == 0)
		return false;
	begin_apart(
	    d, from->section, KIND_LIST, from->uses, from->n_uses, a, it);
	for (int i = 0; i < it->n_uses; i++) {
		s = items_statement(d, it->uses[i]);
		if (s == NULL || s->gist[0] == '\0')
			return false; /* nobody could know what to say */
		gists[i] = s->gist;
	}
	it->id = arena_printf(a, "%s:%s/%s/%s", d->name, from->section,
	    kind_name(KIND_LIST), from->id);
	if (it->n_uses == 0)
		wait_for_section(d, from->section, a, it);
	it->section = from->section;
	it->section_title = section ? section->title : "";
	it->opens = section ? section->opens : ITEM_NO_DAY;
	it->ask = from->ask;
	it->source = items_source(d, a, "", ITEM_NO_DAY, true);
	if (it->n_uses > 0) {
		take_texts(a, gists, it->n_uses, it);
	} else {
		it->ideas = from->members;
		it->n_ideas = from->n_members;
	}
	return true;
}

int
items_of_deck(const struct deck *d, struct arena *a, struct item *out)
{
	int k = 0;

	for (int i = 0; i < d->n_cases; i++)
		k += make_spot(d, a, &d->cases[i], &out[k]);
	for (int i = 0; i < d->n_lists; i++)
		k += make_section_list(d, a, &d->lists[i], &out[k]);
	return k;
}

size_t
items_count_kinds(const struct deck *d)
{
	size_t n = (size_t)d->n_cases + (size_t)d->n_lists;
	const struct statement *s;

	for (int i = 0; i < d->n_statements; i++) {
		s = &d->statements[i];
		n += (size_t)s->n_applies + (s->because != NULL) +
		    (s->list != NULL) + (s->n_steps > 0);
	}
	/* one to spare: what is given up is written where the next one goes */
	return n + 1;
}
