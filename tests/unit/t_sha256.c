/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checksum, beside what FIPS 180-4's examples give. */
#include "base/sha256.h"

#include "helpers.h"

static void
sums(const char *s, size_t n, size_t step, const char *wanted)
{
	struct sha256 h;
	char hex[SHA256_HEX];

	sha256_init(&h);
	for (size_t i = 0; i < n; i += step)
		sha256_add(&h, s + i, n - i < step ? n - i : step);
	sha256_hex(&h, hex);
	assert_string_equal(hex, wanted);
}

static void
known_texts_have_their_known_sums(void **state)
{
	static const char two[] =
	    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

	(void)state;
	sums("", 0, 1,
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	sums("abc", 3, 3,
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	sums(two, 56, 56,
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* A million times the letter a, whatever the pieces. */
static void
pieces_make_no_difference(void **state)
{
	static const size_t steps[] = {1, 7, 63, 64, 65, 1000, 1000000};
	char *s = malloc(1000000);

	(void)state;
	memset(s, 'a', 1000000);
	for (size_t i = 0; i < N_OF(steps); i++)
		sums(s, 1000000, steps[i],
		    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39cc"
		    "c7112cd0");
	free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(known_texts_have_their_known_sums),
	    cmocka_unit_test(pieces_make_no_difference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
