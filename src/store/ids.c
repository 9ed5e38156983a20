/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ids: names for events and computers. An event's id sorts within its
 * millisecond in the order in which the events were stored (RFC 9562, UUID
 * version 7: 48 bits of time, 12 of counter, 62 of chance), so that (at_ms, id)
 * is an order people would agree with. With a seed everything repeats.
 */
#include "store/priv.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "base/text.h"

#define TIME_MAX ((INT64_C(1) << 48) - 1)
#define COUNTER_MAX 0xfff

static void
write_uuid(char out[EVENT_ID_LEN + 1], uint64_t high, uint64_t low)
{
	(void)snprintf(out, EVENT_ID_LEN + 1,
	    "%08" PRIx64 "-%04" PRIx64 "-%04" PRIx64 "-%04" PRIx64
	    "-%012" PRIx64,
	    high >> 32, high >> 16 & 0xffff, high & 0xffff, low >> 48,
	    low & UINT64_C(0xffffffffffff));
}

/* The two upper bits of the lower half say that it is such an id. */
static uint64_t
variant(uint64_t low)
{
	return (low & ~(UINT64_C(3) << 62)) | UINT64_C(2) << 62;
}

void
id_event(
    char out[EVENT_ID_LEN + 1], int64_t at_ms, int64_t counter, uint64_t random)
{
	int64_t t = at_ms < 0 ? 0 : at_ms > TIME_MAX ? TIME_MAX : at_ms;
	int64_t c = counter > COUNTER_MAX ? COUNTER_MAX : counter;

	write_uuid(
	    out, (uint64_t)t << 16 | 0x7000 | (uint64_t)c, variant(random));
}

void
id_device(char out[EVENT_ID_LEN + 1], uint64_t high, uint64_t low)
{
	write_uuid(out, (high & ~UINT64_C(0xf000)) | 0x4000, variant(low));
}

/* FNV leaves near inputs near each other; this spreads them (the finaliser of
 * SplitMix64, Steele, Lea and Flood 2014). */
static uint64_t
spread(uint64_t x)
{
	x ^= x >> 30;
	x *= UINT64_C(0xbf58476d1ce4e5b9);
	x ^= x >> 27;
	x *= UINT64_C(0x94d049bb133111eb);
	return x ^ x >> 31;
}

int
id_bits(
    uint64_t seed, const char *text, int64_t n, uint64_t *out, struct err *e)
{
	char key[128];
	int len;

	if (seed != 0) {
		len = snprintf(key, sizeof(key), "%" PRIu64 " %.64s %" PRId64,
		    seed, text, n);
		*out = spread(text_hash(key, (size_t)len));
		return 0;
	}
	if (getentropy(out, sizeof(*out)) != 0)
		return err_set(e, ERR_FAILED,
		    "the system gives no random "
		    "numbers (%s), so nothing was saved",
		    strerror(errno));
	return 0;
}

int
device_new(struct store *st, const char *after, struct err *e)
{
	char device[EVENT_ID_LEN + 1];
	uint64_t high, low;

	if (id_bits(st->seed, after, 0, &high, e) != 0 ||
	    id_bits(st->seed, after, 1, &low, e) != 0)
		return -1;
	id_device(device, high, low);
	if (meta_put(st, "device", device, e) != 0)
		return -1;
	return meta_put(st, "seq", "0", e);
}
