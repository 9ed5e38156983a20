/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check: see the header; ids themselves are check_ids.c's. Each finding tells
 * what to write instead, so references look for the id that was meant.
 */
#include "deck/check.h"

#include <string.h>

#include "base/text.h"
#include "deck/check_ids.h"
#include "deck/finding.h"
#include "deck/idmap.h"
#include "deck/items.h"
#include "deck/yaml.h"

/* Looking for the nearest id reads all of them: not for thousands of slips. */
#define ADVICE_MAX 20
/* So many ids of a circle are named. */
#define CIRCLE_SHOWN 8

struct checker {
	struct deck *deck;
	struct arena *arena;
	struct diags *d;
	bool overlay;
	int advised;
	struct arena scratch; /* for one statement */
};

/* Ids that differ in their number are different things, not slips. */
static bool
same_digits(const char *a, const char *b)
{
	static const char digits[] = "0123456789";

	for (;; a++, b++) {
		a += strcspn(a, digits);
		b += strcspn(b, digits);
		if (*a != *b)
			return false;
		if (*a == '\0')
			return true;
	}
}

static const char *
nearest_id(struct checker *c, const char *id, enum owner_kind kind)
{
	const struct deck *deck = c->deck;
	const char *best = NULL, *one;
	int i, dist, limit = 2;
	int n = kind == OWNER_SECTION ? deck->n_sections : deck->n_statements;

	if (c->advised++ >= ADVICE_MAX)
		return NULL;
	for (i = 0; i < n && limit > 0; i++) {
		one = kind == OWNER_SECTION ? deck->sections[i].id
					    : deck->statements[i].id;
		dist = text_distance(id, one, limit - 1);
		if (dist < limit && check_is_id(one) && same_digits(id, one)) {
			best = one;
			limit = dist;
		}
	}
	return best;
}

/* What to write for an id that the deck does not have; NULL: who knows. A
 * number is told as check_ids tells the one that has it. */
static const char *
meant_id(struct checker *c, const char *id, enum owner_kind kind)
{
	const struct deck *deck = c->deck;
	const char *prefix = kind == OWNER_SECTION ? "s" : deck->prefix;
	const char *full = arena_printf(c->arena, "%s%s", prefix, id);
	const struct idmap_slot *slot = idmap_find(deck->owners, full);
	int i;

	if (slot && slot->number == (int)kind)
		return full;
	if (kind == OWNER_STATEMENT && id[0] >= '0' && id[0] <= '9' &&
	    c->advised < ADVICE_MAX) {
		for (i = 0; i < deck->n_statements; i++) {
			if (strcmp(deck->statements[i].id, id) != 0)
				continue;
			c->advised++;
			return prefix[0] ? full
					 : arena_printf(c->arena, "s%s", id);
		}
	}
	return nearest_id(c, id, kind);
}

/* The id must be one of the kind (a statement or a section). */
static void
check_ref(struct checker *c, const struct node *owner, const char *key, int i,
    const char *id, enum owner_kind kind)
{
	const struct deck *deck = c->deck;
	const struct idmap_slot *slot = idmap_find(deck->owners, id);
	const char *thing = kind == OWNER_SECTION ? "section" : "statement";
	const char *full, *advice = "write the id of one that is in this deck";
	struct place at;

	if (slot && slot->number == (int)kind)
		return;
	if (slot == NULL && c->overlay && check_is_id(id))
		return;
	at = deck_place(owner, key, i);
	if (slot) {
		finding_add(c->d, at.line, at.column, "C22", advice,
		    "'%s' is not the id of a %s", id, thing);
		return;
	}
	full = meant_id(c, id, kind);
	if (full)
		advice = arena_printf(
		    c->arena, "write %s, if that is what you mean", full);
	finding_add(c->d, at.line, at.column, "C22", advice,
	    "there is no %s with the id '%s'", thing, finding_quote(c->d, id));
}

static void
check_refs(struct checker *c, const struct node *owner, const char *key,
    const char **ids, int n)
{
	int i;

	for (i = 0; i < n; i++)
		check_ref(c, owner, key, i, ids[i], OWNER_STATEMENT);
}

static void
check_section(struct checker *c, const struct node *owner, const char *id)
{
	if (id[0])
		check_ref(c, owner, "section", -1, id, OWNER_SECTION);
}

/* Folded, with each run of white space one space. */
static const char *
plain_form(struct arena *a, const char *s)
{
	char *folded = text_fold(a, s), *out = folded, *p;

	for (p = folded; *p; p++) {
		if (*p != ' ' && *p != '\n' && *p != '\t')
			*out++ = *p;
		else if (out > folded && out[-1] != ' ')
			*out++ = ' ';
	}
	*out = '\0';
	return folded;
}

static void
check_terms(struct checker *c, const struct statement *s)
{
	const char *text;
	struct place at;
	int i;

	if (s->n_terms == 0 || s->text[0] == '\0' ||
	    s->n_terms > DECK_TERMS_MAX)
		return;
	text = plain_form(&c->scratch, s->text);
	for (i = 0; i < s->n_terms; i++) {
		if (strstr(text, plain_form(&c->scratch, s->terms[i])))
			continue;
		at = deck_place(s->node, "terms", i);
		finding_add(c->d, at.line, at.column, "C03",
		    "copy it from the text as it stands there",
		    "'%s' is not in the text of this statement",
		    finding_quote(c->d, s->terms[i]));
	}
	arena_release(&c->scratch);
}

/* Without `ideas`, the parts of an answer are its ideas: as many as fit. */
static void
check_parts(struct checker *c, const struct statement *s)
{
	const char *p;
	struct place at;
	int n = 1;

	if (s->ask[0] == '\0' || s->n_ideas > 0)
		return;
	for (p = s->text; *p; p++)
		n += *p == ';';
	if (n <= IDEAS_MAX)
		return;
	at = deck_place(s->node, "text", -1);
	finding_add(c->d, at.line, at.column, "C28",
	    "write the ideas that count under 'ideas'",
	    "this answer has %d parts between semicolons, and no more than "
	    "%d ideas are taken",
	    n, IDEAS_MAX);
}

static void
check_statement(struct checker *c, const struct statement *s)
{
	int i;

	check_section(c, s->node, s->section);
	check_refs(c, s->node, "builds-on", s->builds_on, s->n_builds_on);
	check_refs(c, s->node, "confusable", s->confusable, s->n_confusable);
	for (i = 0; i < s->n_confusable; i++) {
		struct place at = deck_place(s->node, "confusable", i);

		if (s->id[0] && strcmp(s->confusable[i], s->id) == 0)
			finding_add(c->d, at.line, at.column, "C22",
			    "take it out",
			    "a statement cannot be confusable "
			    "with itself");
	}
	check_terms(c, s);
	check_parts(c, s);
}

static void
check_list(struct checker *c, const struct deck_list *l)
{
	const struct idmap_slot *slot;
	const struct statement *s;
	struct place at = deck_place(l->node, NULL, -1);
	int i;

	check_section(c, l->node, l->section);
	check_refs(c, l->node, "uses", l->uses, l->n_uses);
	if (l->n_uses == 0 && l->n_members == 0)
		finding_add(c->d, at.line, at.column, "C28",
		    "add one of the two",
		    "an entry of 'lists' needs 'uses' or 'members'");
	else if (l->n_uses > 0 && l->n_members > 0)
		finding_add(c->d, at.line, at.column, "C28",
		    "take one of the two out",
		    "an entry of 'lists' has either 'uses' or 'members'");
	for (i = 0; i < l->n_uses; i++) {
		slot = idmap_find(c->deck->owners, l->uses[i]);
		if (slot == NULL || slot->number != OWNER_STATEMENT)
			continue;
		s = slot->value;
		at = deck_place(l->node, "uses", i);
		if (s->gist[0] == '\0' && !c->overlay)
			finding_add(c->d, at.line, at.column, "C28",
			    "give that statement a 'gist', or write "
			    "'members' here",
			    "the members of this list are gists, and %s has "
			    "none",
			    s->id);
	}
}

/* The sentence about a circle that closes at `last`: the stack holds it from
 * its first statement on. */
static void
tell_circle(struct checker *c, const int *stack, int n, int ref)
{
	const struct statement *all = c->deck->statements;
	const struct statement *last = &all[stack[n - 1]];
	struct place at = deck_place(last->node, "builds-on", ref);
	struct buf b = BUF_INIT;
	int i;

	for (i = 0; i < n && i < CIRCLE_SHOWN; i++)
		buf_addf(&b, "%s -> ", all[stack[i]].id);
	if (i < n)
		buf_adds(&b, "... -> ");
	buf_adds(&b, all[stack[0]].id);
	finding_add(c->d, at.line, at.column, "C22",
	    "take one of these out of 'builds-on'",
	    n == 1 ? "a statement cannot build on itself: %s"
		   : "these build on each other in a circle: %s",
	    buf_str(&b));
	buf_release(&b);
}

/* Depth first, with a stack of our own: decks may be long chains. */
static void
check_circles(struct checker *c)
{
	const struct deck *deck = c->deck;
	size_t n = (size_t)deck->n_statements;
	int *stack = arena_array(c->arena, n, sizeof(int));
	int *next = arena_array(c->arena, n, sizeof(int));
	int *place = arena_array(c->arena, n, sizeof(int)); /* on the stack */
	const struct idmap_slot *slot;
	const struct statement *s;
	int root, top, ref, to;

	for (root = 0; root < deck->n_statements; root++) {
		top = 0;
		if (place[root] == 0) {
			stack[top++] = root;
			place[root] = top;
		}
		while (top > 0) {
			s = &deck->statements[stack[top - 1]];
			ref = next[stack[top - 1]]++;
			if (ref >= s->n_builds_on) {
				place[stack[--top]] = -1; /* done */
				continue;
			}
			slot = idmap_find(deck->owners, s->builds_on[ref]);
			if (slot == NULL || slot->number != OWNER_STATEMENT)
				continue;
			to = (int)((const struct statement *)slot->value -
			    deck->statements);
			if (place[to] > 0) {
				tell_circle(c, stack + place[to] - 1,
				    top - place[to] + 1, ref);
			} else if (place[to] == 0) {
				stack[top++] = to;
				place[to] = top;
			}
		}
	}
}

/* `same` is looked up word by word, so a phrase in it does nothing. */
static void
check_same(struct checker *c)
{
	const struct deck *deck = c->deck;
	struct place at;
	int i, k;

	for (i = 0; i < deck->n_same; i++) {
		at = deck_place(deck->node, "same", i);
		for (k = 0; k < deck->same[i].n; k++) {
			if (strpbrk(deck->same[i].wordings[k], " \t\n") &&
			    c->d->n < DECK_FINDINGS_MAX)
				diag_add(c->d, DIAG_WARNING, at.line, at.column,
				    "C28",
				    "write it as a wording of the ideas it "
				    "stands in",
				    "'%s' is more than one word, and 'same' "
				    "looks at single words",
				    finding_quote(
					c->d, deck->same[i].wordings[k]));
		}
	}
}

static void
check_not_empty(struct checker *c)
{
	static const char *const keys[] = {
	    "sections", "statements", "cases", "lists"};
	const struct node *v;
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		v = node_get(c->deck->node, keys[i]);
		if (v && v->n > 0)
			return;
	}
	finding_add(c->d, c->deck->node->line, c->deck->node->column, "C28",
	    "add 'statements:' and an entry below it",
	    "there are no sections, statements, cases or lists in this deck");
}

void
check_deck(struct deck *deck, struct arena *a, struct diags *d)
{
	struct checker c = {
	    deck, a, d, deck->extends[0] != '\0', 0, ARENA_INIT};
	int i;

	deck->owners = arena_alloc(a, sizeof(*deck->owners));
	idmap_init(deck->owners, a);
	check_ids(deck, a, d);
	check_not_empty(&c);
	for (i = 0; i < deck->n_statements; i++)
		check_statement(&c, &deck->statements[i]);
	for (i = 0; i < deck->n_cases; i++) {
		const struct deck_case *one = &deck->cases[i];

		check_refs(&c, one->node, "uses", one->uses, one->n_uses);
		check_refs(
		    &c, one->node, "tempting", one->tempting, one->n_tempting);
	}
	for (i = 0; i < deck->n_lists; i++)
		check_list(&c, &deck->lists[i]);
	for (i = 0; i < deck->n_practice; i++)
		check_section(
		    &c, deck->practice[i].node, deck->practice[i].section);
	check_same(&c);
	check_circles(&c);
}
