/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_TURN_PRIV_H
#define CORE_TURN_PRIV_H

#include "core/turn.h"

/*
 * turn_priv: what the parts of core/turn share. turn_begin.c makes a question,
 * turn.c takes its answers, turn_kinds.c holds what the kinds that are not
 * marked by words alone do otherwise. Nobody else includes this.
 */

/* Marks a text by the rules of the item's kind, into out. Returns TURN_ANSWER;
 * or TURN_EMPTY for what this kind cannot read. */
enum turn_step turn_read(struct turn *t, const char *text, struct mark *out);

/* The marks of steps and spot as out says; for spot, whether more may be added.
 * Returns false for the other kinds. */
bool turn_take(struct turn *t, const char *text, struct mark *out);

/* Shows what there is to tick: `step` is TURN_TICKS or TURN_MODEL. */
enum turn_step turn_offer(struct turn *t, enum turn_step step);

/* because, apply: the first sentence of the model, then the model itself. */
enum turn_step turn_hint_model(struct turn *t);
/* steps: which come first and second. Sets the texts of the hint. */
void turn_hint_steps(struct turn *t, bool whole);

/* What a hint names of an idea: its first wording, for spot the gist alone. */
const char *turn_hint_name(const struct turn *t, int idea);

/* The last step: the marks as they stand are rated. Returns TURN_DONE. */
enum turn_step turn_finish(struct turn *t);

/* Is the question not to be rated, whatever is answered? */
bool turn_unrated(const struct turn *t);

#endif
