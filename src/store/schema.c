/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * schema: migrations and nothing else. A step that was shipped is never
 * edited; a new version is a new step at the end. store/open.c applies them in
 * one transaction and replays the log after them, so a step that changes a
 * cache need not fill it, and whoever changes what core/fold computes adds a
 * step (it may be empty) so that every store is replayed. The files
 * tests/data/schema-vN.sql keep what each version looked like.
 */
#include "store/schema.h"

/* NULL is "none" for item and ref, so that their indexes leave it out. A ref
 * is no foreign key: an amend may arrive before its review. item_state is a
 * cache; a day that is NULL is none. */
static const char version_1[] =
    "CREATE TABLE meta (\n"
    "	key TEXT NOT NULL PRIMARY KEY,\n"
    "	value TEXT NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE event (\n"
    "	id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),\n"
    "	device TEXT NOT NULL CHECK (length(device) = 36),\n"
    "	seq INTEGER NOT NULL CHECK (seq > 0),\n"
    "	at_ms INTEGER NOT NULL CHECK (at_ms BETWEEN -62135596800000\n"
    "	    AND 253402300799999),\n"
    "	zone_min INTEGER NOT NULL\n"
    "	    CHECK (zone_min BETWEEN -1440 AND 1440),\n"
    "	type TEXT NOT NULL CHECK (type IN ('review', 'amend', 'retract',\n"
    "	    'session', 'note', 'wording', 'pause', 'resume', 'report',\n"
    "	    'content', 'rename', 'params', 'setting')),\n"
    "	item TEXT CHECK (item <> ''),\n"
    "	ref TEXT CHECK (length(ref) = 36),\n"
    "	body TEXT NOT NULL CHECK (body <> '')\n"
    ") STRICT;\n"
    "CREATE INDEX event_item ON event (item) WHERE item IS NOT NULL;\n"
    "CREATE INDEX event_ref ON event (ref) WHERE ref IS NOT NULL;\n"
    "CREATE INDEX event_time ON event (at_ms, id);\n"
    "CREATE INDEX event_type ON event (type, at_ms, id);\n"
    "CREATE TRIGGER event_not_changed BEFORE UPDATE ON event\n"
    "BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;\n"
    "CREATE TRIGGER event_not_deleted BEFORE DELETE ON event\n"
    "BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;\n"
    "CREATE TABLE answer (\n"
    "	event TEXT NOT NULL PRIMARY KEY REFERENCES event (id),\n"
    "	text TEXT NOT NULL\n"
    ") STRICT;\n"
    "CREATE TABLE item_version (\n"
    "	item TEXT NOT NULL CHECK (item <> ''),\n"
    "	hash TEXT NOT NULL CHECK (hash <> ''),\n"
    "	snapshot TEXT NOT NULL,\n"
    "	PRIMARY KEY (item, hash)\n"
    ") STRICT;\n"
    "CREATE TABLE deck (\n"
    "	name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),\n"
    "	source TEXT NOT NULL,\n"
    "	hash TEXT NOT NULL,\n"
    "	linked INTEGER NOT NULL CHECK (linked IN (0, 1)),\n"
    "	added_ms INTEGER NOT NULL,\n"
    "	mtime_ns INTEGER NOT NULL,\n"
    "	size INTEGER NOT NULL,\n"
    "	text TEXT NOT NULL,\n"
    "	parsed BLOB NOT NULL\n"
    ") STRICT;\n"
    "CREATE TABLE item_state (\n"
    "	item TEXT NOT NULL PRIMARY KEY CHECK (item <> ''),\n"
    "	met INTEGER NOT NULL CHECK (met IN (0, 1)),\n"
    "	paused INTEGER NOT NULL CHECK (paused IN (0, 1)),\n"
    "	stability REAL NOT NULL CHECK (stability BETWEEN 0 AND 36500),\n"
    "	difficulty REAL NOT NULL CHECK (difficulty BETWEEN 0 AND 10),\n"
    "	first_met_day INTEGER,\n"
    "	last_day INTEGER,\n"
    "	counted_day INTEGER,\n"
    "	due_day INTEGER,\n"
    "	interval_days INTEGER NOT NULL,\n"
    "	n_counted INTEGER NOT NULL CHECK (n_counted >= 0),\n"
    "	n_reviews INTEGER NOT NULL CHECK (n_reviews >= n_counted),\n"
    "	lapses INTEGER NOT NULL CHECK (lapses >= 0),\n"
    "	last_rating INTEGER NOT NULL CHECK (last_rating BETWEEN 0 AND 4),\n"
    "	last_level INTEGER NOT NULL,\n"
    "	streak_misses INTEGER NOT NULL CHECK (streak_misses >= 0),\n"
    "	settled INTEGER NOT NULL CHECK (settled IN (0, 1)),\n"
    "	settled_day INTEGER,\n"
    "	secure INTEGER NOT NULL CHECK (secure IN (0, 1)),\n"
    "	secure_day INTEGER,\n"
    "	n_ideas_seen INTEGER NOT NULL,\n"
    "	idea_days TEXT NOT NULL,\n"
    "	hash TEXT NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n";

/* Worked examples seen, and the ideas that are owed (bit i: idea i). */
static const char version_2[] =
    "ALTER TABLE item_state ADD COLUMN n_examples INTEGER NOT NULL\n"
    "	DEFAULT 0 CHECK (n_examples >= 0);\n"
    "ALTER TABLE item_state ADD COLUMN owed INTEGER NOT NULL\n"
    "	DEFAULT 0 CHECK (owed BETWEEN 0 AND 4294967295);\n";

static const char *const steps[] = {
    version_1,
    version_2,
};

const struct schema schema_now = {
    steps,
    sizeof(steps) / sizeof(steps[0]),
};
