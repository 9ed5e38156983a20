/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a learner sends: what is in it, what is not, and whether it is whole. */
#include "core/share.h"

#include "base/date.h"
#include "base/sha256.h"
#include "formats/share.h"
#include "helpers.h"

#define ITEM "demo:a1/recall"

struct world {
	struct memlog log;
	struct item *it;
	struct rules rules;
	struct share_confidence sure[SHARE_STEPS];
};

static int
begin(void **state)
{
	struct world *w = calloc(1, sizeof(*w));

	w->it = make_item(&w->log.arena, "a1", "s1");
	rules_default(&w->rules);
	*state = w;
	return 0;
}

static int
end(void **state)
{
	struct world *w = *state;

	memlog_release(&w->log);
	free(w);
	return 0;
}

/* An answer with everything that may be said of it. */
static const char *
answer(struct world *w, int32_t day, enum mode mode, enum rating rating,
    const char *hash, int confidence, const char *lure)
{
	struct review r = REVIEW_INIT;
	struct buf b = BUF_INIT;
	const char *id;

	r.mode = mode;
	r.level = 3;
	r.suggested = rating;
	r.confidence = confidence;
	r.n_attempts = 1;
	r.attempts[0].hint = rating == RATING_HARD;
	(void)snprintf(r.hash, sizeof(r.hash), "%s", hash);
	(void)snprintf(r.misconception, sizeof(r.misconception), "%s", lure);
	(void)snprintf(r.attempts[0].marks, sizeof(r.attempts[0].marks), "%s",
	    rating >= RATING_HARD ? "yy" : "yn");
	review_write(&r, &b);
	id = memlog_add(&w->log, noon(day), EV_REVIEW, ITEM, "", buf_str(&b));
	buf_release(&b);
	return id;
}

static struct share_item
taken(struct world *w, int32_t today)
{
	struct folded f = memlog_fold(&w->log, ITEM);
	struct share_item out;

	memset(w->sure, 0, sizeof(w->sure));
	share_take(&out, w->it, &f.state, f.reviews, f.n, &w->rules, today,
	    w->sure, &w->log.arena);
	return out;
}

/* -- what is in it --------------------------------------------------------- */

static void
counted_answers_are_told_by_week(void **state)
{
	struct world *w = *state;
	int32_t monday = DAY0 - date_weekday(DAY0);
	struct share_item it;

	(void)answer(w, monday, MODE_DUE, RATING_AGAIN, "aa", 3, "keep");
	(void)answer(w, monday + 1, MODE_DUE, RATING_HARD, "aa", 1, "keep");
	(void)answer(w, monday + 9, MODE_DUE, RATING_GOOD, "aa", 3, "");
	it = taken(w, monday + 9);
	assert_int_equal(it.n_weeks, 2);
	assert_int_equal(it.weeks[0].week, date_week(monday));
	assert_int_equal(it.weeks[0].answers, 2);
	assert_int_equal(it.weeks[0].full, 0);
	assert_int_equal(it.weeks[0].hints, 1);
	assert_int_equal(it.weeks[0].n_lures, 1);
	assert_string_equal(it.weeks[0].lures[0].id, "keep");
	assert_int_equal(it.weeks[0].lures[0].n, 2);
	assert_int_equal(it.weeks[1].answers, 1);
	assert_int_equal(it.weeks[1].full, 1);
	assert_int_equal(it.rating, RATING_GOOD);
	assert_int_equal(it.level, 3);
	assert_int_equal(it.hints, 0);
	assert_int_equal(it.last_week, date_week(monday + 9));
	assert_string_equal(it.hash, "aa");
	assert_true(share_is_full(&it));
	assert_int_equal(w->sure[2].answers, 2);
	assert_int_equal(w->sure[2].successes, 1);
	assert_int_equal(w->sure[0].answers, 1);
	assert_int_equal(w->sure[0].successes, 1);
}

static void
practice_tests_and_repeats_are_never_in_it(void **state)
{
	static const enum mode modes[] = {
	    MODE_PRETEST, MODE_PRACTICE, MODE_TEST, MODE_BREAK_DOWN};
	struct world *w = *state;
	struct share_item it;

	for (size_t i = 0; i < N_OF(modes); i++)
		(void)answer(
		    w, DAY0 + (int)i, modes[i], RATING_AGAIN, "aa", 3, "keep");
	it = taken(w, DAY0 + 20);
	assert_int_equal(it.n_weeks, 0);
	assert_int_equal(it.last_week, SHARE_NO_WEEK);
	assert_true(it.forecast < 0);
	assert_int_equal(w->sure[2].answers, 0);
	/* the second of a day does not count either */
	(void)answer(w, DAY0 + 21, MODE_DUE, RATING_AGAIN, "aa", 0, "");
	(void)answer(w, DAY0 + 21, MODE_DUE, RATING_GOOD, "aa", 0, "");
	it = taken(w, DAY0 + 21);
	assert_int_equal(it.weeks[0].answers, 1);
	assert_int_equal(it.rating, RATING_AGAIN);
	assert_false(share_is_full(&it));
}

static void
only_the_wording_that_was_asked_last_is_told(void **state)
{
	struct world *w = *state;
	struct share_item it = taken(w, DAY0);

	assert_string_equal(it.hash, w->it->hash); /* nothing answered yet */
	assert_int_equal(it.state, SHARE_NEVER);
	(void)answer(w, DAY0, MODE_DUE, RATING_GOOD, "aa", 0, "keep");
	(void)answer(w, DAY0 + 3, MODE_DUE, RATING_AGAIN, "bb", 0, "");
	it = taken(w, DAY0 + 3);
	assert_string_equal(it.hash, "bb");
	assert_int_equal(it.n_weeks, 1);
	assert_int_equal(it.weeks[0].answers, 1);
	assert_int_equal(it.weeks[0].full, 0);
	assert_int_equal(it.weeks[0].n_lures, 0);
}

static void
changed_marks_and_lowered_ratings_are_told(void **state)
{
	struct world *w = *state;
	const char *first, *second;
	struct share_item it;

	first = answer(w, DAY0, MODE_DUE, RATING_AGAIN, "aa", 0, "");
	(void)memlog_add(&w->log, noon(DAY0) + 1, EV_AMEND, ITEM, first,
	    "{\"marks\":\"yy\",\"suggested\":3}");
	it = taken(w, DAY0);
	assert_int_equal(it.weeks[0].changed, 1);
	assert_int_equal(it.weeks[0].full, 1);
	assert_true(share_is_full(&it));
	second = answer(w, DAY0 + 9, MODE_DUE, RATING_GOOD, "aa", 0, "");
	(void)memlog_add(&w->log, noon(DAY0 + 9) + 1, EV_AMEND, ITEM, second,
	    "{\"rating\":2}");
	it = taken(w, DAY0 + 9);
	assert_int_equal(it.rating, RATING_HARD); /* as it was left */
	assert_false(share_is_full(&it));
}

static void
when_it_was_first_settled_is_kept_after_a_miss(void **state)
{
	struct world *w = *state;
	struct share_item it;

	(void)answer(w, DAY0, MODE_DUE, RATING_EASY, "aa", 0, "");
	it = taken(w, DAY0);
	assert_int_equal(it.settled_week, date_week(DAY0));
	assert_int_equal(it.state, SHARE_SETTLED);
	(void)answer(w, DAY0 + 20, MODE_DUE, RATING_AGAIN, "aa", 0, "");
	it = taken(w, DAY0 + 20);
	assert_int_equal(it.settled_week, date_week(DAY0));
	assert_int_equal(it.state, SHARE_MET);
	assert_near((double)it.forecast, 1, 1e-6);
	it = taken(w, DAY0 + 50);
	assert_true(it.forecast < 0.9F && it.forecast > 0);
}

/* -- the file -------------------------------------------------------------- */

static struct share_lure lures[] = {{"keep", 1}, {"store", 2}};
static struct share_week weeks[] = {
    {.week = 2980, .answers = 2, .full = 1, .n_lures = 2, .lures = lures},
    {.week = 2985, .answers = 3, .hints = 2, .changed = 1},
};
static struct share_item items[] = {
    {.id = "demo:a1/recall",
	.hash = "00ff00ff00ff00ff",
	.weeks = weeks,
	.n_weeks = 2,
	.settled_week = 2980,
	.last_week = 2985,
	.forecast = 0.87F,
	.state = SHARE_SETTLED,
	.rating = 2,
	.level = 4,
	.hints = 1},
    {.id = "demo:a2/refute/keep",
	.hash = "aa",
	.settled_week = SHARE_NO_WEEK,
	.last_week = SHARE_NO_WEEK,
	.forecast = -1},
};
static struct share_wording wordings[] = {
    {"demo:a1/recall", "aa", "say \"so\" \\ \xc3\xa9\x1b[31m", 1}};
static struct share_report reports[] = {
    {"demo:a2/refute/keep", "two\nlines \xe2\x80\xae"}};

static struct share
sample(void)
{
	return (struct share){.learner = "p07",
	    .level = SHARE_NAMED_CODE,
	    .number = 3,
	    .deck = "demo",
	    .version = "2026.1",
	    .purpose = "choose what to reteach",
	    .shared = 2986,
	    .confidence = {{4, 1}, {0, 0}, {9, 7}},
	    .items = items,
	    .n = 2,
	    .wordings = wordings,
	    .n_wordings = 1,
	    .reports = reports,
	    .n_reports = 1};
}

static int
read_text(
    const char *s, size_t n, struct arena *a, struct share *out, struct err *e)
{
	struct share_reader rd;
	int r;

	share_reader_init(&rd, a);
	r = share_read(&rd, s, n, out, e);
	share_reader_release(&rd);
	return r;
}

static void
what_was_written_reads_back(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT, again = BUF_INIT;
	struct share s = sample(), got;

	(void)state;
	share_write(&s, &b);
	assert_int_equal(read_text(b.p, b.n, &a, &got, &e), 0);
	assert_string_equal(got.learner, "p07");
	assert_int_equal(got.items[0].weeks[0].lures[1].n, 2);
	assert_string_equal(got.wordings[0].text, wordings[0].text);
	assert_string_equal(got.reports[0].text, reports[0].text);
	share_write(&got, &again);
	assert_string_equal(b.p, again.p);
	/* nothing in it acts on a terminal */
	assert_null(strchr(b.p, '\x1b'));
	assert_null(strstr(b.p, "\xe2\x80\xae"));
	buf_release(&b);
	buf_release(&again);
	arena_release(&a);
}

static void
every_cut_is_noticed(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct share s = sample(), got;

	(void)state;
	share_write(&s, &b);
	for (size_t n = 0; n < b.n - 3; n++) {
		struct err e = ERR_INIT;

		assert_int_equal(read_text(b.p, n, &a, &got, &e), -1);
		assert_true(e.msg[0] != '\0');
	}
	buf_release(&b);
	arena_release(&a);
}

static void
every_changed_byte_is_noticed(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct share s = sample(), got;

	(void)state;
	share_write(&s, &b);
	for (size_t i = 0; i < b.n - 1; i++) {
		struct err e = ERR_INIT;
		char was = b.p[i];

		b.p[i] = was == '7' ? '8' : '7';
		if (read_text(b.p, b.n, &a, &got, &e) == 0)
			fail_msg("byte %zu was changed and not noticed", i);
		b.p[i] = was;
	}
	buf_release(&b);
	arena_release(&a);
}

static void
line_ends_of_a_carrier_do_no_harm(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT, crlf = BUF_INIT;
	struct share s = sample(), got;

	(void)state;
	share_write(&s, &b);
	buf_adds(&crlf, "\xef\xbb\xbf");
	for (size_t i = 0; i < b.n; i++) {
		if (b.p[i] == '\n')
			buf_addc(&crlf, '\r');
		buf_addc(&crlf, b.p[i]);
	}
	buf_adds(&crlf, "\r\n");
	assert_int_equal(read_text(crlf.p, crlf.n, &a, &got, &e), 0);
	assert_int_equal(got.n, 2);
	buf_release(&b);
	buf_release(&crlf);
	arena_release(&a);
}

/* A file with a good checksum around a body that is not. */
static void
refuses(const char *body, const char *says)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	struct sha256 sum;
	char hex[SHA256_HEX];
	struct share got;

	buf_adds(&b, body);
	sha256_init(&sum);
	sha256_add(&sum, b.p, b.n);
	sha256_hex(&sum, hex);
	buf_addf(&b, "\"sha256\": \"%s\"\n}\n", hex);
	assert_int_equal(read_text(b.p, b.n, &a, &got, &e), -1);
	if (strstr(e.msg, says) == NULL)
		fail_msg("%s\nsaid: %s\nnot: %s", body, e.msg, says);
	buf_release(&b);
	arena_release(&a);
}

#define HEAD \
	"{\n\"revisit-share\": 1,\n\"learner\": \"p1\",\n\"level\": " \
	"\"totals\",\n\"number\": 1,\n\"deck\": \"demo\",\n\"version\": " \
	"\"1\",\n\"purpose\": \"x\",\n\"shared\": \"2027-W18\",\n" \
	"\"confidence\": [],\n\"items\": [\n"
#define ONE "{\"id\": \"demo:a/recall\", \"hash\": \"aa\", \"state\": \"met\""

static void
figures_that_cannot_be_are_refused(void **state)
{
	(void)state;
	refuses("{\n\"revisit-share\": 2,\n", "a later version");
	refuses("{\n\"something\": 1,\n", "is no share file");
	refuses("{\n\"revisit-share\": 1,\n", "that each share has is missing");
	refuses(HEAD ONE
	    ", \"weeks\": [{\"week\": \"2027-W01\", \"answers\": 1,"
	    " \"full\": 2}]}\n],\n",
	    "do not add up");
	refuses(HEAD ONE ", \"weeks\": [{\"week\": \"2027-W99\", \"answers\": "
			 "1}]}\n],\n",
	    "a week is written");
	refuses(HEAD ONE ", \"last\": {\"rating\": 7, \"hints\": 0, \"week\": "
			 "\"2027-W01\"}}\n],\n",
	    "out of range");
	refuses(HEAD ONE ", \"forecast\": 1.5}\n],\n", "0 to 1");
	refuses(HEAD ONE "},\n" ONE "}\n],\n", "stands twice");
	refuses(HEAD ONE ", \"state\": \"met\"}\n],\n", "stands twice");
	refuses(HEAD "{\"id\": \"A B\", \"hash\": \"aa\"}\n],\n", "no");
	refuses(HEAD ONE ", \"weeks\": [{\"week\": \"2027-W01\", \"answers\": "
			 "1}]}\n],\n",
	    "do not add up");
	refuses(HEAD "],\n\"items\": [],\n", "stands twice");
}

static void
the_newest_of_one_person_wins(void **state)
{
	struct share x = sample(), y = sample();

	(void)state;
	assert_int_equal(share_compare(&x, &y), 0);
	y.number++;
	assert_true(share_compare(&x, &y) < 0);
	x.shared++;
	assert_true(share_compare(&x, &y) > 0);
	y = x;
	y.level = SHARE_WITHDRAWN;
	assert_true(share_compare(&x, &y) < 0);
}

static void
a_code_is_short_and_plain(void **state)
{
	(void)state;
	assert_true(share_is_code("p07", 3));
	assert_true(share_is_code("a-b_c", 5));
	assert_true(share_is_code("0123456789abcdef", 16));
	assert_false(share_is_code("0123456789abcdefg", 17));
	assert_false(share_is_code("", 0));
	assert_false(share_is_code("P07", 3));
	assert_false(share_is_code("-a", 2));
	assert_false(share_is_code("a b", 3));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		counted_answers_are_told_by_week, begin, end),
	    cmocka_unit_test_setup_teardown(
		practice_tests_and_repeats_are_never_in_it, begin, end),
	    cmocka_unit_test_setup_teardown(
		only_the_wording_that_was_asked_last_is_told, begin, end),
	    cmocka_unit_test_setup_teardown(
		changed_marks_and_lowered_ratings_are_told, begin, end),
	    cmocka_unit_test_setup_teardown(
		when_it_was_first_settled_is_kept_after_a_miss, begin, end),
	    cmocka_unit_test(what_was_written_reads_back),
	    cmocka_unit_test(every_cut_is_noticed),
	    cmocka_unit_test(every_changed_byte_is_noticed),
	    cmocka_unit_test(line_ends_of_a_carrier_do_no_harm),
	    cmocka_unit_test(figures_that_cannot_be_are_refused),
	    cmocka_unit_test(the_newest_of_one_person_wins),
	    cmocka_unit_test(a_code_is_short_and_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
