/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a share file: as they are, and with a checksum that fits, so
 * that what lies behind the checksum is reached too. Beyond not crashing: a
 * refusal has words, what was taken is written and read back the same, and
 * makes a cohort whose figures can be.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"
#include "base/sha256.h"
#include "core/cohort.h"
#include "core/proposal.h"
#include "formats/share.h"
#include "report/cohort.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
look_at_rows(const struct cohort *k)
{
	const struct cohort_row *r;

	for (size_t i = 0; i < k->n_rows; i++) {
		r = &k->rows[i];
		if (r->full > r->n || r->n > r->learners ||
		    r->misses > r->answers || r->low > r->high ||
		    strlen(r->shades) != k->n_columns)
			BUG("row %zu: its figures cannot be", i);
	}
}

static void
look_at_pages(const struct cohort *k)
{
	struct cohort_page p = {
	    .k = k, .title = "t", .deck = "d", .deck_title = "", .purpose = ""};
	struct buf b = BUF_INIT;

	for (int others = 0; others < 2; others++) {
		p.others = others;
		cohort_json(&p, &b);
	}
	cohort_html(&p, &b);
	buf_release(&b);
}

/* The same person five times under five codes, so that there are figures. */
static void
look_at_cohort(const struct share *one, struct arena *a)
{
	static const char *const codes[] = {"a", "b", "c", "d", "e"};
	struct share copies[5];
	const struct share *list[5];
	struct cohort_wish wish = {.shares = list, .n = 5};
	struct proposals proposals;
	struct cohort k;

	for (int i = 0; i < 5; i++) {
		copies[i] = *one;
		copies[i].learner = codes[i];
		list[i] = &copies[i];
	}
	cohort_make(&wish, a, &k);
	look_at_rows(&k);
	look_at_pages(&k);
	proposals_make(list, 5, NULL, 0, a, &proposals);
	if (proposals.n > one->n_wordings + one->n_reports)
		BUG("more proposals than were sent");
}

static bool
try_text(const char *s, size_t n, struct arena *a, struct share *out)
{
	struct share_reader rd;
	struct err e = ERR_INIT;
	int r;

	share_reader_init(&rd, a);
	r = share_read(&rd, s, n, out, &e);
	share_reader_release(&rd);
	if (r != 0 && e.msg[0] == '\0')
		BUG("refused without a word");
	return r == 0;
}

static void
look_at(const char *s, size_t n)
{
	struct arena a = ARENA_INIT;
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct share got, again;

	if (try_text(s, n, &a, &got)) {
		share_write(&got, &once);
		if (!try_text(once.p, once.n, &a, &again))
			BUG("what was written cannot be read");
		share_write(&again, &twice);
		if (strcmp(once.p, twice.p) != 0)
			BUG("what was read is not what was written");
		if (got.level != SHARE_WITHDRAWN)
			look_at_cohort(&got, &a);
	}
	buf_release(&once);
	buf_release(&twice);
	arena_release(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char key[] = "\"sha256\": \"";
	struct buf b = BUF_INIT;
	char hex[SHA256_HEX];
	struct sha256 sum;

	look_at((const char *)data, size);
	/* the input as the body, before a line with its checksum */
	buf_add(&b, (const char *)data, size);
	buf_addc(&b, '\n');
	sha256_init(&sum);
	/* returns before line feeds do not count */
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] != '\r' || i + 1 == b.n || b.p[i + 1] != '\n')
			sha256_add(&sum, b.p + i, 1);
	sha256_hex(&sum, hex);
	buf_addf(&b, "%s%s\"\n}\n", key, hex);
	look_at(b.p, b.n);
	buf_release(&b);
	return 0;
}
