/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edition_write: the 'Learn how to' side, by its words alone: it has no ids. */
#include <stdlib.h>
#include <string.h>

#include "formats/alike.h"
#include "formats/edition_priv.h"
#include "formats/fw_yaml.h"

/* The texts of one list, old and new, and which is which. */
struct side {
	struct alike_text *old, *now;
	const struct node **nodes; /* of the old ones */
	size_t n_old, n_now;
};

static struct side
side_of(struct arena *a, size_t n_old, size_t n_now)
{
	struct side s = {arena_array(a, n_old + 1, sizeof(*s.old)),
	    arena_array(a, n_now + 1, sizeof(*s.now)),
	    arena_array(a, n_old + 1, sizeof(struct node *)), n_old, n_now};

	for (size_t i = 0; i < n_old; i++)
		s.old[i].is = -1;
	for (size_t i = 0; i < n_now; i++)
		s.now[i].is = -1;
	return s;
}

static void
match(struct side *s, struct arena *a)
{
	struct alike al = {.old = s->old,
	    .now = s->now,
	    .n_old = s->n_old,
	    .n_now = s->n_now,
	    .n_parts_old = 1,
	    .n_parts_now = 1};

	for (size_t i = 0; i < s->n_old; i++)
		s->old[i].number = -1;
	for (size_t i = 0; i < s->n_now; i++)
		s->now[i].number = -1;
	alike_match(&al, a);
}

/* The entry behind which a new one stands: that of the one before it, or the
 * last before that. */
static const struct node *
place_for(const struct side *s, size_t now, const struct node *otherwise)
{
	while (now-- > 0) {
		if (s->now[now].is >= 0)
			return s->nodes[s->now[now].is];
	}
	return otherwise;
}

static void
changed(
    struct writing *w, const char *section, const char *what, const char *text)
{
	w->w->practice++;
	edition_note(w, "practice",
	    arena_printf(w->a, "%s, %s: %s", section, what, text));
}

/* -- bullets
 * ----------------------------------------------------------------------------
 */

static void
old_bullet(struct writing *w, const struct edition_section *s,
    const struct side *b, size_t i)
{
	const struct alike_text *old = &b->old[i];

	if (old->is < 0) {
		edition_comment_out(w, b->nodes[i]);
		changed(w, s->id, "gone", old->text);
	} else if (!alike_same(old->text, b->now[old->is].text, w->a)) {
		edition_done(w,
		    amend_text(&w->am, b->nodes[i], b->now[old->is].text),
		    b->nodes[i]);
		changed(w, s->id, "reworded", b->now[old->is].text);
	}
}

static void
change_bullets(struct writing *w, const struct edition_section *s,
    const struct practice *old, const struct fw_group *now)
{
	const struct node *list = node_get(old->node, "bullets"), *one, *after;
	struct side b = side_of(w->a, (size_t)old->n_bullets, now->n);
	struct buf text = BUF_INIT;

	one = list->first;
	for (size_t i = 0; i < b.n_old && one; i++, one = one->next) {
		b.old[i].text = old->bullets[i];
		b.nodes[i] = one;
	}
	for (size_t k = 0; k < b.n_now; k++)
		b.now[k].text = fw_yaml_bullet(&now->bullets[k]);
	match(&b, w->a);
	for (size_t i = 0; i < b.n_old; i++)
		old_bullet(w, s, &b, i);
	for (size_t k = 0; k < b.n_now; k++) {
		if (b.now[k].is >= 0)
			continue;
		buf_clear(&text);
		fw_yaml_bullet_entry(&now->bullets[k], list->column + 1, &text);
		/* one that nothing stands before goes behind the first */
		after = place_for(&b, k, b.nodes[0]);
		edition_done(w,
		    amend_insert_after(&w->am, after, buf_str(&text)), after);
		changed(w, s->id, "new", b.now[k].text);
	}
	buf_release(&text);
}

/* -- headings
 * ----------------------------------------------------------------------------
 */

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
	if (after) {
		fw_yaml_practice(&one, s->id, amend_column(&w->am, after), &b);
		edition_done(
		    w, amend_insert_after(&w->am, after, buf_str(&b)), after);
	} else {
		if (!w->practice_begun)
			buf_adds(&b, "practice:\n\n");
		w->practice_begun = true;
		fw_yaml_practice(&one, s->id, 4, &b);
		edition_done(w, amend_append(&w->am, buf_str(&b)), d->node);
	}
	changed(w, s->id, "new", fw_yaml_heading(g));
	buf_release(&b);
}

static void
old_group(struct writing *w, const struct edition_section *s,
    const struct practice *old, const struct fw_group *now)
{
	/* a list without an entry would be a fault */
	if (now == NULL || now->n == 0) {
		edition_comment_out(w, old->node);
		changed(w, s->id, "gone", old->heading);
		return;
	}
	if (!alike_same(old->heading, fw_yaml_heading(now), w->a)) {
		edition_done(w,
		    amend_text(&w->am, node_get(old->node, "heading"),
			fw_yaml_heading(now)),
		    old->node);
		changed(w, s->id, "reworded", fw_yaml_heading(now));
	}
	change_bullets(w, s, old, now);
}

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* A heading with its n bullets, whatever their order. */
static const char *
whole(struct arena *a, const char *heading, const char **bullets, size_t n)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (size_t i = 0; i < n; i++)
		bullets[i] = alike_key(a, bullets[i]);
	if (n > 0)
		qsort(bullets, n, sizeof(*bullets), by_text);
	buf_adds(&b, heading);
	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "\n%s", bullets[i]);
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static const char *
whole_old(struct arena *a, const struct practice *p)
{
	size_t n = (size_t)p->n_bullets;
	const char **bullets = arena_array(a, n + 1, sizeof(*bullets));

	memcpy(bullets, p->bullets, n * sizeof(*bullets));
	return whole(a, p->heading, bullets, n);
}

static const char *
whole_now(struct arena *a, const struct fw_group *g)
{
	const char **bullets = arena_array(a, g->n + 1, sizeof(*bullets));

	for (size_t i = 0; i < g->n; i++)
		bullets[i] = fw_yaml_bullet(&g->bullets[i]);
	/* without bullets there is nothing to go on as */
	return g->n > 0 ? whole(a, fw_yaml_heading(g), bullets, g->n) : "";
}

/* Which heading is which: with its bullets, for several may be called the
 * same; then by its own words. */
static void
match_headings(struct writing *w, const struct practice **old,
    const struct fw_group *now, struct side *h)
{
	for (size_t i = 0; i < h->n_old; i++)
		h->old[i].text = whole_old(w->a, old[i]);
	for (size_t k = 0; k < h->n_now; k++)
		h->now[k].text = whole_now(w->a, &now[k]);
	match(h, w->a);
	for (size_t i = 0; i < h->n_old; i++)
		h->old[i].text = old[i]->heading;
	for (size_t k = 0; k < h->n_now; k++)
		h->now[k].text = now[k].n > 0 ? fw_yaml_heading(&now[k]) : "";
	match(h, w->a);
}

/* What is there already; which heading is which comes out in h. */
static void
change_section(
    struct writing *w, const struct edition_section *s, struct side *h)
{
	const struct deck *d = w->old;
	const struct practice **old =
	    arena_array(w->a, (size_t)d->n_practice + 1, sizeof(*old));
	const struct fw_group *groups = s->now->groups;

	*h = side_of(w->a, (size_t)d->n_practice, s->now->n_groups);
	h->n_old = 0;
	for (int i = 0; i < d->n_practice; i++) {
		if (strcmp(d->practice[i].section, s->id) != 0)
			continue;
		old[h->n_old] = &d->practice[i];
		h->nodes[h->n_old++] = d->practice[i].node;
	}
	match_headings(w, old, groups, h);
	for (size_t i = 0; i < h->n_old; i++)
		old_group(w, s, old[i],
		    h->old[i].is >= 0 ? &groups[h->old[i].is] : NULL);
}

/* In two rounds: a bullet and an entry that are put in behind the same line
 * stand there in the order in which they came. */
void
edition_practice(struct writing *w)
{
	const struct edition *e = w->e;
	const struct deck *d = w->old;
	const struct node *last =
	    d->n_practice > 0 ? d->practice[d->n_practice - 1].node : NULL;
	struct side *sides =
	    arena_array(w->a, e->n_sections + 1, sizeof(*sides));

	for (size_t i = 0; i < e->n_sections; i++)
		change_section(w, &e->sections[i], &sides[i]);
	for (size_t i = 0; i < e->n_sections; i++) {
		const struct edition_section *s = &e->sections[i];
		const struct side *h = &sides[i];

		for (size_t k = 0; k < h->n_now; k++) {
			if (h->now[k].is < 0)
				add_group(w, s, &s->now->groups[k],
				    place_for(h, k,
					h->n_old > 0 ? h->nodes[0] : last));
		}
		/* behind it stands what is new in the next section */
		if (h->n_old > 0)
			last = h->nodes[h->n_old - 1];
	}
}
