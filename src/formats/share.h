/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_SHARE_H
#define FORMATS_SHARE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/names.h"
#include "core/share.h"

/*
 * share: the file that a learner sends, revisit-share(5): JSON, an item a line,
 * and at its end a checksum of all before it, so that a file that was cut off
 * or changed is noticed. (Whoever wants to forge one can.) Written in one way
 * only, with everything that may act on a terminal escaped, so that it can be
 * shown as it is; read in one pass, thousands at a time.
 */

#define SHARE_VERSION 1
#define SHARE_BYTES_MAX ((size_t)16 << 20)
#define SHARE_ITEMS_MAX 20000
#define SHARE_WEEKS_MAX 2000 /* of one item */
#define SHARE_LURES_MAX 100 /* of one week */
#define SHARE_PROPOSALS_MAX 5000 /* wordings, and reports */
#define SHARE_PURPOSE_MAX 300 /* bytes */
#define SHARE_WORDING_MAX 300
#define SHARE_REPORT_MAX 1000

/* Appends the file. Texts must be within the limits above. */
void share_write(const struct share *s, struct buf *out);

/* Reads many files; what they have in common is kept once. */
struct share_reader {
	struct arena *keep; /* what is returned lives here */
	struct arena scratch;
	struct names names;
	struct share_item *items; /* of the file being read */
	size_t cap_items;
	struct share_week *weeks; /* of the item being read */
	size_t cap_weeks;
	uint32_t *seen; /* by the number of an id: the last file with it */
	size_t cap_seen;
	uint32_t file;
	char week_text[8]; /* the last week that was read, and its number */
	int32_t week;
};

void share_reader_init(struct share_reader *rd, struct arena *keep);
void share_reader_release(struct share_reader *rd);

/* Reads n bytes. 0, or -1 and what is the matter in *e, to be put after the
 * name of the file: "is cut off: …". Nothing of *out points into text. */
int share_read(struct share_reader *rd, const char *text, size_t n,
    struct share *out, struct err *e);

#endif
