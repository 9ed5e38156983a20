/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_PLAIN_H
#define UI_PLAIN_H

#include "base/buf.h"

/*
 * plain: how ui/term says things in plain mode, as a screen reader needs them.
 */

/* Appends two cleaned texts (either may be "") as one sentence, after a space
 * when out holds something already. Nothing is appended when there is nothing
 * to say. */
void plain_sentence(struct buf *out, const char *first, const char *second);

#endif
