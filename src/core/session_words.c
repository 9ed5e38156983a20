/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "I said that": the learner's own wordings of an idea, kept as events, and in
 * the session's own copy of the item at once. Declarations in session_state.h.
 */
#include "core/session_state.h"

#include <stdio.h>
#include <string.h>

/* Letters and signs of a phrase, and its words, at most. */
#define WORDING_BYTES 80
#define WORDING_WORDS 10

bool
session_save_wording(struct session *s, int idea)
{
	const char *phrase = s->turn.mark.ideas[idea].phrase;
	struct js *j;
	int words = 1;

	if (idea >= session_item(s)->n_ideas)
		return false; /* a clause or a blank: no author's idea */
	if (phrase == NULL || phrase[0] == '\0')
		phrase = s->turn.typed;
	for (const char *p = phrase; *p; p++)
		words += *p == ' ';
	if (phrase[0] == '\0' || strlen(phrase) > WORDING_BYTES ||
	    words > WORDING_WORDS)
		return false;
	j = js_new_object();
	js_set_int(j, "idea", idea);
	js_set_text(j, "text", phrase);
	s->phrase = arena_strdup(&s->arena, phrase);
	session_save(s, SAVING_WORDING, EV_WORDING, s->review, j, NULL);
	return true;
}

void
session_save_unwording(struct session *s)
{
	session_save(
	    s, SAVING_UNWORDING, EV_RETRACT, s->wording, js_new_object(), NULL);
}

void
session_use_item(struct session *s, struct item *it)
{
	s->items[s->now.item] = it;
	s->lex = NULL; /* its words are learnt when they are needed */
}

/* The wording counts at once: the item gets it, and the words are learnt anew
 * when the next answer is marked. */
void
session_take_wording(struct session *s, const char *id)
{
	struct item *old = s->items[s->now.item];
	struct item *it = arena_alloc(&s->arena, sizeof(*it));
	struct idea *to;
	const char **list;

	*it = *old;
	it->ideas =
	    arena_array(&s->arena, (size_t)it->n_ideas, sizeof(*it->ideas));
	memcpy(it->ideas, old->ideas, (size_t)it->n_ideas * sizeof(*it->ideas));
	to = &it->ideas[s->claimed];
	list = arena_array(&s->arena, (size_t)to->n + 1, sizeof(*list));
	memcpy(list, to->wordings, (size_t)to->n * sizeof(*list));
	list[to->n++] = s->phrase;
	to->wordings = list;
	session_use_item(s, it);
	if (s->done[s->n_done - 1].without == NULL)
		s->done[s->n_done - 1].without = old;
	s->without_wording = old;
	s->wording_idea = s->claimed;
	(void)snprintf(s->wording, sizeof(s->wording), "%s", id);
}

/* The item as it was before: a mark was turned back, or the answer undone. */
void
session_drop_wording(struct session *s)
{
	if (s->wording[0] == '\0')
		return;
	session_use_item(s, s->without_wording);
	s->wording[0] = '\0';
}
