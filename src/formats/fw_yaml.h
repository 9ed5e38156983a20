/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_YAML_H
#define FORMATS_FW_YAML_H

#include <stddef.h>

#include "base/buf.h"
#include "formats/fw.h"

/*
 * fw_yaml: a framework as a deck, in YAML. Statements are PREFIX<section>.<n>,
 * sections s<n>, in the document's order; what is in doubt, and what could not
 * be placed, stands beside it as a comment; so does what the document does not
 * say and its author must: licence, publisher, attribution.
 */

struct fw_names {
	const char *deck; /* short name */
	const char *prefix;
	const char *source; /* what was read, for a comment */
};

void fw_yaml_write(
    const struct framework *f, const struct fw_names *names, struct buf *out);

/* The id of a statement or section as it is written there. */
const char *fw_yaml_id(struct arena *a, const char *prefix,
    const struct fw_section *s, const struct fw_statement *st);

/* A heading and a bullet as they are written: those without words get a sign
 * that stands for them. */
const char *fw_yaml_heading(const struct fw_group *g);
const char *fw_yaml_bullet(const struct fw_bullet *b);

/* The parts that an existing deck may be given, each with its line ends, for
 * the column at which the entry's keys stand (the dash is two before it). */
void fw_yaml_section(
    const struct fw_section *s, const char *id, int column, struct buf *out);
void fw_yaml_statement(const struct fw_statement *st, const char *id,
    const char *section, int column, struct buf *out);
void fw_yaml_practice(const struct fw_section *s, const char *section,
    int column, struct buf *out);
void fw_yaml_bullet_entry(
    const struct fw_bullet *b, int column, struct buf *out);
/* ">" and the text in lines of its own, wrapped, indented to the column. */
void fw_yaml_folded(struct buf *out, const char *text, int column);

#endif
