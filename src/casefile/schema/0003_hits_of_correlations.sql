-- SPDX-License-Identifier: EUPL-1.2
-- What correlations need of each source, so that they are evaluated over everything the case holds.

CREATE TABLE correlation_hits (
  source   INTEGER NOT NULL REFERENCES sources,
  position INTEGER NOT NULL,
  body     BLOB    NOT NULL,          -- hits one after the other, each behind its length in four bytes, the lowest first
  PRIMARY KEY (source, position)
) STRICT;
