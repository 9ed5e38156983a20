/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/review_scan.h"

#include <string.h>

/* A text between its quotes. */
struct span {
	const char *s;
	size_t n;
};

static bool
skip(const char **p, char c)
{
	if (**p != c)
		return false;
	(*p)++;
	return true;
}

/* What may stand in a text: ASCII without quotes and escapes. */
static bool
is_plain(char c)
{
	return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

static bool
take_text(const char **p, struct span *out)
{
	const char *s = *p;

	if (*s++ != '"')
		return false;
	out->s = s;
	while (is_plain(*s))
		s++;
	if (*s != '"')
		return false;
	out->n = (size_t)(s - out->s);
	*p = s + 1;
	return true;
}

/* A whole number of few digits, without a sign, a fraction, an exponent. */
static bool
take_number(const char **p, int64_t *out)
{
	const char *s = *p;
	int64_t v = 0;

	while (*s >= '0' && *s <= '9' && s - *p < 16)
		v = v * 10 + (*s++ - '0');
	if (s == *p || (**p == '0' && s - *p > 1))
		return false;
	if ((*s >= '0' && *s <= '9') || *s == '.' || *s == 'e' || *s == 'E')
		return false;
	*out = v;
	*p = s;
	return true;
}

static bool
is(struct span t, const char *s)
{
	return strlen(s) == t.n && memcmp(t.s, s, t.n) == 0;
}

static void
copy(char *to, size_t size, struct span t)
{
	size_t n = t.n < size - 1 ? t.n : size - 1;

	memcpy(to, t.s, n);
	to[n] = '\0';
}

static bool
take_attempt(const char **p, struct attempt *a)
{
	bool marks = false, hint = false;
	struct span key, t;
	int64_t v;

	if (!skip(p, '{'))
		return false;
	do {
		if (!take_text(p, &key) || !skip(p, ':'))
			return false;
		if (is(key, "marks") && !marks && take_text(p, &t)) {
			copy(a->marks, sizeof(a->marks), t);
			marks = true;
		} else if (is(key, "hint") && !hint && take_number(p, &v)) {
			a->hint = v <= 99 ? (int)v : 0;
			hint = true;
		} else {
			return false;
		}
	} while (skip(p, ','));
	return skip(p, '}');
}

static bool
take_attempts(const char **p, struct review *r)
{
	if (!skip(p, '['))
		return false;
	if (skip(p, ']'))
		return true;
	do {
		if (r->n_attempts == ATTEMPTS_MAX ||
		    !take_attempt(p, &r->attempts[r->n_attempts++]))
			return false;
	} while (skip(p, ','));
	return skip(p, ']');
}

static bool
take_rating(const char **p, enum rating *out)
{
	int64_t v;

	if (strncmp(*p, "null", 4) == 0) {
		*p += 4;
		return true;
	}
	if (!take_number(p, &v))
		return false;
	if (v >= RATING_AGAIN && v <= RATING_EASY)
		*out = (enum rating)v;
	return true;
}

static bool
take_mode(const char **p, struct review *r)
{
	char name[16];
	struct span t;

	if (!take_text(p, &t) || t.n >= sizeof(name))
		return false;
	copy(name, sizeof(name), t);
	(void)mode_parse(name, &r->mode);
	return true;
}

static bool
take_bounded(const char **p, int high, int *out)
{
	int64_t v;

	if (!take_number(p, &v))
		return false;
	*out = v >= 1 && v <= high ? (int)v : 0;
	return true;
}

static bool
take_into(const char **p, char *to, size_t size)
{
	struct span t;

	if (!take_text(p, &t))
		return false;
	copy(to, size, t);
	return true;
}

enum field {
	MODE,
	LEVEL,
	HASH,
	SESSION,
	ATTEMPTS,
	SUGGESTED,
	RATING,
	CONFIDENCE,
	MISCONCEPTION,
	FIRST_KEY,
	TOTAL,
	FIELDS,
};

static bool
take_value(const char **p, enum field f, struct review *r)
{
	switch (f) {
	case MODE:
		return take_mode(p, r);
	case LEVEL:
		return take_bounded(p, 4, &r->level);
	case HASH:
		return take_into(p, r->hash, sizeof(r->hash));
	case SESSION:
		return take_into(p, r->session, sizeof(r->session));
	case ATTEMPTS:
		return take_attempts(p, r);
	case SUGGESTED:
		return take_rating(p, &r->suggested);
	case RATING:
		return take_rating(p, &r->rating);
	case CONFIDENCE:
		return take_bounded(p, 3, &r->confidence);
	case MISCONCEPTION:
		return take_into(p, r->misconception, sizeof(r->misconception));
	case FIRST_KEY:
		return take_number(p, &r->first_key_ms);
	case TOTAL:
		return take_number(p, &r->total_ms);
	case FIELDS:
		break;
	}
	return false;
}

/* next: the one that mostly comes now, as the program writes them. */
static enum field
field_of(struct span key, enum field next)
{
	static const char *const names[FIELDS] = {"mode", "level", "hash",
	    "session", "attempts", "suggested", "rating", "confidence",
	    "misconception", "first_key_ms", "total_ms"};

	if (next < FIELDS && is(key, names[next]))
		return next;
	for (int i = 0; i < FIELDS; i++)
		if (is(key, names[i]))
			return (enum field)i;
	return FIELDS;
}

bool
review_scan(const char *body, struct review *r)
{
	const char *p = body;
	unsigned seen = 0;
	struct span key;
	enum field f = FIELDS;

	*r = (struct review)REVIEW_INIT;
	if (!skip(&p, '{'))
		return false;
	do {
		if (!take_text(&p, &key) || !skip(&p, ':'))
			return false;
		f = field_of(key, f == FIELDS ? MODE : (enum field)(f + 1));
		if (f == FIELDS || (seen & 1U << f) || !take_value(&p, f, r))
			return false;
		seen |= 1U << f;
	} while (skip(&p, ','));
	return skip(&p, '}') && *p == '\0';
}
