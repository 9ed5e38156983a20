/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/blocks.h"

#include <string.h>

const char *
blocks_cell(int part, bool utf8)
{
	static const char *const fine[BLOCKS_PARTS] = {"█", "▓", "▒", "·"};
	static const char *const coarse[BLOCKS_PARTS] = {"#", "=", "-", "."};

	return (utf8 ? fine : coarse)[part];
}

/* The part whose share falls shortest of what it should be. */
static int
shortest(const int *parts, int n, int cells, long sum, const int *out)
{
	long lack, most = -1;
	int best = 0;

	for (int i = 0; i < n; i++) {
		lack = (long)parts[i] * cells - (long)out[i] * sum;
		if (parts[i] > 0 && out[i] == 0)
			lack += sum; /* it is there: let it be seen */
		if (lack > most) {
			most = lack;
			best = i;
		}
	}
	return best;
}

void
blocks_share(const int *parts, int n_parts, int cells, int out[BLOCKS_PARTS])
{
	long sum = 0;
	int used = 0;

	memset(out, 0, BLOCKS_PARTS * sizeof(*out));
	for (int i = 0; i < n_parts; i++)
		sum += parts[i];
	if (sum == 0 || cells <= 0)
		return;
	for (int i = 0; i < n_parts; i++) {
		out[i] = (int)((long)parts[i] * cells / sum);
		used += out[i];
	}
	for (; used < cells; used++)
		out[shortest(parts, n_parts, cells, sum, out)]++;
}

void
blocks_bar(struct buf *out, const int *parts, int n_parts, int cells, bool utf8)
{
	int share[BLOCKS_PARTS], used = 0;

	blocks_share(parts, n_parts, cells, share);
	for (int i = 0; i < n_parts; i++)
		for (int k = 0; k < share[i]; k++, used++)
			buf_adds(out, blocks_cell(i, utf8));
	for (; used < cells; used++)
		buf_adds(out, blocks_cell(BLOCKS_PARTS - 1, utf8));
}

void
blocks_column(struct buf *out, int v, int most, bool utf8)
{
	static const char *const heights[] = {
	    " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	int eighths = 0;

	if (v > 0 && most > 0)
		eighths =
		    v >= most ? 8 : (int)(((long)v * 8 + most - 1) / most);
	buf_adds(out, utf8 ? heights[eighths] : " ");
}
