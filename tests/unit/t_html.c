/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page holds what people wrote as text, never as markup. */
#include "report/html.h"

#include "helpers.h"

static void
assert_text(const char *s, const char *wanted)
{
	struct buf b = BUF_INIT;

	html_text(&b, s);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void
text_is_never_markup(void **state)
{
	(void)state;
	assert_text("plain", "plain");
	assert_text("<script>alert('x') & \"y\"</script>",
	    "&lt;script&gt;alert(&#39;x&#39;) &amp; "
	    "&quot;y&quot;&lt;/script&gt;");
	assert_text("caf\xc3\xa9", "caf\xc3\xa9");
	/* What a terminal must not see, a page must not either. */
	assert_text("a\x1b[31m", "a&lt;U+001B&gt;[31m");
	assert_text("\xe2\x80\xae", "&lt;U+202E&gt;");
	assert_text("two\nlines", "two lines");
}

static void
a_page_is_whole_and_asks_for_nothing(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	html_begin(&b, "", "A <title>", "p{margin:0}\n");
	html_end(&b);
	assert_non_null(strstr(buf_str(&b), "<html lang=\"en-GB\">"));
	assert_non_null(strstr(buf_str(&b), "<title>A &lt;title&gt;</title>"));
	assert_non_null(strstr(buf_str(&b), "p{margin:0}\n</style>"));
	assert_non_null(strstr(buf_str(&b), "default-src 'none'"));
	assert_null(strstr(buf_str(&b), "http:"));
	assert_null(strstr(buf_str(&b), "https:"));
	assert_null(strstr(buf_str(&b), "url("));
	assert_non_null(strstr(buf_str(&b), "</body>\n</html>\n"));
	buf_release(&b);
}

static void
the_language_is_the_decks(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	html_begin(&b, "cy\"><x", "t", "");
	assert_non_null(
	    strstr(buf_str(&b), "<html lang=\"cy&quot;&gt;&lt;x\">"));
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_is_never_markup),
	    cmocka_unit_test(a_page_is_whole_and_asks_for_nothing),
	    cmocka_unit_test(the_language_is_the_decks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
