-- Duplicates: what is seen in pixels, what was found of pairs, the user's word on them, and a journal that knows keepers.

CREATE TABLE perceptual (
  content_id INTEGER PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
  recipe TEXT NOT NULL,
  data BLOB NOT NULL
);

CREATE TABLE verdict (
  first_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  checker TEXT NOT NULL,
  band TEXT NOT NULL,
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) WITHOUT ROWID;
CREATE INDEX verdict_second ON verdict (second_id);
CREATE INDEX verdict_band ON verdict (band) WHERE band <> 'none';

CREATE TABLE not_duplicate (
  first_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  said_at TEXT NOT NULL,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) WITHOUT ROWID;
CREATE INDEX not_duplicate_second ON not_duplicate (second_id);

CREATE TABLE folder_role (
  path BLOB PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('protected', 'left out')),
  device INTEGER,
  inode INTEGER
) WITHOUT ROWID;

ALTER TABLE content ADD COLUMN searched TEXT NOT NULL DEFAULT '';

ALTER TABLE act ADD COLUMN folder BLOB;
ALTER TABLE journal ADD COLUMN keeper BLOB;
ALTER TABLE journal ADD COLUMN keeper_hash TEXT;
ALTER TABLE journal ADD COLUMN companion_of INTEGER REFERENCES journal (id);
ALTER TABLE journal ADD COLUMN mtime_ns INTEGER;
ALTER TABLE journal ADD COLUMN device INTEGER;
ALTER TABLE journal ADD COLUMN inode INTEGER;
ALTER TABLE journal ADD COLUMN folder_inode INTEGER;
