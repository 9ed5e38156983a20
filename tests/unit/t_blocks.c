/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of block characters: bars that add up, columns that start at an
 * eighth, ASCII where there is nothing else. */
#include "report/blocks.h"

#include "helpers.h"

static void
shares_make_up_the_whole(void **state)
{
	struct rng rng = rng_seeded(7);
	int parts[BLOCKS_PARTS], out[BLOCKS_PARTS], cells, sum, some;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		sum = some = 0;
		for (int k = 0; k < BLOCKS_PARTS; k++) {
			parts[k] =
			    (int)rng_below(&rng, 4) * (int)rng_below(&rng, 30);
			sum += parts[k];
			some += parts[k] > 0;
		}
		cells = 1 + (int)rng_below(&rng, 40);
		blocks_share(parts, BLOCKS_PARTS, cells, out);
		assert_int_equal(
		    out[0] + out[1] + out[2] + out[3], sum > 0 ? cells : 0);
		for (int k = 0; k < BLOCKS_PARTS; k++) {
			assert_true(out[k] >= 0);
			assert_true(parts[k] > 0 || out[k] == 0);
			/* off by less than the cells that make others seen */
			if (sum > 0)
				assert_true(fabs(out[k] -
						(double)parts[k] * cells /
						    sum) <= BLOCKS_PARTS);
			if (cells >= 4 * some)
				assert_true(parts[k] == 0 || out[k] > 0 ||
				    parts[k] * cells < sum);
		}
	}
}

static const char *
bar(struct buf *b, const int *parts, int cells, bool utf8)
{
	buf_clear(b);
	blocks_bar(b, parts, BLOCKS_PARTS, cells, utf8);
	return buf_str(b);
}

static void
bars_show_each_part(void **state)
{
	static const int parts[] = {3, 2, 1, 1}, none[] = {0, 0, 0, 0};
	struct buf b = BUF_INIT;

	(void)state;
	assert_string_equal(bar(&b, parts, 7, true), "███▓▓▒·");
	assert_string_equal(bar(&b, parts, 7, false), "###==-.");
	assert_string_equal(bar(&b, none, 3, true), "···");
	assert_string_equal(bar(&b, none, 3, false), "...");
	buf_release(&b);
}

static void
columns_begin_at_an_eighth(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	for (int v = 0; v <= 8; v++)
		blocks_column(&b, v, 8, true);
	assert_string_equal(buf_str(&b), " ▁▂▃▄▅▆▇█");
	buf_clear(&b);
	blocks_column(&b, 1, 1000, true);
	blocks_column(&b, 2000, 1000, true);
	blocks_column(&b, 5, 0, true);
	assert_string_equal(buf_str(&b), "▁█ ");
	buf_clear(&b);
	blocks_column(&b, 5, 5, false);
	assert_string_equal(buf_str(&b), " ");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(shares_make_up_the_whole),
	    cmocka_unit_test(bars_show_each_part),
	    cmocka_unit_test(columns_begin_at_an_eighth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
