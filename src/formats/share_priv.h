/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_SHARE_PRIV_H
#define FORMATS_SHARE_PRIV_H

#include <stdbool.h>

#include "base/jread.h"
#include "formats/share.h"

/*
 * share_priv: values as both files of formats/share read them. False after a
 * fault, which the reader keeps.
 */

/* Each key of an object once. */
bool share_once(struct jread *r, unsigned *seen, unsigned bit);
/* The text, kept once. */
const char *share_name(struct share_reader *rd, const struct span *s);
/* A text of 1 to `most` bytes, kept once. */
bool share_read_name(
    struct share_reader *rd, struct jread *r, size_t most, const char **out);
bool share_read_id(struct share_reader *rd, struct jread *r, const char **out);
bool share_read_hash(
    struct share_reader *rd, struct jread *r, const char **out);
bool share_read_week(struct share_reader *rd, struct jread *r, int32_t *out);
/* One of n names. */
bool share_read_choice(
    struct jread *r, const char *const *names, int n, int *out);
bool share_read_items(
    struct share_reader *rd, struct jread *r, struct share *out);

#endif
