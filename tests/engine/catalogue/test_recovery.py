"""A damaged, emptied or lost catalogue never keeps the library from opening, and nothing of it is deleted."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.catalogue import Catalogue, CatalogueDamaged, CatalogueTooNew, CatalogueUnwritable, migrations
from engine.catalogue.features import changes_since, count_features, knows_generation
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.labels import add_labels, list_labels
from engine.catalogue.photos import list_ids, load_photos
from engine.catalogue.recovery.watch import is_ready
from engine.catalogue.roots import list_roots
from engine.catalogue.settings import get_setting, set_setting
from tests.engine.catalogue.made_rows import BACKBONE, indexed, put_photos

PHOTOS = 60


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with photos, labels and one backup, closed cleanly."""
    folder = tmp_path_factory.mktemp("sound")
    with Catalogue.open(folder) as catalogue:
        put_photos(catalogue, "/p", [f"{number}.jpg" for number in range(PHOTOS)])
        add_labels(catalogue, [1, 2, 3], "cat")
    return folder


@pytest.fixture
def library(sound: Path, tmp_path: Path) -> Path:
    """A copy of the sound library, to be damaged."""
    return Path(shutil.copytree(sound, tmp_path / "library"))


def truncate(share: float) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, int(path.stat().st_size * share))


def overwrite(start: int, length: int) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(start if start >= 0 else path.stat().st_size + start)
            file.write(random.Random(start).randbytes(length))

    return damage


DAMAGE: dict[str, Callable[[Path], None]] = {
    "deleted": Path.unlink,
    "emptied": truncate(0),
    "cut to half": truncate(0.5),
    "cut by a page": lambda path: os.truncate(path, path.stat().st_size - 8192),
    "cut within the header": lambda path: os.truncate(path, 50),
    "noise in the header": overwrite(0, 100),
    "noise in the first page": overwrite(100, 8000),
    "noise in the middle": overwrite(5 * 8192, 3 * 8192),
    "noise all over": overwrite(0, 400_000),
    "another kind of file": lambda path: path.write_bytes(b"hello " * 5000) and None,
    "another database": lambda path: make_foreign_database(path),
    "tables dropped": lambda path: drop_a_table(path),
}


def make_foreign_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
    db.close()


def drop_a_table(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE state")
    db.close()


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_catalogue_is_set_aside_and_rebuilt(library: Path, damage: Callable[[Path], None]) -> None:
    damage(library / "catalogue.db")
    left = (library / "catalogue.db").read_bytes() if (library / "catalogue.db").exists() else None

    with Catalogue.open(library) as catalogue:
        assert catalogue.recovered is not None and catalogue.recovered.startswith("The library file was ")
        assert len(list_ids(catalogue)) == PHOTOS
        assert list_labels(catalogue) == {"cat": 3}
        assert [root.path for root in list_roots(catalogue)] == ["/p"]
        set_setting(catalogue, "works", "again")

    if left is not None:
        (aside,) = library.glob("catalogue.db.damaged-*[0-9x]")
        assert aside.name in catalogue.recovered
        assert len(aside.read_bytes()) == len(left)
    with Catalogue.open(library) as again:
        assert again.recovered is None
        assert get_setting(again, "works") == "again"


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_without_a_backup_the_labels_still_survive(library: Path, damage: Callable[[Path], None]) -> None:
    shutil.rmtree(library / "backups")
    damage(library / "catalogue.db")
    with Catalogue.open(library) as catalogue:
        assert catalogue.recovered is not None
        root = put_photos(catalogue, "/p", [f"{number}.jpg" for number in range(PHOTOS)])  # the re-scan
        assert root.photos in (0, PHOTOS)
        labelled = [photo.name for photo in load_photos(catalogue, list_ids(catalogue)) if photo.labels == ("cat",)]
    assert sorted(labelled) == ["0.jpg", "1.jpg", "2.jpg"]


@pytest.mark.parametrize("seed", range(30))
def test_noise_anywhere_never_keeps_the_library_from_opening(library: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = library / "catalogue.db"
    for _ in range(chance.choice((1, 1, 4))):
        overwrite(chance.randrange(path.stat().st_size), chance.choice((1, 4, 100, 8192, 50_000)))(path)
    with Catalogue.open(library) as catalogue:
        load_photos(catalogue, list_ids(catalogue))
        add_labels(catalogue, list_ids(catalogue)[:1], "dog")


def test_damage_to_every_backup_too_leaves_the_labels(library: Path) -> None:
    for backup in (library / "backups").iterdir():
        overwrite(0, 50_000)(backup)
    truncate(0.5)(library / "catalogue.db")
    with Catalogue.open(library) as catalogue:
        assert catalogue.recovered is not None and "add your folders again" in catalogue.recovered
        assert list_labels(catalogue) == {"cat": 0}  # waiting for their photos


def test_a_torn_label_file_gives_what_it_can(library: Path) -> None:
    shutil.rmtree(library / "backups")
    (library / "catalogue.db").unlink()
    lines = (library / "labels.jsonl").read_text().splitlines()
    noise = [
        "\ufffd\x00{",
        '{"content": 5, "labels": ["x"]}',
        '{"content": "ab", "path": "\\ud800", "labels": []}',
        "[]",
    ]
    (library / "labels.jsonl").write_text("\n".join([lines[0], *noise, lines[1], lines[2][:20]]))
    with Catalogue.open(library) as catalogue:
        put_photos(catalogue, "/p", ["0.jpg", "1.jpg", "2.jpg"])
        assert list_labels(catalogue) == {"cat": 2}


def test_a_rebuilt_catalogue_has_a_generation_never_used_before(library: Path) -> None:
    with Catalogue.open(library) as catalogue:
        before = catalogue.generation()
        assert knows_generation(catalogue, before)
    truncate(0.5)(library / "catalogue.db")
    with Catalogue.open(library) as catalogue:
        assert catalogue.generation() > before
        assert not knows_generation(catalogue, before)
        assert changes_since(catalogue, before, BACKBONE)[2] == catalogue.generation()


def test_damage_among_the_features_costs_only_them(library: Path) -> None:
    shutil.rmtree(library / "backups")
    with sqlite3.connect(library / "catalogue.db") as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'feature'").fetchone()
    db.close()
    overwrite((page - 1) * 8192, 8192)(library / "catalogue.db")
    with Catalogue.open(library) as catalogue:
        assert catalogue.recovered is not None and "all but the cached features" in catalogue.recovered
        assert (len(list_ids(catalogue)), count_features(catalogue, BACKBONE)) == (PHOTOS, 0)


@pytest.mark.parametrize("damage", ["lost", "noise", "cut"])
def test_a_lost_log_after_a_crash_costs_at_most_what_was_in_it(library: Path, tmp_path: Path, damage: str) -> None:
    with Catalogue.open(library) as catalogue:
        put_photos(catalogue, "/later", ["x.jpg"])
        crashed = Path(shutil.copytree(library, tmp_path / "crashed"))  # as a kill would leave it
    log = crashed / "catalogue.db-wal"
    assert log.stat().st_size > 0
    {"lost": Path.unlink, "noise": overwrite(32, 5000), "cut": truncate(0.6)}[damage](log)
    with Catalogue.open(crashed) as catalogue:
        assert len(list_ids(catalogue)) >= PHOTOS
        put_photos(catalogue, "/later", ["x.jpg"])
        assert len(list_ids(catalogue)) == PHOTOS + 1


def test_a_stray_log_beside_no_catalogue_is_not_taken_for_its_own(tmp_path: Path, library: Path) -> None:
    with Catalogue.open(library) as catalogue:
        put_photos(catalogue, "/later", ["x.jpg"])
        (tmp_path / "new").mkdir()
        shutil.copy(library / "catalogue.db-wal", tmp_path / "new")
    with Catalogue.open(tmp_path / "new") as catalogue:
        assert len(list_ids(catalogue)) == 0
        set_setting(catalogue, "works", True)


def test_damage_met_while_running_is_told_and_mended_at_the_next_opening(library: Path) -> None:
    with Catalogue.open(library) as catalogue:
        overwrite(8192, 400_000)(library / "catalogue.db")
        with pytest.raises(CatalogueDamaged, match="start it again"):
            list_ids(catalogue)
    with Catalogue.open(library) as catalogue:
        assert catalogue.recovered is not None
        assert len(list_ids(catalogue)) == PHOTOS


def test_a_second_process_leaves_a_damaged_file_to_the_first(library: Path) -> None:
    with Catalogue.open(library):
        overwrite(0, 400_000)(library / "catalogue.db")
        with pytest.raises(CatalogueDamaged, match="close every other"):
            is_ready(library, deadline=0)


def test_a_newer_catalogue_is_refused_and_left_untouched(library: Path) -> None:
    with sqlite3.connect(library / "catalogue.db") as db:
        db.execute(f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")
    db.close()
    before = {path.name: path.read_bytes() for path in library.iterdir() if path.is_file()}
    with pytest.raises(CatalogueTooNew, match="newest version"):
        Catalogue.open(library)
    assert {path.name: path.read_bytes() for path in library.iterdir() if path.is_file()} == before


def test_an_interrupted_first_start_starts_again_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").touch()
    with Catalogue.open(tmp_path) as catalogue:
        assert catalogue.recovered is None


def test_an_interrupted_repair_is_taken_up_again(library: Path) -> None:
    (library / "catalogue.db").rename(library / "catalogue.db.damaged-20240501-120000")
    (library / "catalogue.db.part").write_bytes(b"half a catalogue")
    with Catalogue.open(library) as catalogue:
        assert len(list_ids(catalogue)) == PHOTOS


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CatalogueUnwritable, match="choose another folder"):
        Catalogue.open(tmp_path / "file" / "library")


def test_a_full_disk_loses_only_the_open_batch(library: Path) -> None:
    with Catalogue.open(library) as catalogue:
        with catalogue.writing() as db:
            (pages,) = db.execute("PRAGMA page_count").fetchone()
            db.execute(f"PRAGMA max_page_count = {pages + 2}")
        root = list_roots(catalogue)[0]
        big = Batch(root.id, [indexed(f"/p/new{number}.jpg", f"new {number}") for number in range(2000)])
        with pytest.raises(CatalogueUnwritable, match="disk is full"):
            write_batch(catalogue, big)
        assert len(list_ids(catalogue)) == PHOTOS
        with catalogue.writing() as db:
            db.execute("PRAGMA max_page_count = 1000000")
        write_batch(catalogue, big)
        assert len(list_ids(catalogue)) == PHOTOS + 2000
