"""Verifying a catalogue finds what is wrong and puts right what can be worked out again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np

from engine.catalogue import Catalogue
from engine.catalogue.check import verify_catalogue
from engine.catalogue.features import changes_since, count_features
from engine.catalogue.labels import add_labels, import_labels, list_labels
from engine.catalogue.photos import list_ids, load_photos
from engine.catalogue.recovery import watch
from engine.catalogue.recovery.backups import back_up
from tests.engine.catalogue.made_rows import BACKBONE, put_photos


def tamper(catalogue: Catalogue, *statements: str) -> None:
    """Change the file behind the catalogue's back."""
    db = sqlite3.connect(catalogue.path, isolation_level=None)
    for statement in statements:
        db.execute(statement)
    db.close()


def test_a_sound_library_has_no_findings(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg", "2.jpg"])
    add_labels(catalogue, [1], "cat")
    back_up(catalogue.folder)
    generation = catalogue.generation()
    assert verify_catalogue(catalogue) == []
    assert catalogue.generation() == generation


def test_rows_that_point_nowhere_go(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg", "2.jpg"])
    tamper(catalogue, "DELETE FROM content WHERE id = 1", "UPDATE file SET root_id = 9 WHERE content_id = 2")
    findings = verify_catalogue(catalogue)
    assert all(finding.repaired for finding in findings)
    assert {finding.what.split(" pointed")[0] for finding in findings[:2]} == {
        "2 rows of the table file",
        "1 rows of the table feature",
    }
    assert verify_catalogue(catalogue) == []
    assert list_ids(catalogue).tolist() == []


def test_photos_listed_wrongly_are_listed_rightly_again(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg", "2.jpg", "3.jpg"])
    tamper(catalogue, "UPDATE content SET present = 0 WHERE id = 1", "UPDATE content SET place = x'00' WHERE id = 2")
    tamper(catalogue, "DELETE FROM file WHERE content_id = 3")
    (finding,) = verify_catalogue(catalogue)
    assert finding.repaired and finding.what.startswith("3 photos")
    assert [photo.name for photo in load_photos(catalogue, list_ids(catalogue, order="name"))] == ["1.jpg", "2.jpg"]


def test_odd_features_are_dropped_so_that_they_are_made_again(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", [f"{number}.jpg" for number in range(6)])
    not_a_number = np.full(8, np.nan, np.float16).tobytes().hex()
    tamper(
        catalogue,
        "UPDATE feature SET data = x'0102' WHERE content_id = 1",
        "UPDATE feature SET data = x'010203' WHERE content_id = 2",
        f"UPDATE feature SET data = x'{not_a_number}' WHERE content_id = 3",
    )
    generation = catalogue.generation()
    (finding,) = verify_catalogue(catalogue)
    assert "3 features" in finding.what
    assert count_features(catalogue, BACKBONE) == 3
    assert changes_since(catalogue, generation, BACKBONE)[1].tolist() == [1, 2, 3]


def test_a_label_file_that_was_changed_is_written_anew(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg"])
    add_labels(catalogue, [1], "cat")
    (catalogue.folder / "labels.jsonl").write_text("{}\n")
    (finding,) = verify_catalogue(catalogue)
    assert "labels.jsonl" in finding.what and finding.repaired
    import_labels(catalogue)
    assert list_labels(catalogue) == {"cat": 1}


def test_an_index_that_lacks_entries_is_made_again(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path) as catalogue:
        put_photos(catalogue, "/p", ["1.jpg", "2.jpg"])
    hidden = "writable_schema = ON", "DELETE FROM sqlite_master WHERE name = 'content_taken'"
    db = sqlite3.connect(tmp_path / "catalogue.db", isolation_level=None)
    row = db.execute("SELECT * FROM sqlite_master WHERE name = 'content_taken'").fetchone()
    db.close()
    tamper(catalogue, f"PRAGMA {hidden[0]}", hidden[1])
    tamper(catalogue, "UPDATE content SET taken_key = taken_key || '!'")  # while SQLite does not know of the index
    db = sqlite3.connect(tmp_path / "catalogue.db", isolation_level=None)
    db.execute(f"PRAGMA {hidden[0]}")
    db.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)
    db.close()
    (tmp_path / "catalogue.seal").write_text(watch.seal_text(tmp_path / "catalogue.db"))

    with Catalogue.open(tmp_path) as catalogue:
        (finding,) = verify_catalogue(catalogue)
        assert finding.repaired and "indexes have been made again" in finding.what
        assert verify_catalogue(catalogue) == []
        assert catalogue.recovered is None


def test_a_damaged_file_is_reported_and_mended_by_the_next_opening(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path) as catalogue:
        put_photos(catalogue, "/p", [f"{number}.jpg" for number in range(40)])
    with Catalogue.open(tmp_path) as catalogue:
        with catalogue.reading() as db:
            (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'content_format'").fetchone()
        with catalogue.path.open("r+b") as file:
            file.seek((page - 1) * 8192)
            file.write(b"\xff" * 8192)
        (finding,) = verify_catalogue(catalogue)
        assert not finding.repaired and "start Lookalike again" in finding.what
    with Catalogue.open(tmp_path) as catalogue:
        assert catalogue.recovered is not None
        assert len(list_ids(catalogue)) == 40


def test_a_damaged_backup_is_reported(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg"])
    backup = back_up(catalogue.folder)
    backup.write_bytes(b"noise" * 1000)
    (finding,) = verify_catalogue(catalogue)
    assert backup.name in finding.what and not finding.repaired
