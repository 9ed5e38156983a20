/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `share`: one participant's file for a facilitator. Asks for the purpose,
 * shows the file's own bytes, and writes nothing that was not chosen. At a
 * terminal it asks; elsewhere, and with --yes, the options say it all.
 */
#include "cmd/cmd.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/fs.h"
#include "base/text.h"
#include "cmd/settings.h"
#include "cmd/share_make.h"
#include "core/share.h"
#include "formats/share.h"
#include "ui/prompt.h"

#define CAN_READ "Whoever gets this file can read every line of it."

const struct opt opts_share[] = {
    {OPT_FILE, "output", "FILE",
	"write to this file, yours alone; - is standard output (default)", 0, 0,
	0},
    {OPT_TEXT, "purpose", "TEXT", "what it is for; stands in the file", 0, 0,
	0},
    {OPT_TEXT, "code", "CODE",
	"what stands for you, such as p07; kept for the next time", 0, 0, 0},
    {OPT_CHOICE, "level", "totals|named-code",
	"count among others (default), or be a column under your code", 0, 0,
	0},
    {OPT_FLAG, "with-wordings", "", "send the wordings that you claimed", 0, 0,
	0},
    {OPT_FLAG, "with-reports", "", "send what you reported of questions", 0, 0,
	0},
    {OPT_FLAG, "withdraw", "",
	"make a file that takes the earlier ones out of every report", 0, 0, 0},
    {OPT_FLAG, "yes", "", "ask nothing: the options say it all", 0, 0, 0},
    OPT_TABLE_END,
};

struct sharing {
	struct ctx *c;
	struct term talk; /* standard error, or the terminal */
	struct prompt *prompt; /* NULL: nothing is asked */
	struct share share;
	const char *output;
	bool withdraw;
	bool ended; /* no more input: nothing is written */
};

static void
say(const struct sharing *s, const char *text)
{
	term_para(&s->talk, "", 0, STYLE_NONE, text);
}

/* -- asking ---------------------------------------------------------------- */

/* A line, NULL when there is no more input. */
static const char *
ask(struct sharing *s, const char *question, const char *label)
{
	const char *line;

	for (;;) {
		say(s, question);
		switch (prompt_line(s->prompt, label, STYLE_STRONG,
		    &s->c->arena, &line, NULL)) {
		case PROMPT_LINE:
			return line;
		case PROMPT_DROPPED:
			continue;
		case PROMPT_SIGNAL:
			ctx_close(s->c);
			prompt_die(s->prompt);
		default:
			s->ended = true;
			return NULL;
		}
	}
}

/* y or n; Enter is no. False too when there is no more input. */
static bool
ask_yes(struct sharing *s, const char *question)
{
	const char *line;

	while ((line = ask(s, question, "y or n: ")) != NULL) {
		if (strcasecmp(line, "y") == 0 || strcasecmp(line, "yes") == 0)
			return true;
		if (*line == '\0' || strcasecmp(line, "n") == 0 ||
		    strcasecmp(line, "no") == 0)
			return false;
		say(s, "y sends it, n or Enter does not.");
	}
	return false;
}

static bool
is_blank(const char *s)
{
	return s[strspn(s, " \t")] == '\0';
}

static void
ask_purpose(struct sharing *s)
{
	const char *line;

	while ((line = ask(s,
		    "What is this for? One line, such as: choose what to "
		    "reteach on 3 May. It stands in the file.",
		    "Purpose: ")) != NULL) {
		if (is_blank(line))
			say(s, "Without a purpose nothing is shared.");
		else if (strlen(line) > SHARE_PURPOSE_MAX)
			say(s, "That is too long for one line.");
		else {
			s->share.purpose = line;
			return;
		}
	}
}

static const char *
lower_code(struct sharing *s, const char *code)
{
	char *out = arena_strdup(&s->c->arena, code);

	for (char *p = out; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	if (!share_is_code(out, strlen(out)) || strcmp(out, "none") == 0)
		return NULL;
	return out;
}

static void
ask_code(struct sharing *s)
{
	const char *line, *code;

	while ((line = ask(s,
		    arena_printf(&s->c->arena,
			"Your code: the one that your facilitator gave you, "
			"such as p07. Not your name. Enter takes %s.",
			s->share.learner),
		    "Code: ")) != NULL) {
		if (is_blank(line))
			return;
		code = lower_code(s, line);
		if (code) {
			s->share.learner = code;
			return;
		}
		say(s,
		    arena_printf(&s->c->arena,
			"A code has 1 to %d letters and digits, without "
			"spaces.",
			SHARE_CODE_MAX));
	}
}

static void
ask_level(struct sharing *s)
{
	const char *line;

	while ((line = ask(s,
		    "How? 1, totals: you count among the others and are seen "
		    "nowhere. 2, named-code: a column under your code. Enter "
		    "takes 1.",
		    "1 or 2: ")) != NULL) {
		if (is_blank(line) || strcmp(line, "1") == 0 ||
		    strcasecmp(line, "totals") == 0) {
			s->share.level = SHARE_TOTALS;
			return;
		}
		if (strcmp(line, "2") == 0 ||
		    strcasecmp(line, "named-code") == 0) {
			s->share.level = SHARE_NAMED_CODE;
			return;
		}
		say(s, "1 or 2.");
	}
}

/* Each one is shown, and goes along if it was chosen (lt9.11). */
static void
choose_wordings(struct sharing *s)
{
	struct share *sh = &s->share;
	size_t kept = 0;

	for (size_t i = 0; i < sh->n_wordings && !s->ended; i++)
		if (ask_yes(s,
			arena_printf(&s->c->arena,
			    "You said this counts for an idea of %s: \"%s\". "
			    "Send it?",
			    sh->wordings[i].item, sh->wordings[i].text)))
			sh->wordings[kept++] = sh->wordings[i];
	sh->n_wordings = kept;
}

static void
choose_reports(struct sharing *s)
{
	struct share *sh = &s->share;
	size_t kept = 0;

	for (size_t i = 0; i < sh->n_reports && !s->ended; i++)
		if (ask_yes(s,
			arena_printf(&s->c->arena,
			    "You reported of %s: \"%s\". Send it?",
			    sh->reports[i].item, sh->reports[i].text)))
			sh->reports[kept++] = sh->reports[i];
	sh->n_reports = kept;
}

/* What the options left open. False: it ends here, and nothing is written. */
static bool
ask_all(struct sharing *s)
{
	const struct opts *o = &s->c->opts;
	size_t offered = 0;

	if (!opt_given(o, "purpose") && !s->withdraw)
		ask_purpose(s);
	if (!s->ended && !opt_given(o, "code"))
		ask_code(s);
	if (s->withdraw)
		return !s->ended;
	if (!s->ended && !opt_given(o, "level"))
		ask_level(s);
	offered += opt_given(o, "with-wordings") ? 0 : s->share.n_wordings;
	offered += opt_given(o, "with-reports") ? 0 : s->share.n_reports;
	if (!s->ended && offered > 0)
		say(s,
		    arena_printf(&s->c->arena,
			"%zu suggestion%s of yours could go along, each shown "
			"now.",
			offered, offered == 1 ? "" : "s"));
	if (!s->ended && !opt_given(o, "with-wordings"))
		choose_wordings(s);
	if (!s->ended && !opt_given(o, "with-reports"))
		choose_reports(s);
	return !s->ended;
}

/* -- without asking -------------------------------------------------------- */

static int
take_options(struct sharing *s, struct err *e)
{
	const struct opts *o = &s->c->opts;
	const char *code = opt_text(o, "code", NULL);
	struct share *sh = &s->share;

	sh->purpose = opt_text(o, "purpose", "");
	if (opt_given(o, "purpose") &&
	    (is_blank(sh->purpose) || strlen(sh->purpose) > SHARE_PURPOSE_MAX))
		return err_set(e, ERR_USAGE,
		    "--purpose wants a line of at most %d letters",
		    SHARE_PURPOSE_MAX);
	if (code) {
		sh->learner = lower_code(s, code);
		if (sh->learner == NULL)
			return err_set(e, ERR_USAGE,
			    "a code has 1 to %d letters and digits, such as "
			    "p07, not '%.60s'",
			    SHARE_CODE_MAX, code);
	}
	if (strcmp(opt_text(o, "level", "totals"), "named-code") == 0)
		sh->level = SHARE_NAMED_CODE;
	if (s->withdraw)
		sh->level = SHARE_WITHDRAWN;
	if (s->prompt)
		return 0;
	if (!s->withdraw && sh->purpose[0] == '\0')
		return err_set(e, ERR_USAGE,
		    "say what it is for: --purpose TEXT stands in the file");
	if (!opt_given(o, "yes"))
		return err_set(e, ERR_USAGE,
		    "without a terminal nothing can be asked: --yes says that "
		    "the options say it all");
	if (!opt_given(o, "with-wordings"))
		sh->n_wordings = 0;
	if (!opt_given(o, "with-reports"))
		sh->n_reports = 0;
	return 0;
}

/* -- writing --------------------------------------------------------------- */

/* The bytes of the file. They hold nothing that acts on a terminal; where it
 * cannot show them all, their neighbours stand for some. */
static void
show(const struct sharing *s, const struct buf *b)
{
	if (s->talk.utf8)
		(void)fwrite(b->p, 1, b->n, s->talk.out);
	else
		for (const char *p = b->p, *end; *p; p = end + 1) {
			end = strchrnul(p, '\n');
			(void)fprintf(s->talk.out, "%s\n",
			    term_text(&s->talk, &s->c->arena,
				arena_strndup(
				    &s->c->arena, p, (size_t)(end - p))));
			if (*end == '\0')
				break;
		}
	say(s, CAN_READ);
}

/* Shows it, and asks where it is to go. */
static bool
ask_write(struct sharing *s, const struct buf *b)
{
	const char *usual, *line;

	show(s, b);
	if (s->output)
		return ask_yes(s,
		    arena_printf(&s->c->arena, "Write it to %s?", s->output));
	usual = arena_printf(&s->c->arena, "revisit-%s-%s.json", s->share.deck,
	    s->share.learner);
	for (;;) {
		line = ask(s,
		    arena_printf(&s->c->arena,
			"Where to? The name of a file; Enter takes %s, n "
			"writes nothing.",
			usual),
		    "File: ");
		if (line == NULL || strcasecmp(line, "n") == 0 ||
		    strcasecmp(line, "no") == 0)
			return false;
		s->output = is_blank(line) ? usual : line;
		if (strcmp(s->output, "-") != 0)
			return true;
		say(s, "It stands above; a file needs a name.");
	}
}

static void
tell(const struct sharing *s)
{
	if (s->output == NULL || strcmp(s->output, "-") == 0) {
		if (s->prompt == NULL)
			say(s, CAN_READ);
		return;
	}
	say(s,
	    arena_printf(&s->c->arena,
		"Written to %s, under the code %s. Only you can read it here; "
		"send it to whom you choose.",
		s->output, s->share.learner));
	if (s->prompt == NULL)
		say(s, CAN_READ);
	if (s->withdraw)
		say(s,
		    "Put beside your earlier files, it takes them out of every "
		    "report.");
	else
		say(s,
		    arena_printf(&s->c->arena,
			"'revisit cohort %s' shows what others see of you; "
			"sharing again replaces it; 'revisit share --withdraw' "
			"takes it back.",
			s->output));
}

/* An earlier share may be replaced; anything else that is there is somebody's.
 */
static int
may_replace(struct sharing *s, struct err *e)
{
	const char *text;
	struct stat st;
	size_t n;

	if (s->output == NULL || strcmp(s->output, "-") == 0 ||
	    stat(s->output, &st) != 0)
		return 0;
	if (S_ISREG(st.st_mode) &&
	    fs_read_head(s->output, 64, &s->c->arena, &text, &n, e) == 0 &&
	    (n == 0 || strstr(text, "\"revisit-share\"")))
		return 0;
	return err_set(e, ERR_FAILED,
	    "%s is there and is no share file; choose another name",
	    text_cleaned(&s->c->arena, s->output));
}

static int
write_share(struct sharing *s, struct err *e)
{
	struct buf b = BUF_INIT;
	int r = 0;

	share_write(&s->share, &b);
	if (s->prompt && !ask_write(s, &b)) {
		say(s, "Nothing was written.");
		buf_release(&b);
		return 0;
	}
	r = may_replace(s, e);
	if (r == 0)
		r = share_record(s->c, &s->share, e);
	if (r == 0)
		r = fs_write(s->output ? s->output : "-", b.p, b.n, e);
	if (r == 0)
		tell(s);
	buf_release(&b);
	return r;
}

int
cmd_share(struct ctx *c, struct err *e)
{
	const char *which = c->argc > 0 ? c->argv[0] : NULL;
	struct sharing s = {.c = c};
	bool asks =
	    isatty(STDIN_FILENO) && c->term.tty && !opt_given(&c->opts, "yes");
	int r;

	s.withdraw = opt_given(&c->opts, "withdraw");
	s.output = opt_text(&c->opts, "output", NULL);
	s.talk = c->term;
	if (!asks)
		term_init(&s.talk, stderr, c->color, c->plain);
	if (share_make(c, which, &s.share, e) != 0)
		return -1;
	s.share.number = share_count(c) + 1;
	s.share.learner = share_code(c);
	if (s.share.learner == NULL && s.withdraw &&
	    !opt_given(&c->opts, "code"))
		return err_set(e, ERR_FAILED,
		    "nothing was shared from here yet; --code CODE names what "
		    "was shared elsewhere");
	if (s.share.learner == NULL)
		s.share.learner = share_new_code(c, &s.share);
	if (asks)
		s.prompt = prompt_new(&s.talk);
	r = take_options(&s, e);
	if (r == 0 && s.prompt && !ask_all(&s))
		say(&s, "Nothing was written.");
	else if (r == 0)
		r = write_share(&s, e);
	if (s.prompt)
		prompt_free(s.prompt);
	return r;
}
