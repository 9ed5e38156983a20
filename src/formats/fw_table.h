/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_TABLE_H
#define FORMATS_FW_TABLE_H

#include "base/arena.h"
#include "formats/fw.h"
#include "formats/fw_lines.h"
#include "formats/fw_place.h"

/*
 * fw_table: what is in doubt about the statements and headings of a table as a
 * whole, whatever their lines look like: where one is odd, its neighbours may
 * be.
 */

/* Adds to the doubts of the section's items; place is how its lines were
 * placed. */
void fw_table_look(struct fw_section *s, const struct fw_lines *all,
    const struct fw_place *place, struct arena *a);

#endif
