/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/scan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"

/*
 * scan: see scan.h; also the three word lists. Classes of characters and
 * decomposition are libunistring's.
 */

static const char *const stops[] = {"a", "about", "also", "although", "am",
    "an", "and", "any", "are", "around", "as", "at", "be", "because", "been",
    "being", "both", "but", "by", "can", "could", "did", "do", "does", "doing",
    "done", "down", "during", "each", "eg", "etc", "even", "every", "for",
    "from", "had", "has", "have", "having", "he", "her", "here", "hers", "him",
    "his", "how", "however", "i", "ie", "if", "im", "in", "into", "is", "it",
    "its", "itself", "ive", "just", "let", "lets", "may", "me", "might", "must",
    "my", "no", "nor", "not", "of", "on", "one", "onto", "or", "ought", "our",
    "out", "per", "quite", "rather", "really", "shall", "she", "should", "so",
    "some", "such", "than", "that", "thats", "the", "their", "them",
    "themselves", "then", "there", "theres", "these", "they", "theyre",
    "theyve", "this", "those", "though", "through", "to", "too", "up", "upon",
    "us", "very", "via", "was", "we", "were", "what", "whatever", "whats",
    "when", "where", "whereas", "whether", "which", "while", "whilst", "who",
    "whom", "whose", "why", "will", "with", "within", "would", "yes", "you",
    "your", "youre", "yourself"};

static const char *const hedges[] = {"can", "could", "generally", "likely",
    "may", "maybe", "might", "often", "particularly", "perhaps", "possible",
    "possibly", "potentially", "probable", "probably", "seem", "seems",
    "should", "sometimes", "tend", "tends", "typically", "unlikely", "usually"};

static const char *const lights[] = {"able", "after", "again", "away", "back",
    "become", "becomes", "before", "bit", "bits", "bring", "certain", "come",
    "comes", "ensure", "ensures", "find", "get", "gets", "getting", "give",
    "given", "gives", "go", "goes", "going", "got", "happen", "happens", "help",
    "helps", "important", "instead", "involve", "involves", "keep", "keeps",
    "kept", "kind", "kinds", "know", "like", "look", "looks", "lot", "lots",
    "made", "make", "makes", "making", "matter", "matters", "mean", "means",
    "need", "needed", "needs", "off", "often", "over", "part", "parts",
    "people", "person", "point", "put", "puts", "say", "says", "see", "self",
    "set", "sets", "show", "shows", "something", "sort", "sorts", "sure",
    "take", "takes", "taking", "tell", "tells", "thing", "things", "think",
    "time", "try", "use", "used", "useful", "uses", "using", "want", "wants",
    "way", "ways", "well", "work", "works"};

static const char *const degrees[] = {"all", "always", "bad", "best", "better",
    "big", "different", "enough", "few", "fewer", "first", "good", "great",
    "hard", "last", "less", "little", "many", "more", "most", "much", "new",
    "next", "only", "other", "others", "own", "same"};

/* Everyday words that say nothing of teaching until another stands by them. */
static const char *const everyday[] = {"add", "already", "another", "answer",
    "ask", "buy", "call", "care", "change", "child", "choose", "class", "close",
    "course", "day", "difference", "do", "easily", "easy", "end", "fact",
    "feel", "form", "happy", "high", "home", "hour", "idea", "job", "kid",
    "know", "late", "learn", "learning", "leave", "lesson", "life", "line",
    "list", "live", "long", "low", "meet", "mind", "month", "move", "name",
    "number", "old", "open", "other", "pay", "people", "place", "plan", "play",
    "possible", "pupil", "question", "read", "real", "right", "run", "school",
    "short", "sign", "small", "someone", "something", "speak", "stand", "start",
    "stay", "step", "stop", "student", "talk", "teach", "teacher", "teaching",
    "together", "turn", "wait", "walk", "watch", "way", "week", "word", "write",
    "year"};

static bool
listed(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++) {
		if (list[i][0] == word[0] && strcmp(list[i], word) == 0)
			return true;
	}
	return false;
}

#define LISTED(list, word) listed(list, sizeof(list) / sizeof(list)[0], word)

bool
words_is_stop(const char *word)
{
	return LISTED(stops, word);
}

bool
words_is_hedge(const char *word)
{
	return LISTED(hedges, word);
}

int
scan_spread(const char *word)
{
	if (LISTED(lights, word))
		return 4;
	return LISTED(degrees, word) ? 16 : 0;
}

bool
scan_is_everyday(const char *word)
{
	return LISTED(everyday, word) || scan_spread(word) > 0;
}

enum sign {
	SIGN_OTHER, /* a space, or nothing that we know */
	SIGN_LETTER,
	SIGN_DIGIT,
	SIGN_ALONE, /* a word by itself: scripts without spaces */
	SIGN_APOSTROPHE,
	SIGN_HYPHEN,
	SIGN_IGNORED, /* soft hyphen, joiners, accents that stand apart */
	SIGN_COMMA,
	SIGN_CLAUSE,
};

static enum sign
sign_beyond_ascii(int32_t c)
{
	if (c == 0x2018 || c == 0x2019 || c == 0x02bc || c == 0x2032 ||
	    c == 0xb4)
		return SIGN_APOSTROPHE;
	if (c == 0x2010 || c == 0x2011)
		return SIGN_HYPHEN;
	if (c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 ||
	    c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f))
		return SIGN_IGNORED;
	if ((c >= 0x2012 && c <= 0x2015) || c == 0x2026 || c == 0x3002 ||
	    c == 0xff1b || c == 0xff1a || c == 0x2022)
		return SIGN_CLAUSE;
	if (c == 0x3001 || c == 0xff0c)
		return SIGN_COMMA;
	if ((c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
	    (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff))
		return SIGN_ALONE;
	if (uc_is_general_category_withtable((ucs4_t)c, UC_CATEGORY_MASK_N))
		return SIGN_DIGIT;
	if (uc_is_general_category_withtable(
		(ucs4_t)c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M))
		return SIGN_LETTER;
	return SIGN_OTHER;
}

static enum sign
sign_of(int32_t c)
{
	if (c >= 0x80)
		return sign_beyond_ascii(c);
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
		return SIGN_LETTER;
	if (c >= '0' && c <= '9')
		return SIGN_DIGIT;
	switch (c) {
	case '\'':
	case '`':
		return SIGN_APOSTROPHE;
	case '-':
		return SIGN_HYPHEN;
	case ',':
		return SIGN_COMMA;
	case '.':
	case ';':
	case ':':
	case '(':
	case ')':
	case '[':
	case ']':
	case '!':
	case '?':
	case '\n':
		return SIGN_CLAUSE;
	default:
		return SIGN_OTHER;
	}
}

struct scan {
	const char *text;
	size_t n, at; /* bytes in all, bytes read */
	struct arena *arena;
	struct raws *out;
	struct buf word; /* letters of the word being read */
};

static enum sign
peek(const struct scan *s, size_t at, size_t *len)
{
	*len = 1;
	if (at >= s->n)
		return SIGN_OTHER;
	return sign_of(text_decode(s->text + at, s->n - at, len));
}

static bool
in_word(enum sign sign)
{
	return sign == SIGN_LETTER || sign == SIGN_DIGIT;
}

static void
push(struct scan *s, enum token_kind kind, const char *word, size_t start,
    size_t end)
{
	struct raws *r = s->out;
	struct raw *raw;

	r->list = arena_grow(
	    s->arena, r->list, (size_t)r->n, &r->cap, sizeof *r->list);
	raw = &r->list[r->n++];
	raw->kind = kind;
	raw->word = word;
	raw->start = start;
	raw->end = end;
	raw->glued = false;
}

/* Lower case, without accents: cafe for Café. */
static const char *
fold_word(struct arena *a, const char *w, size_t n)
{
	bool ascii = true;
	char *s = arena_strndup(a, w, n);
	uint8_t *apart;
	size_t i, len, k = 0, m = 0;
	int32_t c;

	for (i = 0; i < n; i++) {
		if (s[i] >= 'A' && s[i] <= 'Z')
			s[i] = (char)(s[i] + 'a' - 'A');
		ascii = ascii && (unsigned char)s[i] < 0x80;
	}
	if (ascii)
		return s;
	s = text_fold(a, s);
	apart =
	    u8_normalize(UNINORM_NFKD, (const uint8_t *)s, strlen(s), NULL, &m);
	if (apart == NULL)
		err_no_memory();
	s = arena_alloc(a, m + 1);
	for (i = 0; i < m; i += len) {
		c = text_decode((const char *)apart + i, m - i, &len);
		if (c >= 0x300 && c <= 0x36f)
			continue;
		memcpy(s + k, apart + i, len);
		k += len;
	}
	free(apart);
	return s;
}

static bool
ends(const char *w, size_t n, const char *tail)
{
	size_t k = strlen(tail);

	return n >= k && memcmp(w + n - k, tail, k) == 0;
}

/* dont, cant … as people type them: the verb's length, or 0. */
static size_t
bare_negation(const char *w)
{
	static const char *const list[] = {"arent", "cant", "couldnt", "didnt",
	    "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt", "shouldnt",
	    "wasnt", "werent", "wont", "wouldnt"};
	size_t n = strlen(w);

	if (n < 4 || w[n - 1] != 't' || !LISTED(list, w))
		return 0;
	return n - 2;
}

/* can't, cannot, cant -> can + not; pupil's, they're -> pupil, they. */
static void
push_word(struct scan *s, size_t start, size_t end)
{
	static const char *const tails[] = {
	    "'s", "'re", "'ve", "'ll", "'d", "'m"};
	const char *w = fold_word(s->arena, buf_str(&s->word), s->word.n);
	size_t n = strlen(w), k = 0;
	const char *p;
	bool breaks;

	if (n == 0)
		return;
	if (n > 3 && ends(w, n, "n't"))
		k = n - 3;
	else if (strcmp(w, "cannot") == 0)
		k = 3;
	else
		k = bare_negation(w);
	if (k > 0) {
		w = strncmp(w, "ca", k) == 0   ? "can"
		    : strncmp(w, "wo", k) == 0 ? "will"
					       : arena_strndup(s->arena, w, k);
		push(s, TOKEN_WORD, w, start, end);
		push(s, TOKEN_WORD, "not", start, end);
		return;
	}
	for (size_t i = 0; i < sizeof tails / sizeof tails[0] && k == 0; i++) {
		if (n > strlen(tails[i]) && ends(w, n, tails[i]))
			k = n - strlen(tails[i]);
	}
	if (k > 0)
		w = arena_strndup(s->arena, w, k);
	p = strchr(w, '\'');
	if (p != NULL) /* o'clock */
		w = arena_printf(s->arena, "%.*s%s", (int)(p - w), w, p + 1);
	breaks = strcmp(w, "but") == 0 || strcmp(w, "however") == 0 ||
	    strcmp(w, "although") == 0;
	push(s, breaks ? TOKEN_CLAUSE : TOKEN_WORD, w, start, end);
}

/* One word from s->at on. An apostrophe inside belongs to it; so do the comma
 * of 1,000, the point of 3.4, and those of i.e. (both dropped). */
static void
read_word(struct scan *s)
{
	size_t start = s->at, end = s->at, len, next;
	enum sign sign, last = SIGN_LETTER;
	bool initials = false;
	char c;

	buf_clear(&s->word);
	for (;;) {
		sign = peek(s, s->at, &len);
		c = s->at < s->n ? s->text[s->at] : '\0';
		if (in_word(sign)) {
			buf_add(&s->word, s->text + s->at, len);
			last = sign;
			end = s->at + len;
		} else if (sign == SIGN_APOSTROPHE &&
		    in_word(peek(s, s->at + len, &next))) {
			buf_addc(&s->word, '\'');
		} else if ((c == '.' || c == ',') && last == SIGN_DIGIT &&
		    peek(s, s->at + 1, &next) == SIGN_DIGIT) {
			if (c == '.')
				buf_addc(&s->word, '.');
		} else if (c == '.' && (initials || s->word.n == 1) &&
		    peek(s, s->at + 1, &next) == SIGN_LETTER) {
			initials = true;
		} else if (sign != SIGN_IGNORED) {
			break;
		}
		s->at += len;
	}
	push_word(s, start, end);
	if (initials && s->at < s->n && s->text[s->at] == '.')
		s->at++;
}

/* Reads what stands between words; true when it was one hyphen alone. */
static bool
read_between(struct scan *s)
{
	size_t len, next, start = s->at;
	enum sign sign;
	bool spaced;

	for (;;) {
		sign = peek(s, s->at, &len);
		if (s->at >= s->n || in_word(sign) || sign == SIGN_ALONE)
			return false;
		if (sign == SIGN_COMMA)
			push(s, TOKEN_COMMA, "", s->at, s->at + len);
		else if (sign == SIGN_CLAUSE)
			push(s, TOKEN_CLAUSE, "", s->at, s->at + len);
		if (sign == SIGN_HYPHEN) {
			spaced = !in_word(peek(s, s->at + len, &next));
			if (spaced)
				push(s, TOKEN_CLAUSE, "", s->at, s->at + len);
			else if (s->at == start && s->out->n > 0) {
				s->at += len;
				return true;
			}
		}
		s->at += len;
	}
}

void
scan_text(const char *text, struct arena *a, struct raws *out)
{
	struct scan s = {text, strlen(text), 0, a, out, BUF_INIT};
	size_t len;
	bool glued;
	int before;

	out->list = NULL;
	out->n = 0;
	out->cap = 0;
	while (s.at < s.n) {
		glued = read_between(&s);
		if (s.at >= s.n)
			break;
		before = out->n;
		if (peek(&s, s.at, &len) == SIGN_ALONE) {
			push(&s, TOKEN_WORD, arena_strndup(a, text + s.at, len),
			    s.at, s.at + len);
			s.at += len;
		} else {
			read_word(&s);
		}
		if (glued && out->n > before)
			out->list[before].glued = true;
	}
	buf_release(&s.word);
}

bool
scan_is_number(const char *word)
{
	return word[0] != '\0' && word[strspn(word, "0123456789.")] == '\0';
}

static const char *const reals[] = {"academy", "advise", "alone", "alter",
    "ambition", "appeal", "aptitude", "arisen", "arose", "assets", "assignment",
    "attack", "attract", "became", "besides", "biased", "chart", "charts",
    "cheat", "clause", "clauses", "clean", "clinical", "closer", "closest",
    "college", "colleges", "command", "commands", "compass", "compiled",
    "complied", "composed", "compromise", "concede", "concert", "conference",
    "confine", "consent", "consist", "consisted", "consonant", "consonants",
    "contact", "contacts", "contain", "containing", "contend", "contrasted",
    "convert", "converted", "convince", "cope", "copes", "crease", "creation",
    "creative", "credit", "criminal", "cure", "curse", "decade", "decay",
    "defeated", "define", "defined", "delicate", "depend", "depending",
    "detain", "detection", "diagnostic", "director", "distance", "distant",
    "distract", "district", "division", "driver", "editing", "elective",
    "elicit", "ensuing", "entering", "exercise", "exert", "exit", "exits",
    "expand", "expanded", "experienced", "exploit", "export", "extent", "faced",
    "facet", "factory", "familiar", "farther", "fasten", "filed", "finality",
    "fund", "happiest", "harden", "heading", "healthy", "hopes", "horse",
    "housework", "identity", "impart", "implied", "implying", "imposed",
    "improper", "improvise", "inaction", "inclined", "infection", "inference",
    "inferred", "inherent", "injection", "insure", "intense", "intercept",
    "internet", "interval", "intervals", "intuition", "invent", "invented",
    "late", "lawyer", "lean", "leaning", "lease", "lessen", "listed", "listing",
    "literal", "literary", "literate", "lively", "loss", "maker", "makers",
    "march", "mentoring", "metal", "missed", "mistaken", "modal", "mode",
    "modes", "mover", "mystery", "option", "options", "organism", "party",
    "peace", "persona", "plane", "planted", "plate", "precious", "premise",
    "pressed", "prints", "proceed", "processor", "profession", "professions",
    "profile", "promise", "promising", "proposes", "protector", "provoke",
    "provoking", "qualify", "quantities", "quantity", "quicken", "readable",
    "recording", "referee", "refuse", "regain", "rejected", "relaxed",
    "relieve", "remain", "remaining", "reported", "residence", "resign",
    "retail", "retire", "reveal", "rise", "rising", "score", "scores", "season",
    "seasons", "sections", "sensor", "sentence", "sentences", "shade", "shake",
    "shame", "sheet", "simple", "simply", "simulation", "sold", "speed",
    "spend", "spoke", "stack", "staffing", "stale", "stall", "state", "states",
    "station", "sticky", "stock", "stole", "stone", "stories", "story",
    "strange", "strategic", "strength", "strengths", "string", "stuff",
    "supposed", "synthesis", "tablet", "taker", "tester", "thank", "thick",
    "timer", "tonic", "trace", "trail", "trait", "traits", "transport", "treat",
    "treats", "trick", "underline", "undermine", "vague", "variable", "vocal",
    "waiting", "white", "wide", "widely", "widen", "worker", "worthy",
    "writer"};

bool
scan_is_real(const char *word)
{
	return LISTED(reals, word);
}
