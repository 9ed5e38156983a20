/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writing half of formats/share. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/sha256.h"
#include "base/text.h"
#include "formats/share.h"

/* A JSON text that is safe to be shown as it stands. */
static void
put_text(struct buf *out, const char *s)
{
	size_t n = strlen(s), len;
	int32_t c;

	buf_addc(out, '"');
	for (size_t i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (c == '"' || c == '\\')
			buf_addf(out, "\\%c", (char)c);
		else if (c < 0)
			buf_adds(out, "\\ufffd");
		else if (text_is_safe(c))
			buf_add(out, s + i, len);
		else if (c < 0x10000)
			buf_addf(out, "\\u%04x", (unsigned)c);
		else
			buf_addf(out, "\\u%04x\\u%04x",
			    (unsigned)(0xd800 + ((c - 0x10000) >> 10)),
			    (unsigned)(0xdc00 + ((c - 0x10000) & 0x3ff)));
	}
	buf_addc(out, '"');
}

static void
put_week(struct buf *out, int32_t week)
{
	struct arena a = ARENA_INIT;

	buf_addf(out, "\"%s\"", date_week_iso(&a, week));
	arena_release(&a);
}

static void
put_weeks(struct buf *out, const struct share_item *it)
{
	const struct share_week *w;

	buf_adds(out, ", \"weeks\": [");
	for (int i = 0; i < it->n_weeks; i++) {
		w = &it->weeks[i];
		buf_adds(out, i ? ", {\"week\": " : "{\"week\": ");
		put_week(out, w->week);
		buf_addf(out, ", \"answers\": %d", w->answers);
		if (w->full)
			buf_addf(out, ", \"full\": %d", w->full);
		if (w->hints)
			buf_addf(out, ", \"hints\": %d", w->hints);
		if (w->changed)
			buf_addf(out, ", \"changed\": %d", w->changed);
		for (int k = 0; k < w->n_lures; k++) {
			buf_adds(out, k ? ", " : ", \"misconceptions\": {");
			put_text(out, w->lures[k].id);
			buf_addf(out, ": %d", w->lures[k].n);
		}
		buf_adds(out, w->n_lures ? "}}" : "}");
	}
	buf_addc(out, ']');
}

static void
put_item(struct buf *out, const struct share_item *it)
{
	buf_adds(out, "{\"id\": ");
	put_text(out, it->id);
	buf_adds(out, ", \"hash\": ");
	put_text(out, it->hash);
	buf_addf(out, ", \"state\": \"%s\"",
	    share_state_name((enum share_state)it->state));
	if (it->settled_week != SHARE_NO_WEEK) {
		buf_adds(out, ", \"settled-week\": ");
		put_week(out, it->settled_week);
	}
	if (it->last_week != SHARE_NO_WEEK) {
		buf_addf(out, ", \"last\": {\"rating\": %d", it->rating);
		if (it->level)
			buf_addf(out, ", \"level\": %d", it->level);
		buf_addf(out, ", \"hints\": %d, \"week\": ", it->hints);
		put_week(out, it->last_week);
		buf_addc(out, '}');
	}
	if (it->forecast >= 0) {
		int hundredths = (int)lround((double)it->forecast * 100);

		buf_addf(out, ", \"forecast\": %d.%02d", hundredths / 100,
		    hundredths % 100);
	}
	if (it->n_weeks > 0)
		put_weeks(out, it);
	buf_addc(out, '}');
}

static void
put_proposals(struct buf *out, const struct share *s)
{
	for (size_t i = 0; i < s->n_wordings; i++) {
		buf_adds(out, i ? ",\n" : ",\n\"wordings\": [\n");
		buf_adds(out, "{\"item\": ");
		put_text(out, s->wordings[i].item);
		buf_adds(out, ", \"hash\": ");
		put_text(out, s->wordings[i].hash);
		buf_addf(
		    out, ", \"idea\": %d, \"text\": ", s->wordings[i].idea + 1);
		put_text(out, s->wordings[i].text);
		buf_adds(out, i + 1 < s->n_wordings ? "}" : "}\n]");
	}
	for (size_t i = 0; i < s->n_reports; i++) {
		buf_adds(out, i ? ",\n" : ",\n\"reports\": [\n");
		buf_adds(out, "{\"item\": ");
		put_text(out, s->reports[i].item);
		buf_adds(out, ", \"text\": ");
		put_text(out, s->reports[i].text);
		buf_adds(out, i + 1 < s->n_reports ? "}" : "}\n]");
	}
}

static void
put_body(struct buf *out, const struct share *s)
{
	buf_adds(out, ",\n\"confidence\": [\n");
	for (int i = SHARE_STEPS; i-- > 0;)
		buf_addf(out,
		    "{\"step\": \"%s\", \"answers\": %d, \"successes\": "
		    "%d}%s\n",
		    share_step_name(i), s->confidence[i].answers,
		    s->confidence[i].successes, i ? "," : "");
	buf_adds(out, "],\n\"items\": [\n");
	for (size_t i = 0; i < s->n; i++) {
		put_item(out, &s->items[i]);
		buf_adds(out, i + 1 < s->n ? ",\n" : "\n");
	}
	buf_adds(out, "]");
	put_proposals(out, s);
}

void
share_write(const struct share *s, struct buf *out)
{
	struct sha256 sum;
	char hex[SHA256_HEX];
	size_t from = out->n;

	buf_addf(
	    out, "{\n\"revisit-share\": %d,\n\"learner\": ", SHARE_VERSION);
	put_text(out, s->learner);
	buf_addf(out, ",\n\"level\": \"%s\",\n\"number\": %d,\n\"deck\": ",
	    share_level_name(s->level), s->number);
	put_text(out, s->deck);
	if (s->level != SHARE_WITHDRAWN) {
		buf_adds(out, ",\n\"version\": ");
		put_text(out, s->version);
		buf_adds(out, ",\n\"purpose\": ");
		put_text(out, s->purpose);
	}
	buf_adds(out, ",\n\"shared\": ");
	put_week(out, s->shared);
	if (s->level != SHARE_WITHDRAWN)
		put_body(out, s);
	buf_adds(out, ",\n");
	sha256_init(&sum);
	sha256_add(&sum, out->p + from, out->n - from);
	sha256_hex(&sum, hex);
	buf_addf(out, "\"sha256\": \"%s\"\n}\n", hex);
}
