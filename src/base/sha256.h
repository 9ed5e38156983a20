/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

/*
 * sha256: the checksum of files that are handed on (FIPS 180-4), so that
 * `sha256sum` can check them too.
 */

#define SHA256_HEX 65 /* with the NUL */

struct sha256 {
	uint32_t h[8];
	uint64_t n; /* bytes so far */
	unsigned char block[64];
};

void sha256_init(struct sha256 *s);
void sha256_add(struct sha256 *s, const char *p, size_t n);
/* Ends it; out gets 64 lower-case hexadecimal digits. */
void sha256_hex(struct sha256 *s, char out[SHA256_HEX]);

#endif
