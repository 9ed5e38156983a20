/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "base/buf.h"

/*
 * html: pages of ours. Each is one file that asks the network for nothing and
 * needs no script to be read; a policy in its head holds a browser to that.
 * Texts of people (decks, answers, file names) reach a page through
 * html_text() alone. Everything is appended to a buffer.
 */

/* Cleaned (text_clean), then & < > " ' as entities: fit for the content of an
 * element and for an attribute in double quotes. */
void html_text(struct buf *out, const char *s);

/* Everything up to and with <body>. lang is a language tag such as "en-GB"
 * ("" counts as that); css, trusted, comes after the style that all pages
 * share (type, colours light and dark, tables, A4 in print) and may be "". */
void html_begin(
    struct buf *out, const char *lang, const char *title, const char *css);
void html_end(struct buf *out);

#endif
