/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/aloud.h"

#include <string.h>

#define SPACES " \t\r\n"

int
aloud_words(const char *answer)
{
	int n = 0;

	for (;;) {
		answer += strspn(answer, SPACES);
		if (*answer == '\0')
			return n;
		n++;
		answer += strcspn(answer, SPACES);
	}
}

bool
aloud_is_offered(const int *words, size_t n)
{
	size_t run = 0;

	while (run < n && words[run] < ALOUD_SHORT)
		run++;
	return run == ALOUD_RUN;
}
