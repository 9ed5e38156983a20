/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_FAULT_H
#define DECK_FAULT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "deck/deck.h"

/*
 * fault: what can be wrong with the bytes of a file, in plain words. Looks at
 * bytes only; knows libyaml's messages but not libyaml.
 */

/* Before the parse: size, UTF-8, control characters, directives. Returns
 * whether anything was found; then the file is not parsed. */
bool fault_before(struct diags *d, const char *s, size_t n);

/* After the document that ends at byte `at`: only blank lines, comments and
 * '...' may follow. Returns whether anything else does. */
bool fault_after(struct diags *d, const char *s, size_t n, size_t at);

/* The parser's own complaint and its place; `from` is where what it was reading
 * began (line 0: not known). */
void fault_syntax(struct diags *d, const char *s, size_t n, const char *problem,
    const char *context, struct place at, struct place from);

#endif
