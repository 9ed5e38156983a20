/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages whose two columns stand side by side: which words stand in which. */
#include "formats/fw_columns.h"

#include <math.h>

#include "formats/fw_type.h"
#include "helpers.h"

#define HEADS "Learn that…                              Learn how to…\n"

/* What each side of the text is after it was taken apart, a line each. */
struct sides {
	struct arena a;
	struct buf left, right, other;
	int tight;
};

static void
split(struct sides *s, const char *text)
{
	struct fw_lines all;

	memset(s, 0, sizeof(*s));
	fw_lines_read(text, strlen(text), &s->a, &all);
	fw_columns_split(&all, &s->a);
	for (size_t i = 0; i < all.n; i++) {
		const struct fw_line *l = &all.v[i];
		struct buf *b = l->side == FW_LEFT ? &s->left
		    : l->side == FW_RIGHT          ? &s->right
						   : &s->other;

		buf_addf(b, "%s\n", l->s);
		s->tight += l->tight;
	}
}

static void
release(struct sides *s)
{
	buf_release(&s->left);
	buf_release(&s->right);
	buf_release(&s->other);
	arena_release(&s->a);
}

static void
assert_has(const struct buf *b, const char *text)
{
	if (strstr(buf_str(b), text) == NULL)
		fail_msg("'%s' is not in:\n%s", text, buf_str(b));
}

/* Three statements that are wide enough to be measured, beside bullets. */
#define FIRST \
	"1. Sandy soil drains fast, and what is   Help people to look at " \
	"soil\n" \
	"sown in it dries out in one hot day if   before they dig, by:\n" \
	"nobody waters it in the evening.\n" \
	"                                         • Digging a small pit and\n" \
	"2. Clay is heavy and drains slowly, so   looking at its sides\n" \
	"that roots in it rot in a wet winter     • Feeling a handful that " \
	"is\n" \
	"unless the bed is raised a little.       neither wet nor dry\n"

static void
the_right_column_moves_down_the_page(void **state)
{
	struct sides s;

	(void)state;
	split(&s,
	    "Section 1 – Soils\n" HEADS FIRST
	    "3. Compost feeds what lives in the soil,    Show how to feed it, "
	    "by:\n"
	    "and that in turn feeds the plants which\n"
	    "grow in it from spring to autumn.           • Spreading a thin "
	    "layer\n"
	    "                                            of it in autumn\n");
	assert_has(&s.left, "3. Compost feeds what lives in the soil,\n");
	assert_has(&s.left, "and that in turn feeds the plants which\n");
	assert_has(&s.right, "Show how to feed it, by:\n");
	assert_has(&s.right, "• Spreading a thin layer\nof it in autumn\n");
	assert_int_equal(s.tight, 0);
	release(&s);
}

/* One space is left of the gutter, and what is behind it begins with a bullet
 * or fits no other place. */
static void
one_space_parts_columns_where_all_else_says_so(void **state)
{
	struct sides s;

	(void)state;
	split(&s,
	    "Section 1 – Soils\n" HEADS FIRST
	    "3. Stones in the bed keep it warm until\n"
	    "well after dusk, and they do not shift, • Lifting stones with "
	    "two\n"
	    "whatever the frost does to the rest.    hands and a straight "
	    "back\n"
	    "4. Worms do more for the soil than what\n"
	    "a gardener can do with spade and fork.\n");
	assert_has(&s.left, "well after dusk, and they do not shift,\n");
	assert_has(&s.right, "• Lifting stones with two\n");
	assert_has(&s.right, "hands and a straight back\n");
	assert_int_equal(s.tight, 0);
	release(&s);
}

/* Either word may be the last of the left side. */
static void
a_cut_that_may_be_elsewhere_is_in_doubt(void **state)
{
	struct sides s;

	(void)state;
	split(&s,
	    "Section 1 – Soils\n" HEADS FIRST
	    "3. Lime makes soil less sour in a year • Asking what grew well "
	    "in\n"
	    "or two, but too much of it harms more it the year before, and\n"
	    "than it helps in any sort of garden.   what did not\n");
	assert_has(&s.right, "• Asking what grew well in\n");
	assert_true(s.tight > 0);
	release(&s);
}

static void
headings_run_across_and_texts_without_columns_stay(void **state)
{
	static const char plain[] =
	    "Soil is made of what rock and leaves become, and of what lives "
	    "there.\nThis framework says what those who teach it should "
	    "know.\n";
	struct sides s;

	(void)state;
	split(&s, plain);
	assert_string_equal(buf_str(&s.other), plain);
	assert_int_equal(s.left.n + s.right.n, 0);
	release(&s);
	split(&s, "Section 1 – Soils\n" HEADS FIRST);
	assert_has(&s.other, "Section 1 – Soils\n");
	assert_has(&s.other, "Learn that…");
	release(&s);
}

/* Words of a justified text stand as far apart as columns do elsewhere. */
static void
stretched_spaces_are_no_gutter(void **state)
{
	struct sides s;

	(void)state;
	split(&s,
	    "Section 1 – Soils\n" HEADS
	    "1. Sandy  soil   drains   fast,   and    Help people  to look at "
	    "soil\n"
	    "what  is sown in it dries out in a       before they dig, by:\n"
	    "day   if   nobody   waters  it    at\n"
	    "all.                                     • Digging  a  small  pit "
	    "and\n"
	    "2. Clay   is   heavy    and   drains       looking at its sides\n"
	    "slowly,  so  that  roots  in it  rot     • Feeling a handful  "
	    "that "
	    "is\n"
	    "in   a   wet   winter   unless   the       neither wet nor dry\n"
	    "bed is raised.\n");
	assert_has(&s.left, "day   if   nobody   waters  it    at\n");
	assert_has(&s.left, "in   a   wet   winter   unless   the\n");
	assert_has(&s.right, "• Digging  a  small  pit and\n");
	assert_has(&s.right, "neither wet nor dry\n");
	release(&s);
}

/* A number alone at the foot of a page comes behind the right column, so that
 * it stands straight before its text. */
static void
a_number_at_the_foot_waits_for_its_text(void **state)
{
	struct arena a = ARENA_INIT;
	const char *text =
	    "Section 1 – Soils\n" HEADS FIRST
	    "3.                                       • Waiting\n"
	    "\f" HEADS "Compost feeds the soil.                  • Seeing\n";
	struct fw_lines all;
	size_t number = 0, words = 0, before = 0;

	(void)state;
	fw_lines_read(text, strlen(text), &a, &all);
	fw_columns_split(&all, &a);
	for (size_t i = 0; i < all.n; i++) {
		if (strcmp(all.v[i].s, "3.") == 0)
			number = i;
		else if (strcmp(all.v[i].s, "• Waiting") == 0)
			before = i;
		else if (strncmp(all.v[i].s, "Compost", 7) == 0)
			words = i;
	}
	assert_true(before > 0 && before < number);
	assert_int_equal(words, number + 2); /* the heads stand between */
	arena_release(&a);
}

static void
lines_that_were_broken_tell_their_edge(void **state)
{
	struct fw_broken lines[] = {
	    {19.0, 21.0}, {18.2, 20.4}, {17.5, 19.9}, {19.4, 23.0}};
	double off;

	(void)state;
	assert_true(fabs(fw_type_edge(lines, 4, &off) - 19.4) < 1e-9);
	assert_true(off < 1e-9);
	/* no edge suits a line that was broken far short of the others */
	lines[1] = (struct fw_broken){10.0, 11.0};
	(void)fw_type_edge(lines, 4, &off);
	assert_true(off > 0.01);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_right_column_moves_down_the_page),
	    cmocka_unit_test(one_space_parts_columns_where_all_else_says_so),
	    cmocka_unit_test(a_cut_that_may_be_elsewhere_is_in_doubt),
	    cmocka_unit_test(
		headings_run_across_and_texts_without_columns_stay),
	    cmocka_unit_test(stretched_spaces_are_no_gutter),
	    cmocka_unit_test(a_number_at_the_foot_waits_for_its_text),
	    cmocka_unit_test(lines_that_were_broken_tell_their_edge),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
