/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"

void
diags_init(struct diags *d, struct arena *a, const char *file)
{
	memset(d, 0, sizeof(*d));
	d->arena = a;
	d->file = arena_strdup(a, file);
}

void
diag_add(struct diags *d, enum diag_level level, int line, int column,
    const char *code, const char *advice, const char *what, ...)
{
	char text[ERR_MAX];
	struct diag *one;
	va_list ap;

	va_start(ap, what);
	(void)vsnprintf(text, sizeof(text), what, ap);
	va_end(ap);
	d->list = arena_grow(d->arena, d->list, d->n, &d->cap, sizeof(*one));
	one = &d->list[d->n++];
	one->level = level;
	one->line = line;
	one->column = column;
	one->code = code;
	one->what = arena_strdup(d->arena, text);
	one->advice = arena_strdup(d->arena, advice);
	d->errors += level == DIAG_ERROR;
	d->warnings += level == DIAG_WARNING;
}

static bool
is_after(const struct diag *a, const struct diag *b)
{
	return a->line != b->line ? a->line > b->line : a->column > b->column;
}

void
diags_sort(struct diags *d)
{
	struct diag one;
	size_t i, k;

	for (i = 1; i < d->n; i++) { /* findings come nearly in order */
		one = d->list[i];
		for (k = i; k > 0 && is_after(&d->list[k - 1], &one); k--)
			d->list[k] = d->list[k - 1];
		d->list[k] = one;
	}
}

void
diag_text(const struct diags *d, const struct diag *one, struct buf *out)
{
	text_clean(out, d->file, strlen(d->file));
	buf_addf(out, ":%d:%d: %s: ", one->line, one->column, one->code);
	text_clean(out, one->what, strlen(one->what));
	if (one->advice[0]) {
		buf_adds(out, "; ");
		text_clean(out, one->advice, strlen(one->advice));
	}
}

const char *
diag_level_name(enum diag_level level)
{
	static const char *const names[] = {"info", "warning", "error"};

	return names[level];
}
