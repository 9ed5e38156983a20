/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * markset CASES.tsv: how the marker does on labelled answers, and where it
 * differs from the labels. For whoever tunes core/cover or core/words.
 */
#include "../unit/mark_cases.h"

static void
print_difference(const struct labelled *l, const struct mark *m)
{
	char letters[IDEAS_MAX + 1];

	mark_letters(m, letters);
	printf(
	    "%s %s, label %s: %s\n", l->item->id, letters, l->label, l->text);
	for (int i = 0; i < m->n_ideas; i++)
		printf("    %d %.2f%s [%s] <%s>\n", i + 1, m->ideas[i].coverage,
		    m->ideas[i].turned ? " turned" : "", m->ideas[i].wording,
		    m->ideas[i].phrase);
}

int
main(int argc, char **argv)
{
	static struct cases c;
	struct arena a = ARENA_INIT;
	struct figures f = {0};
	struct lexicon *lex;
	struct mark m;

	if (argc != 2 || !cases_load(&c, argv[1], &a)) {
		fprintf(stderr, "usage: markset CASES.tsv\n");
		return 2;
	}
	lex = lexicon_new(&a, c.same, c.n_same, c.items, (size_t)c.n_items);
	for (int i = 0; i < c.n_says; i++) {
		if (!cases_mark(lex, &c.says[i], &a, &f, &m))
			print_difference(&c.says[i], &m);
	}
	printf("full %d: marked full %d, asked %d, short %d\n", f.full,
	    f.full_marked, f.full_asked, f.full_short);
	printf("lacking %d: marked full %d\n", f.lacking, f.lacking_full);
	printf("ideas: right %d, false credit %d, missed %d\n", f.right,
	    f.false_credit, f.missed);
	printf("turned round %d: credited %d\n", f.turned, f.turned_credit);
	arena_release(&a);
	return 0;
}
