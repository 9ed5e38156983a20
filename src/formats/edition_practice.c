/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edition_write: the 'Learn how to' side, by its words alone: it has no ids. */
#include <string.h>

#include "formats/edition_priv.h"
#include "formats/fw_yaml.h"

#define ALIKE_LEAST 0.5

/* An old text and the new one that it becomes; NULL: gone. */
struct line {
	const char *text;
	const struct node *node;
	int now; /* -1: gone */
};

/* Each old text gets the new one that is most like it, if any is. */
static void
match(struct arena *a, struct line *old, size_t n, const char *const *now,
    size_t m)
{
	bool *taken = arena_array(a, m + 1, sizeof(*taken));
	struct arena_mark mark = arena_mark(a);
	double v, best;

	for (size_t i = 0; i < n; i++) {
		old[i].now = -1;
		for (size_t k = 0; k < m; k++) {
			if (!taken[k] && edition_same(old[i].text, now[k], a)) {
				old[i].now = (int)k;
				taken[k] = true;
				break;
			}
		}
	}
	for (size_t i = 0; i < n; i++) {
		if (old[i].now >= 0)
			continue;
		best = ALIKE_LEAST;
		for (size_t k = 0; k < m; k++) {
			if (taken[k])
				continue;
			v = edition_alike(old[i].text, now[k], a);
			if (v >= best) {
				best = v;
				old[i].now = (int)k;
			}
		}
		if (old[i].now >= 0)
			taken[old[i].now] = true;
	}
	arena_restore(a, mark);
}

static void
change(struct writing *w, bool made, const struct node *at)
{
	edition_done(w, made, at);
	w->w->practice++;
}

static void
change_bullets(
    struct writing *w, const struct practice *old, const struct fw_group *now)
{
	const struct node *list = node_get(old->node, "bullets"), *one, *after;
	size_t n = (size_t)old->n_bullets;
	struct line *lines = arena_array(w->a, n + 1, sizeof(*lines));
	const char **texts = arena_array(w->a, now->n + 1, sizeof(*texts));
	struct buf b = BUF_INIT;
	bool old_one;

	for (size_t k = 0; k < now->n; k++)
		texts[k] = fw_yaml_bullet(&now->bullets[k]);
	one = list->first;
	for (size_t i = 0; i < n && one; i++, one = one->next)
		lines[i] = (struct line){old->bullets[i], one, -1};
	match(w->a, lines, n, texts, now->n);
	for (size_t i = 0; i < n; i++) {
		if (lines[i].now < 0) {
			w->w->lost++;
			change(w, amend_comment_out(&w->am, lines[i].node),
			    lines[i].node);
		} else if (!edition_same(
			       lines[i].text, texts[lines[i].now], w->a)) {
			change(w,
			    amend_text(
				&w->am, lines[i].node, texts[lines[i].now]),
			    lines[i].node);
		}
	}
	for (size_t k = 0; k < now->n; k++) {
		old_one = false;
		after = lines[n - 1].node;
		for (size_t i = 0; i < n; i++) {
			if (lines[i].now == (int)k)
				old_one = true;
			if (k > 0 && lines[i].now == (int)k - 1)
				after = lines[i].node;
		}
		if (old_one)
			continue;
		buf_clear(&b);
		buf_pad(&b, ' ', (size_t)list->column - 1);
		buf_adds(&b, "- ");
		fw_yaml_folded(&b, texts[k], list->column + 1);
		change(
		    w, amend_insert_after(&w->am, after, buf_str(&b)), after);
	}
	buf_release(&b);
}

/* Does the group keep at least one of its bullets? A list without an entry
 * would be a fault. */
static bool
keeps_some(
    struct arena *a, const struct practice *old, const struct fw_group *now)
{
	for (int i = 0; i < old->n_bullets; i++) {
		for (size_t k = 0; k < now->n; k++) {
			if (edition_alike(old->bullets[i], now->bullets[k].text,
				a) >= ALIKE_LEAST)
				return true;
		}
	}
	return false;
}

static void
add_group(struct writing *w, const struct edition_section *s,
    const struct fw_group *g, const struct node *after)
{
	struct fw_section one = *s->now;
	struct buf b = BUF_INIT;
	const struct deck *d = w->old;

	if (g->n == 0)
		return; /* nothing to practise */
	one.groups = arena_alloc(w->a, sizeof(*g));
	memcpy(one.groups, g, sizeof(*g));
	one.n_groups = 1;
	buf_addc(&b, '\n');
	if (after == NULL && d->n_practice > 0)
		after = d->practice[d->n_practice - 1].node;
	if (after) {
		fw_yaml_practice(&one, s->id, after->column - 1, &b);
		change(
		    w, amend_insert_after(&w->am, after, buf_str(&b)), after);
	} else {
		if (!w->practice_begun)
			buf_adds(&b, "practice:\n\n");
		w->practice_begun = true;
		fw_yaml_practice(&one, s->id, 4, &b);
		change(w, amend_append(&w->am, buf_str(&b)), d->node);
	}
	buf_release(&b);
}

static void
change_section(struct writing *w, const struct edition_section *s)
{
	const struct deck *d = w->old;
	size_t n = 0, m = s->now->n_groups;
	struct line *lines =
	    arena_array(w->a, (size_t)d->n_practice + 1, sizeof(*lines));
	const struct practice **old =
	    arena_array(w->a, (size_t)d->n_practice + 1, sizeof(*old));
	const char **heads = arena_array(w->a, m + 1, sizeof(*heads));
	const struct node *after = NULL;
	bool *have = arena_array(w->a, m + 1, sizeof(*have));

	for (int i = 0; i < d->n_practice; i++) {
		if (strcmp(d->practice[i].section, s->id) != 0)
			continue;
		old[n] = &d->practice[i];
		lines[n++] = (struct line){
		    d->practice[i].heading, d->practice[i].node, -1};
	}
	for (size_t k = 0; k < m; k++)
		heads[k] = fw_yaml_heading(&s->now->groups[k]);
	match(w->a, lines, n, heads, m);
	for (size_t i = 0; i < n; i++) {
		const struct fw_group *g =
		    lines[i].now >= 0 ? &s->now->groups[lines[i].now] : NULL;

		if (g == NULL || !keeps_some(w->a, old[i], g)) {
			w->w->lost++;
			change(w, amend_comment_out(&w->am, lines[i].node),
			    lines[i].node);
			continue;
		}
		have[lines[i].now] = true;
		if (!edition_same(lines[i].text, fw_yaml_heading(g), w->a))
			change(w,
			    amend_text(&w->am,
				node_get(lines[i].node, "heading"),
				fw_yaml_heading(g)),
			    lines[i].node);
		change_bullets(w, old[i], g);
	}
	for (size_t k = 0; k < m; k++) {
		for (size_t i = 0; i < n; i++) {
			if (k > 0 && lines[i].now == (int)k - 1)
				after = lines[i].node;
		}
		if (after == NULL && n > 0)
			after = lines[n - 1].node;
		if (!have[k])
			add_group(w, s, &s->now->groups[k], after);
	}
}

void
edition_practice(struct writing *w)
{
	for (size_t i = 0; i < w->e->n_sections; i++)
		change_section(w, &w->e->sections[i]);
}
