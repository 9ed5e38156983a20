/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers are strict: another one is not said, however like it looks. */
#include "helpers.h"

#include "core/mark.h"

struct world {
	struct arena a;
	struct item item;
	struct item *list[1];
	struct lexicon *lex;
};

/* A statement of one or two ideas, each with wordings apart by '|'. */
static void
make(struct world *w, const char *text, const char *ask, const char *one,
    const char *two)
{
	const char *ideas[] = {one, two}, *end;
	struct idea *list = arena_array(&w->a, 2, sizeof(*list));

	memset(&w->item, 0, sizeof(w->item));
	w->item.id = "d:n/recall";
	w->item.deck = "d";
	w->item.owner = "n";
	w->item.kind = KIND_RECALL;
	w->item.text = text;
	w->item.ask = ask;
	w->item.gist = w->item.section = w->item.truth = w->item.says = "";
	w->item.ideas = list;
	w->item.n_ideas = two ? 2 : 1;
	for (int i = 0; i < w->item.n_ideas; i++) {
		list[i].wordings = arena_array(&w->a, 4, sizeof(char *));
		for (const char *p = ideas[i]; *p; p = end + (*end == '|')) {
			end = p + strcspn(p, "|");
			list[i].wordings[list[i].n++] =
			    arena_strndup(&w->a, p, (size_t)(end - p));
		}
	}
	w->list[0] = &w->item;
	w->lex = lexicon_new(&w->a, NULL, 0, w->list, 1);
}

static void
marks(struct world *w, const char *answer, const char *wanted)
{
	struct mark_question q = {&w->item, w->item.ask, NULL, NULL};
	char got[IDEAS_MAX + 1];
	struct mark m;

	mark_answer(w->lex, &q, answer, &w->a, &m);
	mark_letters(&m, got);
	if (strcmp(got, wanted) != 0)
		fail_msg("\"%s\" is %s, not %s", answer, got, wanted);
}

static void
another_number_is_not_said(void **state)
{
	struct world w = {.a = ARENA_INIT};

	(void)state;
	make(&w, "The armistice was on 11 November 1918, in a carriage.",
	    "When was the armistice?", "11 November 1918", NULL);
	marks(&w, "11 November 1918", "y");
	marks(&w, "on the 11 of November, 1918", "y");
	marks(&w, "11 November 1919", "n");
	marks(&w, "12 November 1918", "n");
	marks(&w, "11 or 12 November 1918", "p");
	marks(&w, "November", "p");
	arena_release(&w.a);
}

static void
a_number_belongs_to_its_word(void **state)
{
	struct world w = {.a = ARENA_INIT};

	(void)state;
	make(&w, "The society had 30 members and 12 founders.",
	    "How large was the society?", "30 members", "12 founders");
	marks(&w, "30 members, 12 founders", "yy");
	marks(&w, "thirty members and twelve founders", "yy");
	marks(&w, "members: 30. founders: 12", "yy");
	marks(&w, "12 members, 30 founders", "nn");
	make(&w, "Air is about 20% oxygen and 80% nitrogen.",
	    "What is air made of?", "20% oxygen", "80% nitrogen");
	marks(&w, "oxygen 20, nitrogen 80", "yy");
	marks(&w, "80% oxygen, 20% nitrogen", "nn");
	arena_release(&w.a);
}

static void
a_range_is_two_numbers_and_their_unit(void **state)
{
	struct world w = {.a = ARENA_INIT};

	(void)state;
	make(&w, "The term of office is three to five years.",
	    "How long does one serve?", "three to five years|3-5 years", NULL);
	marks(&w, "3-5 years", "y");
	marks(&w, "between three and five years", "y");
	marks(&w, "35 years", "n");
	marks(&w, "three to six years", "n");
	marks(&w, "five years", "p");
	marks(&w, "three to five days", "p");
	arena_release(&w.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(another_number_is_not_said),
	    cmocka_unit_test(a_number_belongs_to_its_word),
	    cmocka_unit_test(a_range_is_two_numbers_and_their_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
