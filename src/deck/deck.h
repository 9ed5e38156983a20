/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_DECK_H
#define DECK_DECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"
#include "core/item.h"

/*
 * deck: one deck file in memory, as plain data; revisit-deck(5) in C.
 *
 *	struct diags found;
 *	struct deck *d = deck_load_file("npqlt.yaml", &arena, &found, &e);
 *
 * Everything lives in the arena given and is never changed after loading.
 * Conventions: a text that was not written is "" (never NULL) and all texts
 * are trimmed; a list that was not written has n == 0; a date that was not
 * written is ITEM_NO_DAY; a map that was not written is NULL. Words are split
 * at '|' and ids at commas. Texts are as the author wrote them, line breaks
 * included: clean and wrap before printing.
 *
 * Each struct begins with the node of the file it was read from: with
 * deck_place() a finding can name the line of any key of it.
 */

struct node; /* deck/yaml.h */
struct idmap; /* deck/idmap.h */

struct place {
	int line, column; /* 1-based, columns in characters; 0: unknown */
};

struct deck_source {
	const struct node *node;
	const char *title, *publisher, *url, *note;
	int32_t date;
};

struct section {
	const struct node *node;
	const char *id, *title, *gist;
	int32_t opens;
};

struct misconception {
	const struct node *node;
	const char *id, *says, *truth;
	struct idea *ideas; /* n_ideas == 0: any one idea of the statement */
	int n_ideas;
	struct idea listen_for; /* .n == 0: none */
	const char *author, *was;
	int32_t as_of;
};

struct because {
	const struct node *node;
	const char *ask, *model;
	const char **ticks;
	int n_ticks;
};

/* `list:` inside a statement. */
struct inner_list {
	const struct node *node;
	const char *ask, *was;
	struct idea *members;
	int n_members;
};

struct apply {
	const struct node *node;
	const char *id, *setting, *scene, *ask, *model; /* scene: key `case` */
	const char **ticks;
	int n_ticks;
	const char *author, *was;
	int32_t as_of;
};

struct statement {
	const struct node *node;
	const char *id, *section, *gist, *text, *ask, *example;
	struct idea *ideas;
	int n_ideas;
	struct idea *extra;
	int n_extra;
	const char **terms, **skip, **builds_on, **confusable, **tags, **steps;
	int n_terms, n_skip, n_builds_on, n_confusable, n_tags, n_steps;
	bool priority; /* `priority: high` */
	int32_t opens, as_of;
	const char *author, *was;
	struct misconception *misconceptions;
	int n_misconceptions;
	struct apply *applies;
	int n_applies;
	struct because *because; /* NULL if none */
	struct inner_list *list; /* NULL if none */
	/* Set by deck/overlay alone: text and ideas are those of the base; and
	 * what overlays listen for in answers to this one. */
	bool borrowed;
	struct misconception *heard;
	int n_heard;
};

/* An entry of `cases:`: which statements would you use here? */
struct deck_case {
	const struct node *node;
	const char *id, *setting, *scene, *model;
	const char **uses, **tempting;
	int n_uses, n_tempting;
	const char *author, *was;
	int32_t as_of;
};

/* An entry of `lists:`: its members, or the gists of what it uses. */
struct deck_list {
	const struct node *node;
	const char *id, *section, *ask, *was;
	const char **uses;
	int n_uses;
	struct idea *members;
	int n_members;
};

/* The 'Learn how to' side: found and shown, never asked. */
struct practice {
	const struct node *node;
	const char *section, *heading;
	const char **bullets;
	int n_bullets;
};

struct glossary_entry {
	const char *term, *meaning;
	struct place at;
};

struct deck {
	const struct node *node; /* the whole file */
	int format;
	const char *name; /* key `deck` */
	const char *prefix, *title, *language, *licence;
	const char *extends; /* "": no overlay */
	bool locked;
	struct deck_source *source; /* NULL if none */
	struct idea *same; /* words that count as each other */
	int n_same;
	struct glossary_entry *glossary;
	int n_glossary;
	const char **retired;
	int n_retired;
	struct section *sections;
	int n_sections;
	struct statement *statements;
	int n_statements;
	struct deck_case *cases;
	int n_cases;
	struct deck_list *lists;
	int n_lists;
	struct practice *practice;
	int n_practice;
	struct idmap *owners; /* for deck_find_owner() */
	const struct deck
	    *base; /* of an overlay, by who puts it together; or NULL */
};

/* Limits on a file; what is beyond them is refused. */
#define DECK_BYTES_MAX ((size_t)8 << 20)
#define DECK_DEPTH_MAX 12
#define DECK_EVENTS_MAX 2500000 /* texts, and lists and maps twice each */
#define DECK_STATEMENTS_MAX 250000
#define DECK_TERMS_MAX 100 /* of one statement */
#define DECK_FINDINGS_MAX 1000

/* Reads a deck and checks its structure. *found is initialised here (texts in
 * a) and holds all findings, in order of place. Returns NULL when the file
 * cannot be read or has an error; *e then has one line: the reason, or the
 * number of errors and the first of them. No more than DECK_FINDINGS_MAX
 * findings are kept. */
struct deck *deck_load_file(
    const char *path, struct arena *a, struct diags *found, struct err *e);
/* The same with n bytes at s; name stands for the file in findings. */
struct deck *deck_load_text(const char *name, const char *s, size_t n,
    struct arena *a, struct diags *found, struct err *e);

/* The deck as bytes, to be kept beside its text; and from them again, without
 * reading YAML. NULL when the bytes are not of this program's making on this
 * kind of machine: load the text instead. */
void deck_pack(const struct deck *d, struct buf *out);
struct deck *deck_load_packed(
    const char *name, const char *s, size_t n, struct arena *a);

/* Where the value of a key stands in the map `owner`: its i-th entry when the
 * value is a list (the list itself for i < 0 or past the end). Without the key,
 * or with key NULL, the place of the owner itself. */
struct place deck_place(const struct node *owner, const char *key, int i);

#endif
