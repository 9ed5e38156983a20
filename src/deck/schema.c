/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * schema: the table, and what is said of it. A key is added here and as a
 * member of its struct in deck.h; revisit-deck(5) has to follow (a test).
 */
#include "deck/schema.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "core/item.h"
#include "deck/deck.h"

/* Shorthands of this table only: owner, key, type, need, member, … */
#define ONE(o, k, t, need, s, m, text) \
	{ \
		o, k, t, need, "C28", offsetof(struct s, m), 0, 0, 0, o, text \
	}
#define CODE(o, k, t, need, code, s, m, text) \
	{ \
		o, k, t, need, code, offsetof(struct s, m), 0, 0, 0, o, text \
	}
#define LIST(o, k, t, need, s, m, min, max, text) \
	{ \
		o, k, t, need, "C28", offsetof(struct s, m), \
		    offsetof(struct s, n_##m), min, max, o, text \
	}
#define PART(o, k, s, m, part, text) \
	{ \
		o, k, TYPE_MAP, NEED_NOT, "C28", offsetof(struct s, m), 0, 0, \
		    0, part, text \
	}
#define PARTS(o, k, s, m, part, text) \
	{ \
		o, k, TYPE_MAP_LIST, NEED_NOT, "C28", offsetof(struct s, m), \
		    offsetof(struct s, n_##m), 0, 0, part, text \
	}

/* clang-format off */
static const struct key keys[] = {
ONE(KEY_DECK, "format", TYPE_NUMBER, NEED, deck, format,
    "Version of this file format, which is 1."),
CODE(KEY_DECK, "deck", TYPE_TEXT, NEED, "C21", deck, name,
    "Short name of the deck; a part of every item's id, so it never changes."),
ONE(KEY_DECK, "title", TYPE_TEXT, NEED, deck, title,
    "Name of the deck as people read it."),
ONE(KEY_DECK, "prefix", TYPE_TEXT, NEED_NOT, deck, prefix,
    "Letters before a framework's own number: with lt, 5.4 means lt5.4."),
ONE(KEY_DECK, "language", TYPE_TEXT, NEED_NOT, deck, language,
    "Language of the texts, such as en-GB."),
ONE(KEY_DECK, "licence", TYPE_TEXT, NEED_NOT, deck, licence,
    "Licence of the texts; it goes with every export."),
PART(KEY_DECK, "source", deck, source, KEY_SOURCE,
    "Whose words the statements are."),
ONE(KEY_DECK, "extends", TYPE_TEXT, NEED_NOT, deck, extends,
    "Name of the deck that this one, an overlay, adds to."),
ONE(KEY_DECK, "locked", TYPE_BOOL, NEED_NOT, deck, locked,
    "With yes, overlays may add to the statements but not change them."),
LIST(KEY_DECK, "same", TYPE_WORDS_LIST, NEED_NOT, deck, same, 0, 0,
    "Single words that count as each other everywhere in the deck."),
LIST(KEY_DECK, "glossary", TYPE_TEXT_MAP, NEED_NOT, deck, glossary, 0, 0,
    "Abbreviations and terms, each with its explanation."),
LIST(KEY_DECK, "retired", TYPE_ID_LIST, NEED_NOT, deck, retired, 0, 0,
    "Ids once used, of statements or items, never to be used again."),
PARTS(KEY_DECK, "sections", deck, sections, KEY_SECTION,
    "The parts of the deck, in order."),
{KEY_DECK, "statements", TYPE_MAP_LIST, NEED_NOT, "C28",
    offsetof(struct deck, statements), offsetof(struct deck, n_statements),
    0, DECK_STATEMENTS_MAX, KEY_STATEMENT, "The statements, in order."},
PARTS(KEY_DECK, "cases", deck, cases, KEY_CASE,
    "Scenes that ask which statements would help."),
PARTS(KEY_DECK, "lists", deck, lists, KEY_LIST,
    "Lists whose members come from several statements."),
PARTS(KEY_DECK, "practice", deck, practice, KEY_PRACTICE,
    "The practice side of a framework: found and shown, never asked."),

ONE(KEY_SOURCE, "title", TYPE_TEXT, NEED_NOT, deck_source, title,
    "Title of the publication."),
ONE(KEY_SOURCE, "publisher", TYPE_TEXT, NEED_NOT, deck_source, publisher,
    "Who published it."),
ONE(KEY_SOURCE, "date", TYPE_DATE, NEED_NOT, deck_source, date,
    "When it was published."),
ONE(KEY_SOURCE, "url", TYPE_TEXT, NEED_NOT, deck_source, url,
    "Where it can be read."),
ONE(KEY_SOURCE, "note", TYPE_TEXT, NEED_NOT, deck_source, note,
    "The attribution that must go with the statements."),

CODE(KEY_SECTION, "id", TYPE_ID, NEED, "C21", section, id,
    "Id of the section; never changes."),
ONE(KEY_SECTION, "title", TYPE_TEXT, NEED_CORE, section, title,
    "Name of the section as people read it."),
ONE(KEY_SECTION, "gist", TYPE_TEXT, NEED_NOT, section, gist,
    "What the section is about, in 3 to 6 words."),
ONE(KEY_SECTION, "opens", TYPE_DATE, NEED_NOT, section, opens,
    "Nothing of the section is new before this day; meant for overlays."),

CODE(KEY_STATEMENT, "id", TYPE_ID, NEED, "C21", statement, id,
    "Id of the statement; never changes."),
ONE(KEY_STATEMENT, "text", TYPE_TEXT, NEED_CORE, statement, text,
    "The statement, word for word; or the answer to the question."),
ONE(KEY_STATEMENT, "section", TYPE_ID, NEED_NOT, statement, section,
    "Id of the section it belongs to."),
ONE(KEY_STATEMENT, "gist", TYPE_TEXT, NEED_NOT, statement, gist,
    "The statement in 3 to 6 words."),
ONE(KEY_STATEMENT, "ask", TYPE_TEXT, NEED_NOT, statement, ask,
    "The question; without it, the gist is asked about."),
LIST(KEY_STATEMENT, "ideas", TYPE_WORDS_LIST, NEED_NOT, statement, ideas,
    0, IDEAS_MAX, "What a full answer holds."),
LIST(KEY_STATEMENT, "extra", TYPE_WORDS_LIST, NEED_NOT, statement, extra,
    0, IDEAS_MAX, "What is welcome in an answer but never needed."),
LIST(KEY_STATEMENT, "terms", TYPE_TEXT_LIST, NEED_NOT, statement, terms,
    0, DECK_TERMS_MAX, "What may be blanked out; each stands in the text."),
LIST(KEY_STATEMENT, "skip", TYPE_TEXT_LIST, NEED_NOT, statement, skip, 0,
    DECK_TERMS_MAX, "What is never to be blanked out automatically, nor any part of it."),
LIST(KEY_STATEMENT, "builds-on", TYPE_IDS, NEED_NOT, statement, builds_on,
    0, 0, "The statement waits until these are settled."),
LIST(KEY_STATEMENT, "confusable", TYPE_IDS, NEED_NOT, statement, confusable,
    0, 0, "Statements easily mixed up with it: not asked on the same day."),
ONE(KEY_STATEMENT, "example", TYPE_TEXT, NEED_NOT, statement, example,
    "One concrete instance, shown after reading and marking."),
ONE(KEY_STATEMENT, "priority", TYPE_HIGH, NEED_NOT, statement, priority,
    "With high, it comes first among the new ones."),
LIST(KEY_STATEMENT, "tags", TYPE_TEXT_LIST, NEED_NOT, statement, tags, 0, 0,
    "Words to select statements by."),
ONE(KEY_STATEMENT, "opens", TYPE_DATE, NEED_NOT, statement, opens,
    "Not new before this day; meant for overlays."),
PARTS(KEY_STATEMENT, "misconceptions", statement, misconceptions,
    KEY_MISCONCEPTION, "What people say that is not so."),
PART(KEY_STATEMENT, "because", statement, because, KEY_BECAUSE,
    "A question about why the statement holds."),
PART(KEY_STATEMENT, "list", statement, list, KEY_INNER_LIST,
    "A list inside the statement, to be named in full."),
LIST(KEY_STATEMENT, "steps", TYPE_TEXT_LIST, NEED_NOT, statement, steps, 3, 8,
    "Steps to be put in order, written here in the right one, 3 to 8."),
{KEY_STATEMENT, "apply", TYPE_MAP_LIST, NEED_NOT, "C28",
    offsetof(struct statement, applies), offsetof(struct statement, n_applies),
    0, 0, KEY_APPLY, "Short cases on this one statement."},
ONE(KEY_STATEMENT, "author", TYPE_TEXT, NEED_NOT, statement, author,
    "Who wrote the question."),
ONE(KEY_STATEMENT, "as-of", TYPE_DATE, NEED_NOT, statement, as_of,
    "When it was last checked."),
ONE(KEY_STATEMENT, "was", TYPE_ID, NEED_NOT, statement, was,
    "The id it had before; its history moves with it."),

CODE(KEY_MISCONCEPTION, "id", TYPE_ID, NEED, "C21", misconception, id,
    "Name within the statement; never changes."),
ONE(KEY_MISCONCEPTION, "says", TYPE_TEXT, NEED, misconception, says,
    "What people say."),
CODE(KEY_MISCONCEPTION, "truth", TYPE_TEXT, NEED, "C16", misconception, truth,
    "What to say instead, and why."),
LIST(KEY_MISCONCEPTION, "ideas", TYPE_WORDS_LIST, NEED_NOT, misconception,
    ideas, 0, IDEAS_MAX,
    "What a good reply holds; without it, any one idea of the statement."),
ONE(KEY_MISCONCEPTION, "listen-for", TYPE_WORDS, NEED_NOT, misconception,
    listen_for, "Phrases in an answer that suggest the misconception."),
ONE(KEY_MISCONCEPTION, "author", TYPE_TEXT, NEED_NOT, misconception, author,
    "Who wrote it."),
ONE(KEY_MISCONCEPTION, "as-of", TYPE_DATE, NEED_NOT, misconception, as_of,
    "When it was last checked."),
ONE(KEY_MISCONCEPTION, "was", TYPE_ID, NEED_NOT, misconception, was,
    "The id it had before."),

ONE(KEY_BECAUSE, "ask", TYPE_TEXT, NEED, because, ask,
    "The question why."),
ONE(KEY_BECAUSE, "model", TYPE_TEXT, NEED, because, model,
    "A model answer."),
LIST(KEY_BECAUSE, "ticks", TYPE_TEXT_LIST, NEED_NOT, because, ticks, 0,
    IDEAS_MAX, "What learners check their answer for, beside the model."),

ONE(KEY_INNER_LIST, "ask", TYPE_TEXT, NEED, inner_list, ask,
    "The question that the list answers."),
LIST(KEY_INNER_LIST, "members", TYPE_WORDS_LIST, NEED, inner_list, members, 0,
    IDEAS_MAX, "The members, in any order."),
ONE(KEY_INNER_LIST, "was", TYPE_ID, NEED_NOT, inner_list, was,
    "The id it had before."),

CODE(KEY_APPLY, "id", TYPE_ID, NEED, "C21", apply, id,
    "Name within the statement; never changes."),
ONE(KEY_APPLY, "case", TYPE_TEXT, NEED, apply, scene,
    "The short case."),
CODE(KEY_APPLY, "model", TYPE_TEXT, NEED, "C18", apply, model,
    "A model answer."),
ONE(KEY_APPLY, "ask", TYPE_TEXT, NEED_NOT, apply, ask,
    "The question about the case."),
ONE(KEY_APPLY, "setting", TYPE_TEXT, NEED_NOT, apply, setting,
    "Subject and phase of the case."),
LIST(KEY_APPLY, "ticks", TYPE_TEXT_LIST, NEED_NOT, apply, ticks, 0, IDEAS_MAX,
    "What learners check their answer for, beside the model."),
ONE(KEY_APPLY, "author", TYPE_TEXT, NEED_NOT, apply, author,
    "Who wrote it."),
ONE(KEY_APPLY, "as-of", TYPE_DATE, NEED_NOT, apply, as_of,
    "When it was last checked."),
ONE(KEY_APPLY, "was", TYPE_ID, NEED_NOT, apply, was,
    "The id it had before."),

CODE(KEY_CASE, "id", TYPE_ID, NEED, "C21", deck_case, id,
    "Id of the case; never changes."),
ONE(KEY_CASE, "scene", TYPE_TEXT, NEED, deck_case, scene,
    "The scene."),
CODE(KEY_CASE, "model", TYPE_TEXT, NEED, "C18", deck_case, model,
    "A model answer."),
LIST(KEY_CASE, "uses", TYPE_IDS, NEED, deck_case, uses, 0, IDEAS_MAX,
    "The statements that a good answer names."),
LIST(KEY_CASE, "tempting", TYPE_IDS, NEED_NOT, deck_case, tempting, 0, 0,
    "Statements that sound right here and are not the point."),
ONE(KEY_CASE, "setting", TYPE_TEXT, NEED_NOT, deck_case, setting,
    "Subject and phase of the case."),
ONE(KEY_CASE, "author", TYPE_TEXT, NEED_NOT, deck_case, author,
    "Who wrote it."),
ONE(KEY_CASE, "as-of", TYPE_DATE, NEED_NOT, deck_case, as_of,
    "When it was last checked."),
ONE(KEY_CASE, "was", TYPE_ID, NEED_NOT, deck_case, was,
    "The id it had before."),

CODE(KEY_LIST, "id", TYPE_ID, NEED, "C21", deck_list, id,
    "Name within its section; never changes."),
ONE(KEY_LIST, "section", TYPE_ID, NEED, deck_list, section,
    "Id of the section it belongs to."),
ONE(KEY_LIST, "ask", TYPE_TEXT, NEED, deck_list, ask,
    "The question that the list answers."),
LIST(KEY_LIST, "uses", TYPE_IDS, NEED_NOT, deck_list, uses, 0, IDEAS_MAX,
    "Statements whose gists are the members."),
LIST(KEY_LIST, "members", TYPE_WORDS_LIST, NEED_NOT, deck_list, members, 0,
    IDEAS_MAX, "The members themselves, instead of uses."),
ONE(KEY_LIST, "was", TYPE_ID, NEED_NOT, deck_list, was,
    "The id it had before."),

ONE(KEY_PRACTICE, "section", TYPE_ID, NEED, practice, section,
    "Id of the section it belongs to."),
ONE(KEY_PRACTICE, "heading", TYPE_TEXT, NEED, practice, heading,
    "The line above the bullets."),
LIST(KEY_PRACTICE, "bullets", TYPE_TEXT_LIST, NEED, practice, bullets, 0, 0,
    "What to practise, one text each."),
};
/* clang-format on */

#define N_KEYS (sizeof(keys) / sizeof(keys[0]))

static const struct {
	size_t size;
	const char *name;
} owners[KEY_OWNERS] = {
    [KEY_DECK] = {sizeof(struct deck), "the deck"},
    [KEY_SOURCE] = {sizeof(struct deck_source), "'source'"},
    [KEY_SECTION] = {sizeof(struct section), "a section"},
    [KEY_STATEMENT] = {sizeof(struct statement), "a statement"},
    [KEY_MISCONCEPTION] = {sizeof(struct misconception),
	"an entry of 'misconceptions'"},
    [KEY_BECAUSE] = {sizeof(struct because), "'because'"},
    [KEY_INNER_LIST] = {sizeof(struct inner_list), "'list'"},
    [KEY_APPLY] = {sizeof(struct apply), "an entry of 'apply'"},
    [KEY_CASE] = {sizeof(struct deck_case), "an entry of 'cases'"},
    [KEY_LIST] = {sizeof(struct deck_list), "an entry of 'lists'"},
    [KEY_PRACTICE] = {sizeof(struct practice), "an entry of 'practice'"},
};

static const char *const types[] = {
    [TYPE_NUMBER] = "number",
    [TYPE_TEXT] = "text",
    [TYPE_ID] = "id",
    [TYPE_WORDS] = "words",
    [TYPE_IDS] = "ids",
    [TYPE_TEXT_LIST] = "list of text",
    [TYPE_WORDS_LIST] = "list of words",
    [TYPE_ID_LIST] = "list of ids",
    [TYPE_TEXT_MAP] = "map of text",
    [TYPE_DATE] = "date",
    [TYPE_BOOL] = "yes or no",
    [TYPE_HIGH] = "high",
    [TYPE_MAP] = "map",
    [TYPE_MAP_LIST] = "list of maps",
};

const struct key *
schema_keys(size_t *n)
{
	*n = N_KEYS;
	return keys;
}

const struct key *
schema_find(enum key_owner owner, const char *name)
{
	size_t i;

	for (i = 0; i < N_KEYS; i++) {
		if (keys[i].owner == owner && strcmp(keys[i].name, name) == 0)
			return &keys[i];
	}
	return NULL;
}

size_t
schema_size(enum key_owner owner)
{
	return owners[owner].size;
}

const char *
schema_owner_name(enum key_owner owner)
{
	return owners[owner].name;
}

const char *
schema_type_name(enum key_type type)
{
	return types[type];
}

/* Is there one key of this owner nearer than all slips a hand makes? */
static const struct key *
nearest(enum key_owner owner, const char *name)
{
	const struct key *best = NULL;
	int limit = strlen(name) < 4 ? 1 : strlen(name) < 7 ? 2 : 3, d;
	size_t i;

	for (i = 0; i < N_KEYS; i++) {
		if (keys[i].owner != owner)
			continue;
		d = text_distance(name, keys[i].name, limit);
		if (d <= limit) {
			best = &keys[i];
			limit = d - 1;
		}
		if (limit < 0)
			break;
	}
	return best;
}

void
schema_advice(enum key_owner owner, const char *name, struct buf *out)
{
	struct arena a = ARENA_INIT;
	const char *folded = text_fold(&a, name);
	const struct key *key = nearest(owner, folded);
	const char *sep = "";
	size_t i;

	if (key) {
		buf_addf(
		    out, "write '%s', if that is what you mean", key->name);
		goto out;
	}
	for (i = 0; i < N_KEYS; i++) {
		if (strcmp(keys[i].name, folded) != 0)
			continue;
		buf_addf(out, "%s%s", *sep ? sep : "it is a key of ",
		    schema_owner_name(keys[i].owner));
		sep = " and ";
	}
	if (*sep)
		goto out;
	buf_adds(out, "the keys are ");
	for (i = 0; i < N_KEYS; i++) {
		if (keys[i].owner != owner)
			continue;
		buf_addf(out, "%s%s", sep, keys[i].name);
		sep = ", ";
	}
	buf_adds(out, "; keys of your own begin with x-");
out:
	arena_release(&a);
}

void
schema_print(struct buf *out)
{
	static const char *const needs[] = {"no", "yes", "not in an overlay"};
	const struct key *key;

	for (key = keys; key < keys + N_KEYS; key++)
		buf_addf(out, "%s\t%s\t%s\t%s\t%s\n",
		    schema_owner_name(key->owner), key->name,
		    schema_type_name(key->type), needs[key->need],
		    key->meaning);
}
