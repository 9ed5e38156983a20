/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_ALOUD_H
#define CORE_ALOUD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * aloud: when to offer that answers are said instead of typed. It is offered
 * for what was seen, short answers one after another, and to anyone: no one is
 * asked why (PRODUCT lt6.1). Pure.
 */

#define ALOUD_RUN 3 /* so many short answers one after another */
#define ALOUD_SHORT 2 /* short: fewer words than that */

/* Words of an answer as it was typed: what stands between spaces. */
int aloud_words(const char *answer);
/* words: of the answers to typed questions, newest first. True when the run of
 * short ones has just become long enough, so that it is offered once a run. */
bool aloud_is_offered(const int *words, size_t n);

#endif
