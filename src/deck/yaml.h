/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_YAML_H
#define DECK_YAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * yaml: a file's text to a tree of texts, lists and maps; the only module that
 * sees libyaml, and only its events. What a deck has no use for is refused, so
 * time and memory are bounded by the size of the file: anchors, aliases and
 * tags, a second document, depth over DECK_DEPTH_MAX, control characters
 * (escaped ones too), repeated keys, keys that are no text. Nothing here knows
 * what a deck is.
 */

enum node_kind {
	NODE_TEXT,
	NODE_LIST,
	NODE_MAP,
};

enum node_style {
	STYLE_PLAIN,
	STYLE_QUOTED,
	STYLE_BLOCK, /* of a text: | or >; of a list or map: not in [] or {} */
	STYLE_FLOW,
};

struct node {
	uint8_t kind, style;
	bool broken; /* already reported: say nothing more about it */
	int line, column; /* 1-based; columns in characters */
	uint32_t start, end; /* bytes from the start of the file */
	uint32_t
	    n; /* bytes of the text; entries of the list; keys of the map */
	union {
		const char *text; /* NUL-terminated */
		struct node *first; /* entry; in a map: key, value, key, … */
	};
	struct node *next;
};

/* Parses n bytes. Findings go to d. Returns the root, or NULL when the parse
 * could not go on to the end; a tree may be returned with errors in d. */
struct node *yaml_parse(
    const char *s, size_t n, struct arena *a, struct diags *d);

/* The value of a key, NULL if the map has none. Linear. */
const struct node *node_get(const struct node *map, const char *key);

/* Is it a plain text without a character: `key:` and nothing after it? */
bool node_is_empty(const struct node *node);

#endif
