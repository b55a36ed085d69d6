-- SPDX-License-Identifier: EUPL-1.2
-- A case. Times of evidence are nanoseconds since 1970 UTC. Unsigned numbers of 64 bits are kept as the signed number of the
-- same bits. Names and texts of evidence are data: they only ever arrive as bound parameters.

CREATE TABLE runs (
  id       INTEGER PRIMARY KEY,
  version  TEXT NOT NULL,             -- what decides a result: program and rules
  command  TEXT NOT NULL,
  actor    TEXT NOT NULL,
  started  TEXT NOT NULL,             -- RFC 3339
  finished TEXT                       -- RFC 3339; NULL: still running, or killed
) STRICT;

-- One row for each distinct stream, however often and wherever it was found.
CREATE TABLE sources (
  id         INTEGER PRIMARY KEY,
  sha256     TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
  size       INTEGER NOT NULL,
  reader     TEXT    NOT NULL,        -- '' where no reader recognised the stream
  version    TEXT    NOT NULL,        -- of the run that read it
  run        INTEGER NOT NULL REFERENCES runs,
  events     INTEGER NOT NULL,
  understood INTEGER NOT NULL,
  unused     INTEGER NOT NULL,
  in_issues  INTEGER NOT NULL
) STRICT;

CREATE TABLE origins (
  path          TEXT    NOT NULL,
  argument      TEXT    NOT NULL,
  source        INTEGER NOT NULL REFERENCES sources,
  original_path TEXT    NOT NULL,
  host          TEXT    NOT NULL,
  collector     TEXT    NOT NULL,
  PRIMARY KEY (path, argument, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX origins_by_source ON origins (source, path, argument);

CREATE TABLE coverage (
  source          INTEGER NOT NULL REFERENCES sources,
  position        INTEGER NOT NULL,
  computer        TEXT    NOT NULL,
  channel         TEXT    NOT NULL,
  records         INTEGER NOT NULL,
  first_time      INTEGER,
  last_time       INTEGER,
  first_record_id INTEGER NOT NULL,
  last_record_id  INTEGER NOT NULL,
  PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE issues (
  source    INTEGER NOT NULL REFERENCES sources,
  position  INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  offset    INTEGER NOT NULL,
  length    INTEGER NOT NULL,
  arguments TEXT    NOT NULL,         -- JSON: [["name", {"text" | "integer" | "moment" | "truth": value}], …], moments in nanoseconds
  PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

-- Rules that matched something.
CREATE TABLE rules (
  id      INTEGER PRIMARY KEY,
  rule_id TEXT NOT NULL,
  title   TEXT NOT NULL,
  author  TEXT NOT NULL,
  level   TEXT NOT NULL,
  status  TEXT NOT NULL,
  tags    TEXT NOT NULL,              -- JSON: ["attack.t1059", …]
  path    TEXT NOT NULL,
  UNIQUE (path, rule_id, title, author, level, status, tags)
) STRICT;

CREATE TABLE detections (
  source    INTEGER NOT NULL REFERENCES sources,
  position  INTEGER NOT NULL,
  rule      INTEGER NOT NULL REFERENCES rules,
  offset    INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  time      INTEGER,
  computer  TEXT    NOT NULL,
  channel   TEXT    NOT NULL,
  provider  TEXT    NOT NULL,
  code      INTEGER NOT NULL,
  details   TEXT    NOT NULL,         -- JSON: [["field", "value"], …]
  PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

-- Kinds of facts and names of fields: few, and repeated without end.
CREATE TABLE names (
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE facts (
  source    INTEGER NOT NULL REFERENCES sources,
  position  INTEGER NOT NULL,
  kind      INTEGER NOT NULL REFERENCES names,
  time      INTEGER,
  offset    INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

-- The fields of a fact, roles first. No foreign keys: they would cost a search for each of millions of rows that the same
-- transaction has just written.
CREATE TABLE fact_fields (
  source   INTEGER NOT NULL,
  fact     INTEGER NOT NULL,
  position INTEGER NOT NULL,
  role     INTEGER NOT NULL CHECK (role IN (0, 1)),
  name     INTEGER NOT NULL,
  value    TEXT    NOT NULL,
  PRIMARY KEY (source, fact, position)
) STRICT, WITHOUT ROWID;

CREATE VIEW fact_roles AS
  SELECT source, fact, position, text AS role, value FROM fact_fields JOIN names ON names.id = name WHERE fact_fields.role = 1;
CREATE VIEW fact_attributes AS
  SELECT source, fact, position, text AS attribute, value FROM fact_fields JOIN names ON names.id = name WHERE fact_fields.role = 0;

-- The diagnosis: one, replaced as a whole by the next.
CREATE TABLE findings (
  position   INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  question   TEXT NOT NULL,
  statement  TEXT NOT NULL,
  arguments  TEXT NOT NULL,
  state      TEXT NOT NULL,
  confidence REAL,
  time       INTEGER
) STRICT;

CREATE TABLE citations (
  id        INTEGER PRIMARY KEY,
  evidence  TEXT    NOT NULL CHECK (length(evidence) = 64),
  offset    INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  source    TEXT    NOT NULL,
  time      INTEGER
) STRICT;

CREATE TABLE finding_bases (
  finding  INTEGER NOT NULL REFERENCES findings,
  side     TEXT    NOT NULL CHECK (side IN ('for', 'against')),
  position INTEGER NOT NULL,
  citation INTEGER REFERENCES citations,
  entry    INTEGER,                   -- of the ledger, where there is no citation
  told_by  TEXT,
  kind     TEXT,
  PRIMARY KEY (finding, side, position),
  CHECK ((citation IS NULL) <> (entry IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_missing (
  finding   INTEGER NOT NULL REFERENCES findings,
  position  INTEGER NOT NULL,
  id        TEXT    NOT NULL,
  arguments TEXT    NOT NULL,
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sections (
  position INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,
  json     TEXT NOT NULL
) STRICT;

-- What is once true of a case stays true: 'exercise', 'diagnosed'.
CREATE TABLE marks (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Everything that people and commands did and decided, in order. The README says over which bytes the hash goes.
CREATE TABLE ledger (
  seq      INTEGER PRIMARY KEY,
  utc      TEXT NOT NULL,
  actor    TEXT NOT NULL,
  kind     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  json     TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash     TEXT NOT NULL
) STRICT;

-- The lines of custody.log; the file is written from here and can be completed after a crash.
CREATE TABLE custody (
  seq   INTEGER PRIMARY KEY,
  start INTEGER NOT NULL,             -- byte of custody.log where the line begins
  line  TEXT    NOT NULL
) STRICT;

CREATE TRIGGER ledger_is_kept BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER ledger_is_whole BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'nothing leaves the ledger'); END;
CREATE TRIGGER ledger_is_chained BEFORE INSERT ON ledger
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
    OR (NEW.seq > 1 AND NEW.previous <> (SELECT hash FROM ledger WHERE seq = NEW.seq - 1))
  BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END;
CREATE TRIGGER custody_is_kept BEFORE UPDATE ON custody BEGIN SELECT RAISE(ABORT, 'the custody log is never changed'); END;
CREATE TRIGGER custody_is_whole BEFORE DELETE ON custody BEGIN SELECT RAISE(ABORT, 'nothing leaves the custody log'); END;
CREATE TRIGGER custody_is_in_order BEFORE INSERT ON custody
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM custody)
  BEGIN SELECT RAISE(ABORT, 'a line follows the last one'); END;
CREATE TRIGGER marks_are_kept BEFORE UPDATE ON marks BEGIN SELECT RAISE(ABORT, 'a mark is never changed'); END;
CREATE TRIGGER marks_stay BEFORE DELETE ON marks BEGIN SELECT RAISE(ABORT, 'a mark is never removed'); END;
