/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * finding: see the header. Long texts are cut here, so that no finding can
 * fill a screen with what a stranger wrote.
 */
#include "deck/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "deck/deck.h"

#define QUOTE_MAX 40

void
finding_add(struct diags *d, int line, int column, const char *code,
    const char *advice, const char *what, ...)
{
	char text[ERR_MAX];
	va_list ap;

	if (finding_full(d))
		return;
	if (d->n == DECK_FINDINGS_MAX) {
		diag_add(d, DIAG_ERROR, line, column, "Y09",
		    "put these right first and look again",
		    "there are more than %d findings; the rest is left out",
		    DECK_FINDINGS_MAX);
		return;
	}
	va_start(ap, what);
	(void)vsnprintf(text, sizeof(text), what, ap);
	va_end(ap);
	diag_add(d, DIAG_ERROR, line, column, code, advice, "%s", text);
}

bool
finding_full(const struct diags *d)
{
	return d->n > DECK_FINDINGS_MAX;
}

const char *
finding_quote(struct diags *d, const char *s)
{
	size_t n = strlen(s), i = 0, len;
	int k;

	for (k = 0; i < n && k < QUOTE_MAX && s[i] != '\n'; k++) {
		(void)text_decode(s + i, n - i, &len);
		i += len;
	}
	if (i == n)
		return s;
	return arena_printf(d->arena, "%.*s...", (int)i, s);
}
