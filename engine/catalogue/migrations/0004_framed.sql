-- Which of two copies is framed as the photo was taken.

ALTER TABLE verdict ADD COLUMN framed TEXT NOT NULL DEFAULT '';
