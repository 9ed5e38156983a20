/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lint_fix: random decks with faults in some of their lines. Afterwards the
 * faults are gone, and every other line is byte for byte what it was, whatever
 * its comments, quotes, order and line ends.
 */
#include "helpers.h"

#include "deck/deck.h"
#include "deck/lint_fix.h"

#define LINES_MAX 400

/* A deck being written, a line at a time. */
struct writer {
	struct rng r;
	struct buf b;
	const char *end; /* of a line */
	bool faulty[LINES_MAX];
	int lines, faults, width; /* width: of one step of indentation */
};

static bool
chance(struct writer *w, int of)
{
	return rng_below(&w->r, of) == 0;
}

static void
line(struct writer *w, int depth, bool faulty, const char *text)
{
	assert_true(w->lines < LINES_MAX);
	w->faulty[w->lines++] = faulty;
	w->faults += faulty;
	buf_pad(&w->b, ' ', (size_t)(depth * w->width));
	buf_adds(&w->b, text);
	if (chance(w, 6))
		buf_adds(&w->b, "   # because: of 'this' \"too\"");
	if (chance(w, 10))
		buf_adds(&w->b, "  ");
	buf_adds(&w->b, w->end);
	if (chance(w, 8) && w->lines < LINES_MAX - 1) {
		w->faulty[w->lines++] = false;
		buf_adds(&w->b, chance(w, 2) ? "" : "# alone: yes");
		buf_adds(&w->b, w->end);
	}
}

/* A line in the middle of a text: what is added would be a part of it. */
static void
inner_line(struct writer *w, int depth, const char *text)
{
	assert_true(w->lines < LINES_MAX);
	w->faulty[w->lines++] = false;
	buf_pad(&w->b, ' ', (size_t)(depth * w->width));
	buf_addf(&w->b, "%s%s", text, w->end);
}

static void
ask(struct writer *w)
{
	static const char *const good[] = {"ask: What is it, and why?",
	    "ask: 'What: is it?'", "\"ask\": \"What \\\"is\\\" it: \\u00e9?\"",
	    "ask:    What is   it?", "? ask"};
	static const char *const bad[] = {"ask: yes", "ask: Off",
	    "ask: What: is it?", "asc: What is it?", "aask: 'What: is it?'",
	    "ask: It's \"so\": why?", "ask: null", "ask: back\\slash: so",
	    "ask: TRUE"};
	bool faulty = chance(w, 3);
	const char *text = faulty ? bad[rng_below(&w->r, (int)N_OF(bad))]
				  : good[rng_below(&w->r, (int)N_OF(good))];

	line(w, 1, faulty, text);
	if (text[0] == '?')
		line(w, 1, false, ": What is it, as YAML may have it?");
}

static void
example(struct writer *w)
{
	static const char *const bad[] = {"exampel: A yew.", "exmple: A yew."};

	switch (rng_below(&w->r, 4)) {
	case 0:
		inner_line(w, 1, "example: >-   # folded");
		inner_line(w, 2, "A yew: it # so");
		inner_line(w, 2, "is old: yes");
		break;
	case 1:
		line(w, 1, true, bad[rng_below(&w->r, (int)N_OF(bad))]);
		break;
	case 2:
		line(w, 1, false, "x-mine: {a: [yes, 'no'], exampel: on}");
		break;
	default:
		inner_line(w, 1, "example: A yew, plain");
		inner_line(w, 2, "over two lines");
		break;
	}
}

static void
ideas(struct writer *w)
{
	static const char *const good[] = {
	    "- one thing | it", "-   'two: things'", "- \"no\"", "- a:b"};
	static const char *const bad[] = {
	    "- Note: so it is", "- yes", "- no", "-  Mind:  the gap"};

	line(w, 1, false, "ideas:");
	for (int n = 1 + rng_below(&w->r, 3); n > 0; n--) {
		bool faulty = chance(w, 4);

		line(w, 2, faulty,
		    faulty ? bad[rng_below(&w->r, (int)N_OF(bad))]
			   : good[rng_below(&w->r, (int)N_OF(good))]);
	}
}

static void
statement(struct writer *w, struct arena *a, int i, bool bare)
{
	void (*const parts[])(struct writer *) = {ask, example, ideas};
	int first = rng_below(&w->r, 3);

	line(w, 0, bare,
	    arena_printf(
		a, "-%*sid: %s1.%d", w->width - 1, "", bare ? "" : "g", i));
	for (int k = 0; k < 3; k++) {
		if (!chance(w, 3))
			parts[(first + k) % 3](w);
	}
	if (i > 0)
		line(w, 1, bare,
		    arena_printf(a,
			chance(w, 2) ? "builds-on: %s1.%d"
				     : "builds-on: [ %s1.%d ]",
			bare ? "" : "g", rng_below(&w->r, i)));
	line(w, 1, false, "text: A yew grows old.");
}

static void
write_deck(struct writer *w, struct arena *a)
{
	bool bare = chance(w, 2); /* ids without their prefix */

	if (chance(w, 4))
		buf_adds(&w->b, "\xef\xbb\xbf");
	line(w, 0, false, "# a deck: of yews");
	line(w, 0, false, "format: 1");
	line(w, 0, false, "prefix: g");
	line(w, 0, false,
	    chance(w, 2) ? "title: \"T: caf\xc3\xa9\"" : "title: T");
	line(w, 0, false, "deck: t");
	line(w, 0, false, "statements:");
	for (int i = 0, n = 1 + rng_below(&w->r, 6); i < n; i++)
		statement(w, a, i, bare);
}

/* The n-th line of a text, with its end. */
static const char *
nth_line(const char *s, int n, size_t *len)
{
	for (; n > 0; n--)
		s += strcspn(s, "\n") + 1;
	*len = strcspn(s, "\n");
	return s;
}

/* What stays of the old text is what stays of the new one. */
static void
check_round(const char *old, size_t n, const struct lint_fixes *f,
    const struct buf *now)
{
	size_t at = 0, to = 0, len;

	for (size_t i = 0; i < f->n; i++) {
		const struct splice *s = &f->splices.list[i];

		len = s->start - at;
		assert_memory_equal(old + at, now->p + to, len);
		to += len;
		assert_memory_equal(now->p + to, s->text, strlen(s->text));
		to += strlen(s->text);
		at = s->end;
	}
	assert_int_equal(n - at, now->n - to);
	assert_memory_equal(old + at, now->p + to, n - at);
}

static const char *
fix_all(struct arena *a, const char *s, size_t *n, int *fixed)
{
	struct buf b = BUF_INIT;
	struct lint_fixes f;

	*fixed = 0;
	for (int i = 0; i < LINT_FIX_ROUNDS; i++) {
		buf_clear(&b);
		if (lint_fix(s, *n, a, &f, &b) == 0)
			break;
		check_round(s, *n, &f, &b);
		*fixed += (int)f.n;
		s = arena_strndup(a, b.p, b.n);
		*n = b.n;
	}
	buf_release(&b);
	return s;
}

static void
test_random(void **state)
{
	struct rng seeds = rng_seeded(42);
	int all = 0;

	(void)state;
	for (int round = 0; round < 400; round++) {
		struct writer w = {.r = {rng_next(&seeds)}, .b = BUF_INIT};
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		const char *before, *after, *x, *y;
		size_t n, len_x, len_y;
		struct diags d;
		int fixed;

		w.end = chance(&w, 3) ? "\r\n" : "\n";
		w.width = chance(&w, 2) ? 2 : 4;
		write_deck(&w, &a);
		before = buf_str(&w.b);
		n = w.b.n;
		after = fix_all(&a, before, &n, &fixed);
		if (deck_load_text("t", after, n, &a, &d, &e) == NULL)
			fail_msg("round %d: %s\n%s\nfrom\n%s", round, e.msg,
			    after, before);
		assert_int_equal(fixed, w.faults);
		all += fixed;
		for (int i = 0; i < w.lines; i++) {
			x = nth_line(before, i, &len_x);
			y = nth_line(after, i, &len_y);
			if (!w.faulty[i] &&
			    (len_x != len_y || memcmp(x, y, len_x) != 0))
				fail_msg("round %d: line %d was\n%.*s\nand "
					 "is\n%.*s",
				    round, i + 1, (int)len_x, x, (int)len_y, y);
		}
		arena_release(&a);
		buf_release(&w.b);
	}
	assert_true(all > 1000);
}

#define HEAD "format: 1\ndeck: t\ntitle: T\n"

/* What only its author can put right is left as it is. */
static void
test_left_alone(void **state)
{
	static const char *const decks[] = {
	    HEAD "statements:\n- {id: g1, text: a}\n", /* nothing to do */
	    /* no prefix; a prefix that makes an id of another; a retired one */
	    HEAD "statements:\n- {id: 1.1, text: a}\n",
	    HEAD "prefix: g\nstatements:\n- {id: 1.1, text: a}\n"
		 "- {id: g1.1, text: b}\n",
	    HEAD "prefix: g\nretired: g1.1\n"
		 "statements:\n- {id: 1.1, text: a}\n",
	    HEAD "prefix: g\nstatements:\n- {id: 1.1, text: a}\n"
		 "- {id: 1.1, text: b}\n",
	    /* two letters amiss; a key that is there already; far from all */
	    HEAD "statements:\n- {id: g1, text: a, exmpel: b}\n",
	    HEAD "statements:\n- {id: g1, text: a, txt: b}\n",
	    HEAD "statements:\n- {id: g1, text: a, colour: b}\n",
	    /* a quote, a list, a line below: what belongs to the text? */
	    HEAD "statements:\n- id: g1\n  text: \"a\": b\n",
	    HEAD "statements:\n- id: g1\n  text: [a: b: c\n",
	    HEAD "statements:\n- {id: g1, text: a: b, and c}\n",
	    HEAD "statements:\n- {id: g1, text: a: b,\n  ask: c}\n",
	    HEAD "statements:\n- {id: g1, text: a: \"b\"}\n",
	    HEAD "statements:\n- id: g1\n  text: a: b\n    ask: c\n",
	    HEAD "statements:\n- id: g1\n  text: a: b\n    - c\n",
	    HEAD "statements:\n- id: g1\n  text: a: b\n    c # d\n",
	    HEAD "statements:\n- id: g1\n  text: a: b # c\n    d\n",
	    HEAD "statements:\n- id: g1\n  text: a: b\n\n    c\n",
	    HEAD "statements:\n- id: g1\n  text: a\n    b: c\n",
	    /* a text that goes on below */
	    HEAD "statements:\n- id: g1\n  text: a\n  ideas:\n"
		 "  - Note: this\n      goes on\n",
	    HEAD "statements:\n- id: g1\n\ttext: a\n",
	    HEAD "statements:\n- {id: g1, text: a, builds-on: 9.9}\n",
	    "",
	    "just a text",
	    "\xff\xfe",
	};
	struct arena a = ARENA_INIT;
	struct lint_fixes f;
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < N_OF(decks); i++) {
		if (lint_fix(decks[i], strlen(decks[i]), &a, &f, &b) != 0)
			fail_msg("number %zu: %s\n%s", i, f.list[0].what,
			    buf_str(&b));
		assert_int_equal(b.n, 0);
	}
	arena_release(&a);
}

static void
test_says_what_it_did(void **state)
{
	static const char deck[] =
	    HEAD "prefix: g\nstatements:\n- id: 1.1\n  texxt: a\n"
		 "- {id: '1.2', text: on, builds-on: \"g1.3, 1.1\"}\n"
		 "- id: g1.3\n  text: b\n  builds-on: [1.1, g1.3]\n"
		 "  confusable: 1.1 ,1.2\n";
	static const char want[] =
	    HEAD "prefix: g\nstatements:\n- id: g1.1\n  text: a\n"
		 "- {id: 'g1.2', text: \"on\", "
		 "builds-on: \"g1.3, g1.1\"}\n"
		 "- id: g1.3\n  text: b\n  builds-on: [g1.1, g1.3]\n"
		 "  confusable: g1.1 ,g1.2\n";
	struct arena a = ARENA_INIT;
	struct lint_fixes f;
	struct buf b = BUF_INIT;

	(void)state;
	assert_int_equal(lint_fix(deck, strlen(deck), &a, &f, &b), 8);
	assert_string_equal(buf_str(&b), want);
	assert_int_equal(f.list[0].line, 6);
	assert_int_equal(f.list[0].column, 7);
	assert_string_equal(f.list[0].code, "C21");
	assert_string_equal(f.list[0].what, "wrote g1.1 for 1.1");
	assert_string_equal(f.list[1].what, "wrote 'text' for 'texxt'");
	assert_string_equal(f.list[7].code, "C22");
	buf_release(&b);
	arena_release(&a);
}

/* A text and what it is to be, below the head of a deck. */
static void
becomes(struct arena *a, const char *from, const char *to)
{
	const char *s, *want;
	struct err e = ERR_INIT;
	struct diags d;
	size_t n;
	int fixed;

	from = arena_printf(a, HEAD "prefix: g\nstatements:\n%s", from);
	want = arena_printf(a, HEAD "prefix: g\nstatements:\n%s", to);
	n = strlen(from);
	s = fix_all(a, from, &n, &fixed);
	assert_string_equal(s, want);
	assert_true(fixed > 0);
	if (deck_load_text("t", s, n, a, &d, &e) == NULL)
		fail_msg("%s\n%s", e.msg, s);
}

static void
test_texts(void **state)
{
	static const char *const texts[][2] = {
	    /* all its lines, and they stay lines */
	    {"  text: two: lines\n    go on\n   here\n  ask: What?\n",
		"  text: \"two: lines\n    go on\n   here\"\n"
		"  ask: What?\n"},
	    {"  text: two: \"a\"\r\n    goes on\r\n\r\n# end\r\n",
		"  text: 'two: \"a\"\r\n    goes on'\r\n\r\n# end\r\n"},
	    /* a comment stays one */
	    {"  text: a: b   # c: d\n", "  text: \"a: b\"   # c: d\n"},
	    {"  text: a#b: c #\n", "  text: \"a#b: c\" #\n"},
	    {"  text: a\n  ideas:\n  - b: c # d\n",
		"  text: a\n  ideas:\n  - \"b: c\" # d\n"},
	    /* in a list or map on one line */
	    {"  text: a\n  tags: [a: b, c, 'd: e', f: g]\n",
		"  text: a\n  tags: [\"a: b\", c, 'd: e', \"f: g\"]\n"},
	    {"  text: a\n  tags: [a: b: c, d]  # so\n",
		"  text: a\n  tags: [\"a: b: c\", d]  # so\n"},
	    {"  text: a\n  misconceptions:\n"
	     "  - { id: b, says: \"{c, d\", truth: e: f }\n"
	     "  - {id: c, says: g's: h, truth: i: j (k)}\n",
		"  text: a\n  misconceptions:\n"
		"  - { id: b, says: \"{c, d\", truth: \"e: f\" }\n"
		"  - {id: c, says: \"g's: h\", truth: \"i: j (k)\"}\n"},
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < N_OF(texts); i++)
		becomes(&a, arena_printf(&a, "- id: g1\n%s", texts[i][0]),
		    arena_printf(&a, "- id: g1\n%s", texts[i][1]));
	arena_release(&a);
}

static void
test_numbers(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	becomes(&a,
	    "- id: 5.1\n  text: a\n- id: \"2.1\"  # so\n  text: b\n"
	    "  builds-on: 5.1\n  confusable: ['5.1']\n"
	    "- id: '5.10'\n  text: c\n  builds-on: \"5.1, 2.1\"\n"
	    "cases:\n- {id: c1, scene: d, model: e, uses: '5.10, 2.1'}\n",
	    "- id: g5.1\n  text: a\n- id: \"g2.1\"  # so\n  text: b\n"
	    "  builds-on: g5.1\n  confusable: ['g5.1']\n"
	    "- id: 'g5.10'\n  text: c\n  builds-on: \"g5.1, g2.1\"\n"
	    "cases:\n- {id: c1, scene: d, model: e, uses: 'g5.10, g2.1'}\n");
	arena_release(&a);
}

/* What stops the reader further down was there before, and stays. */
static void
test_other_faults(void **state)
{
	static const char deck[] =
	    HEAD "statements:\n- id: g1\n  text: a: b\n- id: g2\n"
		 "  text: \"c\n  ask: d: e\n    ask: f\n";
	struct arena a = ARENA_INIT;
	struct lint_fixes f;
	struct buf b = BUF_INIT;

	(void)state;
	assert_int_equal(lint_fix(deck, strlen(deck), &a, &f, &b), 1);
	assert_non_null(strstr(buf_str(&b), "  text: \"a: b\"\n- id: g2"));
	buf_release(&b);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_random),
	    cmocka_unit_test(test_left_alone),
	    cmocka_unit_test(test_says_what_it_did),
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_numbers),
	    cmocka_unit_test(test_other_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
