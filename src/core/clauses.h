/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_CLAUSES_H
#define CORE_CLAUSES_H

#include "base/arena.h"
#include "core/item.h"

/*
 * clauses: a statement in the parts that are ticked when its author wrote no
 * ideas. Cut by rule: at full stops, semicolons and colons; before a reason or
 * a contrast (because, so that, by doing, rather than, ", not"); in long
 * sentences at commas before a conjunction; and between the members of a list
 * ("A, B and C"). Nothing in brackets is cut. Pure.
 */

/* Fills out, texts from a; returns how many (1 … IDEAS_MAX). */
int clauses_cut(const char *text, struct arena *a, const char **out);

#endif
