/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_REVIEW_SCAN_H
#define CORE_REVIEW_SCAN_H

#include "core/log.h"

/*
 * review_scan: the body of a review, read straight from its bytes. Most bodies
 * are as review_write() writes them, and a tree of JSON for each costs more
 * than all else that is done with it. What is written in any other way is left
 * to review_read(), which understands all of JSON.
 */

/* Fills *r as review_read() would and returns true; or returns false, and *r is
 * not to be used: the body is not plain enough. */
bool review_scan(const char *body, struct review *r);

#endif
