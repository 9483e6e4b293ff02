"""Indexing real files: what is new, changed, moved, copied, gone, absent or bad."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import encoder_in_use
from engine.catalogue.features import count_features
from engine.catalogue.photos import list_ids, load_photos, photo_by_path
from engine.catalogue.roots import add_root, list_roots
from engine.embedding.encoder import Encoder
from engine.indexing import IndexOutcome, IndexPlan, index_library
from engine.progress import Cancelled

Index = Callable[..., IndexOutcome]


@pytest.fixture
def photos(tmp_path: Path, paint: Callable[..., Path]) -> Path:
    """Six photos in two folders."""
    folder = tmp_path / "photos"
    for seed in range(6):
        paint(folder / ("a" if seed < 3 else "b") / f"{seed}.jpg", seed)
    return folder


@pytest.fixture
def index(catalogue: Catalogue, encoder: Encoder, photos: Path) -> Index:
    """Run the indexing job over `photos`."""
    add_root(catalogue, str(photos))

    def run(**options: object) -> IndexOutcome:
        plan = IndexPlan(workers=1)
        return index_library(catalogue, catalogue.folder / "thumbnails", plan, encoder, **options)  # type: ignore[arg-type]

    return run


def places(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Content -> names of all its files."""
    found = load_photos(catalogue, list_ids(catalogue))
    return {photo.content: tuple(sorted(Path(path).name for path in photo.paths)) for photo in found}


def test_photos_are_indexed_with_thumbnail_feature_and_facts(index: Index, catalogue: Catalogue, photos: Path) -> None:
    outcome = index()
    assert (outcome.found, outcome.indexed, outcome.unchanged, outcome.skipped) == (6, 6, 0, ())
    photo = photo_by_path(catalogue, str(photos / "a" / "0.jpg"))
    assert photo is not None
    assert (photo.facts.width, photo.facts.height, photo.facts.format) == (160, 120, "JPEG")
    assert photo.facts.sharpness is not None
    assert (catalogue.folder / "thumbnails" / photo.content[:2] / f"{photo.content}.jpg").is_file()
    row = encoder_in_use(catalogue)
    assert row is not None
    assert count_features(catalogue, row.backbone) == 6


def test_nothing_is_read_again_when_nothing_changed(index: Index) -> None:
    index()
    outcome = index()
    assert (outcome.found, outcome.indexed, outcome.unchanged) == (6, 0, 6)


def test_a_changed_file_becomes_another_photo(
    index: Index, catalogue: Catalogue, photos: Path, paint: Callable[..., Path]
) -> None:
    index()
    before = places(catalogue)
    paint(photos / "a" / "0.jpg", seed=77, size=(200, 100))
    outcome = index()
    assert (outcome.indexed, outcome.unchanged) == (1, 5)
    assert len(set(places(catalogue)) - set(before)) == 1


def test_a_touched_file_stays_the_same_photo(index: Index, catalogue: Catalogue, photos: Path) -> None:
    index()
    before = places(catalogue)
    os.utime(photos / "a" / "0.jpg", ns=(1, 10**18))
    index()
    assert places(catalogue) == before
    assert index().unchanged == 6


def test_a_renamed_folder_keeps_its_photos(index: Index, catalogue: Catalogue, photos: Path) -> None:
    index()
    ids = set(list_ids(catalogue).tolist())
    (photos / "a").rename(photos / "c")
    outcome = index()
    assert (outcome.moved, outcome.indexed, outcome.removed) == (3, 0, 0)
    assert set(list_ids(catalogue).tolist()) == ids
    assert photo_by_path(catalogue, str(photos / "c" / "0.jpg")) is not None


def test_a_photo_copied_elsewhere_and_deleted_here_keeps_its_id(
    index: Index, catalogue: Catalogue, photos: Path
) -> None:
    index()
    photo = photo_by_path(catalogue, str(photos / "a" / "0.jpg"))
    shutil.copy(photos / "a" / "0.jpg", photos / "b" / "moved.jpg")  # another inode, another time
    (photos / "a" / "0.jpg").unlink()
    index()
    moved = photo_by_path(catalogue, str(photos / "b" / "moved.jpg"))
    assert photo is not None and moved is not None
    assert moved.id == photo.id


def test_copies_and_hard_links_are_one_photo_with_several_places(
    index: Index, catalogue: Catalogue, photos: Path
) -> None:
    shutil.copy(photos / "a" / "0.jpg", photos / "b" / "copy.jpg")
    os.link(photos / "a" / "0.jpg", photos / "b" / "link.jpg")
    outcome = index()
    assert outcome.indexed == outcome.found == 8
    assert ("0.jpg", "copy.jpg", "link.jpg") in places(catalogue).values()


def test_a_deleted_photo_leaves_and_comes_back_without_being_decoded(
    index: Index, catalogue: Catalogue, photos: Path
) -> None:
    index()
    photo = photo_by_path(catalogue, str(photos / "a" / "0.jpg"))
    assert photo is not None
    shutil.move(photos / "a" / "0.jpg", photos.parent / "kept.jpg")
    assert index().removed == 1
    assert len(list_ids(catalogue)) == 5
    (catalogue.folder / "thumbnails" / photo.content[:2] / f"{photo.content}.jpg").unlink()
    shutil.move(photos.parent / "kept.jpg", photos / "b" / "back.jpg")
    index()
    back = photo_by_path(catalogue, str(photos / "b" / "back.jpg"))
    assert back is not None
    assert back.id == photo.id
    # a decode would have made the thumbnail again
    assert not (catalogue.folder / "thumbnails" / photo.content[:2] / f"{photo.content}.jpg").exists()


def test_an_absent_root_is_offline_and_keeps_everything(index: Index, catalogue: Catalogue, photos: Path) -> None:
    index()
    photos.rename(photos.with_name("elsewhere"))
    outcome = index()
    assert outcome.offline == (str(photos),)
    assert outcome.removed == 0
    assert len(list_ids(catalogue)) == 6
    assert not list_roots(catalogue)[0].online
    photos.with_name("elsewhere").rename(photos)
    assert index().unchanged == 6
    assert list_roots(catalogue)[0].online


def test_an_empty_folder_on_the_same_device_has_lost_its_photos(
    index: Index, catalogue: Catalogue, photos: Path
) -> None:
    index()
    for part in ("a", "b"):
        shutil.rmtree(photos / part)
    assert index().removed == 6


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_loses_nothing(index: Index, catalogue: Catalogue, photos: Path) -> None:
    index()
    (photos / "a").chmod(0)
    try:
        outcome = index()
    finally:
        (photos / "a").chmod(0o755)
    assert outcome.removed == 0
    assert [Path(skipped.path).name for skipped in outcome.skipped] == ["a"]


def test_bad_files_are_skipped_with_reasons_and_not_tried_again(
    index: Index, catalogue: Catalogue, photos: Path
) -> None:
    (photos / "empty.jpg").write_bytes(b"")
    (photos / "text.png").write_text("not a photo at all, but a few words of text")
    seen: list[str] = []
    outcome = index(on_skip=lambda skipped: seen.append(skipped.reason))
    assert outcome.indexed == 6
    assert sorted(Path(skipped.path).name for skipped in outcome.skipped) == ["empty.jpg", "text.png"]
    assert all(reason.endswith(".") for reason in seen)
    assert len(seen) == 2
    again = index(on_skip=lambda skipped: seen.append(skipped.reason))
    assert len(again.skipped) == 2  # still told
    assert len(seen) == 2  # but not read


def test_odd_names_are_photos_like_any_other(index: Index, catalogue: Catalogue, photos: Path) -> None:
    names = ["new\nline.jpg", "日本語 🙂.jpg", "with 'quotes' \"&\" $(x).jpg"]
    if sys.platform == "linux":
        names.append(os.fsdecode(b"not-\xff\xfe-utf8.jpg"))
    for name in names:
        shutil.copy(photos / "a" / "0.jpg", photos / name)
    assert index().skipped == ()
    assert all(photo_by_path(catalogue, str(photos / name)) is not None for name in names)
    assert index().unchanged == 6 + len(names)


def test_a_cancel_keeps_what_was_committed(index: Index, catalogue: Catalogue, photos: Path) -> None:
    def stop(done: int, total: int, note: str = "") -> None:
        if note == "photos":
            raise Cancelled

    with pytest.raises(Cancelled):
        index(progress=stop)
    assert index().found == 6
    assert len(list_ids(catalogue)) == 6


def test_a_file_that_vanishes_meanwhile_is_told_and_forgotten(index: Index, photos: Path) -> None:
    def vanish(done: int, total: int, note: str = "") -> None:
        if note == "photos":
            (photos / "b" / "5.jpg").unlink(missing_ok=True)

    for seed in range(6, 40):  # enough that the last is not read yet when the first is done
        shutil.copy(photos / "a" / "0.jpg", photos / "a" / f"copy{seed}.jpg")
    outcome = index(progress=vanish)
    assert outcome.found == 40
    assert index().found == 39
