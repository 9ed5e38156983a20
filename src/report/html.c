/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/html.h"

#include <string.h>

#include "base/text.h"

/* What all pages share. Colours are named once, light and dark; their
 * contrast on the ground is 7:1 or more for text. */
static const char shared_css[] =
    ":root{color-scheme:light dark;--ground:#fff;--ink:#1b1b1f;--soft:#45454d;"
    "--line:#8a8a94;--fill:#e9eaf0;--accent:#1d4f91;--second:#8a4b08}\n"
    "@media (prefers-color-scheme:dark){:root{--ground:#16161a;--ink:#f1f1f4;"
    "--soft:#c6c6cf;--line:#7d7d88;--fill:#2a2b33;--accent:#9cc3ff;"
    "--second:#ffc078}}\n"
    "@media print{:root{color-scheme:light;--ground:#fff;--ink:#000;"
    "--soft:#333;--line:#777;--fill:#eee;--accent:#1d4f91;--second:#8a4b08}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;padding:1rem;max-width:60rem;background:var(--ground);"
    "color:var(--ink);font:1rem/1.5 system-ui,sans-serif;"
    "overflow-wrap:break-word}\n"
    "h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.25rem;margin-top:2rem}"
    "h3{font-size:1.05rem}\n"
    "a{color:var(--accent)}\n"
    "table{border-collapse:collapse;width:100%}caption{text-align:left;"
    "font-weight:600;padding:.25rem 0}\n"
    "th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;"
    "border-bottom:1px solid var(--line)}\n"
    "footer,.note{color:var(--soft);font-size:.9rem}\n"
    "svg{display:block;max-width:100%;height:auto}\n"
    "@page{size:A4;margin:15mm}\n"
    "@media print{body{padding:0;max-width:none;font-size:10pt}"
    "h2,h3,h2+p,h3+p{break-after:avoid}tr,figure,svg{break-inside:avoid}}\n";

void
html_text(struct buf *out, const char *s)
{
	struct buf clean = BUF_INIT;

	text_clean(&clean, s, strlen(s));
	for (const char *p = buf_str(&clean); *p; p++) {
		if (*p == '&')
			buf_adds(out, "&amp;");
		else if (*p == '<')
			buf_adds(out, "&lt;");
		else if (*p == '>')
			buf_adds(out, "&gt;");
		else if (*p == '"')
			buf_adds(out, "&quot;");
		else if (*p == '\'')
			buf_adds(out, "&#39;");
		else
			buf_addc(out, *p);
	}
	buf_release(&clean);
}

void
html_begin(
    struct buf *out, const char *lang, const char *title, const char *css)
{
	buf_adds(out, "<!DOCTYPE html>\n<html lang=\"");
	html_text(out, *lang ? lang : "en-GB");
	buf_adds(out,
	    "\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src"
	    " 'none'; style-src 'unsafe-inline'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n<title>");
	html_text(out, title);
	buf_addf(out, "</title>\n<style>\n%s%s</style>\n</head>\n<body>\n",
	    shared_css, css);
}

void
html_end(struct buf *out)
{
	buf_adds(out, "</body>\n</html>\n");
}
