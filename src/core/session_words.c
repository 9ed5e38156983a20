/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "I said that": the learner's own wordings of an idea, kept as events, and in
 * the session's own copy of the item at once. Declarations in session_state.h.
 */
#include "core/session_state.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/ladder.h"

/* Letters and signs of a phrase, and its words, at most. */
#define WORDING_BYTES 80
#define WORDING_WORDS 10

/* The bytes of the part of an answer at p: up to a mark, or an "and". */
static size_t
part_length(const char *p)
{
	size_t n = 0;

	while (p[n] && !strchr(",;.:!?", p[n]) &&
	    strncasecmp(p + n, " and ", 5) != 0)
		n++;
	return n;
}

/* Did this part of the answer earn another idea? */
static bool
is_anothers(const struct turn *t, int idea, const char *part)
{
	const char *earned;

	for (int i = 0; i < t->mark.n_ideas; i++) {
		earned = t->mark.ideas[i].phrase;
		if (i != idea && t->mark.ideas[i].said == SAID_YES && earned &&
		    earned[0] && (strstr(part, earned) || strstr(earned, part)))
			return true;
	}
	return false;
}

/* What of all that was typed can be meant: the longest part that earned no
 * other idea. "" if there is none. */
static const char *
left_over(struct session *s, int idea)
{
	const char *p = s->turn.typed, *part, *best = "";
	size_t n;

	for (; *p; p += n) {
		p += strspn(p, " ,;.:!?");
		if (strncasecmp(p, "and ", 4) == 0)
			p += 4;
		n = part_length(p);
		part = arena_strndup(&s->arena, p, n);
		if (n > strlen(best) && !is_anothers(&s->turn, idea, part))
			best = part;
	}
	return best;
}

static int
count_words(const char *s)
{
	int words = 1;

	for (; *s; s++)
		words += *s == ' ';
	return words;
}

/* A word that fills a gap is no wording of an idea of several words. */
static bool
fills_a_gap(const struct turn *t, int idea, const char *phrase)
{
	return t->level <= LEVEL_BLANKS && t->item->kind == KIND_RECALL &&
	    t->blank_words[idea] && count_words(phrase) == 1 &&
	    count_words(turn_label(t, idea)) > 1;
}

/* One phrase cannot have said two ideas. */
static bool
is_taken(const struct item *it, int idea, const char *phrase)
{
	for (int i = 0; i < it->n_ideas; i++)
		for (int k = 0; i != idea && k < it->ideas[i].n; k++)
			if (strcasecmp(it->ideas[i].wordings[k], phrase) == 0)
				return true;
	return false;
}

/* Steps are letters, scenes are named by number, reasons and cases are ticked:
 * no words of their own would ever be looked for. */
static bool
has_wordings(const struct item *it)
{
	return it->kind == KIND_RECALL || it->kind == KIND_REFUTE ||
	    it->kind == KIND_LIST;
}

bool
session_save_wording(struct session *s, int idea)
{
	const char *phrase = s->turn.mark.ideas[idea].phrase;
	struct js *j;

	if (idea >= session_item(s)->n_ideas || !has_wordings(session_item(s)))
		return false; /* a clause or a blank: no author's idea */
	if (phrase == NULL || phrase[0] == '\0')
		phrase = left_over(s, idea);
	if (phrase[0] == '\0' || strlen(phrase) > WORDING_BYTES ||
	    count_words(phrase) > WORDING_WORDS ||
	    fills_a_gap(&s->turn, idea, phrase) ||
	    is_taken(session_item(s), idea, phrase))
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
