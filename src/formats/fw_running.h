/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_RUNNING_H
#define FORMATS_FW_RUNNING_H

#include "base/arena.h"
#include "formats/fw_lines.h"

/*
 * fw_running: headers, footers and page numbers. A line is one when it stands
 * at the edge of many pages and says the same there but for its digits; where
 * the text does not say where pages end, when it counts pages. From the latter
 * the pages are then known. Lines get the role FW_RUNNING, no other changes.
 */
void fw_running_find(struct fw_lines *all, struct arena *a);

#endif
