/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stdint.h>

/*
 * schema: the tables, as the steps from each version to the next.
 */

/* "Rvst" in the file's header: that it is ours. */
#define SCHEMA_APPLICATION_ID INT64_C(0x52767374)

struct schema {
	const char *const *steps; /* step i takes version i to i + 1 */
	int version; /* how many there are */
};

extern const struct schema schema_now;

#endif
