#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   many-reviews.sh DB REVIEWS ITEMS
#
# Fills a store that is there (and empty of reviews) with made-up reviews of
# ITEMS items, one item after the other each day, as a log would hold them:
# ids in the order of time, bodies as the program writes them, and one review
# in a thousand amended. The caches stay behind: `doctor --rebuild` makes them.
set -eu
sqlite3 "$1" <<END
PRAGMA synchronous = OFF;
PRAGMA journal_mode = MEMORY;
BEGIN;
WITH RECURSIVE r (i) AS (
	SELECT 0 UNION ALL SELECT i + 1 FROM r WHERE i + 1 < $2
), v AS (
	SELECT i, i % $3 AS item, i / $3 AS round,
	    (i * 2654435761) % 4294967296 AS dice,
	    1000000000000 + (i / $3) * 3 * 86400000 + (i % $3) * 20000 AS at
	FROM r
)
INSERT INTO event (id, device, seq, at_ms, zone_min, type, item, ref, body)
SELECT printf('%08x-%04x-7000-8000-%012x', at >> 16, at & 65535, i),
    '0193a000-0000-7000-8000-000000000001', i + 1, at, 60, 'review',
    printf('many:lt%d/recall', item + 1), NULL,
    printf('{"mode":"%s","level":%d,"hash":"%016x",' ||
	'"session":"0193b000-0000-7000-8000-%012x",' ||
	'"attempts":[{"marks":"%s","hint":0}%s],' ||
	'"suggested":%d,"rating":null%s,"first_key_ms":%d,"total_ms":%d}',
	iif(round = 0, 'new', 'due'), 1 + dice % 4, item, round,
	iif(dice % 7, 'yyy', 'yny'), iif(dice % 7, '', ',{"marks":"yyn","hint":1}'),
	iif(dice % 7, 3, 1), iif(dice % 3, '', ',"confidence":2'),
	dice % 9000, 5000 + dice % 30000)
FROM v;
INSERT INTO event (id, device, seq, at_ms, zone_min, type, item, ref, body)
SELECT printf('%08x-%04x-7000-9000-%012x', at_ms >> 16, at_ms & 65535, seq),
    device, $2 + seq, at_ms + 5, 60, 'amend', item, id, '{"rating":2}'
FROM event WHERE type = 'review' AND seq % 1000 = 500;
COMMIT;
END
