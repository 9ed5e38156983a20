/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Review logs as FSRS tools and spreadsheets write them, and faults in them. */
#include "formats/reviewlog.h"

#include <stdlib.h>

#include "helpers.h"

#define HEAD "card_id,review_time,review_rating\n"

struct read {
	struct arena arena;
	struct reviewlog log;
	struct err e;
	int ret;
};

static struct read
read_bytes(const char *text, size_t n)
{
	struct read r = {.arena = ARENA_INIT, .e = ERR_INIT};
	char *copy = malloc(n ? n : 1); /* so that an overrun is seen */

	assert_non_null(copy);
	memcpy(copy, text, n);
	r.ret = reviewlog_read("log.csv", copy, n, &r.arena, &r.log, &r.e);
	free(copy);
	return r;
}

static void
assert_row(
    const struct read *r, size_t i, const char *card, int64_t at_ms, int rating)
{
	assert_int_equal(r->ret, 0);
	assert_true(i < r->log.n);
	assert_string_equal(r->log.cards[r->log.rows[i].card], card);
	assert_int_equal(r->log.rows[i].at_ms, at_ms);
	assert_int_equal(r->log.rows[i].rating, rating);
}

/* The fault stands at the line and says the words. */
static void
assert_fault(const char *text, int line, const char *words)
{
	struct read r = read_bytes(text, strlen(text));
	char place[32];

	(void)snprintf(place, sizeof(place), "log.csv:%d: ", line);
	assert_int_equal(r.ret, -1);
	assert_int_equal(r.e.kind, ERR_FAILED);
	if (strncmp(r.e.msg, place, strlen(place)) != 0 ||
	    strstr(r.e.msg, words) == NULL)
		fail_msg(
		    "'%s' is not at %s or lacks '%s'", r.e.msg, place, words);
	arena_release(&r.arena);
}

static void
assert_two_rows(const char *text)
{
	struct read r = read_bytes(text, strlen(text));

	if (r.ret != 0)
		fail_msg("%s", r.e.msg);
	assert_int_equal(r.log.n, 2);
	assert_row(&r, 0, "a", 1369142951405, 3);
	assert_row(&r, 1, "b", 5, 1);
	arena_release(&r.arena);
}

static void
rows_are_read_in_the_order_of_the_file(void **state)
{
	struct read r = read_bytes(
	    HEAD "b,5,4\na,3,1\nb,2,2\n", strlen(HEAD "b,5,4\na,3,1\nb,2,2\n"));

	(void)state;
	assert_int_equal(r.log.n, 3);
	assert_int_equal(r.log.n_cards, 2);
	assert_row(&r, 0, "b", 5, 4);
	assert_row(&r, 1, "a", 3, 1);
	assert_row(&r, 2, "b", 2, 2);
	arena_release(&r.arena);
}

static void
what_spreadsheets_leave_is_understood(void **state)
{
	(void)state;
	assert_two_rows(HEAD "a,1369142951405,3\nb,5,1\n");
	assert_two_rows(HEAD "a,1369142951405,3\nb,5,1");
	assert_two_rows("\xef\xbb\xbf" HEAD "a,1369142951405,3\nb,5,1\n");
	assert_two_rows("card_id,review_time,review_rating\r\n"
			"a,1369142951405,3\r\n\r\nb,5,1\r\n");
	assert_two_rows("card_id,review_time,review_rating\r"
			"a,1369142951405,3\rb,5,1\r");
	assert_two_rows("card_id;review_time;review_rating\n"
			"a;1369142951405;3\nb;5;1\n");
	assert_two_rows("card_id\treview_time\treview_rating\n"
			"a\t1369142951405\t3\nb\t5\t1\n");
	assert_two_rows("\"card_id\",\"review_time\",\"review_rating\"\n"
			"\"a\",\"1369142951405\",\"3\"\n\"b\",\"5\",\"1\"\n");
	assert_two_rows("Card_ID, Review_Time , REVIEW_RATING\n"
			"a, 1369142951405 ,3\nb,5, 1 \n");
}

static void
columns_are_found_by_name_in_any_order_among_others(void **state)
{
	(void)state;
	assert_two_rows("review_state,review_rating,note,card_id,review_time\n"
			"2,3,\"x,\ny\",a,1369142951405\n0,1,,b,5\n");
	assert_two_rows("n;card_id;review_rating;review_time\n"
			"1,5;a;3;1369142951405\n2,5;b;1;5\n");
}

static void
a_card_may_be_called_anything(void **state)
{
	static const char text[] =
	    HEAD "\"a, \"\"b\"\"\nc\",1,3\n caf\xc3\xa9 ,2,3\n01,3,3\n1,4,3\n";
	struct read r = read_bytes(text, sizeof(text) - 1);

	(void)state;
	assert_row(&r, 0, "a, \"b\"\nc", 1, 3);
	assert_row(&r, 1, " caf\xc3\xa9 ", 2, 3);
	assert_row(&r, 2, "01", 3, 3);
	assert_row(&r, 3, "1", 4, 3);
	assert_int_equal(r.log.n_cards, 4);
	arena_release(&r.arena);
}

static void
dates_set_by_hand_are_counted_and_left_out(void **state)
{
	static const char text[] = HEAD "a,1,3\na,2,0\nz,3,0\na,4,2\n";
	struct read r = read_bytes(text, sizeof(text) - 1);

	(void)state;
	assert_int_equal(r.log.n, 2);
	assert_int_equal(r.log.manual, 2);
	assert_int_equal(r.log.n_cards, 1);
	assert_row(&r, 1, "a", 4, 2);
	arena_release(&r.arena);
}

static void
a_log_without_reviews_is_no_fault(void **state)
{
	struct read r = read_bytes(HEAD, sizeof(HEAD) - 1);

	(void)state;
	assert_int_equal(r.ret, 0);
	assert_int_equal(r.log.n, 0);
	arena_release(&r.arena);
}

static void
each_fault_names_its_line(void **state)
{
	(void)state;
	assert_fault("", 1, "empty");
	assert_fault("\xef\xbb\xbf", 1, "empty");
	assert_fault("a,b\n1,2\n", 1, "no column card_id");
	assert_fault("card_id,review_time\n", 1, "no column review_rating");
	assert_fault(
	    "card_id,card_id,review_time,review_rating\n", 1, "named twice");
	assert_fault(HEAD "a,1,3\na,1\n", 3, "2 of the 3");
	assert_fault(HEAD "a,1,3,4\n", 2, "4 of the 3");
	assert_fault(HEAD ",1,3\n", 2, "card_id is empty");
	assert_fault(HEAD "a,1,5\n", 2, "rating '5'");
	assert_fault(HEAD "a,1,-1\n", 2, "rating '-1'");
	assert_fault(HEAD "a,1,\n", 2, "rating ''");
	assert_fault(HEAD "a,1,3.0\n", 2, "rating '3.0'");
	assert_fault(HEAD "a,1,0x3\n", 2, "rating '0x3'");
	assert_fault(HEAD "a,,3\n", 2, "time ''");
	assert_fault(HEAD "a,1.5,3\n", 2, "time '1.5'");
	assert_fault(HEAD "a,NaN,3\n", 2, "time 'NaN'");
	assert_fault(HEAD "a,99999999999999999999,3\n", 2, "milliseconds");
	assert_fault(HEAD "a,9223372036854775807,3\n", 2, "milliseconds");
	assert_fault(HEAD "a,1,3\n\"b,1,3\n", 3, "not closed");
	assert_fault(HEAD "\"b\"c,1,3\n", 2, "after a closing quote");
	assert_fault(HEAD "\"x\ny\",1,3\n\n\"b\",1,9\n", 5, "rating '9'");
	assert_fault(HEAD "a,1,3\r\nb\xff,1,3\n", 3, "UTF-8");
}

static void
a_zero_byte_is_a_fault_of_its_line(void **state)
{
	static const char text[] = HEAD "a,1,3\nb\0,1,3\n";
	struct read r = read_bytes(text, sizeof(text) - 1);

	(void)state;
	assert_int_equal(r.ret, -1);
	assert_non_null(strstr(r.e.msg, "log.csv:3: "));
	arena_release(&r.arena);
}

/* Whatever the bytes are, the answer is rows or a fault with its line. */
static void
any_bytes_are_read_or_refused(void **state)
{
	static const char some[] = "\",;\t\r\n013a-\xef\xbb\xbf";
	struct rng rng = rng_seeded(77);
	char text[256];
	size_t n;
	int good = 0;

	(void)state;
	for (int k = 0; k < 20000; k++) {
		n = k % 2 ? sizeof(HEAD) - 1 : 0;
		memcpy(text, HEAD, n);
		for (int i = rng_below(&rng, 60); i > 0; i--)
			text[n++] =
			    some[rng_below(&rng, (int)sizeof(some) - 1)];
		struct read r = read_bytes(text, n);

		good += r.ret == 0;
		if (r.ret != 0)
			assert_non_null(strstr(r.e.msg, "log.csv:"));
		arena_release(&r.arena);
	}
	assert_true(good > 0);
}

static void
the_model_takes_cards_one_by_one_in_time_order(void **state)
{
	static const char text[] =
	    HEAD "b,9,1\na,5,1\nb,3,2\na,5,2\na,1,3\nb,3,4\n";
	static const size_t wanted[] = {2, 5, 0, 4, 1, 3};
	struct read r = read_bytes(text, sizeof(text) - 1);
	size_t *order = reviewlog_order(&r.log, &r.arena);

	(void)state;
	assert_int_equal(r.log.n, N_OF(wanted));
	for (size_t i = 0; i < N_OF(wanted); i++)
		assert_int_equal(order[i], wanted[i]);
	arena_release(&r.arena);
}

static void
many_cards_stay_apart(void **state)
{
	struct buf b = BUF_INIT;
	struct read r;
	char name[32];

	(void)state;
	buf_adds(&b, HEAD);
	for (int i = 0; i < 20000; i++)
		buf_addf(&b, "card %d,%d,3\n", i % 9000, i);
	r = read_bytes(buf_str(&b), b.n);
	buf_release(&b);
	assert_int_equal(r.log.n, 20000);
	assert_int_equal(r.log.n_cards, 9000);
	for (int i = 0; i < 20000; i++) {
		(void)snprintf(name, sizeof(name), "card %d", i % 9000);
		assert_row(&r, (size_t)i, name, i, 3);
	}
	arena_release(&r.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_are_read_in_the_order_of_the_file),
	    cmocka_unit_test(what_spreadsheets_leave_is_understood),
	    cmocka_unit_test(
		columns_are_found_by_name_in_any_order_among_others),
	    cmocka_unit_test(a_card_may_be_called_anything),
	    cmocka_unit_test(dates_set_by_hand_are_counted_and_left_out),
	    cmocka_unit_test(a_log_without_reviews_is_no_fault),
	    cmocka_unit_test(each_fault_names_its_line),
	    cmocka_unit_test(a_zero_byte_is_a_fault_of_its_line),
	    cmocka_unit_test(any_bytes_are_read_or_refused),
	    cmocka_unit_test(the_model_takes_cards_one_by_one_in_time_order),
	    cmocka_unit_test(many_cards_stay_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
