/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/renames.h"

#include <stdlib.h>
#include <string.h>

#include "base/js.h"

struct rename {
	const char *old, *new;
	const struct event *ev;
};

static int
by_event(const void *x, const void *y)
{
	const struct rename *a = x, *b = y;

	return event_compare(a->ev, b->ev);
}

static int
by_name(const void *x, const void *y)
{
	return strcmp(
	    ((const struct name *)x)->name, ((const struct name *)y)->name);
}

static size_t
read_renames(
    const struct event *ev, size_t n, struct arena *a, struct rename *out)
{
	struct err e = ERR_INIT;
	struct js *body;
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		if (ev[i].type != EV_RENAME)
			continue;
		body = js_parse(ev[i].body, strlen(ev[i].body), &e);
		out[k].old = arena_strdup(a, js_text(js_get(body, "old"), ""));
		out[k].new = arena_strdup(a, js_text(js_get(body, "new"), ""));
		out[k].ev = &ev[i];
		k += out[k].old[0] && out[k].new[0];
		js_free(body);
	}
	return k;
}

/* Names by their number in the sorted list; those of one item form a tree, and
 * its root knows what the item is called. */
struct forest {
	struct name *list;
	size_t n;
	size_t *up; /* itself: a root */
	size_t *called; /* of a root */
};

static size_t
number_of(const struct forest *f, const char *name)
{
	struct name key = {name, NULL}, *found;

	found = bsearch(&key, f->list, f->n, sizeof(key), by_name);
	return (size_t)(found - f->list);
}

static size_t
root_of(struct forest *f, size_t i)
{
	while (f->up[i] != i) {
		f->up[i] = f->up[f->up[i]];
		i = f->up[i];
	}
	return i;
}

static void
take(struct forest *f, const struct rename *r)
{
	size_t old = number_of(f, r->old), new = number_of(f, r->new);
	size_t of = root_of(f, old), to = root_of(f, new);

	if (f->called[of] != old)
		return; /* given up before */
	if (of == to)
		f->called[of] = new;
	else
		f->up[of] = to;
}

void
renames_read(const struct event *ev, size_t n, struct arena *a,
    struct name **out, size_t *n_out)
{
	struct rename *renames = arena_array(a, n, sizeof(*renames));
	size_t k = read_renames(ev, n, a, renames), i;
	struct forest f = {.n = 0};

	f.list = arena_array(a, 2 * k, sizeof(*f.list));
	for (i = 0; i < k; i++) {
		f.list[2 * i].name = renames[i].old;
		f.list[2 * i + 1].name = renames[i].new;
	}
	if (k > 0) {
		qsort(f.list, 2 * k, sizeof(*f.list), by_name);
		qsort(renames, k, sizeof(*renames), by_event);
	}
	for (i = 0; i < 2 * k; i++)
		if (i == 0 || strcmp(f.list[i].name, f.list[f.n - 1].name) != 0)
			f.list[f.n++] = f.list[i];
	f.up = arena_array(a, f.n, sizeof(*f.up));
	f.called = arena_array(a, f.n, sizeof(*f.called));
	for (i = 0; i < f.n; i++)
		f.up[i] = f.called[i] = i;
	for (i = 0; i < k; i++)
		take(&f, &renames[i]);
	for (i = 0; i < f.n; i++)
		f.list[i].now = f.list[f.called[root_of(&f, i)]].name;
	*out = f.list;
	*n_out = f.n;
}

const char *
renames_now(const struct name *list, size_t n, const char *name)
{
	struct name key = {name, NULL}, *found;

	if (n == 0)
		return name;
	found = bsearch(&key, list, n, sizeof(key), by_name);
	return found ? found->now : name;
}
