/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_JS_H
#define BASE_JS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * js: JSON, a face before jansson (the only file that sees it is js.c).
 *
 * A value that a js_new…() or js_parse() returned is freed by js_free(), unless
 * it was given to js_set()/js_push(), which take it over. What js_get() and
 * js_at() return belongs to its parent. Strings handed in must be UTF-8; text
 * that is not is cleaned first. Objects keep the order of insertion.
 */

struct js;

struct js *js_new_object(void);
struct js *js_new_array(void);
struct js *js_new_text(const char *s);
struct js *js_new_int(int64_t v);
struct js *js_new_real(double v); /* not finite: null */
struct js *js_new_bool(bool v);
struct js *js_new_null(void);
void js_free(struct js *j);

/* Object: takes v over; a key set twice keeps the last. */
void js_set(struct js *object, const char *key, struct js *v);
void js_set_text(struct js *object, const char *key, const char *s);
void js_set_int(struct js *object, const char *key, int64_t v);
void js_set_real(struct js *object, const char *key, double v);
void js_set_bool(struct js *object, const char *key, bool v);
/* Array: takes v over. */
void js_push(struct js *array, struct js *v);

/* Reads one JSON value of n bytes; repeated keys are refused. Returns NULL
 * with the place and reason in *e. */
struct js *js_parse(const char *s, size_t n, struct err *e);

enum js_type {
	JS_NULL,
	JS_BOOL,
	JS_INT,
	JS_REAL,
	JS_TEXT,
	JS_ARRAY,
	JS_OBJECT
};
enum js_type js_type(const struct js *j); /* NULL counts as JS_NULL */

/* NULL when j is no object or has no such key. */
const struct js *js_get(const struct js *j, const char *key);
size_t js_length(const struct js *j); /* of an array or object, else 0 */
const struct js *js_at(const struct js *array, size_t i);
/* The i-th key of an object in order, NULL past the end (linear). */
const char *js_key(const struct js *object, size_t i);

/* What is there if it has the type, else the default. */
const char *js_text(const struct js *j, const char *otherwise);
int64_t js_int(const struct js *j, int64_t otherwise);
double js_real(const struct js *j, double otherwise); /* integers too */
bool js_bool(const struct js *j, bool otherwise);

/* Appends compact JSON on one line, without a newline. */
void js_write(const struct js *j, struct buf *out);

#endif
