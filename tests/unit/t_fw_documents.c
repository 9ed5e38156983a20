/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader of frameworks on documents: the framework itself exactly, and
 * made-up ones, typeset by several programs and read out by several others,
 * as well as was set down in expected.tsv. In hard/ are texts in which numbers
 * and bullets stand apart from what they belong to: much of that is in doubt,
 * and has to be. Those in strangers/ were made by people who did not know the
 * reader. Those in apart/ are measured and told, not asked for.
 */
#include "formats/fw.h"

#include "base/buf.h"
#include "base/fs.h"
#include "formats/fw_lines.h"
#include "helpers.h"

#define FLAGGED_MOST 10 /* per cent of the statements of all documents */

static const char *
data(struct arena *a, const char *name)
{
	const char *dir = getenv("SRCDIR");

	return arena_printf(
	    a, "%s/tests/data/framework/%s", dir ? dir : ".", name);
}

/* -- what a careful reader makes of a document ------------------------------
 */

/* A line of a .gold file: S number title, T number text, H text, B text, with
 * tabs between. */
struct gold {
	char kind;
	int section, number;
	const char *text;
};

struct golds {
	struct gold *v;
	size_t n, cap;
};

static void
read_gold(struct arena *a, const char *path, struct golds *out)
{
	struct err e = ERR_INIT;
	const char *s;
	char *rest, *line;
	int section = 0;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (fs_read(path, 1 << 20, a, &s, &n, &e) != 0)
		fail_msg("%s", e.msg);
	line = strtok_r(arena_strdup(a, s), "\n", &rest);
	for (; line; line = strtok_r(NULL, "\n", &rest)) {
		struct gold *g;

		if (line[0] == '#')
			continue;
		out->v = arena_grow(a, out->v, out->n, &out->cap, sizeof(*g));
		g = &out->v[out->n++];
		memset(g, 0, sizeof(*g));
		g->kind = line[0];
		g->text = line + 2;
		if (g->kind == 'S' || g->kind == 'T') {
			g->number = (int)strtol(line + 2, NULL, 10);
			g->text = strchr(line + 2, '\t') + 1;
		}
		if (g->kind == 'S')
			section = g->number;
		g->section = section;
	}
	assert_true(out->n > 0);
}

/* -- how a reading compares with it
 * -------------------------------------------- */

struct measure {
	int statements, exact, flagged, wrong; /* wrong: and not flagged */
	int practice, practice_exact;
};

static const struct fw_statement *
find(const struct framework *f, int section, int number)
{
	for (size_t i = 0; i < f->n_sections; i++) {
		const struct fw_section *s = &f->sections[i];

		for (size_t k = 0; k < s->n_statements; k++) {
			if (s->number == section &&
			    s->statements[k].number == number)
				return &s->statements[k];
		}
	}
	return NULL;
}

static bool
has_practice(
    const struct framework *f, int section, char kind, const char *text)
{
	for (size_t i = 0; i < f->n_sections; i++) {
		for (size_t k = 0; k < f->sections[i].n_groups; k++) {
			const struct fw_group *g = &f->sections[i].groups[k];

			if (f->sections[i].number != section)
				continue;
			if (kind == 'H' && strcmp(g->heading, text) == 0)
				return true;
			for (size_t b = 0; kind == 'B' && b < g->n; b++) {
				if (strcmp(g->bullets[b].text, text) == 0)
					return true;
			}
		}
	}
	return false;
}

static void
compare(const struct golds *gold, const struct framework *f, struct measure *m)
{
	memset(m, 0, sizeof(*m));
	for (size_t i = 0; i < gold->n; i++) {
		const struct gold *g = &gold->v[i];
		const struct fw_statement *st;
		bool same;

		if (g->kind == 'T') {
			st = f ? find(f, g->section, g->number) : NULL;
			same = st && strcmp(st->text, g->text) == 0;
			m->statements++;
			m->exact += same;
			m->flagged += st && st->doubts.n > 0;
			m->wrong += st && !same && st->doubts.n == 0;
		} else if (g->kind != 'S') {
			m->practice++;
			m->practice_exact +=
			    f && has_practice(f, g->section, g->kind, g->text);
		}
	}
}

static struct framework *
read_text(struct arena *a, const char *path, struct err *e)
{
	const char *s;
	size_t n;

	if (fs_read(path, FW_BYTES_MAX, a, &s, &n, e) != 0)
		fail_msg("%s", e->msg);
	return fw_read(path, s, n, a, e);
}

/* -- the framework that the program is for
 * ------------------------------------------ */

static void
the_framework_is_read_exactly(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct framework *f;
	struct golds gold;
	struct measure m;

	(void)state;
	read_gold(&a, data(&a, "npqlt.gold"), &gold);
	f = read_text(&a, data(&a, "npqlt.txt"), &e);
	assert_non_null(f);
	compare(&gold, f, &m);
	assert_int_equal(m.statements, 78);
	assert_int_equal(m.exact, 78);
	assert_int_equal(m.practice, 25 + 87);
	assert_int_equal(m.practice_exact, 25 + 87);
	assert_int_equal(f->statements, 78);
	assert_int_equal(f->groups, 25);
	assert_int_equal(f->bullets, 87);
	assert_int_equal(f->loose, 0);
	assert_int_equal(f->n_sections, 9);
	for (size_t i = 0; i < gold.n; i++) {
		const struct gold *g = &gold.v[i];

		if (g->kind == 'S')
			assert_string_equal(
			    f->sections[g->section - 1].title, g->text);
	}
	arena_release(&a);
}

/* Two items are open there, and the line fits both. */
static void
where_two_items_go_on_both_lines_are_named(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const struct fw_statement *st;
	struct framework *f;

	(void)state;
	f = read_text(&a, data(&a, "npqlt.txt"), &e);
	assert_non_null(f);
	st = find(f, 9, 10);
	assert_int_equal(st->doubts.n, 1);
	assert_string_equal(
	    st->doubts.v[0], "9.10 goes on at line 955 or at line 922");
	assert_int_equal(f->doubtful, 1);
	arena_release(&a);
}

/* -- made-up ones
 * -------------------------------------------------------------------- */

/* NAME.TOOL.txt against NAME.gold in the folder of both. */
static void
measure(const char *name, struct measure *m)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	char gold_name[96];
	struct golds gold;
	const char *dot = strchr(strrchr(name, '/'), '.');

	(void)snprintf(
	    gold_name, sizeof(gold_name), "%.*s.gold", (int)(dot - name), name);
	read_gold(&a, data(&a, gold_name), &gold);
	compare(&gold,
	    read_text(&a, data(&a, arena_printf(&a, "%s.txt", name)), &e), m);
	printf("# %-44s %3d statements: %3d exact, %2d in doubt, "
	       "%2d wrong and not said; practice %d of %d\n",
	    name, m->statements, m->exact, m->flagged, m->wrong,
	    m->practice_exact, m->practice);
	arena_release(&a);
}

static void
add(struct measure *sum, const struct measure *m)
{
	sum->statements += m->statements;
	sum->exact += m->exact;
	sum->flagged += m->flagged;
	sum->wrong += m->wrong;
	sum->practice += m->practice;
	sum->practice_exact += m->practice_exact;
}

static void
tell(const char *what, const struct measure *m)
{
	printf("# %s: %d statements, %.1f%% exact, %.1f%% in doubt, %d wrong "
	       "and not said; practice %.1f%%\n",
	    what, m->statements, 100.0 * m->exact / m->statements,
	    100.0 * m->flagged / m->statements, m->wrong,
	    100.0 * m->practice_exact / m->practice);
}

/* UPDATE=1: these are the figures from now on; look at the difference. */
static void
set_down(struct arena *a, const struct buf *now)
{
	FILE *f = fopen(data(a, "expected.tsv"), "w");

	assert_non_null(f);
	assert_int_equal(fwrite(now->p, 1, now->n, f), now->n);
	assert_int_equal(fclose(f), 0);
}

/* name, statements, exact, in doubt, wrong: as it was when last set down. */
static void
made_up_frameworks_are_read_as_well_as_ever(void **state)
{
	struct arena a = ARENA_INIT;
	struct measure tuned = {0}, hard = {0}, apart = {0}, others = {0}, m;
	struct measure was;
	FILE *f = fopen(data(&a, "expected.tsv"), "r");
	struct buf now = BUF_INIT;
	char line[256], name[128];
	int worse = 0;

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		if (line[0] == '#') {
			buf_adds(&now, line);
			continue;
		}
		memset(&was, 0, sizeof(was));
		assert_int_equal(
		    sscanf(line, "%127s %d %d %d %d", name, &was.statements,
			&was.exact, &was.flagged, &was.wrong),
		    5);
		measure(name, &m);
		buf_addf(&now, "%s\t%d\t%d\t%d\t%d\n", name, m.statements,
		    m.exact, m.flagged, m.wrong);
		if (strncmp(name, "apart/", 6) == 0) {
			add(&apart, &m);
			continue;
		}
		add(strncmp(name, "hard/", 5) == 0             ? &hard
			: strncmp(name, "strangers/", 10) == 0 ? &others
							       : &tuned,
		    &m);
		assert_int_equal(m.statements, was.statements);
		if (m.exact < was.exact || m.wrong > was.wrong) {
			printf("# %s was better: %d exact, %d wrong\n", name,
			    was.exact, was.wrong);
			worse++;
		}
	}
	(void)fclose(f);
	tell("tuned on", &tuned);
	tell("hard", &hard);
	tell("kept apart", &apart);
	tell("of strangers", &others);
	if (getenv("UPDATE")) {
		set_down(&a, &now);
		worse = 0;
	}
	buf_release(&now);
	assert_int_equal(worse, 0);
	assert_true(tuned.exact * 10 >= tuned.statements * 9);
	assert_true(tuned.flagged * 100 <= tuned.statements * FLAGGED_MOST);
	assert_int_equal(tuned.wrong + hard.wrong, 0);
	arena_release(&a);
}

/* -- every word
 * ------------------------------------------------------------------------ */

static long
letters(const char *s)
{
	long n = 0;

	for (; *s; s++)
		n += ((*s | 32) >= 'a' && (*s | 32) <= 'z');
	return n;
}

/* Letters of the lines from one number to another, as the reader sees them. */
static long
letters_of_lines(const struct fw_lines *all, int from, int to)
{
	long n = 0;

	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].number >= from && all->v[i].number <= to)
			n += letters(all->v[i].s);
	}
	return n;
}

/* Letters of a section that are not of its heading; signs of bullets are none,
 * but an o is one. */
static long
letters_in_section(const struct fw_section *s, bool o_bullets)
{
	long n = letters(s->intro);

	for (size_t k = 0; k < s->n_statements; k++)
		n += letters(s->statements[k].text);
	for (size_t k = 0; k < s->n_loose; k++)
		n += letters(s->loose[k].text);
	for (size_t k = 0; k < s->n_groups; k++) {
		n += letters(s->groups[k].heading);
		for (size_t b = 0; b < s->groups[k].n; b++)
			n += letters(s->groups[k].bullets[b].text) + o_bullets;
	}
	return n;
}

static void
check_letters(const char *name)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *s, *path = data(&a, arena_printf(&a, "%s.txt", name));
	struct framework *f;
	struct fw_lines all;
	long in, out = 0, heading;
	bool o_bullets;
	size_t n;

	assert_int_equal(fs_read(path, FW_BYTES_MAX, &a, &s, &n, &e), 0);
	f = fw_read(name, s, n, &a, &e);
	if (f == NULL) {
		arena_release(&a);
		return;
	}
	fw_lines_read(s, n, &a, &all);
	in = letters_of_lines(&all, 0, INT32_MAX);
	o_bullets = strstr(s, "\no ") != NULL || strstr(s, "  o ") != NULL;
	for (size_t i = 0; i < f->n_left_out; i++)
		in -= letters_of_lines(
		    &all, f->left_out[i].from, f->left_out[i].to);
	for (size_t i = 0; i < f->n_sections; i++) {
		const struct fw_section *x = &f->sections[i];

		out += letters_in_section(x, o_bullets);
		heading = letters_of_lines(&all, x->line, x->line);
		in -= heading;
		if (heading < letters(x->title)) /* it is on the next line */
			in -= letters(x->title);
		if (strstr(s, "\nLT1.1 ")) /* the letters of numbers */
			out += 2 * (long)x->n_statements;
	}
	if (in != out)
		fail_msg(
		    "%s: %ld letters went in, %ld came out", name, in, out);
	arena_release(&a);
}

static void
no_word_is_made_up_and_none_disappears(void **state)
{
	struct arena a = ARENA_INIT;
	FILE *f = fopen(data(&a, "expected.tsv"), "r");
	char line[256];

	(void)state;
	check_letters("npqlt");
	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		if (line[0] == '#')
			continue;
		line[strcspn(line, "\t")] = '\0';
		check_letters(line);
	}
	(void)fclose(f);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_framework_is_read_exactly),
	    cmocka_unit_test(where_two_items_go_on_both_lines_are_named),
	    cmocka_unit_test(no_word_is_made_up_and_none_disappears),
	    cmocka_unit_test(made_up_frameworks_are_read_as_well_as_ever),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
