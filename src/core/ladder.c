/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ladder.h"

enum level
ladder_level(
    double stability, int last_level, enum rating last_rating, bool brake)
{
	int level;

	if (!(stability > 0))
		level = LEVEL_BLANKS;
	else if (stability < 1)
		level = LEVEL_LETTERS;
	else if (stability < 2)
		level = LEVEL_BLANKS;
	else if (stability < 10)
		level = LEVEL_PROMPTED;
	else
		level = LEVEL_OPEN;
	if (stability > 0 && last_rating == RATING_AGAIN && last_level > 0 &&
	    last_level - 1 < level)
		level = last_level - 1;
	if (brake)
		level--;
	return level < LEVEL_LETTERS ? LEVEL_LETTERS : (enum level)level;
}

/* Successes among the first n, in hundredths. */
static size_t
per_cent(const bool *success, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		k += success[i];
	return k * 100 / n;
}

double
ladder_misses(const bool *success, size_t n)
{
	if (n < 12)
		return 0;
	return 1 - (double)per_cent(success, n < 20 ? n : 20) / 100;
}

bool
ladder_brake_help(const bool *success, size_t n)
{
	return n >= 12 && per_cent(success, 12) < 65;
}

int
ladder_brake_new(const bool *success, size_t n, int want)
{
	if (n < 20)
		return want;
	if (per_cent(success, 20) < 65)
		return 0;
	return per_cent(success, 20) < 75 ? want / 2 : want;
}
