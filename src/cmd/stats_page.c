/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `stats --format html`: gathers what report/stats_page draws. */
#include "cmd/stats_view.h"

int
view_page(struct ctx *c, const struct view *v, FILE *out, struct err *e)
{
	(void)c;
	(void)v;
	(void)out;
	return err_set(e, ERR_FAILED, "not yet");
}
