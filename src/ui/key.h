/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_KEY_H
#define UI_KEY_H

#include "ui/prompt.h"

/*
 * key: one key from a person, without Enter. Used beside a prompt, whose
 * handlers see the signals; the terminal is as it was when a key has come.
 */

/* Prints the label, waits for a key, prints it and a new line. PROMPT_LINE: a
 * key came, in *key ('\n' for Enter; 0 for one that is no single character).
 * Else as prompt_line(); Ctrl-C is PROMPT_INTERRUPT. */
enum prompt_end key_read(const struct term *t, const char *label, char *key);

#endif
