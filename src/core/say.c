/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/say.h"

#include <string.h>

#include "base/buf.h"

static const char *const texts[SAY_COUNT] = {
#define X(id, text) [SAY_##id] = (text),
    SAY_LIST(X)
#undef X
};

const char *
say_text(enum say id)
{
	return texts[id];
}

const char *
say_number(struct arena *a, long n)
{
	return arena_printf(a, "%ld", n);
}

const char *
say(struct arena *a, enum say id, const char *one, const char *two,
    const char *three, const char *four)
{
	const char *fill[] = {one, two, three, four};
	struct buf b = BUF_INIT;
	const char *s = texts[id], *out;

	for (; *s; s++) {
		if (s[0] == '{' && s[1] >= '1' && s[1] <= '4' && s[2] == '}') {
			buf_adds(&b, fill[s[1] - '1'] ? fill[s[1] - '1'] : "");
			s += 2;
		} else {
			buf_addc(&b, *s);
		}
	}
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}
