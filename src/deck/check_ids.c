/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check_ids: see the header. Statements, sections and cases share one space of
 * ids, since each may own items; what stands inside a statement has a space of
 * its own there.
 */
#include "deck/check_ids.h"

#include <stdio.h>
#include <string.h>

#include "deck/check.h"
#include "deck/finding.h"

#define ID_MAX 100

/* The form is right, and ids are still advised to be short. */
#define ID_ADVICE \
	"use small letters and digits, a letter first; '.' or '-' only " \
	"between them"

#define WHAT(...) arena_printf(c->arena, __VA_ARGS__)

struct ids {
	struct deck *deck;
	struct arena *arena;
	struct diags *d;
	struct idmap retired;
	struct idmap was; /* former ids: who claims them */
};

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
check_is_id(const char *s)
{
	if (!is_letter(*s))
		return false;
	while (*s) {
		if ((*s == '.' || *s == '-') &&
		    (is_letter(s[1]) || is_digit(s[1])))
			s++;
		else if (!is_letter(*s) && !is_digit(*s))
			return false;
		s++;
	}
	return true;
}

/* A framework's own number, such as 5.10. */
static bool
is_number(const char *s)
{
	if (!is_digit(*s))
		return false;
	while (is_digit(*s) || *s == '.' || *s == '-')
		s++;
	return *s == '\0';
}

static void
add(struct ids *c, const struct node *owner, const char *key, int i,
    const char *advice, const char *what)
{
	struct place at = deck_place(owner, key, i);

	finding_add(c->d, at.line, at.column, "C21", advice, "%s", what);
}

/* The node that a section, statement or case begins with. */
static const struct node *
node_of(const struct idmap_slot *slot)
{
	const struct node *node;

	memcpy(&node, slot->value, sizeof(node));
	return node;
}

/* Has the id the right form? Says what is wrong with it if not. */
static bool
check_form(
    struct ids *c, const struct node *owner, const char *id, const char *prefix)
{
	const char *advice = ID_ADVICE;

	if (id[0] == '\0') /* told as missing */
		return false;
	if (strlen(id) > ID_MAX) {
		add(c, owner, "id", -1, "choose a short one",
		    WHAT("this id has more than %d characters", ID_MAX));
		return false;
	}
	if (check_is_id(id))
		return true;
	if (is_number(id)) {
		advice = WHAT("write %s%s", prefix, id);
		add(c, owner, "id", -1, advice,
		    WHAT("the id %s is a number to other YAML tools, which "
			 "take 5.10 for 5.1",
			id));
		return false;
	}
	add(c, owner, "id", -1, advice,
	    WHAT("'%s' cannot be an id", finding_quote(c->d, id)));
	return false;
}

/* Is OWNER, OWNER/kind or OWNER/kind/name among the retired? kind and name may
 * be NULL. */
static void
check_retired(struct ids *c, const struct node *owner, const char *key,
    const char *id, const char *kind, const char *name)
{
	if (c->retired.n == 0)
		return;
	if (kind)
		id = name ? WHAT("%s/%s/%s", id, kind, name)
			  : WHAT("%s/%s", id, kind);
	if (idmap_find(&c->retired, id) == NULL)
		return;
	add(c, owner, key, -1,
	    "choose another id: its old history must not come back",
	    WHAT("'%s' is on the list of retired ids", id));
}

/* `was` names what the id was before: not what is still there. */
static void
check_was(
    struct ids *c, const struct node *owner, const char *was, const char *id)
{
	char head[ID_MAX + 1];
	size_t n = strcspn(was, "/");

	if (was[0] == '\0')
		return;
	if (n < sizeof(head)) {
		memcpy(head, was, n);
		head[n] = '\0';
	}
	if (n >= sizeof(head) || !check_is_id(head))
		add(c, owner, "was", -1, "write the id that it had before",
		    WHAT("'%s' cannot have been an id",
			finding_quote(c->d, was)));
	else if (strcmp(was, id) == 0)
		add(c, owner, "was", -1, "take the line out",
		    WHAT("'was' holds the id that it has now"));
}

/* An id of the whole deck may have been only one thing, which is gone. */
static void
check_was_owner(struct ids *c, const struct node *owner, const char *was)
{
	const struct idmap_slot *slot;

	if (was[0] == '\0')
		return;
	slot = idmap_find(c->deck->owners, was);
	if (slot && node_of(slot) != owner)
		add(c, owner, "was", -1,
		    "give that one another id, or take the line out",
		    WHAT("'%s' is still the id of another in this deck", was));
	else if (idmap_add(&c->was, was, owner, 0))
		add(c, owner, "was", -1, "leave it at one of them",
		    WHAT("'%s' is the former id of two: its history can move "
			 "to one only",
			was));
}

/* An id that stands for the whole deck. */
static void
add_owner(struct ids *c, const struct node *owner, const char *id,
    const void *thing, enum owner_kind kind)
{
	struct idmap_slot *slot;
	const char *prefix = c->deck->prefix;

	if (kind != OWNER_STATEMENT || prefix[0] == '\0')
		prefix = kind == OWNER_CASE ? "c" : "s";
	if (!check_form(c, owner, id, prefix))
		return;
	check_retired(c, owner, "id", id, NULL, NULL);
	slot = idmap_add(c->deck->owners, id, thing, (int)kind);
	if (slot == NULL)
		return;
	add(c, owner, "id", -1, "give each its own id",
	    WHAT("the id %s is used twice, first in line %d", id,
		deck_place(node_of(slot), "id", -1).line));
}

/* A name within a statement or section, which `space` tells apart. */
static void
add_name(struct ids *c, struct idmap *names, const struct node *node,
    const char *space, const char *kind, const char *id)
{
	const char letter[] = {kind[0] == 'r' ? 'm' : kind[0], '\0'};
	struct idmap_slot *slot;

	if (!check_form(c, node, id, letter))
		return;
	slot = idmap_add(names, WHAT("%s/%s/%s", space, kind, id), node, 0);
	if (slot)
		add(c, node, "id", -1, "give each its own id",
		    WHAT("the id %s is used twice here, first in line %d", id,
			deck_place(slot->value, "id", -1).line));
}

static void
check_statement(struct ids *c, struct idmap *names, const struct statement *s)
{
	char space[16];
	const struct misconception *m;
	const struct apply *p;
	int i;

	(void)snprintf(
	    space, sizeof(space), "%d", (int)(s - c->deck->statements));
	for (i = 0; i < s->n_misconceptions; i++) {
		m = &s->misconceptions[i];
		add_name(c, names, m->node, space, "refute", m->id);
		check_retired(c, m->node, "id", s->id, "refute", m->id);
		check_was(c, m->node, m->was, m->id);
	}
	for (i = 0; i < s->n_applies; i++) {
		p = &s->applies[i];
		add_name(c, names, p->node, space, "apply", p->id);
		check_retired(c, p->node, "id", s->id, "apply", p->id);
		check_was(c, p->node, p->was, p->id);
	}
	check_retired(c, s->node, "id", s->id, "recall", NULL);
	if (s->because)
		check_retired(
		    c, s->because->node, NULL, s->id, "because", NULL);
	if (s->list) {
		check_retired(c, s->list->node, NULL, s->id, "list", NULL);
		check_was(c, s->list->node, s->list->was, "");
	}
	if (s->n_steps > 0)
		check_retired(c, s->node, "steps", s->id, "steps", NULL);
	check_was(c, s->node, s->was, s->id);
	check_was_owner(c, s->node, s->was);
}

static void
check_case(struct ids *c, const struct deck_case *s)
{
	check_retired(c, s->node, "id", s->id, "spot", NULL);
	check_was(c, s->node, s->was, s->id);
	check_was_owner(c, s->node, s->was);
}

static void
check_list(struct ids *c, struct idmap *names, const struct deck_list *l)
{
	add_name(c, names, l->node, l->section, "list", l->id);
	check_retired(c, l->node, "id", l->section, "list", l->id);
	check_was(c, l->node, l->was, l->id);
}

static void
check_retired_list(struct ids *c)
{
	const struct deck *deck = c->deck;
	char head[ID_MAX + 1];
	size_t n;
	int i;

	for (i = 0; i < deck->n_retired; i++) {
		n = strcspn(deck->retired[i], "/");
		if (n < sizeof(head)) {
			memcpy(head, deck->retired[i], n);
			head[n] = '\0';
		}
		if (n >= sizeof(head) || !check_is_id(head))
			add(c, deck->node, "retired", i,
			    "write it as it was, without the deck's name",
			    WHAT("'%s' cannot have been an id",
				finding_quote(c->d, deck->retired[i])));
		else
			(void)idmap_add(&c->retired, deck->retired[i], deck, 0);
	}
}

/* Names of decks: [a-z][a-z0-9-]* */
static bool
is_deck_name(const char *s)
{
	if (!is_letter(*s) || strlen(s) > ID_MAX)
		return false;
	while (is_letter(*s) || is_digit(*s) || *s == '-')
		s++;
	return *s == '\0';
}

static void
check_names(struct ids *c)
{
	const struct deck *deck = c->deck;
	const char *p = deck->prefix;
	size_t n = strlen(p);

	if (deck->name[0] && !is_deck_name(deck->name))
		add(c, deck->node, "deck", -1,
		    "use small letters, digits and '-', a letter first",
		    WHAT("'%s' cannot be the short name of a deck",
			finding_quote(c->d, deck->name)));
	if (deck->extends[0] && !is_deck_name(deck->extends))
		add(c, deck->node, "extends", -1,
		    "write the short name that the other deck has under 'deck'",
		    WHAT("'%s' cannot be the short name of a deck",
			finding_quote(c->d, deck->extends)));
	else if (deck->extends[0] && strcmp(deck->extends, deck->name) == 0)
		add(c, deck->node, "extends", -1,
		    "give this one a short name of its own",
		    WHAT("a deck cannot extend itself"));
	if (n > 0 && (!check_is_id(p) || !is_letter(p[n - 1]) || n > ID_MAX))
		add(c, deck->node, "prefix", -1,
		    "use small letters only, such as lt",
		    WHAT("'%s' cannot be a prefix", finding_quote(c->d, p)));
}

void
check_ids(struct deck *deck, struct arena *a, struct diags *d)
{
	struct ids c = {.deck = deck, .arena = a, .d = d};
	struct idmap names;
	int i;

	idmap_init(&c.retired, a);
	idmap_init(&c.was, a);
	idmap_init(&names, a);
	check_names(&c);
	check_retired_list(&c);
	for (i = 0; i < deck->n_sections; i++)
		add_owner(&c, deck->sections[i].node, deck->sections[i].id,
		    &deck->sections[i], OWNER_SECTION);
	for (i = 0; i < deck->n_statements; i++)
		add_owner(&c, deck->statements[i].node, deck->statements[i].id,
		    &deck->statements[i], OWNER_STATEMENT);
	for (i = 0; i < deck->n_cases; i++)
		add_owner(&c, deck->cases[i].node, deck->cases[i].id,
		    &deck->cases[i], OWNER_CASE);
	for (i = 0; i < deck->n_statements; i++)
		check_statement(&c, &names, &deck->statements[i]);
	for (i = 0; i < deck->n_cases; i++)
		check_case(&c, &deck->cases[i]);
	for (i = 0; i < deck->n_lists; i++)
		check_list(&c, &names, &deck->lists[i]);
}
