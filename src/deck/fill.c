/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fill: see the header. Which keys there are, of which type, and where each
 * goes in its struct is the table's business (schema.c).
 */
#include "deck/fill.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/err.h"
#include "base/text.h"
#include "deck/finding.h"
#include "deck/schema.h"
#include "deck/value.h"

#define FORMAT 1

static void fill_map(
    struct filler *f, enum key_owner owner, void *base, const struct node *map);

static void
set_pointer(char *base, size_t at, const void *p)
{
	memcpy(base + at, &p, sizeof(p));
}

static void
set_int(char *base, size_t at, int v)
{
	memcpy(base + at, &v, sizeof(v));
}

static void
set_list(struct filler *f, char *base, const struct key *key,
    const struct node *v, const void *list, int n)
{
	set_pointer(base, key->at, list);
	set_int(base, key->count_at, n);
	if (n == 0 || (n >= key->min && (key->max == 0 || n <= key->max)))
		return;
	if (key->min > 0)
		finding_add(f->d, v->line, v->column, "C28",
		    "put some together, or divide them further",
		    "'%s' has %d entries, and takes %d to %d", key->name, n,
		    key->min, key->max);
	else
		finding_add(f->d, v->line, v->column, "C28",
		    "put some together, or make two of it",
		    "'%s' has %d entries, and takes no more than %d", key->name,
		    n, key->max);
}

static void
fill_texts(
    struct filler *f, char *base, const struct key *key, const struct node *v)
{
	const char **list;
	const struct node *one;
	int n = 0;

	if (v->kind != NODE_LIST) {
		value_wrong_type(f, key, v);
		return;
	}
	list = arena_array(f->arena, v->n, sizeof(*list));
	for (one = v->first; one; one = one->next) {
		if (value_is_entry(f, key, one))
			list[n++] = value_trimmed(f, one);
	}
	set_list(f, base, key, v, list, n);
}

static void
fill_words_list(
    struct filler *f, char *base, const struct key *key, const struct node *v)
{
	const struct node *one;
	struct idea *list;
	int n = 0;

	if (v->kind != NODE_LIST) {
		value_wrong_type(f, key, v);
		return;
	}
	list = arena_array(f->arena, v->n, sizeof(*list));
	for (one = v->first; one; one = one->next) {
		if (!value_is_entry(f, key, one))
			continue;
		list[n] = value_words(f, key, one);
		n += list[n].n > 0;
	}
	set_list(f, base, key, v, list, n);
}

static void
fill_ids(
    struct filler *f, char *base, const struct key *key, const struct node *v)
{
	const char **list;

	if (v->kind == NODE_LIST) {
		fill_texts(f, base, key, v);
		return;
	}
	if (v->kind == NODE_MAP) {
		value_wrong_type(f, key, v);
		return;
	}
	if (!value_is_text(f, key, v))
		return;
	list = arena_array(
	    f->arena, (size_t)value_parts(v->text, v->n, ','), sizeof(*list));
	set_list(f, base, key, v, list, value_split(f, key, v, ',', list));
}

static void
fill_pairs(
    struct filler *f, char *base, const struct key *key, const struct node *v)
{
	struct glossary_entry *list;
	const struct node *k;
	int n = 0;

	if (v->kind != NODE_MAP) {
		value_wrong_type(f, key, v);
		return;
	}
	list = arena_array(f->arena, v->n, sizeof(*list));
	for (k = v->first; k; k = k->next->next) {
		if (!value_is_entry(f, key, k) ||
		    !value_is_entry(f, key, k->next))
			continue;
		list[n].term = value_trimmed(f, k);
		list[n].meaning = value_trimmed(f, k->next);
		list[n].at.line = k->line;
		list[n].at.column = k->column;
		n++;
	}
	set_list(f, base, key, v, list, n);
}

static void
fill_maps(
    struct filler *f, char *base, const struct key *key, const struct node *v)
{
	size_t size = schema_size(key->part);
	const struct node *one;
	char *list;
	int n = 0;

	if (v->kind != NODE_LIST) {
		value_wrong_type(f, key, v);
		return;
	}
	if (key->max > 0 && v->n > (uint32_t)key->max) {
		set_list(f, base, key, v, NULL, (int)v->n);
		set_int(base, key->count_at, 0);
		return;
	}
	list = arena_array(f->arena, v->n, size);
	for (one = v->first; one; one = one->next) {
		if (one->kind == NODE_MAP)
			fill_map(f, key->part, list + size * (size_t)n++, one);
		else if (!one->broken)
			finding_add(f->d, one->line, one->column, "C28",
			    "write 'key: value' lines, the first after '- '",
			    "an entry of '%s' is %s, not a map", key->name,
			    node_is_empty(one) ? "empty" : value_kind(one));
	}
	set_list(f, base, key, v, list, n);
}

/* One word or number in place of a text: nothing of it is kept if wrong. */
static void
fill_small(
    struct filler *f, char *base, const struct key *key, const struct node *v)
{
	struct err e = ERR_INIT;
	const char *s;
	int32_t day;
	bool yes;

	if (v->kind != NODE_TEXT || v->broken) {
		value_wrong_type(f, key, v);
		return;
	}
	s = value_trimmed(f, v);
	if (key->type == TYPE_DATE) {
		if (date_parse_day(s, &day, &e) == 0) {
			memcpy(base + key->at, &day, sizeof(day));
			return;
		}
	} else if (key->type == TYPE_BOOL) {
		yes = strcasecmp(s, "yes") == 0 || strcasecmp(s, "on") == 0 ||
		    strcasecmp(s, "true") == 0;
		if (yes || strcasecmp(s, "no") == 0 ||
		    strcasecmp(s, "off") == 0 || strcasecmp(s, "false") == 0) {
			memcpy(base + key->at, &yes, sizeof(yes));
			return;
		}
	} else if (strcmp(s, "high") == 0) {
		yes = true;
		memcpy(base + key->at, &yes, sizeof(yes));
		return;
	}
	finding_add(f->d, v->line, v->column, "C28", value_advice(key->type),
	    "'%s' cannot be %s", key->name, finding_quote(f->d, s));
}

static void
fill_value(
    struct filler *f, char *base, const struct key *key, const struct node *v)
{
	struct idea words;
	void *part;

	switch (key->type) {
	case TYPE_NUMBER: /* read before anything else */
		break;
	case TYPE_TEXT:
	case TYPE_ID:
		if (value_is_text(f, key, v))
			set_pointer(base, key->at, value_trimmed(f, v));
		break;
	case TYPE_WORDS:
		if (v->kind != NODE_TEXT) {
			value_wrong_type(f, key, v);
		} else if (value_is_text(f, key, v)) {
			words = value_words(f, key, v);
			memcpy(base + key->at, &words, sizeof(words));
		}
		break;
	case TYPE_IDS:
	case TYPE_ID_LIST:
		fill_ids(f, base, key, v);
		break;
	case TYPE_TEXT_LIST:
		fill_texts(f, base, key, v);
		break;
	case TYPE_WORDS_LIST:
		fill_words_list(f, base, key, v);
		break;
	case TYPE_TEXT_MAP:
		fill_pairs(f, base, key, v);
		break;
	case TYPE_DATE:
	case TYPE_BOOL:
	case TYPE_HIGH:
		fill_small(f, base, key, v);
		break;
	case TYPE_MAP:
		if (v->kind != NODE_MAP) {
			value_wrong_type(f, key, v);
			break;
		}
		part = arena_alloc(f->arena, schema_size(key->part));
		fill_map(f, key->part, part, v);
		set_pointer(base, key->at, part);
		break;
	case TYPE_MAP_LIST:
		fill_maps(f, base, key, v);
		break;
	}
}

/* What a key holds that is not written. */
static void
set_default(char *base, const struct key *key)
{
	int32_t no_day = ITEM_NO_DAY;

	if (key->type == TYPE_TEXT || key->type == TYPE_ID)
		set_pointer(base, key->at, "");
	else if (key->type == TYPE_DATE)
		memcpy(base + key->at, &no_day, sizeof(no_day));
}

static void
unknown_key(struct filler *f, enum key_owner owner, const struct node *k)
{
	struct buf advice = BUF_INIT;

	if (finding_full(f->d))
		return;
	schema_advice(owner, k->text, &advice);
	finding_add(f->d, k->line, k->column, "C28", buf_str(&advice),
	    "'%s' is not a key of %s", finding_quote(f->d, k->text),
	    schema_owner_name(owner));
	buf_release(&advice);
}

static void
missing_key(struct filler *f, const struct key *key, const struct node *map)
{
	struct buf advice = BUF_INIT;

	if (finding_full(f->d))
		return;
	buf_addf(&advice, "add a line '%s: ...' (%c%s", key->name,
	    key->meaning[0] - 'A' + 'a', key->meaning + 1);
	advice.p[advice.n - 1] = ')'; /* the full stop */
	finding_add(f->d, map->line, map->column, key->code, buf_str(&advice),
	    "the key '%s' is missing in %s", key->name,
	    schema_owner_name(key->owner));
	buf_release(&advice);
}

static void
fill_map(
    struct filler *f, enum key_owner owner, void *base, const struct node *map)
{
	const struct node *k;
	const struct key *key, *all;
	size_t i, n;

	all = schema_keys(&n);
	memcpy(base, &map, sizeof(map)); /* each struct begins with its node */
	for (i = 0; i < n; i++) {
		if (all[i].owner == owner)
			set_default(base, &all[i]);
	}
	for (k = map->first; k; k = k->next->next) {
		key = schema_find(owner, k->text);
		if (key && value_is_written(k->next))
			fill_value(f, base, key, k->next);
		else if (key == NULL && strncmp(k->text, "x-", 2) != 0)
			unknown_key(f, owner, k);
	}
	for (i = 0; i < n; i++) {
		if (all[i].owner == owner && all[i].need != NEED_NOT &&
		    (all[i].need == NEED || !f->overlay) &&
		    !value_is_written(node_get(map, all[i].name)))
			missing_key(f, &all[i], map);
	}
}

/* Returns whether the program can read the rest. */
static bool
check_format(struct filler *f, const struct node *root, struct deck *deck)
{
	const struct node *v = node_get(root, "format");
	char *end;
	long format;

	if (!value_is_written(v) || v->broken)
		return true; /* told as a missing key */
	format = v->kind == NODE_TEXT ? strtol(v->text, &end, 10) : 0;
	if (v->kind != NODE_TEXT || *end != '\0' || format < 1) {
		finding_add(f->d, v->line, v->column, "C28", "write format: 1",
		    "'format' is the number of the file format, which is 1");
		return true;
	}
	deck->format = (int)format;
	if (format == FORMAT)
		return true;
	finding_add(f->d, v->line, v->column, "Y08", "get a newer revisit",
	    "this deck is of format %ld; this program reads %d", format,
	    FORMAT);
	return false;
}

struct deck *
fill_deck(const struct node *root, struct arena *a, struct diags *d)
{
	struct filler f = {a, d, false};
	struct deck *deck = arena_alloc(a, sizeof(*deck));

	if (!check_format(&f, root, deck))
		return NULL;
	f.overlay = value_is_written(node_get(root, "extends"));
	fill_map(&f, KEY_DECK, deck, root);
	return deck;
}
