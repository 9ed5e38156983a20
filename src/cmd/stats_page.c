/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `stats --format html`: gathers what report/stats_page draws. */
#include "cmd/stats_view.h"

#include <errno.h>
#include <string.h>

#include "report/stats_page.h"

/* The stories of the hardest, for their curves. */
static int
find_stories(
    struct ctx *c, const struct view *v, struct stats_page *p, struct err *e)
{
	size_t n = v->f.n_hardest < HARD_MOST ? v->f.n_hardest : HARD_MOST;
	struct folded *stories = arena_array(&c->arena, n, sizeof(*stories));

	for (size_t i = 0; i < n; i++)
		if (store_folded(c->store, v->f.in.items[v->f.hardest[i]]->id,
			&c->arena, &stories[i], e) != 0)
			return -1;
	p->stories = stories;
	p->n_stories = n;
	return 0;
}

/* Whose words the statements are, as each deck puts it. */
static const char *
notes(struct ctx *c, const struct view *v)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (size_t i = 0; i < v->k.n_decks; i++) {
		const struct deck *d = v->k.decks[i];

		if (d->licence && d->licence[0])
			buf_addf(&b, "%s%s", b.n ? " " : "", d->licence);
		if (d->source && d->source->note && d->source->note[0])
			buf_addf(&b, "%s%s", b.n ? " " : "", d->source->note);
	}
	out = arena_strdup(&c->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

int
view_page(struct ctx *c, const struct view *v, FILE *out, struct err *e)
{
	const struct deck *first = v->k.n_decks > 0 ? v->k.decks[0] : NULL;
	struct stats_page p = {.title = v->k.title,
	    .lang = first && first->language ? first->language : "",
	    .f = &v->f,
	    .ahead = &v->ahead,
	    .rules = v->rules,
	    .several_decks = collect_apart(&v->k) > 1};
	struct buf b = BUF_INIT;
	size_t written;

	p.note = notes(c, v);
	if (find_stories(c, v, &p, e) != 0)
		return -1;
	stats_page(&b, &p, &c->arena);
	errno = 0;
	written = fwrite(buf_str(&b), 1, b.n, out);
	written = b.n - written;
	buf_release(&b);
	if (written != 0)
		return err_set(e, ERR_FAILED,
		    "the page could not be written: %s",
		    errno ? strerror(errno) : "input/output error");
	return 0;
}
