/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of the log: their order, what is taken back, redo and rings, and
 * the body of a review there and back.
 */
#include "core/log.h"

#include "helpers.h"

static bool gone[64];

static void
find_gone(const struct event *ev, size_t n)
{
	struct arena a = ARENA_INIT;

	memset(gone, 1, sizeof(gone));
	log_retracted(ev, n, &a, gone);
	arena_release(&a);
}

/* -- order and names ------------------------------------------------------ */

static void
events_are_ordered_by_instant_and_then_id(void **state)
{
	struct event a = {.id = "b", .at_ms = 5}, b = {.id = "a", .at_ms = 6};

	(void)state;
	assert_true(event_compare(&a, &b) < 0);
	assert_true(event_compare(&b, &a) > 0);
	b.at_ms = 5;
	assert_true(event_compare(&a, &b) > 0);
	assert_true(event_compare(&b, &a) < 0);
	assert_int_equal(event_compare(&a, &a), 0);
	a.at_ms = INT64_MIN;
	b.at_ms = INT64_MAX;
	assert_true(event_compare(&a, &b) < 0);
}

static void
names_of_types_and_modes_read_back(void **state)
{
	enum event_type t;
	enum mode m;

	(void)state;
	for (int i = 0; i < EV_TYPES; i++) {
		assert_true(
		    event_type_parse(event_type_name((enum event_type)i), &t));
		assert_int_equal(t, i);
	}
	for (int i = 0; i < MODE_COUNT; i++) {
		assert_true(mode_parse(mode_name((enum mode)i), &m));
		assert_int_equal(m, i);
	}
	assert_false(event_type_parse("Review", &t));
	assert_false(event_type_parse("", &t));
	assert_false(mode_parse("break", &m));
}

/* -- taken back ----------------------------------------------------------- */

static void
a_log_without_retracts_keeps_everything(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	memlog_add(&l, 1, EV_REVIEW, "i", "", "{}");
	memlog_add(&l, 2, EV_AMEND, "i", l.ev[0].id, "{}");
	find_gone(l.ev, l.n);
	assert_false(gone[0] || gone[1]);
	memlog_release(&l);
}

/* n retracts, each of the one before it, on one review. */
static void
chain(struct memlog *l, int n)
{
	const char *ref = memlog_add(l, 1, EV_REVIEW, "i", "", "{}");

	for (int i = 0; i < n; i++)
		ref = memlog_add(l, 2 + i, EV_RETRACT, "i", ref, "{}");
}

static void
undo_and_redo_take_turns_however_long_the_chain(void **state)
{
	(void)state;
	for (int n = 0; n < 40; n++) {
		struct memlog l = MEMLOG_INIT;

		chain(&l, n);
		find_gone(l.ev, l.n);
		assert_int_equal(gone[0], n % 2);
		for (int i = 1; i <= n; i++)
			assert_int_equal(gone[i], (n - i) % 2);
		memlog_release(&l);
	}
}

static void
one_undo_of_two_is_enough(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *id = memlog_add(&l, 1, EV_REVIEW, "i", "", "{}");
	const char *one = memlog_add(&l, 2, EV_RETRACT, "i", id, "{}");
	const char *two = memlog_add(&l, 3, EV_RETRACT, "i", id, "{}");

	(void)state;
	memlog_add(&l, 4, EV_RETRACT, "i", one, "{}");
	find_gone(l.ev, l.n);
	assert_true(gone[0]); /* the other one still stands */
	assert_true(gone[1]);
	memlog_add(&l, 5, EV_RETRACT, "i", two, "{}");
	find_gone(l.ev, l.n);
	assert_false(gone[0]);
	memlog_release(&l);
}

static void
retracts_of_what_is_not_here_do_nothing(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	memlog_add(&l, 1, EV_REVIEW, "i", "", "{}");
	memlog_add(&l, 2, EV_RETRACT, "i", "no such event", "{}");
	memlog_add(&l, 3, EV_RETRACT, "i", "", "{}");
	find_gone(l.ev, l.n);
	for (size_t i = 0; i < l.n; i++)
		assert_false(gone[i]);
	memlog_release(&l);
}

static void
a_retract_may_come_before_what_it_takes_back(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct event swap;

	(void)state;
	chain(&l, 1);
	swap = l.ev[0];
	l.ev[0] = l.ev[1];
	l.ev[1] = swap;
	find_gone(l.ev, l.n);
	assert_false(gone[0]);
	assert_true(gone[1]);
	memlog_release(&l);
}

/* k retracts in a ring; the first of them also meant by one from outside. */
static void
ring(struct memlog *l, int k)
{
	for (int i = 0; i < k; i++)
		memlog_add(l, 1 + i, EV_RETRACT, "i", "", "{}");
	for (int i = 0; i < k; i++)
		memcpy(
		    l->ev[i].ref, l->ev[(i + 1) % k].id, sizeof(l->ev[i].ref));
}

static void
a_ring_of_retracts_does_not_count(void **state)
{
	(void)state;
	for (int k = 1; k < 10; k++) {
		struct memlog l = MEMLOG_INIT;

		ring(&l, k);
		find_gone(l.ev, l.n);
		for (int i = 0; i < k; i++)
			assert_false(gone[i]);
		memlog_release(&l);
	}
}

static void
a_ring_is_opened_by_a_retract_from_outside(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	ring(&l, 3);
	memlog_add(&l, 9, EV_RETRACT, "i", l.ev[0].id, "{}");
	find_gone(l.ev, l.n);
	assert_true(gone[0]); /* so it does not retract the second … */
	assert_false(gone[1]);
	assert_true(gone[2]); /* … which retracts the third */
	assert_false(gone[3]);
	memlog_release(&l);
}

/* The rule itself, in the plainest form: a retract is decided when all that
 * could take it back is, again and again until nothing changes. */
static void
by_the_rule(const struct event *ev, size_t n, bool *out)
{
	int holds[64]; /* 1 yes, 0 no, -1 open */
	bool changed = true;

	for (size_t i = 0; i < n; i++)
		holds[i] = ev[i].type == EV_RETRACT ? -1 : 0;
	while (changed) {
		changed = false;
		for (size_t i = 0; i < n; i++) {
			bool felled = false, open = false;

			for (size_t k = 0; k < n; k++) {
				if (ev[k].type != EV_RETRACT ||
				    strcmp(ev[k].ref, ev[i].id) != 0)
					continue;
				felled = felled || holds[k] == 1;
				open = open || holds[k] == -1;
			}
			if (holds[i] == -1 && (felled || !open)) {
				holds[i] = !felled;
				changed = true;
			}
		}
	}
	memset(out, 0, n * sizeof(*out));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++)
			if (ev[k].type == EV_RETRACT && holds[k] == 1 &&
			    strcmp(ev[k].ref, ev[i].id) == 0)
				out[i] = true;
}

static void
any_tangle_of_retracts_follows_the_rule_in_any_order(void **state)
{
	struct rng r = rng_seeded(42);
	bool want[64];

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct memlog l = MEMLOG_INIT;
		size_t n = 1 + (size_t)rng_below(&r, 14);

		for (size_t i = 0; i < n; i++)
			memlog_add(&l, 1,
			    rng_below(&r, 4) ? EV_RETRACT : EV_REVIEW, "i", "",
			    "{}");
		for (size_t i = 0; i < n; i++)
			if (l.ev[i].type == EV_RETRACT && rng_below(&r, 8))
				memcpy(l.ev[i].ref,
				    l.ev[rng_below(&r, (int)n)].id,
				    sizeof(l.ev[i].ref));
		for (int k = 0; k < 3; k++) {
			by_the_rule(l.ev, n, want);
			find_gone(l.ev, n);
			assert_memory_equal(gone, want, n * sizeof(*want));
			shuffle_events(&r, l.ev, n);
		}
		memlog_release(&l);
	}
}

/* -- the body of a review ------------------------------------------------- */

static void
there_and_back(const struct review *r)
{
	struct buf b = BUF_INIT;
	struct review got;

	review_write(r, &b);
	review_read(buf_str(&b), &got);
	assert_int_equal(got.mode, r->mode);
	assert_int_equal(got.level, r->level);
	assert_string_equal(got.hash, r->hash);
	assert_string_equal(got.session, r->session);
	assert_int_equal(got.n_attempts, r->n_attempts);
	for (int i = 0; i < r->n_attempts; i++) {
		assert_string_equal(
		    got.attempts[i].marks, r->attempts[i].marks);
		assert_int_equal(got.attempts[i].hint, r->attempts[i].hint);
	}
	assert_int_equal(got.suggested, r->suggested);
	assert_int_equal(got.rating, r->rating);
	assert_int_equal(got.confidence, r->confidence);
	assert_int_equal(got.first_key_ms, r->first_key_ms);
	assert_int_equal(got.total_ms, r->total_ms);
	buf_release(&b);
}

static void
a_review_reads_back_as_it_was_written(void **state)
{
	struct rng rng = rng_seeded(7);
	struct review r = REVIEW_INIT;

	(void)state;
	there_and_back(&r);
	for (int round = 0; round < 500; round++) {
		r = (struct review)REVIEW_INIT;
		r.mode = (enum mode)rng_below(&rng, MODE_COUNT);
		r.level = rng_below(&rng, 5);
		(void)snprintf(r.hash, sizeof(r.hash), "%016llx",
		    (unsigned long long)rng_next(&rng));
		(void)snprintf(r.session, sizeof(r.session), "%s",
		    rng_below(&rng, 2) ? "00000000-0000-7000-8000-000000000001"
				       : "");
		r.n_attempts = rng_below(&rng, ATTEMPTS_MAX + 1);
		for (int i = 0; i < r.n_attempts; i++) {
			int n = rng_below(&rng, IDEAS_MAX + 1);

			for (int k = 0; k < n; k++)
				r.attempts[i].marks[k] =
				    "ypn-"[rng_below(&rng, 4)];
			r.attempts[i].hint = rng_below(&rng, 100);
		}
		r.suggested = (enum rating)rng_below(&rng, 5);
		r.rating = (enum rating)rng_below(&rng, 5);
		r.confidence = rng_below(&rng, 4);
		r.first_key_ms = rng_below(&rng, 100000) - 1;
		r.total_ms = rng_below(&rng, 10000000) - 1;
		there_and_back(&r);
	}
}

static void
a_body_that_cannot_be_read_is_the_default_and_stops_nothing(void **state)
{
	static const char *const bodies[] = {"", "x", "{", "[]", "null", "3",
	    "\"due\"", "{\"mode\":7}", "{\"mode\":\"someday\"}",
	    "{\"level\":5}", "{\"level\":0}", "{\"level\":-3}",
	    "{\"level\":1e99}", "{\"level\":\"2\"}", "{\"attempts\":{}}",
	    "{\"attempts\":7}", "{\"suggested\":5}", "{\"suggested\":\"3\"}",
	    "{\"rating\":-1}", "{\"rating\":2.5}", "{\"confidence\":4}",
	    "{\"total_ms\":\"long\"}", "{\"mode\":\"due\",\"mode\":\"new\"}"};
	struct review r;

	(void)state;
	for (size_t i = 0; i < N_OF(bodies); i++) {
		memset(&r, 0x5a, sizeof(r));
		review_read(bodies[i], &r);
		assert_int_equal(r.mode, MODE_DUE);
		assert_int_equal(r.level, 0);
		assert_int_equal(r.n_attempts, 0);
		assert_int_equal(r.suggested, RATING_NONE);
		assert_int_equal(r.rating, RATING_NONE);
		assert_int_equal(r.confidence, 0);
		assert_int_equal(r.total_ms, -1);
		assert_int_equal(r.first_key_ms, -1);
		assert_string_equal(r.hash, "");
		assert_string_equal(r.session, "");
	}
}

static void
too_much_in_a_body_is_cut_and_never_overruns(void **state)
{
	struct buf b = BUF_INIT;
	struct review r;

	(void)state;
	buf_adds(&b, "{\"hash\":\"");
	buf_pad(&b, 'f', 500);
	buf_adds(&b, "\",\"session\":\"");
	buf_pad(&b, 's', 500);
	buf_adds(&b, "\",\"attempts\":[");
	for (int i = 0; i < 30; i++) {
		buf_adds(&b, "{\"marks\":\"");
		buf_pad(&b, 'y', 200);
		buf_addf(&b, "\",\"hint\":%d},", i);
	}
	buf_adds(&b, "{},7,null]}");
	review_read(buf_str(&b), &r);
	assert_int_equal(strlen(r.hash), 16);
	assert_int_equal(strlen(r.session), EVENT_ID_LEN);
	assert_int_equal(r.n_attempts, ATTEMPTS_MAX);
	assert_int_equal(strlen(r.attempts[0].marks), IDEAS_MAX);
	assert_int_equal(r.attempts[ATTEMPTS_MAX - 1].hint, ATTEMPTS_MAX - 1);
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(events_are_ordered_by_instant_and_then_id),
	    cmocka_unit_test(names_of_types_and_modes_read_back),
	    cmocka_unit_test(a_log_without_retracts_keeps_everything),
	    cmocka_unit_test(undo_and_redo_take_turns_however_long_the_chain),
	    cmocka_unit_test(one_undo_of_two_is_enough),
	    cmocka_unit_test(retracts_of_what_is_not_here_do_nothing),
	    cmocka_unit_test(a_retract_may_come_before_what_it_takes_back),
	    cmocka_unit_test(a_ring_of_retracts_does_not_count),
	    cmocka_unit_test(a_ring_is_opened_by_a_retract_from_outside),
	    cmocka_unit_test(
		any_tangle_of_retracts_follows_the_rule_in_any_order),
	    cmocka_unit_test(a_review_reads_back_as_it_was_written),
	    cmocka_unit_test(
		a_body_that_cannot_be_read_is_the_default_and_stops_nothing),
	    cmocka_unit_test(too_much_in_a_body_is_cut_and_never_overruns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
