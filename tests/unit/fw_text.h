/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_FW_TEXT_H
#define TESTS_FW_TEXT_H

/* A framework that is read from a text written here. */

#include "formats/fw.h"
#include "helpers.h"

#define HEADS "Learn that… Learn how to…\n"

static inline struct framework *
read_text(struct arena *a, const char *text)
{
	struct err e = ERR_INIT;
	struct framework *f = fw_read("test", text, strlen(text), a, &e);

	if (f == NULL)
		fail_msg("%s", e.msg);
	return f;
}

static inline void
assert_statement(
    const struct framework *f, size_t section, size_t i, const char *text)
{
	assert_true(section < f->n_sections);
	assert_true(i < f->sections[section].n_statements);
	assert_string_equal(f->sections[section].statements[i].text, text);
}

#endif
