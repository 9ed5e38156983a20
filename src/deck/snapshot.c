/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * snapshot: the content of an item as JSON, as it is kept beside the log, and
 * from it again. Declarations are in items.h.
 */
#include "deck/items.h"

#include <string.h>

#include "base/js.h"

static void
set_texts(struct js *all, const char *key, const char *const *texts, int n)
{
	struct js *list;

	if (n == 0)
		return;
	list = js_new_array();
	for (int i = 0; i < n; i++)
		js_push(list, js_new_text(texts[i]));
	js_set(all, key, list);
}

static void
set_known(struct js *all, const char *key, const char *s)
{
	if (s && s[0])
		js_set_text(all, key, s);
}

void
deck_snapshot_json(const struct item *it, struct buf *out)
{
	struct js *all = js_new_object(), *ideas = js_new_array(), *one;
	int i, k;

	for (i = 0; i < it->n_ideas; i++) {
		one = js_new_array();
		for (k = 0; k < it->ideas[i].n; k++)
			js_push(one, js_new_text(it->ideas[i].wordings[k]));
		js_push(ideas, one);
	}
	js_set_text(all, "text", it->text);
	js_set_text(all, "ask", it->ask);
	js_set(all, "ideas", ideas);
	if (it->kind == KIND_REFUTE) {
		js_set_text(all, "says", it->says);
		js_set_text(all, "truth", it->truth);
		js_set_bool(all, "any_idea", it->any_idea);
	}
	if (it->ticked)
		js_set_bool(all, "ticked", true);
	set_known(all, "scene", it->scene);
	set_known(all, "model", it->model);
	set_known(all, "setting", it->setting);
	set_texts(all, "parts", it->parts, it->n_parts);
	set_texts(all, "uses", it->uses, it->n_uses);
	set_texts(all, "tempting", it->tempting, it->n_tempting);
	js_write(all, out);
	js_free(all);
}

static const char *
get_text(const struct js *all, const char *key, struct arena *a)
{
	return arena_strdup(a, js_text(js_get(all, key), ""));
}

static const char **
get_texts(const struct js *list, int most, struct arena *a, int *n)
{
	size_t len = js_length(list);
	const char **out = arena_array(a, len + 1, sizeof(*out));

	*n = len < (size_t)most ? (int)len : most;
	for (int i = 0; i < *n; i++)
		out[i] = arena_strdup(a, js_text(js_at(list, (size_t)i), ""));
	return out;
}

#define WORDINGS_MOST 10000

/* KIND of DECK:OWNER/KIND[/NAME]. */
static bool
kind_of(const char *id, enum kind *out)
{
	const char *kind = strchr(id, '/');
	size_t n;

	if (kind == NULL)
		return false;
	n = strcspn(++kind, "/");
	for (enum kind k = KIND_RECALL; k < KIND_TRY; k++)
		if (strlen(kind_name(k)) == n &&
		    strncmp(kind, kind_name(k), n) == 0) {
			*out = k;
			return true;
		}
	return false;
}

bool
deck_snapshot_read(
    const char *id, const char *json, struct arena *a, struct item *out)
{
	struct err e = ERR_INIT;
	struct js *all = js_parse(json, strlen(json), &e);
	const struct js *ideas = js_get(all, "ideas");
	size_t n = js_length(ideas);

	memset(out, 0, sizeof(*out));
	if (js_type(all) != JS_OBJECT || !kind_of(id, &out->kind)) {
		js_free(all);
		return false;
	}
	out->id = id;
	out->text = get_text(all, "text", a);
	out->ask = get_text(all, "ask", a);
	out->says = get_text(all, "says", a);
	out->truth = get_text(all, "truth", a);
	out->scene = get_text(all, "scene", a);
	out->model = get_text(all, "model", a);
	out->setting = get_text(all, "setting", a);
	out->any_idea = js_bool(js_get(all, "any_idea"), false);
	out->ticked = js_bool(js_get(all, "ticked"), false);
	out->uses = get_texts(js_get(all, "uses"), IDEAS_MAX, a, &out->n_uses);
	out->n_ideas = n < IDEAS_MAX ? (int)n : IDEAS_MAX;
	out->ideas = arena_array(a, n + 1, sizeof(*out->ideas));
	for (int i = 0; i < out->n_ideas; i++)
		out->ideas[i].wordings = get_texts(js_at(ideas, (size_t)i),
		    WORDINGS_MOST, a, &out->ideas[i].n);
	js_free(all);
	return true;
}
