/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which rule of PRODUCT E.3 a change of content falls under, for every kind of
 * item; and what a learner is shown of it.
 */
#include "core/content.h"

#include "helpers.h"

/* An item of up to 8 ideas, each text with its wordings apart by '|'. */
static struct item *
make(struct arena *a, enum kind kind, const char *text, ...)
{
	struct item *it = arena_array(a, 1, sizeof(*it));
	const char *idea, *p;
	va_list ap;
	size_t n;

	it->kind = kind;
	it->text = it->says = it->truth = it->scene = "";
	if (kind == KIND_RECALL)
		it->text = text;
	else if (kind == KIND_REFUTE)
		it->says = text;
	else if (kind == KIND_APPLY || kind == KIND_SPOT)
		it->scene = text;
	it->ideas = arena_array(a, 8, sizeof(*it->ideas));
	va_start(ap, text);
	while ((idea = va_arg(ap, const char *)) != NULL) {
		struct idea *to = &it->ideas[it->n_ideas++];

		to->wordings = arena_array(a, 8, sizeof(*to->wordings));
		for (p = idea; *p; p += n + (p[n] != '\0')) {
			n = strcspn(p, "|");
			to->wordings[to->n++] = arena_strndup(a, p, n);
		}
	}
	va_end(ap);
	return it;
}

#define RECALL(...) make(&a, KIND_RECALL, __VA_ARGS__, NULL)
#define OF(kind, ...) make(&a, kind, __VA_ARGS__, NULL)

static void
becomes(const struct item *was, const struct item *now, enum content_rule want)
{
	enum content_rule got = content_judge(was, now);

	if (got != want)
		fail_msg("%s / %s: %s, not %s", was->text, now->text,
		    content_rule_name(got), content_rule_name(want));
}

#define WM \
	"Working memory is where information that is being actively " \
	"processed is held, but its capacity is limited and can be " \
	"overloaded."

static void
names_of_rules_go_both_ways(void **state)
{
	enum content_rule r;

	(void)state;
	for (int i = 0; i < CONTENT_RULES; i++) {
		assert_true(content_rule_parse(
		    content_rule_name((enum content_rule)i), &r));
		assert_int_equal(r, i);
	}
	assert_false(content_rule_parse("other", &r));
}

static void
other_words_for_the_same_ideas_are_cosmetic(void **state)
{
	struct arena a = ARENA_INIT;
	const struct item *was = RECALL(WM, "what is being processed is held",
	    "capacity is limited|limited capacity", "can be overloaded");

	(void)state;
	/* reworded, in another order, and another wording shown first */
	becomes(was,
	    RECALL(WM, "holds what is being processed", "limited capacity",
		"overloaded when there is too much|can be overloaded"),
	    CONTENT_COSMETIC);
	becomes(was,
	    RECALL(WM, "can be overloaded", "capacity is limited",
		"what is being processed is held"),
	    CONTENT_COSMETIC);
	/* a slip mended, a text put a little better */
	becomes(RECALL(WM, "can be overlaoded"), RECALL(WM, "overloaded"),
	    CONTENT_COSMETIC);
	becomes(was,
	    RECALL("Working memory holds information that is actively "
		   "processed; its capacity is limited and it can be "
		   "overloaded.",
		"what is being processed is held", "capacity is limited",
		"can be overloaded"),
	    CONTENT_COSMETIC);
	/* British and American spelling are one */
	becomes(RECALL("Pupils organise knowledge.", "organise knowledge"),
	    RECALL("Pupils organize knowledge.", "organize knowledge"),
	    CONTENT_COSMETIC);
	arena_release(&a);
}

static void
an_idea_added_removed_or_replaced_is_meaning(void **state)
{
	struct arena a = ARENA_INIT;
	const struct item *was =
	    RECALL(WM, "capacity is limited", "can be overloaded");

	(void)state;
	becomes(was,
	    RECALL(WM, "capacity is limited", "can be overloaded",
		"holds information"),
	    CONTENT_MEANING);
	becomes(was, RECALL(WM, "capacity is limited"), CONTENT_MEANING);
	becomes(was, RECALL(WM, "capacity is limited", "actively processed"),
	    CONTENT_MEANING);
	/* all of them removed: the text counts as a whole again */
	becomes(was, RECALL(WM), CONTENT_MEANING);
	/* two of the new ones share one old one */
	becomes(was, RECALL(WM, "capacity is limited", "limited capacity"),
	    CONTENT_MEANING);
	arena_release(&a);
}

static void
turning_an_idea_round_is_meaning(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	becomes(RECALL(WM, "capacity is limited"),
	    RECALL(WM, "capacity is not limited"), CONTENT_MEANING);
	becomes(RECALL(WM, "holds four items at once"),
	    RECALL(WM, "holds seven items at once"), CONTENT_MEANING);
	becomes(RECALL(WM, "holds 4 items at once"),
	    RECALL(WM, "holds 7 items at once"), CONTENT_MEANING);
	becomes(RECALL(WM, "motivation will increase"),
	    RECALL(WM, "motivation will decrease"), CONTENT_MEANING);
	arena_release(&a);
}

static void
another_text_is_rewritten(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	becomes(RECALL(WM, "capacity is limited"),
	    RECALL(
		"Feedback works when pupils act on it.", "capacity is limited"),
	    CONTENT_REWRITTEN);
	becomes(RECALL("Paris"), RECALL("Lyon"), CONTENT_REWRITTEN);
	/* the bound: half of the stems stay, or one fewer */
	becomes(RECALL("red green blue black"), RECALL("red green gold pink"),
	    CONTENT_COSMETIC);
	becomes(RECALL("red green blue black"), RECALL("red white gold pink"),
	    CONTENT_REWRITTEN);
	arena_release(&a);
}

static void
a_bare_statement_is_its_text(void **state)
{
	struct arena a = ARENA_INIT;
	const struct item *bare = RECALL("A fraction is one number, not two.");

	(void)state;
	becomes(bare, RECALL("A fraction is a single number, not two."),
	    CONTENT_COSMETIC);
	becomes(
	    bare, RECALL("A fraction is one number and two."), CONTENT_MEANING);
	/* ideas written down are what it said before */
	becomes(bare,
	    RECALL("A fraction is one number, not two.", "one number"),
	    CONTENT_COSMETIC);
	arena_release(&a);
}

static void
replies_have_what_is_said_the_truth_and_ideas(void **state)
{
	struct arena a = ARENA_INIT;
	struct item *was, *now;

	(void)state;
	was = OF(KIND_REFUTE, "Rereading notes is the best way to revise.",
	    "retrieve from memory", "leave a gap");
	was->truth = "Retrieval from memory after a gap works better.";
	now = OF(KIND_REFUTE, "Rereading notes is the best way of revising.",
	    "retrieve from memory", "leave a gap");
	now->truth = was->truth;
	becomes(was, now, CONTENT_COSMETIC);
	now->n_ideas = 1;
	becomes(was, now, CONTENT_MEANING);
	/* any one idea of its statement: one more is no other reply */
	was->any_idea = now->any_idea = true;
	becomes(was, now, CONTENT_COSMETIC);
	now->truth = "Marking every book each night is what helps.";
	becomes(was, now, CONTENT_MEANING);
	now->says = "Working memory has no limit at all.";
	becomes(was, now, CONTENT_REWRITTEN);
	arena_release(&a);
}

static void
lists_in_any_order_steps_in_theirs(void **state)
{
	struct arena a = ARENA_INIT;
	const struct item *list =
	    OF(KIND_LIST, "", "red apples", "green pears", "blue plums");
	const struct item *steps =
	    OF(KIND_STEPS, "", "weigh the flour", "add water", "bake it");

	(void)state;
	becomes(list, OF(KIND_LIST, "", "blue plums", "red apples", "pears"),
	    CONTENT_COSMETIC);
	becomes(list, OF(KIND_LIST, "", "red apples", "green pears", "hay"),
	    CONTENT_MEANING);
	becomes(
	    list, OF(KIND_LIST, "", "hay", "straw", "oats"), CONTENT_REWRITTEN);
	becomes(steps,
	    OF(KIND_STEPS, "", "weigh the flour first", "add the water",
		"bake"),
	    CONTENT_COSMETIC);
	becomes(steps,
	    OF(KIND_STEPS, "", "add water", "weigh the flour", "bake it"),
	    CONTENT_MEANING);
	becomes(OF(KIND_BECAUSE, "", "room is limited", "chunks are one"),
	    OF(KIND_BECAUSE, "", "limited room", "a chunk is one"),
	    CONTENT_COSMETIC);
	becomes(OF(KIND_BECAUSE, "", "room is limited", "chunks are one"),
	    OF(KIND_BECAUSE, "", "limited room"), CONTENT_MEANING);
	arena_release(&a);
}

static void
cases_are_their_scene_and_what_counts_in_it(void **state)
{
	static const char *one[] = {"lt1.1", "lt1.2"};
	static const char *turned[] = {"lt1.2", "lt1.1"};
	static const char *other[] = {"lt1.1", "lt2.2"};
	struct arena a = ARENA_INIT;
	struct item *was, *now;

	(void)state;
	was = OF(KIND_APPLY, "A dense slide is read aloud to a class.",
	    "read first", "then talk");
	becomes(was,
	    OF(KIND_APPLY, "A dense slide is being read aloud to pupils.",
		"they read first", "talk then"),
	    CONTENT_COSMETIC);
	becomes(was,
	    OF(KIND_APPLY, "A dense slide is read aloud to a class.",
		"read first", "ask a question"),
	    CONTENT_MEANING);
	becomes(was,
	    OF(KIND_APPLY, "Homework was set on Friday.", "read first",
		"then talk"),
	    CONTENT_REWRITTEN);
	was = OF(KIND_SPOT, "Pupils copy while they listen.", NULL);
	now = OF(KIND_SPOT, "Pupils copy while they listen.", NULL);
	was->uses = one;
	now->uses = turned;
	was->n_uses = now->n_uses = 2;
	becomes(was, now, CONTENT_COSMETIC);
	now->uses = other;
	becomes(was, now, CONTENT_MEANING);
	arena_release(&a);
}

static void
what_is_shown_is_what_changed(void **state)
{
	struct arena a = ARENA_INIT;
	const char *before, *after;

	(void)state;
	content_texts(RECALL("Red hens.", "hens"), RECALL("Blue hens.", "hens"),
	    &a, &before, &after);
	assert_string_equal(before, "Red hens.");
	assert_string_equal(after, "Blue hens.");
	content_texts(RECALL("Red hens.", "hens"),
	    RECALL("Red hens!", "hens", "red|crimson"), &a, &before, &after);
	assert_string_equal(before, "hens");
	assert_string_equal(after, "hens; red");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_of_rules_go_both_ways),
	    cmocka_unit_test(other_words_for_the_same_ideas_are_cosmetic),
	    cmocka_unit_test(an_idea_added_removed_or_replaced_is_meaning),
	    cmocka_unit_test(turning_an_idea_round_is_meaning),
	    cmocka_unit_test(another_text_is_rewritten),
	    cmocka_unit_test(a_bare_statement_is_its_text),
	    cmocka_unit_test(replies_have_what_is_said_the_truth_and_ideas),
	    cmocka_unit_test(lists_in_any_order_steps_in_theirs),
	    cmocka_unit_test(cases_are_their_scene_and_what_counts_in_it),
	    cmocka_unit_test(what_is_shown_is_what_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
