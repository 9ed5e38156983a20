/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_QUERIES_H
#define STORE_QUERIES_H

/*
 * queries: every statement of the program by its name; db.h makes the enum
 * from it, db.c the table. Values are bound, never written into the text.
 */

/* Order of store/event.c:event_row(). */
#define EVENT_COLS \
	"e.id, e.device, e.seq, e.at_ms, e.zone_min, e.type, e.item, e.ref, " \
	"e.body"

/* Order of the table in store/state.c. */
#define STATE_COLS \
	"item, idea_days, hash, met, paused, stability, difficulty, " \
	"first_met_day, last_day, counted_day, due_day, interval_days, " \
	"n_counted, n_reviews, lapses, last_rating, last_level, " \
	"streak_misses, settled, settled_day, secure, secure_day, " \
	"n_ideas_seen, n_examples, owed"

#define DECK_COLS "name, source, hash, linked, added_ms, mtime_ns, size"

/* The types that speak about another event; a review is never one of
 * another item because of a ref it should not have. */
#define REF_TYPES "('amend', 'retract', 'wording')"

#define STORE_QUERIES(Q) \
	Q(BEGIN, "BEGIN IMMEDIATE") \
	Q(BEGIN_READ, "BEGIN") \
	Q(COMMIT, "COMMIT") \
	Q(ROLLBACK, "ROLLBACK") \
	Q(APPLICATION_ID, "PRAGMA application_id") \
	Q(USER_VERSION, "PRAGMA user_version") \
	Q(DATA_VERSION, "PRAGMA data_version") \
	Q(FOREIGN_KEYS, "PRAGMA foreign_keys") \
	Q(JOURNAL_DELETE, "PRAGMA journal_mode = DELETE") \
	Q(QUICK_CHECK, "PRAGMA quick_check(20)") \
	Q(KEY_CHECK, "PRAGMA foreign_key_check") \
	Q(TABLES, \
	    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND " \
	    "name IN ('meta', 'event', 'answer', 'item_version', 'deck', " \
	    "'item_state')") \
	Q(OBJECTS, \
	    "SELECT type, name, sql FROM sqlite_schema " \
	    "WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY type, name") \
	Q(META_GET, "SELECT value FROM meta WHERE key = ?1") \
	Q(META_PUT, \
	    "INSERT INTO meta (key, value) VALUES (?1, ?2) " \
	    "ON CONFLICT (key) DO UPDATE SET value = excluded.value") \
	Q(EVENT_ADD, \
	    "INSERT INTO event (id, device, seq, at_ms, zone_min, type, item," \
	    " ref, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) " \
	    "ON CONFLICT (id) DO NOTHING") \
	Q(EVENT_GET, "SELECT " EVENT_COLS " FROM event AS e WHERE e.id = ?1") \
	Q(EVENT_ALL, \
	    "SELECT " EVENT_COLS " FROM event AS e ORDER BY e.at_ms, e.id") \
	Q(EVENT_SOON_AFTER, \
	    "SELECT coalesce(max(at_ms), ?1) FROM event " \
	    "WHERE at_ms > ?1 AND at_ms < ?1 + ?2 AND device = ?3") \
	Q(EVENT_SAME_MS, \
	    "SELECT count(*) FROM event WHERE at_ms = ?1 AND device = ?2") \
	Q(EVENT_UP, /* ?1 and all that it refers to */ \
	    "WITH RECURSIVE up (id, ref, item, type) AS (" \
	    " SELECT id, ref, item, type FROM event WHERE id = ?1" \
	    " UNION SELECT e.id, e.ref, e.item, e.type" \
	    " FROM up CROSS JOIN event AS e ON e.id = up.ref) " \
	    "SELECT item, type FROM up") \
	Q(EVENT_OF_ITEM, /* the item's own and all that refers to those */ \
	    "WITH RECURSIVE c (r, id) AS (" \
	    " SELECT rowid, id FROM event WHERE item = ?1" \
	    " UNION SELECT e.rowid, e.id FROM c CROSS JOIN event AS e" \
	    " ON e.ref = c.id WHERE e.type IN " REF_TYPES ") " \
	    "SELECT " EVENT_COLS \
	    " FROM c CROSS JOIN event AS e ON e.rowid = c.r") \
	Q(EVENT_BY_ITEM, /* the same, where Q_REF_STRAYS finds nothing */ \
	    "SELECT " EVENT_COLS " FROM event AS e WHERE e.item = ?1") \
	Q(REF_STRAYS, /* what refers to an event of another item */ \
	    "SELECT 1 FROM event AS e CROSS JOIN event AS t ON t.id = e.ref" \
	    " WHERE e.ref IS NOT NULL AND e.type IN " REF_TYPES \
	    " AND e.item IS NOT t.item LIMIT 1") \
	Q(EVENT_RULES, /* what is true of all items, and its retracts */ \
	    "WITH RECURSIVE c (r, id) AS (" \
	    " SELECT rowid, id FROM event" \
	    " WHERE type IN ('setting', 'params', 'rename')" \
	    " UNION SELECT e.rowid, e.id FROM c CROSS JOIN event AS e" \
	    " ON e.ref = c.id WHERE e.type = 'retract') " \
	    "SELECT " EVENT_COLS \
	    " FROM c CROSS JOIN event AS e ON e.rowid = c.r" \
	    " ORDER BY e.at_ms, e.id") \
	Q(EVENT_RECENT, \
	    "SELECT " EVENT_COLS " FROM event AS e WHERE e.type = ?1 " \
	    "ORDER BY e.at_ms DESC, e.id DESC") \
	Q(EVENT_NEWEST, \
	    "SELECT max(at_ms) FROM event HAVING max(at_ms) NOTNULL") \
	Q(EVENT_LAST_GIVEN, \
	    "SELECT " EVENT_COLS " FROM event AS e WHERE e.type = 'review' " \
	    "AND e.device = (SELECT value FROM meta WHERE key = 'device') " \
	    "ORDER BY e.seq DESC") \
	Q(EVENT_RETRACTS, /* ?1, its retracts, theirs, … */ \
	    "WITH RECURSIVE c (r, id) AS (" \
	    " SELECT rowid, id FROM event WHERE id = ?1" \
	    " UNION SELECT e.rowid, e.id FROM c CROSS JOIN event AS e" \
	    " ON e.ref = c.id WHERE e.type = 'retract') " \
	    "SELECT " EVENT_COLS \
	    " FROM c CROSS JOIN event AS e ON e.rowid = c.r") \
	Q(EVENT_HAS_RETRACT, \
	    "SELECT 1 FROM event WHERE ref = ?1 AND type = 'retract' LIMIT 1") \
	Q(DEVICE_SEQ, \
	    "SELECT coalesce(max(seq), 0) FROM event WHERE device = ?1") \
	Q(ITEMS, \
	    "SELECT DISTINCT item FROM event WHERE item IS NOT NULL " \
	    "ORDER BY item") \
	Q(ANSWER_ADD, "INSERT INTO answer (event, text) VALUES (?1, ?2)") \
	Q(ANSWER_GET, "SELECT text FROM answer WHERE event = ?1") \
	Q(STATE_ALL, "SELECT " STATE_COLS " FROM item_state ORDER BY item") \
	Q(STATE_GET, "SELECT " STATE_COLS " FROM item_state WHERE item = ?1") \
	Q(STATE_PUT, \
	    "INSERT OR REPLACE INTO item_state (" STATE_COLS ") VALUES (" \
	    "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, " \
	    "?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)") \
	Q(STATE_REMOVE, "DELETE FROM item_state WHERE item = ?1") \
	Q(VERSION_ADD, \
	    "INSERT INTO item_version (item, hash, snapshot) " \
	    "VALUES (?1, ?2, ?3) ON CONFLICT (item, hash) DO NOTHING") \
	Q(VERSION_GET, \
	    "SELECT snapshot FROM item_version WHERE item = ?1 AND hash = ?2") \
	Q(PAGE_COUNT, "PRAGMA page_count") \
	Q(DECK_ALL, "SELECT " DECK_COLS " FROM deck ORDER BY name") \
	Q(DECK_ALL_PARSED, \
	    "SELECT " DECK_COLS ", '', parsed FROM deck ORDER BY name") \
	Q(DECK_ALL_TEXT, \
	    "SELECT " DECK_COLS ", text, parsed FROM deck ORDER BY name") \
	Q(DECK_GET, \
	    "SELECT " DECK_COLS ", text, parsed FROM deck WHERE name = ?1") \
	Q(DECK_PUT, \
	    "INSERT OR REPLACE INTO deck (" DECK_COLS ", text, parsed) " \
	    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)") \
	Q(DECK_REMOVE, "DELETE FROM deck WHERE name = ?1")

#endif
