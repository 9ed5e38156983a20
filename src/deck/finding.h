/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_FINDING_H
#define DECK_FINDING_H

#include <stdbool.h>

#include "base/diag.h"

/*
 * finding: diag_add() of an error, but never more than DECK_FINDINGS_MAX of
 * one file: the one after those says that there are more, and the rest are
 * left out. A hostile file must not cost a minute of sorting.
 */
void finding_add(struct diags *d, int line, int column, const char *code,
    const char *advice, const char *what, ...)
    __attribute__((format(printf, 6, 7)));

/* Is there no room for more? Then advice need not be looked for. */
bool finding_full(const struct diags *d);

/* A text as it is quoted in a finding: one line, cut after 40 characters. */
const char *finding_quote(struct diags *d, const char *s);

#endif
