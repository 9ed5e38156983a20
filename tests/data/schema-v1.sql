-- SPDX-License-Identifier: GPL-3.0-or-later
-- A store as version 1 was shipped, with one row at least of every sort.
-- Kept for ever and never edited: each later program must open it.
PRAGMA application_id = 1383494516;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('device','c732ad42-41d4-4142-9f76-610022e9920c');
INSERT INTO meta VALUES('seq','18');
CREATE TABLE event (
	id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
	device TEXT NOT NULL CHECK (length(device) = 36),
	seq INTEGER NOT NULL CHECK (seq > 0),
	at_ms INTEGER NOT NULL CHECK (at_ms BETWEEN -62135596800000
	    AND 253402300799999),
	zone_min INTEGER NOT NULL
	    CHECK (zone_min BETWEEN -1440 AND 1440),
	type TEXT NOT NULL CHECK (type IN ('review', 'amend', 'retract',
	    'session', 'note', 'wording', 'pause', 'resume', 'report',
	    'content', 'rename', 'params', 'setting')),
	item TEXT CHECK (item <> ''),
	ref TEXT CHECK (length(ref) = 36),
	body TEXT NOT NULL CHECK (body <> '')
) STRICT;
INSERT INTO event VALUES('019d3977-1a00-7000-a161-0973489442e9','c732ad42-41d4-4142-9f76-610022e9920c',1,1774785600000,60,'session',NULL,NULL,'{"phase":"start","deck":"npqlt","plan":["npqlt:lt1.1/recall"],"minutes":10}');
INSERT INTO event VALUES('019d3977-1de8-7000-b76f-12bfc0539cfe','c732ad42-41d4-4142-9f76-610022e9920c',2,1774785601000,60,'review','npqlt:lt1.1/recall',NULL,'{"mode":"new","level":4,"hash":"a1","attempts":[{"marks":"yn","hint":0},{"marks":"yy","hint":1}],"suggested":2,"rating":null}');
INSERT INTO event VALUES('019d48ea-2e00-7000-9883-7c5320ee6980','c732ad42-41d4-4142-9f76-610022e9920c',3,1775044800000,60,'review','npqlt:lt1.1/recall',NULL,'{"mode":"due","level":4,"hash":"a1","attempts":[{"marks":"yy","hint":0}],"suggested":3,"rating":null}');
INSERT INTO event VALUES('019d48ea-2e05-7000-8813-d4e8a3dba1cd','c732ad42-41d4-4142-9f76-610022e9920c',4,1775044800005,60,'amend','npqlt:lt1.1/recall','019d48ea-2e00-7000-9883-7c5320ee6980','{"rating":4}');
INSERT INTO event VALUES('019d48ea-2e06-7000-8ab2-9fd9bceeeb53','c732ad42-41d4-4142-9f76-610022e9920c',5,1775044800006,60,'wording','npqlt:lt1.1/recall','019d48ea-2e00-7000-9883-7c5320ee6980','{"idea":1,"text":"spread out"}');
INSERT INTO event VALUES('019d67d0-5600-7000-a385-a801b98349cf','c732ad42-41d4-4142-9f76-610022e9920c',6,1775563200000,60,'review','npqlt:lt1.1/recall',NULL,'{"mode":"due","level":4,"hash":"a1","attempts":[{"marks":"yy","hint":0}],"suggested":3,"rating":null}');
INSERT INTO event VALUES('019d67d0-5609-7000-8f51-e0e7850d2a13','c732ad42-41d4-4142-9f76-610022e9920c',7,1775563200009,60,'retract','npqlt:lt1.1/recall','019d67d0-5600-7000-a385-a801b98349cf','{}');
INSERT INTO event VALUES('019d67d0-560a-7000-b9b4-2681ada401ca','c732ad42-41d4-4142-9f76-610022e9920c',8,1775563200010,60,'session',NULL,'019d3977-1a00-7000-a161-0973489442e9','{"phase":"end","reason":"time"}');
INSERT INTO event VALUES('019d3e9d-7600-7000-acb3-bdbebadd6b5b','c732ad42-41d4-4142-9f76-610022e9920c',9,1774872000000,60,'review','npqlt:old/recall',NULL,'{"mode":"due","level":4,"hash":"a1","attempts":[{"marks":"yy","hint":0}],"suggested":3,"rating":null}');
INSERT INTO event VALUES('019d43c3-d200-7000-8ed5-78601ffb18f2','c732ad42-41d4-4142-9f76-610022e9920c',10,1774958400000,60,'rename','npqlt:old/recall',NULL,'{"old":"npqlt:old/recall","new":"npqlt:lt1.2/recall"}');
INSERT INTO event VALUES('019d4e10-8a00-7000-a9d8-8ff725d34aea','c732ad42-41d4-4142-9f76-610022e9920c',11,1775131200000,60,'content','npqlt:lt1.2/recall',NULL,'{"old":"a1","new":"b2","rule":"meaning"}');
INSERT INTO event VALUES('019d5336-e600-7000-b309-e039b7d79acb','c732ad42-41d4-4142-9f76-610022e9920c',12,1775217600000,60,'pause','npqlt:lt1.3/recall',NULL,'{}');
INSERT INTO event VALUES('019d5336-e600-7001-a052-388a8ed4c634','c732ad42-41d4-4142-9f76-610022e9920c',13,1775217600000,60,'pause','npqlt:lt1.1/recall',NULL,'{}');
INSERT INTO event VALUES('019d585d-4200-7000-b4ec-dcc04561cbc4','c732ad42-41d4-4142-9f76-610022e9920c',14,1775304000000,60,'resume','npqlt:lt1.1/recall',NULL,'{}');
INSERT INTO event VALUES('019d585d-4200-7001-9f1b-16b0b60a16f8','c732ad42-41d4-4142-9f76-610022e9920c',15,1775304000000,60,'note','npqlt:lt1.1/recall',NULL,'{"text":"as in 2.3"}');
INSERT INTO event VALUES('019d585d-4200-7002-82e5-49e4d5298191','c732ad42-41d4-4142-9f76-610022e9920c',16,1775304000000,60,'report','npqlt:lt1.1/recall',NULL,'{"text":"a typing slip"}');
INSERT INTO event VALUES('019d3977-1a00-7001-8461-36c7a0301299','c732ad42-41d4-4142-9f76-610022e9920c',17,1774785600000,60,'setting',NULL,NULL,'{"key":"day-starts","value":"05:00"}');
INSERT INTO event VALUES('019d5d83-9e00-7000-bdbb-25849227fbad','c732ad42-41d4-4142-9f76-610022e9920c',18,1775390400000,60,'params',NULL,NULL,'{"model":"fsrs6","weights":[0.212,1.2931,2.3065,8.2956,6.4133,0.8334,3.0194,0.001,1.8722,0.1666,0.796,1.4835,0.0614,0.2629,1.6483,0.6014,1.8729,0.5425,0.0912,0.0658,0.1542]}');
CREATE TABLE answer (
	event TEXT NOT NULL PRIMARY KEY REFERENCES event (id),
	text TEXT NOT NULL
) STRICT;
INSERT INTO answer VALUES('019d3977-1de8-7000-b76f-12bfc0539cfe','spaced practice');
INSERT INTO answer VALUES('019d48ea-2e00-7000-9883-7c5320ee6980','with a gap');
CREATE TABLE item_version (
	item TEXT NOT NULL CHECK (item <> ''),
	hash TEXT NOT NULL CHECK (hash <> ''),
	snapshot TEXT NOT NULL,
	PRIMARY KEY (item, hash)
) STRICT;
INSERT INTO item_version VALUES('npqlt:lt1.1/recall','a1','{"text":"x"}');
CREATE TABLE deck (
	name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
	source TEXT NOT NULL,
	hash TEXT NOT NULL,
	linked INTEGER NOT NULL CHECK (linked IN (0, 1)),
	added_ms INTEGER NOT NULL,
	mtime_ns INTEGER NOT NULL,
	size INTEGER NOT NULL,
	text TEXT NOT NULL,
	parsed BLOB NOT NULL
) STRICT;
INSERT INTO deck VALUES('npqlt','/home/someone/npqlt.yaml','00ff00ff00ff00ff',1,1774785600000,1774785600000000000,12,replace('deck: npqlt\n','\n',char(10)),x'');
CREATE TABLE item_state (
	item TEXT NOT NULL PRIMARY KEY CHECK (item <> ''),
	met INTEGER NOT NULL CHECK (met IN (0, 1)),
	paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
	stability REAL NOT NULL CHECK (stability BETWEEN 0 AND 36500),
	difficulty REAL NOT NULL CHECK (difficulty BETWEEN 0 AND 10),
	first_met_day INTEGER,
	last_day INTEGER,
	counted_day INTEGER,
	due_day INTEGER,
	interval_days INTEGER NOT NULL,
	n_counted INTEGER NOT NULL CHECK (n_counted >= 0),
	n_reviews INTEGER NOT NULL CHECK (n_reviews >= n_counted),
	lapses INTEGER NOT NULL CHECK (lapses >= 0),
	last_rating INTEGER NOT NULL CHECK (last_rating BETWEEN 0 AND 4),
	last_level INTEGER NOT NULL,
	streak_misses INTEGER NOT NULL CHECK (streak_misses >= 0),
	settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
	settled_day INTEGER,
	secure INTEGER NOT NULL CHECK (secure IN (0, 1)),
	secure_day INTEGER,
	n_ideas_seen INTEGER NOT NULL,
	idea_days TEXT NOT NULL,
	hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO item_state VALUES('npqlt:lt1.1/recall',1,0,13.935317174702587905,3.4641142975548842031,20541,20544,20544,20557,13,2,2,0,4,4,0,1,20544,0,NULL,2,'20544 20544','a1');
INSERT INTO item_state VALUES('npqlt:lt1.2/recall',1,0,2.3065000000000002167,2.1181039704590149952,20542,20542,20542,20545,3,1,1,0,3,4,0,0,NULL,0,NULL,2,'20542 20542','b2');
INSERT INTO item_state VALUES('npqlt:lt1.3/recall',0,1,0.0,0.0,NULL,NULL,NULL,NULL,0,0,0,0,0,0,0,0,NULL,0,NULL,0,'','');
CREATE INDEX event_item ON event (item) WHERE item IS NOT NULL;
CREATE INDEX event_ref ON event (ref) WHERE ref IS NOT NULL;
CREATE INDEX event_time ON event (at_ms, id);
CREATE INDEX event_type ON event (type, at_ms, id);
CREATE TRIGGER event_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
COMMIT;
