/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A body read from its bytes is what the JSON says, or is left to be read as
 * JSON: never a third thing. */
#include "core/review_scan.h"

#include "helpers.h"

/* A blank at the end is no longer plain, and means the same. */
static void
read_as_json(const char *body, struct review *r)
{
	struct buf b = BUF_INIT;
	struct review not_used;

	buf_adds(&b, body);
	buf_addc(&b, ' ');
	assert_false(review_scan(buf_str(&b), &not_used));
	review_read(buf_str(&b), r);
	buf_release(&b);
}

static void
assert_same(const struct review *a, const struct review *b)
{
	assert_int_equal(a->mode, b->mode);
	assert_int_equal(a->level, b->level);
	assert_string_equal(a->hash, b->hash);
	assert_string_equal(a->session, b->session);
	assert_int_equal(a->n_attempts, b->n_attempts);
	for (int i = 0; i < a->n_attempts; i++) {
		assert_string_equal(a->attempts[i].marks, b->attempts[i].marks);
		assert_int_equal(a->attempts[i].hint, b->attempts[i].hint);
	}
	assert_int_equal(a->suggested, b->suggested);
	assert_int_equal(a->rating, b->rating);
	assert_int_equal(a->confidence, b->confidence);
	assert_string_equal(a->misconception, b->misconception);
	assert_true(a->first_key_ms == b->first_key_ms);
	assert_true(a->total_ms == b->total_ms);
}

/* True when it was read from its bytes. */
static bool
try_body(const char *body)
{
	struct review fast, slow;

	if (!review_scan(body, &fast))
		return false;
	read_as_json(body, &slow);
	assert_same(&fast, &slow);
	return true;
}

static const char *
random_body(struct rng *rng, struct buf *b)
{
	struct review r = REVIEW_INIT;

	r.mode = (enum mode)rng_below(rng, MODE_COUNT);
	r.level = (int)rng_below(rng, 5);
	(void)snprintf(r.hash, sizeof(r.hash), "%016llx",
	    (unsigned long long)rng_next(rng));
	if (rng_below(rng, 2))
		(void)snprintf(r.session, sizeof(r.session), "%s",
		    "0193b000-0000-7000-8000-0123456789ab");
	r.n_attempts = (int)rng_below(rng, ATTEMPTS_MAX + 1);
	for (int i = 0; i < r.n_attempts; i++) {
		for (int k = rng_below(rng, IDEAS_MAX + 1); k-- > 0;)
			r.attempts[i].marks[k] = "ypn-"[rng_below(rng, 4)];
		r.attempts[i].hint = (int)rng_below(rng, 4);
	}
	r.suggested = (enum rating)rng_below(rng, 5);
	r.rating = (enum rating)rng_below(rng, 5);
	r.confidence = (int)rng_below(rng, 4);
	if (rng_below(rng, 2))
		(void)snprintf(
		    r.misconception, sizeof(r.misconception), "keep-it");
	r.first_key_ms = (int64_t)rng_below(rng, 100000) - 1;
	r.total_ms = (int64_t)rng_below(rng, 100000) - 1;
	buf_clear(b);
	review_write(&r, b);
	return buf_str(b);
}

static void
what_we_write_is_read_from_its_bytes(void **state)
{
	struct rng rng = rng_seeded(1);
	struct buf b = BUF_INIT;

	(void)state;
	for (int i = 0; i < 3000; i++)
		assert_true(try_body(random_body(&rng, &b)));
	buf_release(&b);
}

static size_t
below(struct rng *rng, size_t n)
{
	return (size_t)rng_below(rng, (int)n);
}

/* Bytes changed, lost, doubled, or put in from elsewhere in the body. */
static void
what_was_changed_means_what_the_JSON_says(void **state)
{
	static const char signs[] = "{}[]\":,\\0123456789.-+eEnulytrue \t\x80";
	struct rng rng = rng_seeded(2);
	struct buf b = BUF_INIT, c = BUF_INIT;
	size_t at, from, n;
	int fast = 0;

	(void)state;
	for (int i = 0; i < 40000; i++) {
		(void)random_body(&rng, &b);
		for (int k = rng_below(&rng, 2); k >= 0; k--) {
			at = below(&rng, b.n);
			buf_clear(&c);
			buf_add(&c, b.p, at);
			switch (rng_below(&rng, 4)) {
			case 0:
				buf_addc(&c,
				    signs[rng_below(&rng, sizeof(signs) - 1)]);
				buf_adds(&c, b.p + at + 1);
				break;
			case 1:
				buf_adds(&c, b.p + at + 1);
				break;
			case 2:
				buf_addc(&c,
				    signs[rng_below(&rng, sizeof(signs) - 1)]);
				buf_adds(&c, b.p + at);
				break;
			default:
				from = below(&rng, b.n);
				n = below(&rng, b.n - from) + 1;
				buf_add(&c, b.p + from, n);
				buf_adds(&c, b.p + at);
			}
			buf_clear(&b);
			buf_add(&b, c.p, c.n);
			if (b.n == 0)
				buf_addc(&b, '{');
		}
		fast += try_body(buf_str(&b));
	}
	assert_true(fast > 3000); /* else nothing was compared */
	buf_release(&b);
	buf_release(&c);
}

static void
odd_bodies_are_left_to_the_JSON(void **state)
{
	static const char *const odd[] = {"", "{", "{}", "[]", "null",
	    "{\"mode\":\"due\"", "{\"mode\":\"due\",}",
	    "{\"mode\":\"due\",\"mode\":\"new\"}", "{\"level\":03}",
	    "{\"level\":3.0}", "{\"level\":3e0}", "{\"level\":-1}",
	    "{\"level\":\"3\"}", "{\"mode\":\"d\\u0075e\"}", "{\"x\":1}",
	    "{\"attempts\":{}}", "{\"attempts\":[1]}", "{\"attempts\":[{}]}",
	    "{\"total_ms\":99999999999999999999}", "{\"rating\":nul}",
	    "{\"mode\":\"due\"}x", " {\"mode\":\"due\"}"};
	struct review r;

	(void)state;
	for (size_t i = 0; i < N_OF(odd); i++)
		assert_false(review_scan(odd[i], &r));
	assert_true(try_body("{\"level\":9}"));
	assert_true(try_body("{\"mode\":\"later\"}"));
	assert_true(try_body("{\"rating\":7,\"attempts\":[]}"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_we_write_is_read_from_its_bytes),
	    cmocka_unit_test(what_was_changed_means_what_the_JSON_says),
	    cmocka_unit_test(odd_bodies_are_left_to_the_JSON),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
