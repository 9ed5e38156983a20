/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The next edition of a framework into a deck that people went on with by hand,
 * both made up at random: ids stay with their statements, every line of the
 * author's is there still and in order, the deck has no error, what is said of
 * the difference is so, and the same edition once more changes no byte.
 */
#include "helpers.h"

#include "base/diag.h"
#include "deck/deck.h"
#include "deck/idmap.h"
#include "deck/items.h"
#include "deck/lint.h"
#include "formats/alike.h"
#include "formats/edition.h"
#include "formats/edition_write.h"
#include "formats/fw.h"

#include "edition_world.h"
#include "edition_deck.h"

#define DECKS 300

/* One deck, two editions, and what came of them. */
struct trial {
	uint64_t seed;
	struct world first, next;
	struct pen pen;
	struct framework *f;
	struct deck *before, *after;
	struct edition e;
	struct edition_written w;
	struct buf out;
	bool sure; /* no statement was changed so much that it is anyone's */
};

#define FAIL(t, ...) \
	do { \
		/* print_error() would cut them */ \
		(void)fprintf(stderr, "seed %llu\n==== before\n%s\n", \
		    (unsigned long long)(t)->seed, buf_str(&(t)->pen.b)); \
		(void)fprintf( \
		    stderr, "==== after\n%s\n====\n", buf_str(&(t)->out)); \
		fail_msg(__VA_ARGS__); \
	} while (0)
#define SURE(t, what, ...) \
	do { \
		if (!(what)) \
			FAIL(t, __VA_ARGS__); \
	} while (0)

/* -- making
 * ------------------------------------------------------------------------- */

/* Did the reader find what was written? This test is not about it. */
static bool
is_read(struct trial *t)
{
	int at = 0;

	if (t->f == NULL || t->f->statements != t->next.n_sts ||
	    (int)t->f->n_sections != t->next.n_secs || t->f->loose)
		return false;
	for (size_t i = 0; i < t->f->n_sections; i++) {
		const struct fw_section *s = &t->f->sections[i];

		if (strcmp(s->title, t->next.secs[i].title) != 0 ||
		    (int)s->n_groups != t->next.secs[i].n_groups)
			return false;
		for (size_t k = 0; k < s->n_statements; k++, at++) {
			if (!alike_same(s->statements[k].text,
				t->next.sts[at].text, &t->first.a))
				return false;
		}
	}
	return true;
}

static bool
make_trial(struct trial *t, uint64_t seed)
{
	struct buf document = BUF_INIT;
	struct diags found;
	struct err e = ERR_INIT;
	struct arena *a = &t->first.a;
	bool good;

	memset(t, 0, sizeof(*t));
	t->seed = seed;
	t->first.r.state = seed;
	t->next.r.state = ~seed;
	make_first(&t->first);
	make_next(&t->first, &t->next);
	put_document(&t->next, &document);
	t->f = fw_read("next", buf_str(&document), document.n, a, &e);
	good = is_read(t);
	buf_release(&document);
	if (!good)
		return false;
	t->pen.w = &t->first;
	put_deck(&t->pen);
	t->before = deck_load_text(
	    "before", buf_str(&t->pen.b), t->pen.b.n, a, &found, &e);
	SURE(t, t->before, "the deck is none: %s", e.msg);
	return true;
}

static void
end_trial(struct trial *t)
{
	buf_release(&t->out);
	buf_release(&t->pen.b);
	arena_release(&t->first.a);
	arena_release(&t->next.a);
}

/* -- statements
 * ----------------------------------------------------------------------- */

/* The statement of the next edition that goes on from an old one; NULL. */
static const struct st *
next_of(const struct trial *t, int old)
{
	for (int i = 0; i < t->next.n_sts; i++) {
		if (t->next.sts[i].from == old)
			return &t->next.sts[i];
	}
	return NULL;
}

static int
old_of(const struct trial *t, const char *id)
{
	for (int i = 0; i < t->first.n_sts; i++) {
		if (t->first.sts[i].hand != RETIRED &&
		    strcmp(t->first.sts[i].id, id) == 0)
			return i;
	}
	return -1;
}

/* Is its id to stay with it? With half of its words changed that is open, and
 * so it is where its author gave it another id and does not say which it had.
 */
static bool
must_stay(const struct trial *t, const struct st *now)
{
	int hand = now->from < 0 ? RETIRED : t->first.sts[now->from].hand;

	return now->from >= 0 &&
	    (now->how == SAME
		    ? hand != RETIRED
		    : now->how == LIGHT && (hand == PLAIN || hand == RENAMED));
}

static void
check_matches(struct trial *t)
{
	int unchanged = 0, moved = 0;

	t->sure = true;
	for (int i = 0; i < t->next.n_sts; i++) {
		const struct st *now = &t->next.sts[i];
		const struct edition_match *m = &t->e.matches[i];
		const struct st *was =
		    now->from >= 0 ? &t->first.sts[now->from] : NULL;

		if (must_stay(t, now))
			SURE(t, m->old && strcmp(m->id, was->id) == 0,
			    "\"%s\" was %s and is %s", now->text, was->id,
			    m->id);
		else if (was == NULL)
			SURE(t, m->kind == EDITION_NEW,
			    "\"%s\" is new and got %s", now->text, m->id);
		else
			t->sure = false;
		/* of one that its author took out it is not known what it was
		 */
		if (was && was->hand == RETIRED)
			continue;
		if (m->kind == EDITION_NEW)
			SURE(t, old_of(t, m->id) < 0, "%s is given again",
			    m->id);
		else
			SURE(t,
			    (m->kind == EDITION_UNCHANGED) ==
				(now->how == SAME),
			    "%s: kind %d", m->id, m->kind);
		unchanged += now->how == SAME && was->hand != RETIRED;
		moved += must_stay(t, now) && was->hand != RENAMED_SILENTLY &&
		    (now->section != was->section ||
			now->number != was->number);
	}
	SURE(t, t->e.unchanged == unchanged, "%d unchanged, not %d",
	    t->e.unchanged, unchanged);
	if (t->sure)
		SURE(t, t->e.moved == moved, "%d moved, not %d", t->e.moved,
		    moved);
}

static bool
is_gone(const struct trial *t, int old)
{
	for (size_t i = 0; i < t->e.n_gone; i++) {
		if (strcmp(t->e.gone[i]->id, t->first.sts[old].id) == 0)
			return true;
	}
	return false;
}

static bool
is_retired(const struct trial *t, const char *id)
{
	for (int i = 0; i < t->after->n_retired; i++) {
		if (strcmp(t->after->retired[i], id) == 0)
			return true;
	}
	return false;
}

/* What is gone is retired, unless something that is not gone names it. */
static void
check_gone(struct trial *t)
{
	struct st *sts = t->first.sts;

	for (int i = t->first.n_sts - 1; i >= 0; i--) {
		const struct st *now = next_of(t, i);
		const struct idmap_slot *slot;

		if (sts[i].hand == RETIRED) {
			SURE(t, is_retired(t, sts[i].id), "%s forgotten",
			    sts[i].id);
			continue;
		}
		/* those that come later name earlier ones */
		if (sts[i].named && (!is_gone(t, i) || sts[i].staying))
			sts[sts[i].names].staying = true;
		if (now == NULL && t->sure && sts[i].hand != RENAMED_SILENTLY)
			SURE(t, is_gone(t, i), "%s is not gone", sts[i].id);
		slot = idmap_find(t->after->owners, sts[i].id);
		SURE(t, (slot != NULL) == (!is_gone(t, i) || sts[i].staying),
		    "%s is%s there", sts[i].id, slot ? "" : " not");
		SURE(t, (slot == NULL) == is_retired(t, sts[i].id),
		    "%s is%s retired", sts[i].id, slot ? "" : " not");
		if (slot && now && must_stay(t, now))
			SURE(t,
			    alike_same(
				((const struct statement *)slot->value)->text,
				now->text, &t->first.a),
			    "%s has other words", sts[i].id);
	}
}

/* -- lines
 * ------------------------------------------------------------------------------
 */

static const struct edition_section *
continued(const struct trial *t, int old)
{
	for (size_t i = 0; i < t->e.n_sections; i++) {
		if (t->e.sections[i].old &&
		    strcmp(t->e.sections[i].id, t->first.secs[old].id) == 0)
			return &t->e.sections[i];
	}
	return NULL;
}

/* As a comment. */
static const char *
commented(struct trial *t, const struct deck_line *l)
{
	size_t in = strspn(l->s, " ");

	if (l->s[in] == '\0')
		return l->s;
	if (in > (size_t)l->dash)
		in = (size_t)l->dash;
	return arena_printf(&t->first.a, "%.*s# %s", (int)in, l->s, l->s + in);
}

static const struct edition_match *
match_of(const struct trial *t, int old)
{
	for (size_t i = 0; i < t->e.n; i++) {
		if (t->e.matches[i].old &&
		    strcmp(t->e.matches[i].id, t->first.sts[old].id) == 0)
			return &t->e.matches[i];
	}
	return NULL;
}

/* How the line has to be there afterwards; NULL: as may be. */
static const char *
wanted(struct trial *t, const struct deck_line *l)
{
	const struct edition_section *s;
	const struct edition_match *m;
	const char *trimmed = l->s + strspn(l->s, " ");

	if (l->role == RETIREMENTS)
		return NULL;
	if (l->whose == STATEMENT) {
		if (is_gone(t, l->of) && !t->first.sts[l->of].staying)
			return trimmed[0] == '#' || trimmed[0] == '\0'
			    ? NULL
			    : commented(t, l);
		m = match_of(t, l->of);
		if (m && m->kind == EDITION_REWORDED &&
		    (l->role == TEXT || l->role == TERMS))
			return NULL;
		if (m && l->role == SECTION_KEY &&
		    strcmp(m->section_id, m->old->section) != 0)
			return NULL;
	} else if (l->whose == SECTION) {
		s = continued(t, l->of);
		if (s == NULL ||
		    (l->role == TITLE &&
			!alike_same(s->old->title, s->now->title, &t->first.a)))
			return NULL;
	} else if (l->whose == PRACTICE) {
		s = continued(t, l->of);
		if (s == NULL)
			return NULL;
		for (int i = 0; i < t->next.n_secs; i++) {
			if (s->now == &t->f->sections[i] &&
			    (t->next.secs[i].from != l->of ||
				t->next.secs[i].groups_changed))
				return NULL;
		}
	}
	return l->s;
}

/* Is each word of a new line one that an import writes? */
static void
check_new_line(struct trial *t, const char *s, const char *document)
{
	static const char *const own[] = {"- ",
	    "id: ", "section: ", "text: ", "title: ", "terms:", "heading: ",
	    "bullets:", "sections:", "practice:", "retired"};
	const char *words[64];
	int n;

	s += strspn(s, " ");
	if (s[0] == '#')
		return;
	for (size_t i = 0; i < N_OF(own); i++) {
		if (strncmp(s, own[i], strlen(own[i])) == 0)
			s += strlen(own[i]);
	}
	n = cut(&t->first, s, words, 64);
	for (int i = 0; i < n; i++) {
		const char *w = words[i] + strspn(words[i], "\"'[>|+-:");
		size_t len = strcspn(w, "\"',]");

		w = arena_strndup(&t->first.a, w, len);
		if (strstr(document, w) == NULL && strncmp(w, "lt", 2) != 0 &&
		    w[0] != 's' && strncmp(w, "part-", 5) != 0 &&
		    strncmp(w, "our-", 4) != 0 && w[0] != '#' &&
		    strcmp(w, "as") != 0 && strcmp(w, "printed") != 0 &&
		    strcmp(w, "x") != 0 && strcmp(w, "gone") != 0)
			FAIL(t, "where is '%s' from: %s", w, s);
	}
}

/* The author's lines, in their order. */
static void
check_lines(struct trial *t)
{
	struct buf document = BUF_INIT;
	const char *s = buf_str(&t->out), *end = s + t->out.n;
	const char *want = NULL;
	size_t at = 0, next, len, n = t->pen.n;
	struct deck_line *lines = t->pen.lines;

	put_document(&t->next, &document);
	for (; s < end; s += len + (s + len < end)) {
		const char *one;

		len = strcspn(s, "\n");
		one = arena_strndup(&t->first.a, s,
		    len > 0 && s[len - 1] == '\r' ? len - 1 : len);
		for (next = at; next < n; next++) {
			want = wanted(t, &lines[next]);
			if (strcmp(one, want ? want : lines[next].s) == 0 ||
			    want)
				break;
		}
		if (next < n && strcmp(one, want ? want : lines[next].s) == 0)
			at = next + 1;
		else
			check_new_line(t, one, buf_str(&document));
	}
	while (at < n && wanted(t, &lines[at]) == NULL)
		at++;
	SURE(t, at == n, "this line is gone, of %d %d: %s, behind %s",
	    lines[at].whose, lines[at].of, lines[at].s,
	    lines[at ? at - 1 : 0].s);
	buf_release(&document);
}

/* -- practice
 * ---------------------------------------------------------------------------
 */

static bool
has_text(struct trial *t, const char *const *list, int n, const char *text)
{
	for (int i = 0; i < n; i++) {
		if (alike_same(list[i], text, &t->first.a))
			return true;
	}
	return false;
}

/* Each heading with its own bullets, and no other. */
static void
check_practice(struct trial *t)
{
	int all = 0;

	for (int i = 0; i < t->next.n_secs; i++) {
		const struct sec *s = &t->next.secs[i];

		for (int k = 0; k < s->n_groups; k++, all++) {
			const struct group *g = &s->groups[k];
			const struct practice *p = NULL;

			for (int m = 0; m < t->after->n_practice; m++) {
				p = &t->after->practice[m];
				if (strcmp(p->section, t->e.sections[i].id) ==
					0 &&
				    alike_same(
					p->heading, g->heading, &t->first.a))
					break;
				p = NULL;
			}
			SURE(t, p, "no practice '%s'", g->heading);
			SURE(t, p->n_bullets == g->n, "'%s' has %d bullets",
			    g->heading, p->n_bullets);
			for (int m = 0; m < g->n; m++)
				SURE(t,
				    has_text(t, p->bullets, p->n_bullets,
					g->bullets[m]),
				    "'%s' lacks '%s'", g->heading,
				    g->bullets[m]);
		}
	}
	SURE(t, all == t->after->n_practice, "%d entries of practice, not %d",
	    t->after->n_practice, all);
}

/* -- all of it
 * ----------------------------------------------------------------------------
 */

static void
check_lint(struct trial *t)
{
	struct lint_options none = {0};
	struct diags found;

	(void)lint_text(
	    "after", buf_str(&t->out), t->out.n, &none, &t->first.a, &found);
	for (size_t i = 0; i < found.n; i++)
		SURE(t, found.list[i].level != DIAG_ERROR, "line %d: %s",
		    found.list[i].line, found.list[i].what);
}

static void
check_again(struct trial *t)
{
	struct edition e;
	struct edition_written w;
	struct buf out = BUF_INIT;
	struct err why = ERR_INIT;

	edition_compare(
	    t->after, buf_str(&t->out), t->out.n, t->f, &t->first.a, &e);
	SURE(t, e.reworded + e.fresh == 0, "again: %d reworded, %d new",
	    e.reworded, e.fresh);
	SURE(t,
	    edition_write(t->after, buf_str(&t->out), t->out.n, &e, &t->first.a,
		&out, &w, &why) == 0,
	    "again: %s", why.msg);
	SURE(t, w.changes == 0 && w.lost == 0 && w.practice == 0,
	    "again: %d changes, %s", w.changes, buf_str(&out));
	SURE(t,
	    out.n == t->out.n &&
		memcmp(buf_str(&out), buf_str(&t->out), out.n) == 0,
	    "again: another byte");
	buf_release(&out);
}

static void
the_next_edition_keeps_what_is_the_authors(void **state)
{
	static struct trial t;
	struct err e = ERR_INIT;
	struct diags found;
	int unread = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= DECKS; seed++) {
		if (!make_trial(&t, seed)) {
			unread++;
			end_trial(&t);
			continue;
		}
		edition_compare(t.before, buf_str(&t.pen.b), t.pen.b.n, t.f,
		    &t.first.a, &t.e);
		check_matches(&t);
		SURE(&t,
		    edition_write(t.before, buf_str(&t.pen.b), t.pen.b.n, &t.e,
			&t.first.a, &t.out, &t.w, &e) == 0,
		    "not written: %s", e.msg);
		t.after = deck_load_text(
		    "after", buf_str(&t.out), t.out.n, &t.first.a, &found, &e);
		SURE(&t, t.after, "no deck any more: %s", e.msg);
		check_gone(&t);
		check_lines(&t);
		check_practice(&t);
		check_lint(&t);
		check_again(&t);
		end_trial(&t);
	}
	printf("# %d of %d documents were read otherwise than written\n",
	    unread, DECKS);
	assert_true(unread * 20 < DECKS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_next_edition_keeps_what_is_the_authors)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
