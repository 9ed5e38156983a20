/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * blanks DECK.yaml: the blanks that the rule finds in each statement when all
 * that was written beside it is taken away, one a line: id, blank, and the
 * statement with that one blank in it.
 */
#include "../unit/blank_set.h"

#include <stdio.h>

int
main(int argc, char **argv)
{
	struct arena a = ARENA_INIT;
	struct blank all[BLANKS_MAX];
	struct blank_set set;
	int n;

	if (argc != 2) {
		fprintf(stderr, "usage: blanks DECK.yaml\n");
		return 2;
	}
	if (!set_load_bare(argv[1], &a, &set)) {
		fprintf(stderr, "%s cannot be read as a deck\n", argv[1]);
		return 1;
	}
	for (size_t i = 0; i < set.n; i++) {
		const struct item *it = &set.items[i];

		n = cloze_find(set.lex, it, &a, all, BLANKS_MAX);
		for (int k = 0; k < n; k++)
			printf("%s\t%.*s\t%s\n", it->owner,
			    (int)(all[k].end - all[k].start),
			    it->text + all[k].start,
			    cloze_show(it, &all[k], 1, CLOZE_BLANK, &a));
	}
	arena_release(&a);
	return 0;
}
