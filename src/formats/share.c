/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/share.h"

#include <string.h>

#include "base/sha256.h"
#include "base/text.h"
#include "formats/share_priv.h"

void
share_reader_init(struct share_reader *rd, struct arena *keep)
{
	memset(rd, 0, sizeof(*rd));
	rd->keep = keep;
	names_init(&rd->names, keep);
}

void
share_reader_release(struct share_reader *rd)
{
	arena_release(&rd->scratch);
}

/* -- is it whole? ---------------------------------------------------------- */

static const char sum_key[] = "\n\"sha256\": \"";

/* Where the line with the checksum begins, NULL without one: it is the last
 * but one, so only the end is looked at. */
static const char *
find_sum(const char *text, size_t n)
{
	size_t key = sizeof(sum_key) - 1, look = n < 400 ? n : 400;

	for (size_t i = key; i <= look; i++)
		if (memcmp(text + n - i, sum_key, key) == 0)
			return text + n - i + 1;
	return NULL;
}

/* Line ends of whoever carried the file do not count. */
static void
add_without_returns(struct sha256 *sum, const char *p, size_t n)
{
	const char *end = p + n, *cr;

	while (p < end) {
		cr = memchr(p, '\r', (size_t)(end - p));
		while (cr && cr + 1 < end && cr[1] != '\n')
			cr = memchr(cr + 1, '\r', (size_t)(end - cr - 1));
		if (cr == NULL || cr + 1 == end)
			cr = end;
		sha256_add(sum, p, (size_t)(cr - p));
		p = cr < end ? cr + 1 : end;
	}
}

static int
check_sum(const char *text, size_t n, uint64_t *out, struct err *e)
{
	const char *line = find_sum(text, n), *value;
	char hex[SHA256_HEX];
	struct sha256 sum;

	if (line == NULL)
		return err_set(e, ERR_FAILED,
		    "is cut off: its end is missing; ask for it again");
	value = line + sizeof(sum_key) - 2;
	sha256_init(&sum);
	add_without_returns(&sum, text, (size_t)(line - text));
	sha256_hex(&sum, hex);
	if ((size_t)(text + n - value) < 64 || memcmp(value, hex, 64) != 0)
		return err_set(e, ERR_FAILED,
		    "was changed after it was made, or damaged on its way: its "
		    "checksum does not fit; ask for it again");
	*out = (uint64_t)sum.h[0] << 32 | sum.h[1];
	return 0;
}

/* The first key of all says what it is. */
static int
check_kind(struct jread *r, struct err *e)
{
	struct span key;
	int64_t v;

	if (!jread_object(r) || !jread_key(r, &key) ||
	    !span_is(&key, "revisit-share") || !jread_int(r, 1, INT32_MAX, &v))
		return err_set(
		    e, ERR_FAILED, "is no share file ('revisit share')");
	if (v > SHARE_VERSION)
		return err_set(e, ERR_FAILED,
		    "was made by a later version of revisit: update this one "
		    "to read it");
	return 0;
}

/* -- the rest of it -------------------------------------------------------- */

static bool
read_step(struct jread *r, struct share_confidence sure[SHARE_STEPS])
{
	static const char *const names[SHARE_STEPS] = {
	    "unsure", "fairly", "sure"};
	int64_t answers = 0, successes = 0;
	unsigned seen = 0;
	struct span key;
	int step = -1;

	if (!jread_object(r))
		return false;
	while (jread_key(r, &key)) {
		if (span_is(&key, "step")) {
			if (share_once(r, &seen, 1))
				(void)share_read_choice(
				    r, names, SHARE_STEPS, &step);
		} else if (span_is(&key, "answers")) {
			if (share_once(r, &seen, 2))
				(void)jread_int(r, 0, INT32_MAX, &answers);
		} else if (span_is(&key, "successes")) {
			if (share_once(r, &seen, 4))
				(void)jread_int(r, 0, INT32_MAX, &successes);
		} else {
			(void)jread_skip(r);
		}
	}
	if (r->why)
		return false;
	if (step < 0 || successes > answers || sure[step].answers > 0)
		return jread_fail(r, "the confidence does not add up");
	sure[step].answers = (int)answers;
	sure[step].successes = (int)successes;
	return true;
}

static bool
read_steps(struct jread *r, struct share *out)
{
	if (!jread_list(r))
		return false;
	while (jread_more(r))
		if (!read_step(r, out->confidence))
			return false;
	return r->why == NULL;
}

static bool
read_wording(struct share_reader *rd, struct jread *r, struct share_wording *w)
{
	unsigned seen = 0;
	int64_t idea = 0;
	struct span key;

	*w = (struct share_wording){.idea = -1};
	if (!jread_object(r))
		return false;
	while (jread_key(r, &key)) {
		if (span_is(&key, "item")) {
			if (share_once(r, &seen, 1))
				(void)share_read_id(rd, r, &w->item);
		} else if (span_is(&key, "hash")) {
			if (share_once(r, &seen, 2))
				(void)share_read_hash(rd, r, &w->hash);
		} else if (span_is(&key, "idea")) {
			if (share_once(r, &seen, 4))
				(void)jread_int(r, 1, IDEAS_MAX, &idea);
		} else if (span_is(&key, "text")) {
			if (share_once(r, &seen, 8))
				(void)share_read_name(
				    rd, r, SHARE_WORDING_MAX, &w->text);
		} else {
			(void)jread_skip(r);
		}
	}
	w->idea = (int)idea - 1;
	if (r->why == NULL && seen != 15)
		return jread_fail(r, "a wording is not told in full");
	return r->why == NULL;
}

static bool
read_wordings(struct share_reader *rd, struct jread *r, struct share *out)
{
	size_t cap = 0;

	if (!jread_list(r))
		return false;
	while (jread_more(r)) {
		if (out->n_wordings == SHARE_PROPOSALS_MAX)
			return jread_fail(r, "too many wordings");
		out->wordings = arena_grow(rd->keep, out->wordings,
		    out->n_wordings, &cap, sizeof(*out->wordings));
		if (!read_wording(rd, r, &out->wordings[out->n_wordings++]))
			return false;
	}
	return r->why == NULL;
}

static bool
read_report(struct share_reader *rd, struct jread *r, struct share_report *p)
{
	unsigned seen = 0;
	struct span key;

	*p = (struct share_report){.item = NULL};
	if (!jread_object(r))
		return false;
	while (jread_key(r, &key)) {
		if (span_is(&key, "item")) {
			if (share_once(r, &seen, 1))
				(void)share_read_id(rd, r, &p->item);
		} else if (span_is(&key, "text")) {
			if (share_once(r, &seen, 2))
				(void)share_read_name(
				    rd, r, SHARE_REPORT_MAX, &p->text);
		} else {
			(void)jread_skip(r);
		}
	}
	if (r->why == NULL && seen != 3)
		return jread_fail(r, "a report is not told in full");
	return r->why == NULL;
}

static bool
read_reports(struct share_reader *rd, struct jread *r, struct share *out)
{
	size_t cap = 0;

	if (!jread_list(r))
		return false;
	while (jread_more(r)) {
		if (out->n_reports == SHARE_PROPOSALS_MAX)
			return jread_fail(r, "too many reports");
		out->reports = arena_grow(rd->keep, out->reports,
		    out->n_reports, &cap, sizeof(*out->reports));
		if (!read_report(rd, r, &out->reports[out->n_reports++]))
			return false;
	}
	return r->why == NULL;
}

/* -- the file -------------------------------------------------------------- */

enum seen_key {
	SEEN_LEARNER = 1,
	SEEN_LEVEL = 2,
	SEEN_NUMBER = 4,
	SEEN_DECK = 8,
	SEEN_VERSION = 16,
	SEEN_PURPOSE = 32,
	SEEN_SHARED = 64,
	SEEN_CONFIDENCE = 128,
	SEEN_ITEMS = 256,
	SEEN_WORDINGS = 512,
	SEEN_REPORTS = 1024,
	/* what a withdrawal has, and what any other share has besides */
	SEEN_HEAD =
	    SEEN_LEARNER | SEEN_LEVEL | SEEN_NUMBER | SEEN_DECK | SEEN_SHARED,
	SEEN_BODY = SEEN_VERSION | SEEN_PURPOSE | SEEN_CONFIDENCE | SEEN_ITEMS,
};

static bool
read_code(struct share_reader *rd, struct jread *r, const char **out)
{
	struct span s;

	if (!jread_text(r, &s))
		return false;
	if (!share_is_code(s.p, s.n))
		return jread_fail(r, "the learner's code is none");
	*out = share_name(rd, &s);
	return true;
}

static bool
read_level(struct jread *r, struct share *out)
{
	static const char *const names[] = {
	    "totals", "named-code", "withdrawn"};
	int v = 0;

	if (!share_read_choice(r, names, 3, &v))
		return false;
	out->level = (enum share_level)v;
	return true;
}

static bool
read_number(struct jread *r, int *out)
{
	int64_t v;

	if (!jread_int(r, 1, INT32_MAX, &v))
		return false;
	*out = (int)v;
	return true;
}

/* The value of one key of the file. */
static bool
read_value(struct share_reader *rd, struct jread *r, const struct span *key,
    unsigned *seen, struct share *out)
{
	if (span_is(key, "learner"))
		return share_once(r, seen, SEEN_LEARNER) &&
		    read_code(rd, r, &out->learner);
	if (span_is(key, "level"))
		return share_once(r, seen, SEEN_LEVEL) && read_level(r, out);
	if (span_is(key, "number"))
		return share_once(r, seen, SEEN_NUMBER) &&
		    read_number(r, &out->number);
	if (span_is(key, "deck"))
		return share_once(r, seen, SEEN_DECK) &&
		    share_read_id(rd, r, &out->deck);
	if (span_is(key, "version"))
		return share_once(r, seen, SEEN_VERSION) &&
		    share_read_name(rd, r, 100, &out->version);
	if (span_is(key, "purpose"))
		return share_once(r, seen, SEEN_PURPOSE) &&
		    share_read_name(rd, r, SHARE_PURPOSE_MAX, &out->purpose);
	if (span_is(key, "shared"))
		return share_once(r, seen, SEEN_SHARED) &&
		    share_read_week(rd, r, &out->shared);
	if (span_is(key, "confidence"))
		return share_once(r, seen, SEEN_CONFIDENCE) &&
		    read_steps(r, out);
	if (span_is(key, "items"))
		return share_once(r, seen, SEEN_ITEMS) &&
		    share_read_items(rd, r, out);
	if (span_is(key, "wordings"))
		return share_once(r, seen, SEEN_WORDINGS) &&
		    read_wordings(rd, r, out);
	if (span_is(key, "reports"))
		return share_once(r, seen, SEEN_REPORTS) &&
		    read_reports(rd, r, out);
	return jread_skip(r);
}

static int
read_all(
    struct share_reader *rd, struct jread *r, struct share *out, struct err *e)
{
	unsigned seen = 0, wanted;
	struct span key;

	while (jread_key(r, &key) && read_value(rd, r, &key, &seen, out))
		;
	if (jread_end(r)) {
		wanted = SEEN_HEAD;
		if (out->level != SHARE_WITHDRAWN)
			wanted |= SEEN_BODY;
		if ((seen & wanted) == wanted)
			return 0;
		(void)jread_fail(r, "something that each share has is missing");
	}
	return err_set(e, ERR_FAILED,
	    "holds in line %d what no share has (%s); ask for it again",
	    jread_line(r), r->why);
}

int
share_read(struct share_reader *rd, const char *text, size_t n,
    struct share *out, struct err *e)
{
	struct arena_mark mark = arena_mark(&rd->scratch);
	struct jread r;
	int ret = -1;

	memset(out, 0, sizeof(*out));
	out->version = out->purpose = "";
	if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		n -= 3;
	}
	if (n == 0)
		return err_set(e, ERR_FAILED, "is empty; ask for it again");
	rd->file++;
	jread_init(&r, text, n, &rd->scratch);
	if (check_kind(&r, e) == 0 && check_sum(text, n, &out->sum, e) == 0) {
		if (text_invalid(text, n) < 0)
			ret = read_all(rd, &r, out, e);
		else
			(void)err_set(e, ERR_FAILED,
			    "is no UTF-8 text; ask for it again");
	}
	arena_restore(&rd->scratch, mark);
	return ret;
}
