-- The catalogue: what the program knows of every photo. This file is the truth; migrations/ leads older files here.
-- Paths are BLOBs (the bytes of the file system), so that names which are no UTF-8 survive. Keys ending in _key are
-- computed when a row is written, so that every order of the grid is one walk along an index.

CREATE TABLE state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation INTEGER NOT NULL, -- grows with every commit, and over every recovery too
  born INTEGER NOT NULL        -- the generation at which this file was made or restored
);

CREATE TABLE root (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path BLOB NOT NULL UNIQUE,
  include TEXT NOT NULL DEFAULT '[]', -- JSON lists of glob patterns
  exclude TEXT NOT NULL DEFAULT '[]',
  hidden INTEGER NOT NULL DEFAULT 0,
  online INTEGER NOT NULL DEFAULT 1,
  device INTEGER
);

-- One row per content ever met; it outlives its files, so that a photo found again keeps its labels and features.
CREATE TABLE content (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL DEFAULT 0,
  width INTEGER NOT NULL DEFAULT 0,
  height INTEGER NOT NULL DEFAULT 0,
  format TEXT NOT NULL DEFAULT '',
  taken_at TEXT,
  camera TEXT,
  latitude REAL,
  longitude REAL,
  sharpness REAL,
  present INTEGER NOT NULL DEFAULT 0, -- 1 while at least one file row has this content
  changed INTEGER NOT NULL DEFAULT 0, -- generation in which presence or a feature changed last
  place BLOB,                         -- the first place, or the last one known
  taken_key TEXT NOT NULL DEFAULT '', -- taken_at, else the local time of the file
  name_key BLOB NOT NULL DEFAULT x'',
  folder_key BLOB NOT NULL DEFAULT x'',
  searched TEXT NOT NULL DEFAULT ''   -- recipe of the search for duplicates that this content has been through
);
CREATE INDEX content_changed ON content (changed, present);
-- Each begins with `present`, as SQLite does not take a partial index for a covering one.
CREATE INDEX content_added ON content (present);
CREATE INDEX content_taken ON content (present, taken_key);
CREATE INDEX content_name ON content (present, name_key);
CREATE INDEX content_folder ON content (present, folder_key);
CREATE INDEX content_size ON content (present, bytes);
CREATE INDEX content_format ON content (present, format);

CREATE TABLE file (
  path BLOB PRIMARY KEY,
  root_id INTEGER NOT NULL REFERENCES root (id) ON DELETE CASCADE,
  content_id INTEGER REFERENCES content (id),
  skip_reason TEXT,
  decoder TEXT, -- stamp of the decoders that gave skip_reason; other decoders try again
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  device INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  name_fold TEXT NOT NULL, -- file name, NFC and casefolded
  CHECK ((content_id IS NULL) <> (skip_reason IS NULL))
) WITHOUT ROWID;
CREATE INDEX file_content ON file (content_id);
CREATE INDEX file_root ON file (root_id, content_id);

CREATE TABLE backbone (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE feature (
  id INTEGER PRIMARY KEY,
  backbone_id INTEGER NOT NULL REFERENCES backbone (id) ON DELETE CASCADE,
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  data BLOB NOT NULL, -- little-endian float16, (dims,)
  UNIQUE (backbone_id, content_id)
);
CREATE INDEX feature_content ON feature (content_id);

CREATE TABLE encoder (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  backbone TEXT NOT NULL,
  head BLOB NOT NULL,
  created_at TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  in_use INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX encoder_in_use ON encoder (in_use) WHERE in_use = 1;

CREATE TABLE label (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE content_label (
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  label_id INTEGER NOT NULL REFERENCES label (id) ON DELETE CASCADE,
  is_primary INTEGER NOT NULL DEFAULT 0, -- 1 for one of the labels of every labelled content
  PRIMARY KEY (content_id, label_id)
) WITHOUT ROWID;
CREATE INDEX content_label_label ON content_label (label_id);
CREATE UNIQUE INDEX content_label_primary ON content_label (content_id) WHERE is_primary = 1;

-- Labels that the user has said a photo must not have: never suggested again.
CREATE TABLE rejection (
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  label_id INTEGER NOT NULL REFERENCES label (id) ON DELETE CASCADE,
  PRIMARY KEY (content_id, label_id)
) WITHOUT ROWID;
CREATE INDEX rejection_label ON rejection (label_id);

-- Answers to "same or different?".
CREATE TABLE pair_answer (
  first_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  same INTEGER NOT NULL CHECK (same IN (0, 1)),
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) WITHOUT ROWID;
CREATE INDEX pair_answer_second ON pair_answer (second_id);

-- Labels that are numbers, such as a rating.
CREATE TABLE content_number (
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (content_id, name)
) WITHOUT ROWID;
CREATE INDEX content_number_name ON content_number (name);

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL -- JSON
);

-- Fingerprints of pixels, to find duplicates by; derived.
CREATE TABLE perceptual (
  content_id INTEGER PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
  recipe TEXT NOT NULL,
  data BLOB NOT NULL
);

-- What was found of a pair of contents; derived.
CREATE TABLE verdict (
  first_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  checker TEXT NOT NULL, -- stamp of the checker that said so
  band TEXT NOT NULL,    -- 'same', 'edited', 'moment' or 'none'
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  framed TEXT NOT NULL DEFAULT '', -- which is framed as the photo was taken: 'first', 'second', 'both', '' if unknown
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) WITHOUT ROWID;
CREATE INDEX verdict_second ON verdict (second_id);
CREATE INDEX verdict_band ON verdict (band) WHERE band <> 'none';

-- Pairs of contents that the user has told apart.
CREATE TABLE not_duplicate (
  first_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  said_at TEXT NOT NULL,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) WITHOUT ROWID;
CREATE INDEX not_duplicate_second ON not_duplicate (second_id);

-- Folders of which the user has said more than that they are normal; holds for all below.
CREATE TABLE folder_role (
  path BLOB PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('protected', 'left out')),
  device INTEGER, -- of the folder when the role was given, so that a renamed one is known again
  inode INTEGER
) WITHOUT ROWID;

-- What was done to the user's files, written before and after each act. Never shortened.
CREATE TABLE act (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  what TEXT NOT NULL, -- 'trash', 'move' or 'link'
  begun_at TEXT NOT NULL,
  folder BLOB         -- where a move goes to
);

CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  act_id INTEGER NOT NULL REFERENCES act (id),
  path BLOB NOT NULL,
  kept_at BLOB,         -- where the file went, once known
  hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'failed', 'undone')),
  reason TEXT NOT NULL DEFAULT '',
  changed_at TEXT NOT NULL,
  keeper BLOB,          -- the copy that stays, on which the act relies; a link leads to it
  keeper_hash TEXT,
  companion_of INTEGER REFERENCES journal (id), -- the photo that a sidecar went with
  mtime_ns INTEGER,     -- of the file before the act, as the next two
  device INTEGER,
  inode INTEGER,
  folder_inode INTEGER  -- of the folder it lay in, to find that again under another name
);
CREATE INDEX journal_act ON journal (act_id, state);
