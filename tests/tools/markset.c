/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * markset [-t | -r] DECK.yaml PART.tsv …: how the marker does on judged
 * answers, part by part and kind by kind, and every one on which it and the
 * judge differ, save those that are apart (-t: the totals alone; -r: in the
 * form of expected.tsv). `make marking` calls it.
 */
#include "../unit/mark_set.h"

#include <time.h>

static double
percent(int n, int of)
{
	return of > 0 ? 100.0 * n / of : 0;
}

/* One letter an idea: y said, ? asked, n missing; the judge's after it. */
static void
print_difference(const struct judged *j, const struct mark *m)
{
	static const char letters[] = {'n', '?', 'y'};
	const struct mark_idea *d;

	printf("%s\t%s\t%s\n",
	    j->item->kind == KIND_RECALL ? j->item->owner : j->item->id,
	    j->labels, j->text);
	for (int i = 0; i < m->n_ideas; i++) {
		d = &m->ideas[i];
		if (j->found[i] ? d->said == SAID_YES : d->said == SAID_NO)
			continue;
		printf("\t%d marker %c, judge %s: %s\n", i + 1,
		    letters[d->said],
		    j->found[i]        ? "found"
			: j->turned[i] ? "turned"
				       : "not",
		    j->item->ideas[i].wordings[0]);
		if (d->coverage > 0)
			printf("\t\t%.2f%s of \"%s\": \"%s\"\n", d->coverage,
			    d->turned ? ", turned," : "", d->wording,
			    d->phrase);
	}
	if (j->item->kind == KIND_RECALL &&
	    j->misconception != (m->lure.lure >= 0))
		printf("\tmisconception: marker %s, judge %s\n",
		    m->lure.lure >= 0 ? j->item->lures[m->lure.lure].id : "no",
		    j->misconception ? "yes" : "no");
}

static void
print_ideas(const struct figures *f)
{
	printf("  ideas found by the judge %d: credited %d, asked %d, called "
	       "missing %d (goal: 0)\n",
	    f->found, f->right, f->asked, f->missed);
	printf("  ideas not found: credited %d, asked about %d; precision "
	       "%.2f, recall %.2f, with those asked %.2f\n",
	    f->false_credit, f->idle,
	    percent(f->right, f->right + f->false_credit) / 100,
	    percent(f->right, f->found) / 100,
	    percent(f->right + f->asked, f->found) / 100);
}

static void
print_figures(const char *part, const struct figures *f)
{
	printf("%s: %d answers\n", part, f->answers);
	printf("  judged full %d: marked full %d, asked about and then full "
	       "%d, short %d; full or asked %.0f%% (goal: 90 or more)\n",
	    f->full, f->full_marked, f->full_asked, f->full_short,
	    percent(f->full_marked + f->full_asked, f->full));
	printf("  lacking an idea %d: marked full %d, %.1f%% (goal: 5 at "
	       "most)\n",
	    f->lacking, f->lacking_full, percent(f->lacking_full, f->lacking));
	print_ideas(f);
	if (f->kind == KIND_RECALL) {
		printf("  the wrong way round %d: asked %d, credited %d; asked "
		       "of ideas the right way round %d\n",
		    f->turned, f->turned_asked, f->turned_credit,
		    f->turned_false);
		printf("  misconceptions %d: heard %d; heard where there is "
		       "none %d\n",
		    f->misconceptions, f->heard, f->heard_false);
	}
	printf("  questions to the learner: %d, %.2f an answer\n", f->questions,
	    percent(f->questions, f->answers) / 100);
}

static void
print_record(const struct figures *f)
{
	struct set_figure all[SET_FIGURES];
	int n = set_figures(f, all);

	for (int i = 0; i < n; i++)
		printf("%s\t%s\t%s\t%d\n", kind_name(f->kind), all[i].name,
		    all[i].most ? "most" : "least", all[i].value);
}

/* What was counted: of each kind, first what was tuned on, then the rest. */
static void
print_kinds(
    const char *path, struct figures f[][2], const int *ticked, char mode)
{
	char part[512];

	for (int k = 0; k < KIND_TRY; k++) {
		if (ticked[k] > 0 && mode != 'r')
			printf("%s, %s: %d answers, which the learner ticks\n",
			    path, kind_name((enum kind)k), ticked[k]);
		for (int apart = 0; apart < 2; apart++) {
			if (f[k][apart].answers == 0)
				continue;
			if (mode == 'r' && apart == 0)
				print_record(&f[k][apart]);
			(void)snprintf(part, sizeof part, "%s, %s%s", path,
			    kind_name((enum kind)k), apart ? ", apart" : "");
			if (mode != 'r')
				print_figures(part, &f[k][apart]);
		}
	}
}

/* mode: 0 all, t totals, r for the record */
static void
print_part(
    const struct set_deck *d, const char *path, char mode, struct arena *a)
{
	static struct mark_set set;
	struct figures f[KIND_TRY][2] = {{{0}}};
	int ticked[KIND_TRY] = {0}, marked = 0;
	const struct judged *j;
	clock_t ticks = 0, from;
	struct mark m;
	bool agrees;

	if (!set_load(&set, d, path, a))
		exit(1);
	for (j = set.list; j < set.list + set.n; j++) {
		if (j->item->ticked) {
			ticked[j->item->kind]++;
			continue;
		}
		from = clock();
		agrees = set_mark(d, j, a, &f[j->item->kind][j->apart], &m);
		ticks += clock() - from;
		marked++;
		if (!agrees && mode == 0 && !j->apart)
			print_difference(j, &m);
	}
	print_kinds(path, f, ticked, mode);
	if (mode != 'r')
		printf("%s: a mark takes %.2f ms of the processor\n", path,
		    1e3 * (double)ticks / CLOCKS_PER_SEC / marked);
}

int
main(int argc, char **argv)
{
	char mode = '\0';
	struct arena a = ARENA_INIT;
	struct set_deck d;

	if (argc > 1 &&
	    (strcmp(argv[1], "-t") == 0 || strcmp(argv[1], "-r") == 0)) {
		mode = argv[1][1];
		argv++;
		argc--;
	}
	if (argc < 3) {
		fprintf(
		    stderr, "usage: markset [-t | -r] DECK.yaml PART.tsv …\n");
		return 2;
	}
	if (!set_load_deck(argv[1], &a, &d))
		return 1;
	if (mode == 'r')
		printf("# Figures of tuned.tsv and of what is not apart of "
		       "kinds.tsv with\n# decks/npqlt.yaml, as recorded by "
		       "`make marking RECORD=1`: `make check` fails\n# when "
		       "one gets worse. Fields, apart by tabs: kind, figure, "
		       "\"least\" or\n# \"most\", value.\n");
	for (int i = 2; i < argc; i++)
		print_part(&d, argv[i], mode, &a);
	arena_release(&a);
	return 0;
}
