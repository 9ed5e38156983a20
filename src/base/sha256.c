/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sha256.h"

#include <stdio.h>
#include <string.h>

/* The first 32 bits of the fractional parts of the cube roots of the first 64
 * primes. */
static const uint32_t k[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
    0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138,
    0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624,
    0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
    0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f,
    0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static inline uint32_t
turn(uint32_t x, int by)
{
	return x >> by | x << (32 - by);
}

/* One of 64 rounds: of the eight words two change, and the caller turns their
 * roles instead of moving them. */
static inline void
one_round(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e,
    uint32_t f, uint32_t g, uint32_t *h, uint32_t kw)
{
	uint32_t t = *h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
	    (g ^ (e & (f ^ g))) + kw;

	*d += t;
	*h = t + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) +
	    ((a & b) | (c & (a | b)));
}

static void
take_block(struct sha256 *s, const unsigned char *p)
{
	uint32_t w[64], a = s->h[0], b = s->h[1], c = s->h[2], d = s->h[3],
			e = s->h[4], f = s->h[5], g = s->h[6], h = s->h[7];

	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)p[4 * i] << 24 | (uint32_t)p[4 * i + 1] << 16 |
		    (uint32_t)p[4 * i + 2] << 8 | p[4 * i + 3];
	for (int i = 16; i < 64; i++)
		w[i] = w[i - 16] + w[i - 7] +
		    (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^
			w[i - 15] >> 3) +
		    (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10);
	for (int i = 0; i < 64; i += 8) {
		one_round(a, b, c, &d, e, f, g, &h, k[i] + w[i]);
		one_round(h, a, b, &c, d, e, f, &g, k[i + 1] + w[i + 1]);
		one_round(g, h, a, &b, c, d, e, &f, k[i + 2] + w[i + 2]);
		one_round(f, g, h, &a, b, c, d, &e, k[i + 3] + w[i + 3]);
		one_round(e, f, g, &h, a, b, c, &d, k[i + 4] + w[i + 4]);
		one_round(d, e, f, &g, h, a, b, &c, k[i + 5] + w[i + 5]);
		one_round(c, d, e, &f, g, h, a, &b, k[i + 6] + w[i + 6]);
		one_round(b, c, d, &e, f, g, h, &a, k[i + 7] + w[i + 7]);
	}
	s->h[0] += a;
	s->h[1] += b;
	s->h[2] += c;
	s->h[3] += d;
	s->h[4] += e;
	s->h[5] += f;
	s->h[6] += g;
	s->h[7] += h;
}

void
sha256_init(struct sha256 *s)
{
	static const uint32_t first[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
	    0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

	memcpy(s->h, first, sizeof(first));
	s->n = 0;
}

void
sha256_add(struct sha256 *s, const char *p, size_t n)
{
	size_t have = s->n % 64, take;

	s->n += n;
	while (n > 0) {
		if (have == 0 && n >= 64) {
			take_block(s, (const unsigned char *)p);
			take = 64;
		} else {
			take = 64 - have < n ? 64 - have : n;
			memcpy(s->block + have, p, take);
			have += take;
			if (have == 64) {
				take_block(s, s->block);
				have = 0;
			}
		}
		p += take;
		n -= take;
	}
}

void
sha256_hex(struct sha256 *s, char out[SHA256_HEX])
{
	static const char zeros[64] = {(char)0x80};
	uint64_t bits = s->n * 8;
	size_t have = s->n % 64;
	char length[8];

	sha256_add(s, zeros, have < 56 ? 56 - have : 120 - have);
	for (int i = 0; i < 8; i++)
		length[i] = (char)(bits >> (56 - 8 * i) & 0xff);
	sha256_add(s, length, 8);
	for (int i = 0; i < 8; i++)
		(void)snprintf(out + 8 * i, 9, "%08x", (unsigned)s->h[i]);
}
