/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/js.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/text.h"

/* struct js is jansson's json_t under our name: the casts are all here. */
static json_t *
in(struct js *j)
{
	return (json_t *)j;
}

static const json_t *
look(const struct js *j)
{
	return (const json_t *)j;
}

static struct js *
out(json_t *j)
{
	if (j == NULL)
		err_no_memory();
	return (struct js *)j;
}

struct js *
js_new_object(void)
{
	return out(json_object());
}

struct js *
js_new_array(void)
{
	return out(json_array());
}

struct js *
js_new_text(const char *s)
{
	struct buf b = BUF_INIT;
	json_t *j;

	if (text_invalid(s, strlen(s)) < 0)
		return out(json_string_nocheck(s));
	text_clean(&b, s, strlen(s));
	j = json_string_nocheck(buf_str(&b));
	buf_release(&b);
	return out(j);
}

struct js *
js_new_int(int64_t v)
{
	return out(json_integer(v));
}

struct js *
js_new_real(double v)
{
	return isfinite(v) ? out(json_real(v)) : out(json_null());
}

struct js *
js_new_bool(bool v)
{
	return out(json_boolean(v));
}

struct js *
js_new_null(void)
{
	return out(json_null());
}

void
js_free(struct js *j)
{
	json_decref(in(j));
}

void
js_set(struct js *object, const char *key, struct js *v)
{
	if (json_object_set_new_nocheck(in(object), key, in(v)) != 0)
		err_no_memory();
}

void
js_set_text(struct js *object, const char *key, const char *s)
{
	js_set(object, key, js_new_text(s));
}

void
js_set_int(struct js *object, const char *key, int64_t v)
{
	js_set(object, key, js_new_int(v));
}

void
js_set_real(struct js *object, const char *key, double v)
{
	js_set(object, key, js_new_real(v));
}

void
js_set_bool(struct js *object, const char *key, bool v)
{
	js_set(object, key, js_new_bool(v));
}

void
js_push(struct js *array, struct js *v)
{
	if (json_array_append_new(in(array), in(v)) != 0)
		err_no_memory();
}

struct js *
js_parse(const char *s, size_t n, struct err *e)
{
	json_error_t je;
	json_t *j =
	    json_loadb(s, n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &je);

	if (j == NULL)
		(void)err_set(e, ERR_FAILED, "no JSON: %s (character %d)",
		    je.text, je.position);
	return (struct js *)j;
}

enum js_type
js_type(const struct js *j)
{
	if (j == NULL)
		return JS_NULL;
	switch (json_typeof(look(j))) {
	case JSON_OBJECT:
		return JS_OBJECT;
	case JSON_ARRAY:
		return JS_ARRAY;
	case JSON_STRING:
		return JS_TEXT;
	case JSON_INTEGER:
		return JS_INT;
	case JSON_REAL:
		return JS_REAL;
	case JSON_TRUE:
	case JSON_FALSE:
		return JS_BOOL;
	case JSON_NULL:
		break;
	}
	return JS_NULL;
}

const struct js *
js_get(const struct js *j, const char *key)
{
	return j ? (const struct js *)json_object_get(look(j), key) : NULL;
}

size_t
js_length(const struct js *j)
{
	if (j == NULL)
		return 0;
	return json_is_array(look(j)) ? json_array_size(look(j))
				      : json_object_size(look(j));
}

const struct js *
js_at(const struct js *array, size_t i)
{
	return array ? (const struct js *)json_array_get(look(array), i) : NULL;
}

const char *
js_key(const struct js *object, size_t i)
{
	json_t *o = (json_t *)(uintptr_t)object;
	void *it;

	if (js_type(object) != JS_OBJECT)
		return NULL;
	for (it = json_object_iter(o); it; it = json_object_iter_next(o, it))
		if (i-- == 0)
			return json_object_iter_key(it);
	return NULL;
}

const char *
js_text(const struct js *j, const char *otherwise)
{
	return js_type(j) == JS_TEXT ? json_string_value(look(j)) : otherwise;
}

int64_t
js_int(const struct js *j, int64_t otherwise)
{
	return js_type(j) == JS_INT ? json_integer_value(look(j)) : otherwise;
}

double
js_real(const struct js *j, double otherwise)
{
	if (js_type(j) != JS_REAL && js_type(j) != JS_INT)
		return otherwise;
	return json_number_value(look(j));
}

bool
js_bool(const struct js *j, bool otherwise)
{
	return js_type(j) == JS_BOOL ? json_is_true(look(j)) : otherwise;
}

static int
append(const char *s, size_t n, void *to)
{
	buf_add(to, s, n);
	return 0;
}

void
js_write(const struct js *j, struct buf *b)
{
	if (json_dump_callback(look(j), append, b,
		JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(12)) != 0)
		err_no_memory();
}
