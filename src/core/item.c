/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/item.h"

const char *
kind_name(enum kind k)
{
	static const char *const names[] = {"recall", "refute", "because",
	    "list", "steps", "apply", "spot", "try"};

	return names[k];
}

const char *
item_number(const struct item *it)
{
	const char *p = it->owner;

	while (*p && (*p < '0' || *p > '9'))
		p++;
	return *p ? p : it->owner;
}
