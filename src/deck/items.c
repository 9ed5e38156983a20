/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * items: see the header. The content hash is part of people's history: what
 * goes into it is never changed without a `content` event for every item.
 */
#include "deck/items.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "deck/idmap.h"
#include "deck/items_priv.h"

/* A licence longer than this is for a page of its own. */
#define LICENCE_SHORT 40

/* Adds the folded letters and digits of s, and a mark after them. */
static void
add_folded(struct arena *scratch, struct buf *b, const char *s)
{
	struct arena_mark mark = arena_mark(scratch);
	char *folded = text_fold(scratch, s), *to = folded;

	for (const char *p = folded; *p; p++) {
		if ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') ||
		    (unsigned char)*p >= 0x80)
			*to++ = *p;
	}
	buf_add(b, folded, (size_t)(to - folded));
	buf_addc(b, '\n');
	arena_restore(scratch, mark);
}

/* What an item is beside its ideas. The other kinds are what is counted in
 * them (E.3): a question, a model or a gist that is put better is no other
 * item. */
static void
add_core(struct arena *scratch, struct buf *b, const struct item *it)
{
	switch (it->kind) {
	case KIND_RECALL:
	case KIND_TRY:
		add_folded(scratch, b, it->text);
		break;
	case KIND_REFUTE:
		add_folded(scratch, b, it->says);
		add_folded(scratch, b, it->truth);
		break;
	case KIND_APPLY:
	case KIND_SPOT:
		add_folded(scratch, b, it->scene);
		break;
	case KIND_BECAUSE:
	case KIND_LIST:
	case KIND_STEPS:
		break;
	}
}

static void
set_hash(struct arena *scratch, struct buf *b, struct item *it)
{
	buf_clear(b);
	add_core(scratch, b, it);
	for (int i = 0; i < it->n_uses; i++)
		add_folded(scratch, b, it->uses[i]);
	for (int i = 0; it->n_uses == 0 && i < it->n_ideas; i++)
		add_folded(scratch, b, it->ideas[i].wordings[0]);
	(void)snprintf(it->hash, sizeof(it->hash), "%016" PRIx64,
	    text_hash(buf_str(b), b->n));
}

/* An overlay may leave it to its base. */
const char *
items_prefix(const struct deck *d)
{
	return d->prefix[0] == '\0' && d->base ? d->base->prefix : d->prefix;
}

/* The id without the deck's prefix, if a number is left. */
const char *
items_number(const struct deck *d, const char *id)
{
	const char *prefix = items_prefix(d);
	size_t n = strlen(prefix);

	if (n > 0 && strncmp(id, prefix, n) == 0 && id[n] >= '0' &&
	    id[n] <= '9')
		return id + n;
	return id;
}

#define FIRST_WORDS 4

/* The beginning of a text: its first words, at most half of them. */
static const char *
first_words(const char *text, struct arena *a)
{
	size_t n = 0, words = 1, take = 0, at = 0;

	for (const char *p = text; *p; p++)
		words += *p == ' ';
	while (text[n] && take < FIRST_WORDS && take < words / 2) {
		n += strcspn(text + n, " ");
		at = n;
		n += strspn(text + n, " ");
		take++;
	}
	return arena_strndup(a, text, at);
}

/* The question for a statement whose author wrote none: by its gist, else by
 * its first words; by its number where it is but a word or two. */
static const char *
made_question(const struct deck *d, struct arena *a, const struct statement *s)
{
	const char *begins = first_words(s->text, a);

	if (s->gist[0])
		return arena_printf(
		    a, "What does the statement \"%s\" say?", s->gist);
	if (begins[0])
		return arena_printf(
		    a, "How does this go on: \"%s \xe2\x80\xa6\"?", begins);
	return arena_printf(
	    a, "What does statement %s say?", items_number(d, s->id));
}

/* What is left of n bytes without white space at their end. */
static size_t
trimmed(const char *s, size_t n)
{
	while (n > 0 && strchr(" \t\n", s[n - 1]))
		n--;
	return n;
}

/* The parts of an answer between semicolons, one idea each. */
static void
split_parts(struct arena *a, struct item *it)
{
	static const char white[] = " \t\n";
	const char *p = it->text, **wording;
	size_t len, n;

	it->ideas = arena_array(a, IDEAS_MAX, sizeof(*it->ideas));
	for (; *p && it->n_ideas < IDEAS_MAX; p += len + (p[len] == ';')) {
		len = strcspn(p, ";");
		n = strspn(p, white);
		if (n >= len)
			continue; /* nothing between two semicolons */
		wording = arena_array(a, 1, sizeof(*wording));
		*wording = arena_strndup(a, p + n, trimmed(p + n, len - n));
		it->ideas[it->n_ideas].wordings = wording;
		it->ideas[it->n_ideas++].n = 1;
	}
}

/* Whose words they are, in one line. */
const char *
items_source(const struct deck *d, struct arena *a, const char *author,
    int32_t as_of, bool written)
{
	const struct deck_source *src = d->base ? d->base->source : d->source;
	const char *whose = "", *sep = "", *licence = d->licence;
	struct buf b = BUF_INIT;
	const char *out;

	if (d->base && licence[0] == '\0')
		licence = d->base->licence;
	if (d->base && author[0] == '\0')
		author = d->title; /* an overlay's words are nobody else's */

	if (src)
		whose = src->publisher[0] ? src->publisher : src->title;
	if (whose[0]) {
		buf_addf(&b, "Statement: %s", whose);
		sep = ". ";
	}
	if (author[0] || (whose[0] && written)) {
		buf_addf(&b, "%sQuestion: %s", sep,
		    author[0] ? author : "the authors of this deck");
		sep = ". ";
	}
	if (as_of != ITEM_NO_DAY) {
		buf_addf(&b, "%sChecked: %s", sep, date_day_iso(a, as_of));
		sep = ". ";
	}
	if (licence[0] &&
	    text_length(licence, strlen(licence)) <= LICENCE_SHORT)
		buf_addf(&b, "%sLicence: %s", sep, licence);
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

const struct section *
items_section(const struct deck *d, const char *id)
{
	const struct section *s = NULL;

	if (id[0] && d->base)
		s = deck_find_owner(d->base, id).section;
	if (id[0] && s == NULL)
		s = deck_find_owner(d, id).section;
	return s;
}

const struct statement *
items_statement(const struct deck *d, const char *id)
{
	const struct statement *s = deck_find_owner(d, id).statement;

	if ((s == NULL || s->borrowed) && d->base)
		s = deck_find_owner(d->base, id).statement;
	return s;
}

static void
take_lures(const struct statement *s, struct arena *a, struct item *it)
{
	const struct misconception *m;
	struct lure *l;

	it->n_lures = s->n_misconceptions + s->n_heard;
	it->lures = arena_array(a, (size_t)it->n_lures + 1, sizeof(*it->lures));
	for (int i = 0; i < it->n_lures; i++) {
		m = i < s->n_misconceptions
		    ? &s->misconceptions[i]
		    : &s->heard[i - s->n_misconceptions];
		l = &it->lures[i];
		l->id = m->id;
		l->says = m->says;
		l->truth = m->truth;
		l->listen_for = m->listen_for;
	}
}

static void
make_recall(const struct deck *d, struct arena *a, const struct statement *s,
    struct item *it)
{
	const struct section *section = items_section(d, s->section);
	struct deck own = *d;

	if (!s->borrowed)
		own.base = NULL; /* words of its own source */
	it->id = arena_printf(a, "%s:%s/%s", d->name, s->id, "recall");
	it->deck = d->name;
	it->home = d->base ? d->base->name : d->name;
	it->owner = s->id;
	it->kind = KIND_RECALL;
	it->section = s->section;
	it->section_title = section ? section->title : "";
	it->gist = s->gist;
	it->text = s->text;
	it->ask = s->ask[0] ? s->ask : made_question(d, a, s);
	it->example = s->example;
	it->prefix = items_prefix(d);
	it->source =
	    items_source(&own, a, s->author, s->as_of, s->ask[0] != '\0');
	it->ideas = s->ideas;
	it->n_ideas = s->n_ideas;
	if (s->n_ideas == 0 && s->ask[0])
		split_parts(a, it);
	it->extra = s->extra;
	it->n_extra = s->n_extra;
	it->terms = s->terms;
	it->n_terms = s->n_terms;
	it->skip = s->skip;
	it->n_skip = s->n_skip;
	it->builds_on = s->builds_on;
	it->n_builds_on = s->n_builds_on;
	it->confusable = s->confusable;
	it->n_confusable = s->n_confusable;
	it->opens = s->opens;
	if (section && section->opens > it->opens)
		it->opens = section->opens;
	it->priority = s->priority;
	it->says = it->truth = "";
	it->model = it->scene = it->setting = "";
	it->why = s->because ? s->because->model : "";
	take_lures(s, a, it);
}

/* Is the byte before s one after which a quotation may begin? */
static bool
opens_quote(const char *s, const char *p)
{
	return p == s || strchr(" \t\n([", p[-1]);
}

/* A colleague's sentence in quotation marks: quotations within it get the
 * other sort, quotation marks round the whole are not doubled, and it ends as
 * a sentence does. */
static const char *
colleague(struct arena *a, const char *says)
{
	size_t n = strlen(says);
	struct buf b = BUF_INIT;
	const char *out;

	if (n > 2 && says[0] == '"' && says[n - 1] == '"' &&
	    memchr(says + 1, '"', n - 2) == NULL) {
		says = arena_strndup(a, says + 1, n - 2);
		n -= 2;
	}
	buf_adds(&b, "A colleague says: \xe2\x80\x9c");
	for (const char *p = says; *p; p++) {
		if (*p == '"')
			buf_adds(&b,
			    opens_quote(says, p) ? "\xe2\x80\x98"
						 : "\xe2\x80\x99");
		else
			buf_addc(&b, *p);
	}
	if (n > 0 && !strchr(".?!", says[n - 1]) &&
	    (n < 3 || memcmp(says + n - 3, "\xe2\x80\xa6", 3) != 0))
		buf_addc(&b, '.');
	buf_adds(&b, "\xe2\x80\x9d What would you say back?");
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

/* What a misconception gives to ask, beside the recall of its statement. */
static void
make_refute(const struct deck *d, struct arena *a, const struct item *recall,
    const struct misconception *m, struct item *it)
{
	const char **parent = arena_array(a, 1, sizeof(*parent));

	*it = *recall;
	it->id = arena_printf(a, "%s:%s/%s/%s", d->name, recall->owner,
	    kind_name(KIND_REFUTE), m->id);
	it->kind = KIND_REFUTE;
	it->says = m->says;
	it->truth = m->truth;
	it->ask = colleague(a, m->says);
	it->source = items_source(d, a, m->author, m->as_of, true);
	it->lures = NULL;
	it->n_lures = 0;
	it->any_idea = m->n_ideas == 0;
	if (!it->any_idea) {
		it->ideas = m->ideas;
		it->n_ideas = m->n_ideas;
	}
	it->extra = NULL;
	it->n_extra = 0;
	*parent = recall->owner;
	it->builds_on = parent;
	it->n_builds_on = 1;
}

static size_t
count_items(const struct deck *d)
{
	size_t n = (size_t)d->n_statements + items_count_kinds(d);

	for (int i = 0; i < d->n_statements; i++)
		n += (size_t)d->statements[i].n_misconceptions;
	return n;
}

void
deck_items(const struct deck *d, struct arena *a, struct item **out, size_t *n)
{
	struct arena scratch = ARENA_INIT;
	struct buf b = BUF_INIT;
	const struct statement *s;
	struct item *list, *recall, lent;
	int k = 0;

	list = arena_array(a, count_items(d), sizeof(*list));
	for (int i = 0; i < d->n_statements; i++) {
		s = &d->statements[i];
		if (s->text[0] == '\0')
			continue;
		memset(&lent, 0, sizeof(lent));
		/* its base asks for the recall of a borrowed one */
		recall = s->borrowed ? &lent : &list[k++];
		make_recall(d, a, s, recall);
		for (int j = 0; j < s->n_misconceptions; j++)
			make_refute(
			    d, a, recall, &s->misconceptions[j], &list[k++]);
		k += items_of_statement(d, a, s, recall, &list[k]);
	}
	k += items_of_deck(d, a, &list[k]);
	for (int i = 0; i < k; i++) {
		list[i].order = i;
		set_hash(&scratch, &b, &list[i]);
	}
	arena_release(&scratch);
	buf_release(&b);
	*out = list;
	*n = (size_t)k;
}

const char *
deck_full_id(const struct deck *d, struct arena *a, const char *id)
{
	const char *prefix = items_prefix(d);

	if (prefix[0] && id[0] >= '0' && id[0] <= '9')
		return arena_printf(a, "%s%s", prefix, id);
	return id;
}

struct deck_owner
deck_find_owner(const struct deck *d, const char *id)
{
	struct deck_owner out = {OWNER_NONE, NULL, NULL, NULL};
	struct arena a = ARENA_INIT;
	const struct idmap_slot *slot;
	size_t n = strcspn(id, ":");

	if (id[n] == ':') {
		if (strlen(d->name) != n || strncmp(id, d->name, n) != 0)
			return out;
		id += n + 1;
	}
	id = arena_strndup(&a, id, strcspn(id, "/"));
	slot = idmap_find(d->owners, deck_full_id(d, &a, id));
	if (slot) {
		out.kind = (enum owner_kind)slot->number;
		if (out.kind == OWNER_STATEMENT)
			out.statement = slot->value;
		else if (out.kind == OWNER_CASE)
			out.scene = slot->value;
		else
			out.section = slot->value;
	}
	arena_release(&a);
	return out;
}
