"""The Library as the window uses it: real files, the real encoder, a temporary home."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from PIL import Image

from engine import Crop, Example, Filters, Library, Query, UnreadablePhoto, UnusableQuery
from engine.catalogue.database import Catalogue
from engine.catalogue.journal import list_entries, plan_act
from engine.photos.thumbnail import thumbnail_path
from engine.photos.trash import move_to_trash

Paint = Callable[..., Path]


@pytest.fixture
def photos(tmp_path: Path, paint: Paint) -> Path:
    """Eight photos in two folders, one of them twice."""
    folder = tmp_path / "photos"
    for seed in range(8):
        paint(folder / ("a" if seed < 4 else "b") / f"{seed}.jpg", seed)
    shutil.copy(folder / "a" / "0.jpg", folder / "b" / "copy.jpg")
    return folder


@pytest.fixture
def library(tmp_path: Path, photos: Path) -> Iterator[Library]:
    """An indexed library."""
    with Library.open(tmp_path / "ライブラリ") as opened:
        opened.add_folder(str(photos))
        opened.index()
        yield opened


def names(library: Library, query: Query, **options: object) -> list[str]:
    """File names of the matches, best first."""
    return [match.photo.name for match in library.search(query, **options).matches]  # type: ignore[arg-type]


def by_name(library: Library, name: str) -> int:
    """The id of the photo that has a place of this name."""
    return next(p.id for p in library.photos(library.photo_ids()) if name in [Path(path).name for path in p.paths])


def test_identical_content_is_one_match_with_all_its_places(library: Library, photos: Path) -> None:
    found = library.search(Query((Example(by_name(library, "1.jpg")),)))
    copies = [match.photo.paths for match in found.matches if len(match.photo.paths) > 1]
    assert copies == [(str(photos / "a" / "0.jpg"), str(photos / "b" / "copy.jpg"))]
    assert found.searched == library.count() == 8
    assert len(found.matches) == 7


def test_a_file_from_outside_and_its_pixels_find_the_same(library: Library, tmp_path: Path, paint: Paint) -> None:
    outside = paint(tmp_path / "outside.png", seed=5)
    by_file = library.search(Query((Example(str(outside)),)), k=3)
    by_pixels = library.search(Query((Example(np.asarray(Image.open(outside).convert("RGB"))),)), k=3)
    assert by_file.matches[0].photo.name == "5.jpg"
    assert [m.photo.id for m in by_file.matches] == [m.photo.id for m in by_pixels.matches]
    assert by_file.matches[0].score == pytest.approx(by_pixels.matches[0].score, abs=1e-4)


def test_an_exact_copy_from_outside_scores_one(library: Library, photos: Path, tmp_path: Path) -> None:
    shutil.copy(photos / "a" / "2.jpg", tmp_path / "elsewhere.jpg")
    best = library.search(Query((Example(str(tmp_path / "elsewhere.jpg")),)), k=1).matches[0]
    assert best.photo.name == "2.jpg"
    assert best.score == pytest.approx(1.0, abs=2e-3)


def test_filters_give_exactly_k(library: Library, photos: Path) -> None:
    query = Query((Example(by_name(library, "1.jpg")),))
    inside = library.search(query, k=4, filters=Filters(folder=str(photos / "b")))
    assert len(inside.matches) == 4
    assert all(match.photo.path.startswith(str(photos / "b")) for match in inside.matches)


def test_negatives_push_away(library: Library) -> None:
    one, other = by_name(library, "1.jpg"), by_name(library, "2.jpg")
    near = Example(by_name(library, "3.jpg"))
    plain = library.search(Query((near,))).matches
    pushed = library.search(Query((near,), (Example(one),))).matches
    score = {match.photo.id: match.score for match in plain}
    after = {match.photo.id: match.score for match in pushed}
    assert one in score and one not in after
    assert other in after


def test_min_score_leaves_out_the_rest(library: Library) -> None:
    query = Query((Example(by_name(library, "1.jpg")),))
    scores = [match.score for match in library.search(query).matches]
    cut = library.search(query, min_score=scores[2]).matches
    assert [match.score for match in cut] == scores[:3]


def test_a_crop_of_a_library_photo_finds_that_photo(library: Library) -> None:
    photo = by_name(library, "6.jpg")
    found = names(library, Query((Example(photo, Crop(0.05, 0.05, 0.9, 0.9)),)), k=1)
    assert found == ["6.jpg"]


def test_regions_sum_to_the_score(library: Library, photos: Path) -> None:
    match = by_name(library, "7.jpg")
    regions = library.explain(Example(str(photos / "a" / "1.jpg")), match)
    assert regions.query.shape == regions.match.shape == (7, 7)
    assert regions.query.sum() == pytest.approx(regions.score, abs=1e-4)
    assert regions.match.sum() == pytest.approx(regions.score, abs=1e-4)
    found = library.search(Query((Example(by_name(library, "1.jpg")),)))
    assert {m.photo.id: m.score for m in found.matches}[match] == pytest.approx(regions.score, abs=2e-3)


def test_queries_that_cannot_be_searched_say_why(library: Library, tmp_path: Path) -> None:
    photo = Example(by_name(library, "1.jpg"))
    with pytest.raises(UnusableQuery, match="at least one"):
        library.search(Query(()))
    with pytest.raises(UnusableQuery, match="cancel"):
        library.search(Query((photo,), (photo,), less_weight=1.0))
    with pytest.raises(UnusableQuery, match="not in the library"):
        library.search(Query((Example(99_999),)))
    (tmp_path / "bad.jpg").write_text("no photo")
    with pytest.raises(UnreadablePhoto):
        library.search(Query((Example(str(tmp_path / "bad.jpg")),)))
    with Library.open(tmp_path / "empty") as empty, pytest.raises(UnusableQuery, match="add a folder"):
        empty.search(Query((photo,)))


def test_photos_indexed_meanwhile_are_found(library: Library, photos: Path, paint: Paint) -> None:
    query = Query((Example(by_name(library, "1.jpg")),))
    assert len(names(library, query)) == 7
    paint(photos / "new.jpg", seed=99)
    with Library.open(library.folder) as other:
        other.index()
    assert "new.jpg" in names(library, query)
    (photos / "new.jpg").unlink()
    library.index()
    assert "new.jpg" not in names(library, query)


@pytest.mark.parametrize("damage", ["truncate", "noise", "delete"])
def test_a_damaged_index_is_rebuilt_not_trusted(library: Library, damage: str) -> None:
    query = Query((Example(by_name(library, "1.jpg")),))
    expected = names(library, query)
    file = next((library.folder / "index").glob("*.index"))
    if damage == "truncate":
        file.write_bytes(file.read_bytes()[:-100])
    elif damage == "noise":
        file.write_bytes(np.random.default_rng(0).bytes(file.stat().st_size))
    else:
        file.unlink()
    with Library.open(library.folder) as again:
        assert again.status().index.state == "absent"
        assert names(again, query) == expected
        assert [finding.repaired for finding in again.verify()] == [True]
        assert again.status().index.state == "current"


def test_a_damaged_catalogue_is_set_aside_and_refilled(library: Library) -> None:
    folder = library.folder
    library.close()
    data = bytearray((folder / "catalogue.db").read_bytes())
    data[: len(data) // 2] = np.random.default_rng(0).bytes(len(data) // 2)
    (folder / "catalogue.db").write_bytes(data)
    for side in ("-wal", "-shm"):
        (folder / f"catalogue.db{side}").unlink(missing_ok=True)
    with Library.open(folder) as again:
        assert again.recovered
        again.index()
        assert again.count() in (0, 8)  # 0 where no backup was there: then the folder must be added again
        assert list(folder.glob("catalogue.db.damaged*"))


def test_missing_and_broken_thumbnails_are_made_again(library: Library) -> None:
    photo = library.photos(library.photo_ids())[0]
    path = thumbnail_path(library.folder / "thumbnails", photo.content)
    path.write_bytes(b"broken")
    assert len(library.verify()) == 2  # one was damaged, one was missing
    assert path.stat().st_size > 100
    library.clear_thumbnails()
    assert library.make_thumbnail(photo) == path


def test_trash_and_undo(library: Library, photos: Path) -> None:
    photo = library.photo_at(str(photos / "a" / "0.jpg"))
    assert photo is not None
    outcome = library.trash(photo.paths)
    assert sorted(outcome.moved) == sorted(photo.paths)
    assert not any(Path(path).exists() for path in photo.paths)
    assert library.photo(photo.id) is None
    assert outcome.journal is not None and outcome.journal == library.last_trash()
    back = library.undo_trash(outcome.journal)
    assert sorted(back.moved) == sorted(photo.paths)
    assert all(Path(path).exists() for path in photo.paths)
    assert library.photo(photo.id) == photo
    assert library.last_trash() is None


def test_a_file_that_changed_is_not_trashed(library: Library, photos: Path) -> None:
    path = photos / "a" / "1.jpg"
    path.write_bytes(path.read_bytes() + b"edited since")
    outcome = library.trash([str(path), str(photos / "nowhere.jpg")])
    assert outcome.moved == ()
    assert [failure.path for failure in outcome.failed] == [str(photos / "nowhere.jpg"), str(path)]
    assert path.exists()
    assert library.photo_at(str(path)) is not None


def test_settings_survive(library: Library) -> None:
    library.change_settings(exclude=("*.tmp", "raw/*"), thumbnail_cache_mb=500)
    with Library.open(library.folder) as again:
        assert again.settings.exclude == ("*.tmp", "raw/*")
        assert again.settings.thumbnail_cache_mb == 500
        assert again.settings.encoder == "default"


def test_excluded_files_leave_the_library(library: Library) -> None:
    library.change_settings(exclude=("b",))
    library.index()
    assert library.count() == 4


def test_folders_merge(library: Library, photos: Path) -> None:
    library.add_folder(str(photos / "a"))
    assert [root.path for root in library.folders()] == [str(photos)]
    library.add_folder(str(photos.parent))
    assert [root.path for root in library.folders()] == [str(photos.parent)]
    library.index()
    assert library.photo_at(str(photos / "a" / "1.jpg")) is not None


def test_places_that_are_offline_are_told(library: Library, photos: Path) -> None:
    photos.rename(photos.with_name("unplugged"))
    library.index()
    assert not any(photo.online for photo in library.photos(library.photo_ids()))
    with pytest.raises(UnreadablePhoto, match="plug in"):
        library.search(Query((Example(by_name(library, "1.jpg"), Crop(0, 0, 0.5, 0.5)),)))
    assert names(library, Query((Example(by_name(library, "1.jpg")),)))  # by its stored vector
    assert not library.folder_tree()[0].online


def test_pictures_for_looking_at_are_upright(library: Library, tmp_path: Path) -> None:
    image = Image.new("RGB", (60, 30), "red")
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "turned.jpg", exif=exif)
    assert library.picture(str(tmp_path / "turned.jpg")).shape == (60, 30, 3)
    assert library.picture(str(tmp_path / "turned.jpg"), longest_px=30).shape[0] <= 30
    assert library.thumbnail("ab" * 20).is_absolute()


def test_an_act_cut_short_is_completed_when_the_library_is_opened(library: Library, photos: Path) -> None:
    gone, kept = library.photo_at(str(photos / "a" / "1.jpg")), library.photo_at(str(photos / "a" / "2.jpg"))
    assert gone is not None and kept is not None
    with Catalogue.open(library.folder) as catalogue:
        act = plan_act(catalogue, "trash", [(gone.path, gone.content), (kept.path, kept.content)])
        move_to_trash(gone.path)  # the act came so far, then the power went
        with FileLock(str(library.folder / "acting.lock")):
            Library.open(library.folder).close()  # while another process is acting, nothing is touched
        assert {entry.state for entry in list_entries(catalogue, act)} == {"planned"}
        Library.open(library.folder).close()
        assert [entry.state for entry in list_entries(catalogue, act)] == ["done", "failed"]
    assert library.photo(gone.id) is None
    assert library.photo(kept.id) == kept


def test_a_job_that_changes_nothing_leaves_the_index_file_alone(library: Library, photos: Path) -> None:
    file = next((library.folder / "index").glob("*.index"))
    before = file.stat().st_mtime_ns
    library.index()
    assert file.stat().st_mtime_ns == before
    (photos / "a" / "1.jpg").unlink()
    library.index()
    assert file.stat().st_mtime_ns != before
    assert library.status().index.photos == 7
