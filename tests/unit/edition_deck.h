/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_EDITION_DECK_H
#define TESTS_EDITION_DECK_H

/*
 * edition_deck: the deck of a first edition as its author left it: own
 * questions, comments, quotes, orders of keys, ids. Included after
 * edition_world.h.
 */

enum whose { NOBODY, STATEMENT, SECTION, PRACTICE };
enum role { BY_HAND, TEXT, SECTION_KEY, TITLE, TERMS, RETIREMENTS };

struct deck_line {
	const char *s;
	enum whose whose;
	int of; /* which statement or section */
	enum role role;
	int dash; /* column of the dash of the entry, from 0 */
};

struct pen {
	struct world *w;
	struct buf b;
	const char *eol;
	struct deck_line *lines;
	size_t n, cap;
	struct buf line;
	enum whose whose;
	int of, dash, tokens;
	bool first; /* no key of this entry yet */
};

static inline int
flip(struct pen *p, int n)
{
	return roll(p->w, n);
}

static inline void
end_line(struct pen *p, enum role role)
{
	p->lines =
	    arena_grow(&p->w->a, p->lines, p->n, &p->cap, sizeof(*p->lines));
	p->lines[p->n++] =
	    (struct deck_line){arena_strdup(&p->w->a, buf_str(&p->line)),
		p->whose, p->of, role, p->dash};
	buf_adds(&p->b, buf_str(&p->line));
	buf_adds(&p->b, p->eol);
	buf_clear(&p->line);
}

__attribute__((format(printf, 3, 4))) static inline void
line(struct pen *p, enum role role, const char *fmt, ...)
{
	char s[2048];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(s, sizeof(s), fmt, ap);
	va_end(ap);
	buf_adds(&p->line, s);
	end_line(p, role);
}

/* A comment or an empty line, now and then. */
static inline void
gap(struct pen *p, int column)
{
	if (flip(p, 8) == 0)
		line(p, BY_HAND, "%*s# note %d: mind the - dash", column, "",
		    ++p->tokens);
	else if (flip(p, 8) == 0)
		line(p, BY_HAND, "%s", "");
}

/* The beginning of a line with a key of an entry. */
static inline void
key(struct pen *p, const char *name)
{
	if (p->first) {
		buf_pad(&p->line, ' ', (size_t)p->dash);
		buf_adds(&p->line, "- ");
	} else {
		gap(p, p->dash + 2);
		buf_pad(&p->line, ' ', (size_t)p->dash + 2);
	}
	p->first = false;
	buf_addf(&p->line, "%s:", name);
}

static inline const char *
quoted(struct pen *p, const char *s, char quote)
{
	struct buf b = BUF_INIT;
	const char *out;

	buf_addc(&b, quote);
	for (; *s; s++) {
		if (quote == '\'' && *s == '\'')
			buf_addc(&b, '\'');
		if (quote == '"' && (*s == '"' || *s == '\\'))
			buf_addc(&b, '\\');
		buf_addc(&b, *s);
	}
	buf_addc(&b, quote);
	out = arena_strdup(&p->w->a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* Lines of some words each, at a column. */
static inline void
put_lines(struct pen *p, const char *s, int column, enum role role)
{
	size_t fill = 30 + (size_t)flip(p, 45), len;

	while (*s) {
		buf_pad(&p->line, ' ', (size_t)column);
		for (size_t at = 0; *s && (at == 0 || at < fill); at += len) {
			len = strcspn(s, " ");
			if (at)
				buf_addc(&p->line, ' ');
			buf_add(&p->line, s, len);
			s += len;
			s += strspn(s, " ");
		}
		end_line(p, role);
	}
}

/* A text of the framework behind its key or dash, in any dress. */
static inline void
put_text(struct pen *p, const char *s, int column, enum role role)
{
	static const char *const blocks[] = {
	    ">", ">-", "|", "|-", ">+", "> # x"};
	bool plain = strstr(s, ": ") == NULL && strchr("(\"'", s[0]) == NULL &&
	    s[strlen(s) - 1] != ':';

	switch (flip(p, 8)) {
	case 0:
		line(p, role, " %s", quoted(p, s, '"'));
		break;
	case 1:
		line(p, role, " %s # as printed", quoted(p, s, '\''));
		break;
	case 2:
		if (plain) {
			line(p, role, " %s", s);
			break;
		}
		/* fall through */
	case 3:
		if (plain) {
			size_t len = strcspn(s, " ");

			line(p, role, " %.*s", (int)len, s);
			put_lines(p, s + len + (s[len] == ' '), column, role);
			break;
		}
		/* fall through */
	default:
		line(p, role, " %s", blocks[flip(p, N_OF(blocks))]);
		put_lines(p, s, column, role);
	}
}

/* -- what an author adds
 * ------------------------------------------------------------ */

static inline void
put_ideas(struct pen *p, int in)
{
	key(p, "ideas");
	line(p, BY_HAND, "%s", "");
	for (int i = 1 + flip(p, 3); i > 0; i--) {
		int n = ++p->tokens;

		/* words of its own: one phrase must not earn two ideas */
		line(p, BY_HAND, "%*s- q%c%cza view | %c%cqua thing%s", in, "",
		    'a' + n % 26, 'a' + n / 26 % 26, 'a' + n / 26 % 26,
		    'a' + n % 26, flip(p, 6) ? "" : " # heard in March");
		if (flip(p, 8) == 0)
			line(p, BY_HAND, "%*s# one more?", flip(p, 12), "");
	}
}

static inline void
put_added(struct pen *p, struct st *s, int what)
{
	int in = p->dash + 4;

	switch (what) {
	case 0:
		key(p, "ask");
		line(p, BY_HAND, " What of number %d?", ++p->tokens);
		break;
	case 1:
		put_ideas(p, in);
		break;
	case 2:
		key(p, "gist");
		line(p, BY_HAND, " 'gist %d: short'", ++p->tokens);
		break;
	case 3:
		key(p, "misconceptions");
		line(p, BY_HAND, "%s", "");
		line(p, BY_HAND, "%*s- id: slip%d", in, "", ++p->tokens);
		line(p, BY_HAND, "%*s  says: They never do.", in, "");
		line(p, BY_HAND, "%*s  truth: >", in, "");
		line(p, BY_HAND, "%*s    They do, in %d", in, "", p->tokens);
		line(p, BY_HAND, "%*s    places.", in, "");
		break;
	case 4:
		key(p, "x-mine");
		line(p, BY_HAND, " {a: [1, 2], b: %d}", ++p->tokens);
		break;
	case 5:
		key(p, "apply");
		line(p, BY_HAND, "%s", "");
		line(p, BY_HAND,
		    "%*s- {id: at%d, case: Someone asks., model: Say it.}", in,
		    "", ++p->tokens);
		break;
	case 6:
		s->term = NULL;
		if (flip(p, 2) == 0) {
			const char *words[64];

			(void)cut(p->w, s->text, words, 64);
			s->term = words[1];
			/* a blank that stands there twice is no blank, nor
			 * one that new words may hold */
			if (strcmp(s->term, "warm") == 0 ||
			    strstr(strstr(s->text, s->term) + 1, s->term))
				break;
			key(p, "terms");
			if (flip(p, 2)) {
				line(p, TERMS, " [%s]", s->term);
			} else {
				line(p, TERMS, "%s", "");
				line(p, TERMS, "%*s- %s", in, "", s->term);
			}
		}
		break;
	default:
		if (s->names >= 0 && !s->named &&
		    p->w->sts[s->names].hand != RETIRED) {
			key(p, flip(p, 2) ? "builds-on" : "confusable");
			line(p, BY_HAND, " %s", p->w->sts[s->names].id);
			s->named = true;
		}
	}
}

static inline void
put_statement(struct pen *p, int i)
{
	struct st *s = &p->w->sts[i];
	int order[12] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, n = 11;

	if (s->hand == RETIRED)
		return;
	p->whose = STATEMENT;
	p->of = i;
	p->first = true;
	/* most begin with the id */
	for (int k = n - 1; k > 1; k--) {
		int other = 1 + flip(p, k), t = order[k];

		order[k] = order[other];
		order[other] = t;
	}
	if (flip(p, 5) == 0) {
		int t = order[0], k = 1 + flip(p, n - 1);

		order[0] = order[k];
		order[k] = t;
	}
	for (int k = 0; k < n; k++) {
		switch (order[k]) {
		case 0:
			key(p, "id");
			line(p, BY_HAND, " %s", s->id);
			break;
		case 1:
			key(p, "section");
			line(p, SECTION_KEY, " %s",
			    p->w->secs[s->section - 1].id);
			break;
		case 2:
			key(p, "text");
			put_text(p, s->text, p->dash + 4, TEXT);
			break;
		default:
			/* a first line must be there */
			if (!p->first && flip(p, 4) == 0)
				put_added(p, s, order[k] - 3);
		}
	}
	if (s->hand == RENAMED) {
		key(p, "was");
		line(p, BY_HAND, " lt%d.%d", s->section, s->number);
	}
	p->whose = NOBODY;
}

static inline void
put_own(struct pen *p)
{
	int n = ++p->tokens;

	line(p, BY_HAND, "%*s- id: own%d", p->dash, "", n);
	line(p, BY_HAND, "%*s  section: %s", p->dash, "", p->w->secs[0].id);
	line(p, BY_HAND, "%*s  text: Our own %d %s %s %s %s.", p->dash, "", n,
	    noun(p->w), verb(p->w), adjective(p->w), noun(p->w));
}

/* -- the file
 * ----------------------------------------------------------------------- */

static inline void
put_sections(struct pen *p)
{
	line(p, BY_HAND, "sections:");
	for (int i = 0; i < p->w->n_secs; i++) {
		gap(p, p->dash);
		p->whose = SECTION;
		p->of = i;
		p->first = true;
		key(p, "id");
		line(p, BY_HAND, " %s", p->w->secs[i].id);
		if (flip(p, 3) == 0) {
			key(p, "gist");
			line(p, BY_HAND, " what %d is about", ++p->tokens);
		}
		key(p, "title");
		put_text(p, p->w->secs[i].title, p->dash + 4, TITLE);
		p->whose = NOBODY;
	}
}

static inline void
put_statements(struct pen *p)
{
	line(p, BY_HAND, "statements:");
	for (int i = 0; i < p->w->n_sts; i++) {
		if (flip(p, 2))
			line(p, BY_HAND, "%s", "");
		gap(p, p->dash);
		if (flip(p, 12) == 0)
			put_own(p);
		put_statement(p, i);
	}
	put_own(p);
}

static inline void
put_practice(struct pen *p)
{
	bool any = false;

	for (int i = 0; i < p->w->n_secs; i++) {
		for (int k = 0; k < p->w->secs[i].n_groups; k++) {
			const struct group *g = &p->w->secs[i].groups[k];

			if (!any)
				line(p, BY_HAND, "practice:");
			any = true;
			gap(p, p->dash);
			p->whose = PRACTICE;
			p->of = i;
			p->first = true;
			key(p, "section");
			line(p, BY_HAND, " %s", p->w->secs[i].id);
			key(p, "heading");
			put_text(p, g->heading, p->dash + 4, TEXT);
			key(p, "bullets");
			line(p, BY_HAND, "%s", "");
			for (int m = 0; m < g->n; m++) {
				buf_pad(&p->line, ' ', (size_t)p->dash + 4);
				buf_addc(&p->line, '-');
				put_text(p, g->bullets[m], p->dash + 6, TEXT);
			}
			p->whose = NOBODY;
		}
	}
}

static inline void
put_cases(struct pen *p)
{
	int at = flip(p, p->w->n_sts);

	if (flip(p, 2) || p->w->sts[at].hand == RETIRED)
		return;
	p->w->sts[at].staying = true;
	line(p, BY_HAND, "cases:");
	line(p, BY_HAND, "%*s- id: scene", p->dash, "");
	line(p, BY_HAND, "%*s  scene: A long day at the %s.", p->dash, "",
	    noun(p->w));
	line(p, BY_HAND, "%*s  model: Say what it is.", p->dash, "");
	line(p, BY_HAND, "%*s  uses: %s", p->dash, "", p->w->sts[at].id);
}

static inline void
put_retired(struct pen *p)
{
	const char *ids = NULL;
	bool block = flip(p, 3) == 0;

	for (int i = 0; i < p->w->n_sts; i++) {
		if (p->w->sts[i].hand == RETIRED)
			ids = ids ? arena_printf(
					&p->w->a, "%s %s", ids, p->w->sts[i].id)
				  : p->w->sts[i].id;
	}
	if (ids == NULL && flip(p, 3))
		return;
	if (ids == NULL || !block) {
		const char *words[64];
		int n = ids ? cut(p->w, ids, words, 64) : 0;

		buf_adds(&p->line, "retired: [");
		for (int i = 0; i < n; i++)
			buf_addf(&p->line, "%s%s", i ? ", " : "", words[i]);
		line(p, RETIREMENTS, "]%s", flip(p, 2) ? "" : " # gone");
	} else {
		const char *words[64];
		int n = cut(p->w, ids, words, 64);

		line(p, RETIREMENTS, "retired:");
		for (int i = 0; i < n; i++)
			line(p, RETIREMENTS, "  - %s", words[i]);
	}
}

/* What becomes of ids by hand. */
static inline void
rename_some(struct world *w)
{
	for (int i = 0; i < w->n_secs; i++)
		w->secs[i].id = roll(w, 10)
		    ? arena_printf(&w->a, "s%d", i + 1)
		    : arena_printf(&w->a, "part-%d", i + 1);
	for (int i = 0; i < w->n_sts; i++) {
		struct st *s = &w->sts[i];

		s->id = arena_printf(&w->a, "lt%d.%d", s->section, s->number);
		s->hand = roll(w, 15) ? PLAIN : 1 + roll(w, 4);
		/* of two nearly the same nobody could know which
		 */
		if (s->hand == OWN || (s->hand != RENAMED && s->twin >= 0))
			s->hand = PLAIN;
		if (s->hand == RENAMED || s->hand == RENAMED_SILENTLY)
			s->id = arena_printf(&w->a, "our-%d", i);
		if (i > 0 && roll(w, 3) == 0)
			s->names = roll(w, i);
	}
}

static inline void
put_deck(struct pen *p)
{
	void (*parts[])(struct pen *) = {
	    put_sections, put_statements, put_practice, put_cases};
	int order[] = {0, 1, 2, 3};

	rename_some(p->w);
	p->eol = flip(p, 4) ? "\n" : "\r\n";
	p->dash = 2 * flip(p, 3);
	if (flip(p, 10) == 0)
		buf_adds(&p->line, "\xef\xbb\xbf");
	line(p, BY_HAND, "# Ours, since 2021");
	line(p, BY_HAND, "format: 1");
	line(p, BY_HAND, "deck: t");
	if (flip(p, 6))
		line(p, BY_HAND, "prefix: lt");
	line(p, BY_HAND, "title: 'T: one'");
	put_retired(p);
	for (int i = 3; i > 0 && flip(p, 2); i--) {
		int k = flip(p, i + 1), t = order[i];

		order[i] = order[k];
		order[k] = t;
	}
	for (int i = 0; i < 4; i++) {
		gap(p, 0);
		parts[order[i]](p);
	}
	if (flip(p, 4) == 0) { /* no line end at the end */
		while (p->n > 0 && p->lines[p->n - 1].s[0] == '\0')
			p->n--;
		while (p->b.n > 0 && strchr("\r\n", p->b.p[p->b.n - 1]))
			p->b.p[--p->b.n] = '\0';
	}
	buf_release(&p->line);
}

#endif
