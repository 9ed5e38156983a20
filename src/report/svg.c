/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/svg.h"

#include <math.h>

#include "report/html.h"

/* One decimal, a full stop in every locale. */
static void
put_number(struct buf *out, double v)
{
	long tenths = isfinite(v) ? lround(v * 10) : 0;

	if (tenths < 0) {
		buf_addc(out, '-');
		tenths = -tenths;
	}
	buf_addf(out, "%ld", tenths / 10);
	if (tenths % 10)
		buf_addf(out, ".%ld", tenths % 10);
}

static void
put(struct buf *out, const char *name, double v)
{
	buf_addf(out, " %s=\"", name);
	put_number(out, v);
	buf_addc(out, '"');
}

static void
put_box(struct buf *out, double width, double height)
{
	buf_adds(out, " viewBox=\"0 0 ");
	put_number(out, width);
	buf_addc(out, ' ');
	put_number(out, height);
	buf_addc(out, '"');
}

void
svg_begin(struct buf *out, const char *id, double width, double height,
    const char *title, const char *description)
{
	buf_addf(
	    out, "<svg role=\"img\" aria-labelledby=\"%s-t %s-d\"", id, id);
	put_box(out, width, height);
	buf_addf(out, ">\n<title id=\"%s-t\">", id);
	html_text(out, title);
	buf_addf(out, "</title>\n<desc id=\"%s-d\">", id);
	html_text(out, description);
	buf_adds(out, "</desc>\n");
}

void
svg_begin_hidden(
    struct buf *out, const char *classes, double width, double height)
{
	buf_addf(out, "<svg class=\"%s\" aria-hidden=\"true\"", classes);
	put_box(out, width, height);
	buf_adds(out, ">");
}

void
svg_end(struct buf *out)
{
	buf_adds(out, "</svg>\n");
}

void
svg_text(struct buf *out, double x, double y, enum svg_anchor anchor,
    const char *classes, const char *text)
{
	static const char *const names[] = {"start", "middle", "end"};

	buf_addf(out, "<text class=\"%s\" text-anchor=\"%s\"", classes,
	    names[anchor]);
	put(out, "x", x);
	put(out, "y", y);
	buf_addc(out, '>');
	html_text(out, text);
	buf_adds(out, "</text>\n");
}

void
svg_line(struct buf *out, const char *classes, double x1, double y1, double x2,
    double y2)
{
	buf_addf(out, "<line class=\"%s\"", classes);
	put(out, "x1", x1);
	put(out, "y1", y1);
	put(out, "x2", x2);
	put(out, "y2", y2);
	buf_adds(out, "/>\n");
}

void
svg_rect(struct buf *out, const char *classes, double x, double y, double width,
    double height)
{
	buf_addf(out, "<rect class=\"%s\"", classes);
	put(out, "x", x);
	put(out, "y", y);
	put(out, "width", width);
	put(out, "height", height);
	buf_adds(out, "/>");
}

void
svg_circle(struct buf *out, const char *classes, double x, double y, double r)
{
	buf_addf(out, "<circle class=\"%s\"", classes);
	put(out, "cx", x);
	put(out, "cy", y);
	put(out, "r", r);
	buf_adds(out, "/>\n");
}

void
svg_path_begin(struct buf *out, const char *classes)
{
	buf_addf(out, "<path class=\"%s\" d=\"", classes);
}

static void
put_point(struct buf *out, char how, double x, double y)
{
	buf_addc(out, how);
	put_number(out, x);
	buf_addc(out, ' ');
	put_number(out, y);
}

void
svg_move(struct buf *out, double x, double y)
{
	put_point(out, 'M', x, y);
}

void
svg_to(struct buf *out, double x, double y)
{
	put_point(out, 'L', x, y);
}

void
svg_path_end(struct buf *out, bool closed)
{
	buf_adds(out, closed ? "Z\"/>\n" : "\"/>\n");
}
