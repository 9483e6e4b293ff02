-- Labels: a primary one for each photo, suggestions that were rejected, pairs told same or different, and numbers.

ALTER TABLE content_label ADD COLUMN is_primary INTEGER NOT NULL DEFAULT 0;
UPDATE content_label SET is_primary = 1 WHERE label_id = (
  SELECT label.id FROM content_label AS own JOIN label ON label.id = own.label_id
  WHERE own.content_id = content_label.content_id ORDER BY name LIMIT 1
);
CREATE UNIQUE INDEX content_label_primary ON content_label (content_id) WHERE is_primary = 1;

CREATE TABLE rejection (
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  label_id INTEGER NOT NULL REFERENCES label (id) ON DELETE CASCADE,
  PRIMARY KEY (content_id, label_id)
) WITHOUT ROWID;
CREATE INDEX rejection_label ON rejection (label_id);

CREATE TABLE pair_answer (
  first_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  same INTEGER NOT NULL CHECK (same IN (0, 1)),
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) WITHOUT ROWID;
CREATE INDEX pair_answer_second ON pair_answer (second_id);

CREATE TABLE content_number (
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (content_id, name)
) WITHOUT ROWID;
CREATE INDEX content_number_name ON content_number (name);
