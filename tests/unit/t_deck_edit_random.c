/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * edit: decks put together at random in every dress, edited at random. The new
 * deck is the old one with that edit, and every byte around it is there still.
 */
#include "helpers.h"

#include "deck/deck.h"
#include "deck/edit.h"
#include "deck/yaml.h"

enum what { SET, ENTRY, WORDING, NEW };

/* -- at random: writing --------------------------------------------------- */

struct pen {
	struct buf b;
	uint32_t seed;
	const char *eol;
	int gap; /* one full-line comment or empty line in so many lines */
};

static uint32_t
draw(struct pen *p, uint32_t n)
{
	p->seed = p->seed * 1664525U + 1013904223U;
	return (p->seed >> 8) % n;
}

/* Text in which %s is a line end of the file. */
static void
put(struct pen *p, const char *s)
{
	for (; *s; s++) {
		if (s[0] == '%' && s[1] == 's') {
			buf_adds(&p->b, p->eol);
			s++;
		} else {
			buf_addc(&p->b, *s);
		}
	}
}

static void
end_line(struct pen *p, int column, bool comments)
{
	if (comments && draw(p, 6) == 0)
		put(p, "  # said in passing: \"x\"");
	put(p, "%s");
	if (p->gap && draw(p, (uint32_t)p->gap) == 0) {
		if (comments && draw(p, 2)) {
			buf_pad(&p->b, ' ', draw(p, (uint32_t)column + 3));
			put(p, "# a note - on its own%s");
		} else {
			put(p, "%s");
		}
	}
}

static const char *const words[] = {"A gap", "wide and h\xc3\xb6ller",
    "the second", "a thing to say", "5.10", "two of them", "what is it"};

/* A text behind a key or a dash, in any dress; `in` is where its lines stand
 * when it has several. */
static void
put_value(struct pen *p, int in, bool flow, const char *tail)
{
	const char *one = words[draw(p, N_OF(words))];
	const char *two = words[draw(p, N_OF(words))];

	switch (draw(p, flow ? 3 : 8)) {
	case 0:
		buf_addf(&p->b, "%s%s", one, tail);
		break;
	case 1:
		buf_addf(&p->b, "'It''s %s: #%s%s'", one, two, tail);
		break;
	case 2:
		buf_addf(&p->b, "\"%s, \\\"%s\\\" \\\\%s\"", one, two, tail);
		break;
	case 3: /* over lines */
	case 4:
		put(p, draw(p, 2) ? ">" : "|");
		put(p, draw(p, 3) ? "" : draw(p, 2) ? "-" : "+");
		if (draw(p, 4) == 0)
			put(p, " # how it stands");
		put(p, "%s");
		buf_pad(&p->b, ' ', (size_t)in);
		put(p, one);
		put(p, ": # no comment%s");
		if (draw(p, 4) == 0)
			put(p, "%s");
		buf_pad(&p->b, ' ', (size_t)in);
		put(p, two);
		put(p, tail);
		put(p, "%s");
		if (draw(p, 3) == 0)
			put(p, "%s");
		return; /* its line has ended */
	case 5:
		put(p, one);
		put(p, "%s");
		buf_pad(&p->b, ' ', (size_t)in);
		buf_addf(&p->b, "%s%s", two, tail);
		break;
	case 6:
		buf_addf(&p->b, "\"%s", one);
		put(p, "%s");
		buf_pad(&p->b, ' ', (size_t)in);
		buf_addf(&p->b, "%s%s\"", two, tail);
		break;
	default:
		buf_addf(&p->b, "%s%s", two, tail);
	}
	if (!flow)
		end_line(p, in, true);
}

static void
put_list(struct pen *p, int column, int n)
{
	int in = column + (int)draw(p, 3) * 2;

	if (n == 0) {
		put(p, draw(p, 2) ? " []" : "");
		end_line(p, column, true);
	} else if (draw(p, 3) == 0) {
		bool lines = draw(p, 3) == 0;

		put(p, " [");
		for (int i = 0; i < n; i++) {
			put(p, i ? "," : "");
			if (lines) {
				put(p, "%s");
				buf_pad(&p->b, ' ', (size_t)column + 4);
			} else {
				put(p, i ? " " : "");
			}
			put_value(p, 0, true, i % 2 ? " | more" : "");
		}
		put(p, draw(p, 6) ? "]" : ",]");
		end_line(p, column, true);
	} else {
		end_line(p, column, true);
		for (int i = 0; i < n; i++) {
			buf_pad(&p->b, ' ', (size_t)in);
			put(p, "- ");
			put_value(p, in + 3, false, i % 2 ? " | more" : "");
		}
	}
}

/* One statement in block style: id first or not, other keys in any order. */
static void
put_statement(struct pen *p, int column, int number)
{
	static const char *const keys[] = {
	    "text", "ideas", "gist", "ask", "terms", "id"};
	int order[6] = {0, 1, 2, 3, 4, 5}, k, t, done = 0;

	for (int i = 5; i > 0; i--) {
		k = (int)draw(p, (uint32_t)i + 1);
		t = order[i];
		order[i] = order[k];
		order[k] = t;
	}
	for (int i = 0; i < 6; i++) {
		const char *key = keys[order[i]];

		if (order[i] > 0 && order[i] < 5 && draw(p, 2))
			continue;
		buf_pad(&p->b, ' ', (size_t)(done ? column + 2 : column));
		put(p, done++ ? "" : "- ");
		buf_addf(&p->b, "%s:", key);
		if (order[i] == 5) {
			buf_addf(&p->b, " a.%d", number);
			end_line(p, column, true);
		} else if (order[i] == 1) {
			put_list(p, column + 2, (int)draw(p, 4));
		} else if (order[i] == 4) {
			put(p, " []");
			end_line(p, column, true);
		} else {
			put(p, " ");
			put_value(p, column + 5, false, "");
		}
	}
}

static void
put_flow_statement(struct pen *p, int column, int number)
{
	bool lines = draw(p, 3) == 0;

	buf_pad(&p->b, ' ', (size_t)column);
	buf_addf(&p->b, "- {%sid: a.%d,", draw(p, 2) ? " " : "", number);
	if (lines) {
		put(p, "%s");
		buf_pad(&p->b, ' ', (size_t)column + 4);
	}
	put(p, " text: ");
	put_value(p, 0, true, "");
	if (draw(p, 2)) {
		put(p, ", ideas: [");
		put_value(p, 0, true, " | more");
		put(p, "]");
	}
	put(p, draw(p, 3) ? "}" : ",}");
	end_line(p, column, true);
}

static int
put_deck(struct pen *p)
{
	int n = 1 + (int)draw(p, 3), column = (int)draw(p, 3) * 2;

	p->eol = draw(p, 3) ? "\n" : "\r\n";
	p->gap = (int)draw(p, 3) * 4;
	put(p, draw(p, 4) ? "" : "\xef\xbb\xbf");
	put(p,
	    draw(p, 4) ? ""
		       : "# h\xc3\xa9"
			 "ad%s");
	put(p, draw(p, 6) ? "" : "---%s");
	put(p, "format: 1%sdeck: t%stitle: T%s");
	if (draw(p, 3) == 0)
		put(p, "retired: [a.90]%s");
	put(p, "statements:");
	end_line(p, 0, true);
	for (int i = 1; i <= n; i++) {
		if (draw(p, 4) == 0)
			put_flow_statement(p, column, i);
		else
			put_statement(p, column, i);
	}
	if (draw(p, 3) == 0)
		put(p, "sections:%s- {id: s1, title: One}%s");
	if (draw(p, 3) == 0)
		while (p->b.n > 0 && strchr("\r\n", p->b.p[p->b.n - 1]))
			p->b.p[--p->b.n] = '\0';
	else if (draw(p, 6) == 0)
		put(p, "...%s");
	return n;
}

/* -- at random: what is the same afterwards ------------------------------- */

/* The tree as lines, PATH = TEXT, white space at the ends left out. */
static void
dump(struct buf *b, struct arena *a, const char *path, const struct node *v)
{
	const struct node *one;
	const char *s;
	size_t n;
	int i = 0;

	if (v->kind == NODE_TEXT) {
		s = v->text;
		n = v->n;
		while (n > 0 && strchr(" \n", s[0]))
			s++, n--;
		while (n > 0 && strchr(" \n", s[n - 1]))
			n--;
		if (n > 0)
			buf_addf(b, "%s = %.*s\n", path, (int)n, s);
	} else {
		for (one = v->first; one; one = one->next) {
			if (v->kind == NODE_LIST) {
				s = arena_printf(a, "%s/%d", path, i++);
			} else {
				s = arena_printf(a, "%s/%s", path, one->text);
				one = one->next;
			}
			dump(b, a, s, one);
		}
	}
}

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The lines of a dump in order, so that the order of keys is no matter.
 * Texts of several lines are cut alike in both. */
static const char *
sorted(struct arena *a, const char *s)
{
	const char *lines[512];
	struct buf b = BUF_INIT;
	const char *out;
	size_t n = 0, len;

	for (; *s; s += len + 1) {
		len = strcspn(s, "\n");
		assert_true(n < N_OF(lines));
		lines[n++] = arena_strndup(a, s, len);
	}
	qsort(lines, n, sizeof(lines[0]), by_text);
	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "%s\n", lines[i]);
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static const char *
dumped(struct arena *a, const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	struct diags d;
	const struct node *root;
	const char *out;

	diags_init(&d, a, "t");
	root = yaml_parse(s, n, a, &d);
	assert_non_null(root);
	dump(&b, a, "", root);
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* The text at a path. */
static const char *
want_of(struct arena *a, const char *old, const char *path)
{
	const char *s = strstr(old, arena_printf(a, "%s = ", path));
	size_t n = 0;

	assert_non_null(s);
	s += strlen(path) + 3;
	do
		n += strcspn(s + n, "\n") + 1;
	while (s[n] && s[n] != '/');
	return arena_strndup(a, s, n - 1);
}

/* The old dump with one line put in or replaced. */
static const char *
expected(struct arena *a, const char *old, const char *path, const char *text)
{
	const char *key = arena_printf(a, "%s = ", path), *at, *end;

	at = strstr(old, key);
	if (at == NULL)
		return arena_printf(a, "%s%s%s\n", old, key, text);
	/* its text may have lines; the next begins with a path */
	for (end = strchr(at, '\n') + 1; *end && *end != '/';)
		end = strchr(end, '\n') + 1;
	return arena_printf(
	    a, "%.*s%s%s\n%s", (int)(at - old), old, key, text, end);
}

/* Outside [start, end) of the old text every byte is there still. */
static void
assert_spliced(const char *old, const char *now, size_t start, size_t end)
{
	size_t n = strlen(old), m = strlen(now), head = 0, tail = 0;

	while (head < n && old[head] == now[head])
		head++;
	while (tail < n && tail < m && old[n - 1 - tail] == now[m - 1 - tail])
		tail++;
	if (start == end) /* put in, somewhere */
		assert_true(m > n && head + tail >= n);
	else
		assert_true(head >= start && tail >= n - end);
}

static const char *const values[] = {"plain", "with: colon", "a # sign",
    "\"quoted\" and 'so'", "back\\slash", "- dash", "[x], {y}", "no", "7.10",
    "h\xc3\xb6her", "x",
    ("a long one that goes on and on until it would not fit on any one line "
     "of a file that people read")};

struct tally {
	int done, refused;
};

static const struct node *
statement_node(struct arena *a, const char *s, size_t n, int k)
{
	struct diags d;
	const struct node *v;

	diags_init(&d, a, "t");
	v = node_get(yaml_parse(s, n, a, &d), "statements")->first;
	while (k-- > 0)
		v = v->next;
	return v;
}

/* One edit: what it did, and what is to be found afterwards. */
struct edit_job {
	enum what what;
	int n; /* statements before it */
	const char *s; /* the old text */
	size_t len;
	const char *old; /* its dump */
	const char *path, *value; /* what the dump is to have */
	size_t start, end; /* of what is replaced */
	bool idle; /* it was there already */
};

static const struct node *
nth(const struct node *list, int k)
{
	const struct node *one = list->first;

	while (k-- > 0)
		one = one->next;
	return one;
}

static int
add_wording(struct pen *p, struct arena *a, struct edit_job *job,
    const struct node *map, const struct edit_at *at, struct buf *out,
    struct err *e)
{
	const struct edit ed = {job->s, job->len, a};
	const struct node *v = node_get(map, "ideas"), *one;
	const char *was, *wording = job->value;
	int i;

	if (v == NULL || v->kind != NODE_LIST || v->n == 0)
		return -2;
	i = (int)draw(p, v->n);
	one = nth(v, i);
	job->start = one->start;
	job->end = one->end;
	job->path = arena_printf(a, "%s/%d", job->path, i);
	was = want_of(a, job->old, job->path);
	job->idle = strstr(was, arena_printf(a, "| %s", wording));
	job->value = job->idle ? was : arena_printf(a, "%s | %s", was, wording);
	return edit_add_wording(&ed, at, "ideas", i, wording, out, e);
}

static int
do_job(struct pen *p, struct arena *a, struct edit_job *job, struct buf *out,
    struct err *e)
{
	static const char *const texts[] = {"text", "ask", "gist", "example"};
	static const char *const lists[] = {"ideas", "terms", "tags", "skip"};
	const struct edit ed = {job->s, job->len, a};
	int k = (int)draw(p, (uint32_t)job->n), at_end;
	struct edit_at at = {arena_printf(a, "a.%d", k + 1), NULL, NULL};
	const struct node *map = statement_node(a, job->s, job->len, k), *v;
	const struct edit_pair pairs[] = {
	    {"id", "b.1", NULL, 0}, {"text", job->value, NULL, 0}};
	const char *key = job->what == SET ? texts[draw(p, 4)]
	    : job->what == WORDING         ? "ideas"
					   : lists[draw(p, 4)];

	job->path = arena_printf(a, "/statements/%d/%s", k, key);
	v = node_get(map, key);
	switch (job->what) {
	case SET:
		if (v) {
			job->start = v->start;
			job->end = v->end;
		}
		return edit_set(&ed, &at, key, job->value, out, e);
	case ENTRY:
		at_end = v && v->kind == NODE_LIST ? (int)v->n : 0;
		job->path = arena_printf(a, "%s/%d", job->path, at_end);
		return edit_add_entry(&ed, &at, key, job->value, out, e);
	case WORDING:
		return add_wording(p, a, job, map, &at, out, e);
	default:
		at.owner = "";
		job->old = arena_printf(
		    a, "%s/statements/%d/id = b.1\n", job->old, job->n);
		job->path = arena_printf(a, "/statements/%d/text", job->n);
		return edit_add_map(&ed, &at, "statements", pairs, 2, out, e);
	}
}

/* Returns whether the pen holds a new text. */
static bool
edit_once(struct pen *p, struct arena *a, int n, struct tally *tally)
{
	struct edit_job job = {.n = n, .s = buf_str(&p->b), .len = p->b.n};
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;
	int r;

	job.what = (enum what)draw(p, 4);
	job.value = values[draw(p, N_OF(values))];
	job.old = dumped(a, job.s, job.len);
	r = do_job(p, a, &job, &out, &e);
	if (r != 0) {
		tally->refused += r == -1;
		assert_int_equal(out.n, 0);
		buf_release(&out);
		return false;
	}
	tally->done++;
	assert_string_equal(sorted(a, dumped(a, buf_str(&out), out.n)),
	    sorted(a, expected(a, job.old, job.path, job.value)));
	if (job.idle)
		assert_string_equal(buf_str(&out), job.s);
	else
		assert_spliced(job.s, buf_str(&out), job.start, job.end);
	/* no line end of the other kind came in */
	if (strcmp(p->eol, "\r\n") == 0)
		for (const char *q = buf_str(&out); (q = strchr(q, '\n')); q++)
			assert_true(q[-1] == '\r');
	else
		assert_null(strchr(buf_str(&out), '\r'));
	buf_clear(&p->b);
	buf_add(&p->b, buf_str(&out), out.n);
	buf_release(&out);
	return job.what != NEW; /* its id is used up */
}

static void
test_random(void **state)
{
	struct tally tally = {0, 0};
	struct pen p = {.b = BUF_INIT, .seed = 11};
	int loaded = 0;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct arena a = ARENA_INIT;
		struct diags d;
		int n;

		buf_clear(&p.b);
		n = put_deck(&p);
		diags_init(&d, &a, "t");
		if (yaml_parse(buf_str(&p.b), p.b.n, &a, &d) && d.errors == 0) {
			loaded++;
			/* three on top of each other */
			for (int i = 0; i < 3; i++)
				if (!edit_once(&p, &a, n, &tally))
					break;
		}
		arena_release(&a);
	}
	buf_release(&p.b);
	print_message("# %d decks, %d edits, %d refused\n", loaded, tally.done,
	    tally.refused);
	assert_true(loaded > 2000);
	assert_true(tally.refused * 500 < tally.done);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
