/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/item.h"

#include <string.h>

const char *
kind_name(enum kind k)
{
	static const char *const names[] = {"recall", "refute", "because",
	    "list", "steps", "apply", "spot", "try"};

	return names[k];
}

const char *
item_short(const struct item *it)
{
	const char *colon = strchr(it->id, ':');

	if (it->kind == KIND_RECALL || it->kind == KIND_TRY || colon == NULL)
		return it->owner;
	return colon + 1;
}

const char *
item_number(const struct item *it)
{
	size_t n = it->prefix ? strlen(it->prefix) : 0;

	if (n > 0 && strncmp(it->owner, it->prefix, n) == 0 &&
	    it->owner[n] >= '0' && it->owner[n] <= '9')
		return it->owner + n;
	return it->owner;
}

const char *
item_home(const struct item *it)
{
	return it->home ? it->home : it->deck;
}
