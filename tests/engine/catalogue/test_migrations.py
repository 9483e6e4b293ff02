"""The oldest catalogue and all migrations lead to schema.sql, and a migration that fails changes nothing."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.catalogue import Catalogue, migrations
from engine.catalogue.encoders import encoder_in_use
from engine.catalogue.features import load_features
from engine.catalogue.files import skipped_files
from engine.catalogue.journal import last_act, undoable_entries
from engine.catalogue.labels.listing import primary_labels
from engine.catalogue.photos import list_ids, load_photos
from engine.catalogue.recovery.backups import list_backups
from engine.catalogue.recovery.watch import migrate_file
from engine.catalogue.settings import get_setting

FIXTURES = Path(__file__).parents[2] / "fixtures" / "catalogues"
VERSIONS = range(1, migrations.SCHEMA_VERSION + 1)
STEPS = ("0002_add_rating.sql", "0003_rename_rating.sql")


def load_fixture(version: int, folder: Path) -> Path:
    """Make the library that a program of that schema version left behind."""
    script = (FIXTURES / f"catalogue-v{version}.sql").read_text(encoding="utf-8")
    db = sqlite3.connect(folder / "catalogue.db")
    db.execute("PRAGMA page_size = 8192")
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(script)
    db.close()
    return folder


def describe(db: sqlite3.Connection) -> dict[str, Any]:
    """Everything that makes a schema, however its SQL is laid out."""
    described: dict[str, Any] = {}
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    for kind, name, sql in rows:
        plain = " ".join(re.sub(r"--.*", "", sql).split()).upper()
        described[name] = [kind, sorted(re.findall(r"CHECK ?\(.*?\)|WITHOUT ROWID|AUTOINCREMENT|WHERE .*", plain))]
        for pragma in ("table_info", "foreign_key_list", "index_xinfo"):
            columns = db.execute(f"PRAGMA {pragma}({name})").fetchall()
            described[name].append(sorted((column[1:] for column in columns), key=repr))
    return described


@pytest.fixture
def steps_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "steps"
    folder.mkdir()
    (folder / STEPS[0]).write_text(
        "ALTER TABLE content ADD COLUMN rating INTEGER; -- one; two\nUPDATE content SET rating = 3;"
    )
    (folder / STEPS[1]).write_text("ALTER TABLE content RENAME rating TO stars;\nCREATE INDEX s ON content (stars);\n")
    return folder


def test_every_schema_version_has_its_fixture() -> None:
    assert sorted(path.name for path in FIXTURES.glob("*.sql")) == sorted(f"catalogue-v{n}.sql" for n in VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_fixture_and_all_migrations_make_the_schema(version: int, tmp_path: Path) -> None:
    old = sqlite3.connect(load_fixture(version, tmp_path) / "catalogue.db", isolation_level=None)
    new = sqlite3.connect(tmp_path / "new.db", isolation_level=None)
    migrations.migrate(old)
    migrations.create_schema(new)
    assert migrations.read_version(old) == migrations.read_version(new) == migrations.SCHEMA_VERSION
    assert describe(old) == describe(new)
    assert old.execute("PRAGMA foreign_key_check").fetchall() == []
    old.close()
    new.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_what_an_old_catalogue_held_is_there(version: int, tmp_path: Path) -> None:
    with Catalogue.open(load_fixture(version, tmp_path)) as catalogue:
        assert catalogue.recovered is None
        photos = load_photos(catalogue, list_ids(catalogue, order="name"))
        assert [photo.path for photo in photos] == [
            "/photos/0.jpg",
            "/photos/1.jpg",
            os.fsdecode(b"/photos/caf\xe9.jpg"),
        ]
        assert [photo.labels[:1] for photo in photos] == [("cat",), (), ("cat",)]
        assert photos[0].facts.camera == "Canon EOS 5D"
        assert [skipped.reason for skipped in skipped_files(catalogue)] == ["It is empty."]
        ((_, features),) = load_features(catalogue, "made.0")
        np.testing.assert_array_equal(features, np.arange(4) + np.arange(3)[:, None])
        encoder, act = encoder_in_use(catalogue), last_act(catalogue)
        assert encoder is not None and encoder.head == b"\x00head"
        assert get_setting(catalogue, "language") == "ja"
        assert act is not None
        assert [entry.kept_at for entry in undoable_entries(catalogue, act)] == ["/trash/files/gone.jpg"]


def test_of_labels_from_before_there_were_primary_ones_the_first_by_name_is(tmp_path: Path) -> None:
    library = load_fixture(2, tmp_path)
    db = sqlite3.connect(library / "catalogue.db")
    db.execute("INSERT INTO label VALUES (7, 'animal'), (8, 'zoo')")
    db.execute("INSERT INTO content_label VALUES (1, 8), (1, 7), (2, 8)")
    db.commit()
    db.close()
    with Catalogue.open(library) as catalogue:
        assert [photo.labels for photo in load_photos(catalogue, [1, 2, 3])] == [
            ("animal", "cat", "zoo"),
            ("zoo",),
            ("cat",),
        ]
        assert primary_labels(catalogue) == {1: "animal", 2: "zoo", 3: "cat"}


def test_steps_run_in_order_each_once_with_a_backup_first(tmp_path: Path, steps_folder: Path) -> None:
    library = load_fixture(1, tmp_path)
    for steps, version in ((STEPS[:1], 2), (STEPS, 3), (STEPS, 3)):
        migrate_file(library, steps, steps_folder)
        db = sqlite3.connect(library / "catalogue.db")
        assert migrations.read_version(db) == version
        db.close()
    db = sqlite3.connect(library / "catalogue.db")
    assert db.execute("SELECT DISTINCT stars FROM content").fetchall() == [(3,)]
    db.close()
    assert [path.stem[-3:] for path in list_backups(library)] == ["-v2", "-v1"]


def test_a_step_that_fails_leaves_the_catalogue_as_it_was(tmp_path: Path, steps_folder: Path) -> None:
    (steps_folder / STEPS[1]).write_text("DELETE FROM content_label; UPDATE nothing SET a = 1;")
    library = load_fixture(1, tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="nothing"):
        migrate_file(library, STEPS, steps_folder)
    db = sqlite3.connect(library / "catalogue.db")
    assert migrations.read_version(db) == 1
    assert db.execute("SELECT count(*) FROM content_label").fetchone() == (2,)
    db.close()
    with Catalogue.open(library) as catalogue:
        assert len(list_ids(catalogue)) == 3
