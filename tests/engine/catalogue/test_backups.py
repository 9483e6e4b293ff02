"""Backups: small, daily, rotated, and enough to bring the library back."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from engine.catalogue import Catalogue
from engine.catalogue.features import count_features
from engine.catalogue.journal import list_entries, plan_act
from engine.catalogue.labels import add_labels
from engine.catalogue.photos import list_ids, load_photos
from engine.catalogue.recovery.backups import KEPT, back_up, back_up_daily, list_backups
from engine.catalogue.settings import set_setting
from tests.engine.catalogue.made_rows import BACKBONE, put_photos


def make_older(backup: Path, days: float) -> None:
    then = time.time() - days * 24 * 3600
    os.utime(backup, (then, then))


def count_derived(catalogue: Catalogue) -> tuple[int, int, int]:
    """Fingerprints, verdicts, and contents that count as searched."""
    queries = ("FROM perceptual", "FROM verdict", "FROM content WHERE searched <> ''")
    with catalogue.reading() as db:
        first, second, third = (db.execute(f"SELECT count(*) {query}").fetchone()[0] for query in queries)
    return first, second, third


def test_a_session_that_changed_something_leaves_a_backup_once_a_day(tmp_path: Path) -> None:
    Catalogue.open(tmp_path).close()
    assert list_backups(tmp_path) == []
    for value in (1, 2):
        with Catalogue.open(tmp_path) as catalogue:
            set_setting(catalogue, "a", value)
        assert len(list_backups(tmp_path)) == 1
    make_older(list_backups(tmp_path)[0], days=1.1)
    assert back_up_daily(tmp_path) in list_backups(tmp_path)
    assert back_up_daily(tmp_path) is None


def test_only_the_newest_backups_are_kept(tmp_path: Path) -> None:
    Catalogue.open(tmp_path).close()
    (tmp_path / "backups").mkdir()
    for day in range(1, 7):
        (tmp_path / "backups" / f"catalogue-2024050{day}-120000.db").write_bytes(b"")
    before_migrating = tmp_path / "backups" / "catalogue-20240101-120000-v1.db"
    before_migrating.write_bytes(b"")
    newest = back_up(tmp_path)
    assert list_backups(tmp_path)[0] == newest
    assert len(list_backups(tmp_path)) == KEPT + 1
    assert before_migrating.exists()
    assert {path.suffix for path in newest.parent.iterdir()} == {".db"}


def test_a_backup_brings_everything_back_but_the_features(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path) as catalogue:
        put_photos(catalogue, "/p", ["1.jpg", "caf\udce9.jpg"])
        add_labels(catalogue, [1], "cat")
        act = plan_act(catalogue, "trash", [("/p/1.jpg", "ab")])
        with catalogue.writing() as db:
            db.execute("INSERT INTO perceptual VALUES (1, 'made', x'00')")
            db.execute("INSERT INTO verdict VALUES (1, 2, 'made', 'same', 1.0, 'Made.', 'both')")
            db.execute("UPDATE content SET searched = 'made'")
        assert count_derived(catalogue) == (1, 1, 2)
        photos = load_photos(catalogue, list_ids(catalogue))
        entries = list_entries(catalogue, act)
    (tmp_path / "catalogue.db").unlink()
    (tmp_path / "labels.jsonl").unlink()
    with Catalogue.open(tmp_path) as catalogue:
        assert "rebuilt from the backup of" in (catalogue.recovered or "")
        assert load_photos(catalogue, list_ids(catalogue)) == photos
        assert list_entries(catalogue, act) == entries
        assert count_features(catalogue, BACKBONE) == 0
        assert count_derived(catalogue) == (0, 0, 0)
        put_photos(catalogue, "/q", ["new.jpg"])
        assert list_ids(catalogue, order="added")[0] == 3  # ids once given are not given again


def test_a_damaged_newest_backup_gives_way_to_the_one_before(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path) as catalogue:
        put_photos(catalogue, "/p", ["1.jpg"])
    (good,) = list_backups(tmp_path)
    good.with_name("catalogue-29990101-000000.db").write_bytes(b"noise" * 1000)
    os.truncate(tmp_path / "catalogue.db", 100)
    with Catalogue.open(tmp_path) as catalogue:
        assert len(list_ids(catalogue)) == 1


@pytest.mark.skipif(shutil.which("chmod") is None or os.name == "nt", reason="needs a folder that cannot be made")
def test_a_backup_that_cannot_be_made_does_not_keep_the_library_from_closing(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file where the folder should be")
    with Catalogue.open(tmp_path) as catalogue:
        set_setting(catalogue, "a", 1)
    with Catalogue.open(tmp_path) as catalogue:
        assert catalogue.recovered is None
