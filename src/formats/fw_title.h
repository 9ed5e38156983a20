/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_TITLE_H
#define FORMATS_FW_TITLE_H

#include "base/arena.h"
#include "formats/fw_lines.h"
#include "formats/fw_sections.h"

/* fw_title: what the document may be called: a short paragraph before the
 * first section that says "framework" or the like, near the section or near
 * the top; else the first line or two, or the head of all pages, that says so;
 * else what the document begins with, when it looks like a title. "" where
 * nothing does. */
const char *fw_title_guess(
    const struct fw_lines *all, const struct fw_parts *parts, struct arena *a);

#endif
