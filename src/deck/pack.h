/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_PACK_H
#define DECK_PACK_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "deck/yaml.h"

/*
 * pack: a parsed file as flat bytes, kept as the last good parse of a deck so
 * that a start of the program need not read YAML again (that was two thirds of
 * it). For this kind of machine and this version only: whatever does not fit
 * to the last byte is refused, and the text is parsed instead.
 */

/* Appends the tree under root. */
void pack_write(const struct node *root, struct buf *out);

/* The tree again, allocated from a; NULL when the bytes are not what
 * pack_write() of this program on this kind of machine makes. */
struct node *pack_read(const char *s, size_t n, struct arena *a);

#endif
