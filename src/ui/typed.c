/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/typed.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/say.h"

/* Without the spaces around it. */
static const char *
trim(const char *line, struct arena *a)
{
	size_t n;

	line += strspn(line, " \t");
	n = strlen(line);
	while (n > 0 && (line[n - 1] == ' ' || line[n - 1] == '\t'))
		n--;
	return arena_strndup(a, line, n);
}

static void
other(struct session_in *in, enum say id, struct arena *a, const char *one)
{
	in->type = IN_OTHER;
	in->text = say(a, id, one, NULL, NULL, NULL);
}

static void
read_yesno(const char *s, struct arena *a, struct session_in *in)
{
	in->type = IN_YESNO;
	if (strcasecmp(s, "y") == 0 || strcasecmp(s, "yes") == 0)
		in->yes = true;
	else if (strcasecmp(s, "n") == 0 || strcasecmp(s, "no") == 0)
		in->yes = false;
	else
		other(in, SAY_YES_OR_NO, a, NULL);
}

static void
read_rating(const char *s, const bool *said, int n, struct arena *a,
    struct session_in *in)
{
	long idea;
	char *end;

	if (*s == '\0') {
		in->type = IN_CONTINUE;
	} else if (s[1] == '\0' && *s >= '1' && *s <= '4') {
		in->type = IN_RATING;
		in->number = *s - '0';
	} else if (*s == 'i' || *s == 'I') {
		idea = strtol(s + 1, &end, 10);
		in->type = IN_IDEA;
		in->number = end == s + 1 || *end || idea < 1 || idea > n
		    ? 0
		    : (int)idea;
		if (in->number > 0)
			in->yes = !said[in->number - 1];
	} else if (strcmp(s, "?") == 0) {
		in->type = IN_COMMAND;
		in->text = "help";
	} else {
		in->type = IN_RATING; /* the machine says what fits */
		in->number = 0;
	}
	(void)a;
}

/* Numbers apart by anything that is no digit; other text does not fit. */
static void
read_ticks(const char *s, struct arena *a, struct session_in *in)
{
	int *list = arena_array(a, strlen(s) + 1, sizeof(*list));
	const char *p = s;
	char *end;
	long v;

	in->type = IN_TICKS;
	in->ticks = list;
	while (*p) {
		if (strchr(" ,;\t", *p)) {
			p++;
			continue;
		}
		v = strtol(p, &end, 10);
		if (end == p || v < 0 || v > IDEAS_MAX) {
			list[0] = -1;
			in->n_ticks = 1;
			return;
		}
		list[in->n_ticks++] = (int)v;
		p = end;
	}
	if (in->n_ticks == 0) {
		list[0] = -1;
		in->n_ticks = 1;
	}
}

static void
read_number(const char *s, bool aloud, struct session_in *in)
{
	in->type = IN_NUMBER;
	in->number =
	    s[0] >= '1' && s[0] <= '3' && s[1] == '\0' ? s[0] - '0' : 0;
	if (aloud && *s == '\0') { /* left out */
		in->type = IN_COMMAND;
		in->text = "skip";
	}
}

/* Enter goes on; what else people type to stop. */
static void
read_more(const char *s, struct arena *a, struct session_in *in)
{
	static const char *const stops[] = {"n", "no", "q", "quit", "stop"};

	in->type = IN_YESNO;
	in->yes =
	    *s == '\0' || strcasecmp(s, "y") == 0 || strcasecmp(s, "yes") == 0;
	if (in->yes)
		return;
	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
		if (strcasecmp(s, stops[i]) == 0)
			return;
	other(in, SAY_MORE_YES_OR_NO, a, NULL);
}

static void
read_continue(const char *s, const bool *said, int n, struct arena *a,
    struct session_in *in)
{
	in->type = IN_CONTINUE;
	if ((*s == 'i' || *s == 'I') && s[1 + strspn(s + 1, " ")] >= '0' &&
	    s[1 + strspn(s + 1, " ")] <= '9') {
		read_rating(s, said, n, a, in);
	} else if (strcmp(s, "?") == 0) {
		in->type = IN_COMMAND;
		in->text = "help";
	}
}

void
typed_read(const char *line, enum expects expects, bool aloud, const bool *said,
    int n, struct arena *a, struct session_in *in)
{
	const char *s = trim(line, a);

	if (*s == ':') {
		in->type = IN_COMMAND;
		in->text = s + 1;
		return;
	}
	switch (expects) {
	case EXPECT_ANSWER:
		in->type = IN_ANSWER;
		in->text = s;
		break;
	case EXPECT_YESNO:
		read_yesno(aloud && *s == '\0' ? "n" : s, a, in);
		break;
	case EXPECT_TICKS:
		read_ticks(aloud && *s == '\0' ? "0" : s, a, in);
		break;
	case EXPECT_RATING:
		read_rating(s, said, n, a, in);
		break;
	case EXPECT_NUMBER:
		read_number(s, aloud, in);
		break;
	case EXPECT_MORE:
		read_more(s, a, in);
		break;
	case EXPECT_NOTHING:
	case EXPECT_CONTINUE:
		read_continue(s, said, n, a, in);
		break;
	}
}
