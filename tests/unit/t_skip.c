/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * skip: a blank dropped is written into the deck, and nothing else changes.
 * Named ways of writing a statement, then decks put together at random.
 */
#include "helpers.h"

#include "deck/deck.h"
#include "deck/skip.h"

struct world {
	struct arena a;
};

static int
set_up(void **state)
{
	static struct world w;

	memset(&w, 0, sizeof(w));
	*state = &w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	arena_release(&w->a);
	return 0;
}

#define HEAD "format: 1\ndeck: t\ntitle: T\nstatements:\n"

static const char *
added(struct world *w, const char *s, const char *phrase)
{
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	const char *out;

	if (skip_add(s, strlen(s), "a.1", phrase, &w->a, &b, &e) != 0) {
		assert_int_equal(b.n, 0);
		buf_release(&b);
		return arena_strdup(&w->a, e.msg);
	}
	out = arena_strndup(&w->a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static void
test_ways(void **state)
{
	static const struct {
		const char *before, *after;
	} cases[] = {
	    {"  - {id: a.1, text: \"A gap.\"}\n",
		"  - {id: a.1, text: \"A gap.\", skip: [\"the gap\"]}\n"},
	    {"  - id: a.1\n    text: A gap. # why\n    gist: g\n",
		"  - id: a.1\n    text: A gap. # why\n    skip: [\"the gap\"]\n"
		"    gist: g\n"},
	    {"  - id: a.1\n    text: A gap.",
		"  - id: a.1\n    text: A gap.\n    skip: [\"the gap\"]"},
	    {"- text: >\n    A gap\n    is wide.\n\n  # next\n  id: a.1\n",
		"- text: >\n    A gap\n    is wide.\n  skip: [\"the gap\"]\n\n"
		"  # next\n  id: a.1\n"},
	    {"  - id: a.1\n    text: |+\n      A gap.\n\n    gist: g\n",
		"  - id: a.1\n    text: |+\n      A gap.\n"
		"    skip: [\"the gap\"]\n\n    gist: g\n"},
	    {"  - id: a.1\n    text: A gap.\n    skip: [one, 'two']\n",
		"  - id: a.1\n    text: A gap.\n    skip: [one, 'two', "
		"\"the gap\"]\n"},
	    {"  - id: a.1\n    text: A gap.\n    skip: []\n",
		"  - id: a.1\n    text: A gap.\n    skip: [\"the gap\"]\n"},
	    {"  - id: a.1\n    text: A gap.\n    skip:\n      - one # x\n\n"
	     "    gist: g\n",
		"  - id: a.1\n    text: A gap.\n    skip:\n      - one # x\n"
		"      - the gap\n\n    gist: g\n"},
	    {"  - id: a.1\n    text: A gap.\n    skip:\n    - one\n    - two",
		"  - id: a.1\n    text: A gap.\n    skip:\n    - one\n"
		"    - two\n    - the gap"},
	    {"  - id: a.1\r\n    text: A gap.\r\n    gist: g\r\n",
		"  - id: a.1\r\n    text: A gap.\r\n    skip: [\"the gap\"]\r\n"
		"    gist: g\r\n"},
	};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(cases); i++)
		assert_string_equal(
		    added(w, arena_printf(&w->a, "%s%s", HEAD, cases[i].before),
			"the gap"),
		    arena_printf(&w->a, "%s%s", HEAD, cases[i].after));
}

static void
test_quoting(void **state)
{
	struct world *w = *state;
	const char *s;

	s = added(w, HEAD "  - {id: a.1, text: x}\n", "say \"it's\"");
	assert_non_null(strstr(s, "text: x, skip: ['say \"it''s\"']}"));
}

static void
test_refused(void **state)
{
	struct world *w = *state;
	const char *s;

	s = added(w, HEAD "  - {id: b.1, text: x}\n", "x");
	assert_string_equal(s, "there is nothing with the id a.1 in this file");
	s = added(w, HEAD "  - id: a.1\n    text: x\n    skip: {a: b}\n", "x");
	assert_non_null(strstr(s, "skip is not a list in line 7"));
}

/* -- at random ------------------------------------------------------------ */

static uint32_t
draw(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525U + 1013904223U;
	return (*seed >> 8) % n;
}

static const char *
one_of(uint32_t *seed, const char *const *list, uint32_t n)
{
	return list[draw(seed, n)];
}

/* One statement, block or braces, keys in any order and dress. */
static void
write_statement(struct buf *b, uint32_t *seed, int number, const char *eol)
{
	static const char *const texts[] = {"A gap is wide.",
	    "'It''s a gap, with: signs'", "\"Ein größerer \\\"Spalt\\\"\"",
	    ">%s      Folded gap%s      over lines.", "|%s      Kept gap.",
	    "\"over%s      two lines\"", ">-%s      Stripped gap.%s",
	    "|+%s      With what follows.%s%s"};
	static const char *const skips[] = {"", "",
	    "    skip: [one, \"two\"]%s",
	    "    skip: [%s      one,%s      two ]%s",
	    "    skip:%s      - one%s      # within%s      - 'two'%s",
	    "    skip:%s    - one%s", "    skip: []%s"};
	static const char *const comments[] = {
	    "", "", "", "# at the margin%s", "      # further in%s", "%s"};
	const char *parts[4];
	int order[4] = {0, 1, 2, 3}, k, t;
	struct arena a = ARENA_INIT;

	if (draw(seed, 4) == 0) {
		buf_addf(b, "  - {%sid: a.%d, text: \"A gap, wide\"%s}%s",
		    draw(seed, 2) ? " " : "", number,
		    draw(seed, 2) ? ", skip: [one]" : "", eol);
		arena_release(&a);
		return;
	}
	parts[0] = arena_printf(&a, "    id: a.%d%s%s", number,
	    draw(seed, 3) ? "" : "   # the id", eol);
	parts[1] = arena_printf(
	    &a, "    text: %s%s", one_of(seed, texts, N_OF(texts)), "%s");
	parts[2] = one_of(seed, skips, N_OF(skips));
	parts[3] = draw(seed, 2) ? "    gist: a gist%s" : "";
	for (int i = 3; i > 0; i--) {
		k = (int)draw(seed, (uint32_t)i + 1);
		t = order[i];
		order[i] = order[k];
		order[k] = t;
	}
	k = 0;
	for (int i = 0; i < 4; i++) {
		const char *p = parts[order[i]];

		if (*p == '\0')
			continue;
		if (k++ == 0) {
			buf_adds(b, "  - ");
			p += 4;
		}
		for (; *p; p++) {
			if (p[0] == '%' && p[1] == 's') {
				buf_adds(b, eol);
				p++;
			} else {
				buf_addc(b, *p);
			}
		}
		for (p = one_of(seed, comments, N_OF(comments)); *p; p++) {
			if (p[0] == '%' && p[1] == 's') {
				buf_adds(b, eol);
				p++;
			} else {
				buf_addc(b, *p);
			}
		}
	}
	arena_release(&a);
}

static const char *
random_deck(struct arena *a, uint32_t *seed, int *n)
{
	const char *eol = draw(seed, 3) ? "\n" : "\r\n", *out;
	struct buf b = BUF_INIT;

	if (draw(seed, 4) == 0)
		buf_adds(&b, "\xef\xbb\xbf");
	buf_addf(&b,
	    "# h\xc3\xa9"
	    "ad%sformat: 1%sdeck: t%stitle: T%s",
	    eol, eol, eol, eol);
	buf_addf(&b, "statements:%s", eol);
	*n = 1 + (int)draw(seed, 4);
	for (int i = 1; i <= *n; i++)
		write_statement(&b, seed, i, eol);
	if (draw(seed, 3) == 0) {
		while (b.n > 0 && strchr("\r\n", b.p[b.n - 1]))
			b.p[--b.n] = '\0';
	}
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

/* What was put in: the old text with one piece more. */
static void
assert_one_piece(const char *old, const char *now, const char *phrase)
{
	size_t n = strlen(old), m = strlen(now), head = 0, tail = 0;

	assert_true(m > n);
	while (head < n && old[head] == now[head])
		head++;
	while (tail < n - head && old[n - 1 - tail] == now[m - 1 - tail])
		tail++;
	assert_int_equal(head + tail, n);
	assert_true(m - n < strlen(phrase) + 24);
}

static void
test_random(void **state)
{
	struct world *w = *state;
	uint32_t seed = 3;
	int done = 0, refused = 0;

	for (int round = 0; round < 3000; round++) {
		struct arena a = ARENA_INIT;
		struct buf b = BUF_INIT;
		struct err e = ERR_INIT;
		struct diags found;
		struct deck *old, *now;
		const char *s, *id;
		int n, k;

		s = random_deck(&a, &seed, &n);
		k = (int)draw(&seed, (uint32_t)n);
		old = deck_load_text("t", s, strlen(s), &a, &found, &e);
		if (old == NULL) /* a comment may end a block text */
			goto next;
		id = arena_printf(&a, "a.%d", k + 1);
		if (skip_add(s, strlen(s), id, "the gap", &a, &b, &e) != 0) {
			refused++;
			goto next;
		}
		done++;
		assert_one_piece(s, buf_str(&b), "the gap");
		now = deck_load_text("t", buf_str(&b), b.n, &a, &found, &e);
		assert_non_null(now);
		assert_int_equal(now->n_statements, n);
		for (int i = 0; i < n; i++) {
			const struct statement *x = &old->statements[i];
			const struct statement *y = &now->statements[i];

			assert_string_equal(x->text, y->text);
			assert_string_equal(x->gist, y->gist);
			assert_int_equal(y->n_skip, x->n_skip + (i == k));
			if (i == k)
				assert_string_equal(
				    y->skip[y->n_skip - 1], "the gap");
		}
	next:
		buf_release(&b);
		arena_release(&a);
	}
	(void)w;
	print_message("# %d written, %d refused\n", done, refused);
	assert_true(done > 2000);
	assert_true(refused * 50 < done);
}

int
main(void)
{
#define WITH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH(test_ways),
	    WITH(test_quoting),
	    WITH(test_refused),
	    WITH(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
