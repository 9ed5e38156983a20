/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_SCREEN_PRIV_H
#define UI_SCREEN_PRIV_H

#include "ui/screen.h"

/*
 * screen_priv: what screen.c (reads, and calls the others), screen_day.c (plan
 * and end), screen_question.c and screen_marks.c share. Nothing else includes
 * this.
 */

#define SCREEN_LABEL 11 /* columns before a text that has a label */

/* "1 minute", "9 minutes". */
const char *screen_count(
    struct arena *a, int n, const char *one, const char *many);
/* A paragraph. */
void screen_say(const struct screen *s, const char *text);
/* A labelled text; in plain mode the sentence that says the same. */
void screen_labelled(const struct screen *s, enum term_style style,
    const char *label, const char *spoken, const char *text);

/* Ideas with one of these letters, joined; the hinted ones after the others;
 * "" when none. */
const char *screen_ideas(
    const struct session_out *o, char letter, struct arena *a);
void screen_plan(
    const struct screen *s, const struct session_out *o, struct arena *a);
void screen_summary(
    const struct screen *s, const struct session_out *o, struct arena *a);
void screen_result(
    const struct screen *s, const struct session_out *o, struct arena *a);
void screen_question(
    const struct screen *s, const struct session_out *o, struct arena *a);
void screen_ask(struct screen *s, const struct session_out *o, struct arena *a);
void screen_hint(
    struct screen *s, const struct session_out *o, struct arena *a);
void screen_read(
    const struct screen *s, const struct session_out *o, struct arena *a);
void screen_marked(
    struct screen *s, const struct session_out *o, struct arena *a);
void screen_scheduled(
    const struct screen *s, const struct session_out *o, struct arena *a);

#endif
