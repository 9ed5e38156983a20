/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings: a name and a description, numbers with a full stop, words as words.
 */
#include "report/svg.h"

#include "helpers.h"

static void
a_drawing_is_named_and_escaped(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	svg_begin(&b, "c1", 380, 90.25, "A <b> & c", "Says \"it\"");
	svg_text(&b, 1.26, -3, SVG_END, "small", "<script>");
	svg_path_begin(&b, "curve");
	svg_move(&b, 0, 1.04);
	svg_to(&b, 10.55, -0.04);
	svg_path_end(&b, true);
	svg_rect(&b, "secure", 0.5, (double)NAN, 7, 1);
	svg_end(&b);
	assert_string_equal(buf_str(&b),
	    "<svg role=\"img\" aria-labelledby=\"c1-t c1-d\" "
	    "viewBox=\"0 0 380 90.3\">\n"
	    "<title id=\"c1-t\">A &lt;b&gt; &amp; c</title>\n"
	    "<desc id=\"c1-d\">Says &quot;it&quot;</desc>\n"
	    "<text class=\"small\" text-anchor=\"end\" x=\"1.3\" y=\"-3\">"
	    "&lt;script&gt;</text>\n"
	    "<path class=\"curve\" d=\"M0 1L10.6 0Z\"/>\n"
	    "<rect class=\"secure\" x=\"0.5\" y=\"0\" width=\"7\" "
	    "height=\"1\"/></svg>\n");
	buf_release(&b);
}

static void
decoration_is_hidden(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	svg_begin_hidden(&b, "key", 12, 12);
	svg_end(&b);
	assert_string_equal(buf_str(&b),
	    "<svg class=\"key\" aria-hidden=\"true\" viewBox=\"0 0 12 12\">"
	    "</svg>\n");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_drawing_is_named_and_escaped),
	    cmocka_unit_test(decoration_is_hidden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
