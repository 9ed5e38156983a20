/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/forms.h"

#include <string.h>

#include "base/js.h"

#define LOOK_SESSIONS 20000 /* newest first; more than 25 years of days */
#define LOOK_REVIEWS 400000

/* The start of the earliest session with that form: how many it asked. */
static size_t
earliest(const struct event *ev, size_t n, const struct collection *k,
    const char *form, size_t before, size_t *asked)
{
	struct err why = ERR_INIT;
	struct js *body;
	size_t found = n;

	for (size_t i = before; i-- > 0 && found == n;) {
		if (ev[i].ref[0])
			continue;
		body = js_parse(ev[i].body, strlen(ev[i].body), &why);
		if (strcmp(js_text(js_get(body, "form"), ""), form) == 0 &&
		    strcmp(js_text(js_get(body, "deck"), ""), k->name) == 0) {
			found = i;
			*asked = js_length(js_get(body, "plan"));
		}
		js_free(body);
	}
	return found;
}

static bool
is_full(const struct review *r)
{
	const char *marks =
	    r->n_attempts > 0 ? r->attempts[r->n_attempts - 1].marks : "";

	return strchr(marks, 'y') && strpbrk(marks, "np") == NULL;
}

static void
count(const struct event *ev, size_t n, const char *session, int *full, int *of)
{
	struct review r;

	*full = *of = 0;
	for (size_t i = 0; i < n; i++) {
		review_read(ev[i].body, &r);
		if (r.mode != MODE_TEST || strcmp(r.session, session) != 0)
			continue;
		(*of)++;
		*full += is_full(&r);
	}
}

int
forms_first(struct ctx *c, const struct collection *k, const char *form,
    int32_t *day, int *full, int *of, struct err *e)
{
	struct event *starts, *reviews;
	size_t n, m, i, asked = 0;

	*day = ITEM_NO_DAY;
	*full = *of = 0;
	if (store_recent(c->store, EV_SESSION, LOOK_SESSIONS, &c->arena,
		&starts, &n, e) != 0 ||
	    store_recent(c->store, EV_REVIEW, LOOK_REVIEWS, &c->arena, &reviews,
		&m, e) != 0)
		return -1;
	for (i = n; (i = earliest(starts, n, k, form, i, &asked)) < n;) {
		count(reviews, m, starts[i].id, full, of);
		if (*of > 0 && (size_t)*of == asked) {
			*day = rules_day(store_rules(c->store), starts[i].at_ms,
			    starts[i].zone_min);
			return 0;
		}
	}
	return 0;
}
