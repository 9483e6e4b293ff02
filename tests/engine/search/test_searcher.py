"""Searches of a real library with the real encoder."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.catalogue.database import Catalogue
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.roots import list_roots
from engine.photos.photo import Filters, UnreadablePhoto
from engine.photos.samples.make import FAMILIES
from engine.search import Crop, Example, Found, Query, Searcher, UnusableQuery

Paint = Callable[..., Path]


def like(*sources: int | str | np.ndarray, less: tuple[int, ...] = (), weight: float = 0.5) -> Query:
    return Query(tuple(map(Example, sources)), tuple(map(Example, less)), weight)


def families(found: Found, count: int = 99) -> list[str]:
    return [Path(match.photo.path).parent.name for match in found.matches[:count]]


def test_the_nearest_are_of_the_same_family(gallery) -> None:
    hits = []
    for family in FAMILIES:
        for number in (1, 2, 3):
            photo = next(p for p in (gallery.folder / family).iterdir() if p.stem == f"{family}-0{number}")
            found = gallery.searcher.search(like(gallery.photo(f"{family}/{photo.name}").id), k=6)
            own = [match for match in found.matches if match.photo.name.startswith(family)]
            hits.append(len(own) >= 2)
    assert np.mean(hits) >= 0.9


def test_matches_are_ranked_by_their_cosine(gallery) -> None:
    photo = gallery.photo("forests/forests-01.jpg")
    found = gallery.searcher.search(like(photo.id), k=10)
    index = gallery.searcher.live.refresh()
    vectors = index.vectors_of([match.photo.id for match in found.matches])
    scores = [match.score for match in found.matches]
    np.testing.assert_allclose(scores, vectors @ index.vectors_of(photo.id)[0], atol=1e-5)
    assert scores == sorted(scores, reverse=True)
    assert [match.rank for match in found.matches] == list(range(1, 11))
    assert found.searched == 40  # the photo that lies in two places counts once
    assert photo.id not in [match.photo.id for match in found.matches]


def test_a_copy_from_outside_finds_its_original_first(gallery, tmp_path: Path) -> None:
    with Image.open(gallery.folder / "seas" / "seas-02.jpg") as original:
        original.resize((500, 333)).save(tmp_path / "写し copy.png")
    found = gallery.searcher.search(like(str(tmp_path / "写し copy.png")), k=3)
    assert found.matches[0].photo.name == "seas-02.jpg"
    assert found.matches[0].score > 0.95


def test_pixels_give_the_same_as_their_file(gallery) -> None:
    path = gallery.folder / "agates" / "agates-01.jpg"
    with Image.open(path) as image:
        pixels = np.asarray(image.convert("RGB"))
    by_pixels, by_file = (gallery.searcher.search(like(source), k=5) for source in (pixels, str(path)))
    assert by_pixels.matches[0].photo.name == by_file.matches[0].photo.name == "agates-01.jpg"
    assert by_file.matches[0].score == pytest.approx(1, abs=1e-3)  # features are kept as float16
    assert by_pixels.matches[0].score == pytest.approx(1, abs=0.03)


def test_a_crop_of_a_library_photo_finds_that_photo(gallery) -> None:
    photo = gallery.photo("flowers/flowers-02.jpg")
    crop = Crop(0.1, 0.1, 0.8, 0.8)
    for source in (photo.id, photo.path):
        found = gallery.searcher.search(Query((Example(source, crop),)), k=3)
        assert found.matches[0].photo.id == photo.id


def test_a_crop_picks_one_of_two_subjects(gallery, tmp_path: Path) -> None:
    both = Image.new("RGB", (1200, 600))
    for left, place in ((0, "tartans/tartans-01.jpg"), (600, "planets/planets-01.jpg")):
        with Image.open(gallery.folder / place) as image:
            both.paste(image.resize((600, 600)), (left, 0))
    both.save(tmp_path / "both.png")
    for x, family in ((0.0, "tartans"), (0.5, "planets")):
        query = Query((Example(str(tmp_path / "both.png"), Crop(x, 0, 0.5, 1)),))
        assert gallery.searcher.search(query, k=1).matches[0].photo.name.startswith(family)


def test_several_examples_ask_for_all_of_them(gallery) -> None:
    sea, glass = gallery.photo("seas/seas-01.jpg").id, gallery.photo("glass/glass-01.jpg").id
    found = families(gallery.searcher.search(like(sea, glass), k=8))
    assert {"seas", "glass"} <= set(found)


def test_less_of_something_pushes_it_down(gallery) -> None:
    more = gallery.photo("skylines/skylines-01.jpg").id
    less = gallery.photo("planets/planets-01.jpg").id

    def best_rank(query: Query) -> int:
        return families(gallery.searcher.search(query, k=40)).index("planets")

    assert best_rank(like(more, less=(less,), weight=1.0)) > best_rank(like(more))


def test_exactly_k_within_a_filter(gallery) -> None:
    photo = gallery.photo("planets/planets-01.jpg")
    tartans = Filters(folder=str(gallery.folder / "tartans"))
    assert families(gallery.searcher.search(like(photo.id), k=3, filters=tartans)) == ["tartans"] * 3
    assert len(gallery.searcher.search(like(photo.id), k=30, filters=tartans).matches) == 3
    planets = Filters(folder=str(gallery.folder / "planets"))
    found = gallery.searcher.search(like(photo.id), k=5, filters=planets)
    assert len(found.matches) == found.searched == 2  # all but the example itself


def test_a_photo_in_two_places_comes_once_with_both(gallery) -> None:
    found = gallery.searcher.search(like(gallery.photo("planets/planets-01.jpg").id), k=40)
    twins = [match.photo for match in found.matches if len(match.photo.paths) > 1]
    assert [sorted(Path(path).parent.name for path in twin.paths) for twin in twins] == [["again", "planets"]]


def test_the_place_inside_the_filtered_folder_is_shown(gallery) -> None:
    query = like(gallery.photo("planets/planets-01.jpg").id)
    for folder, count in (("again", 1), ("planets", 2)):
        within = Filters(folder=str(gallery.folder / folder))
        assert families(gallery.searcher.search(query, k=5, filters=within)) == [folder] * count


def test_the_lowest_score_is_kept_to(gallery) -> None:
    photo = gallery.photo("balloons/balloons-01.jpg")
    scores = [match.score for match in gallery.searcher.search(like(photo.id), k=40).matches]
    limit = scores[4]
    assert len(gallery.searcher.search(like(photo.id), k=40, min_score=limit).matches) == 5
    assert not gallery.searcher.search(like(photo.id), k=40, min_score=1.01).matches


def test_examples_that_cancel_out_are_refused_in_words(gallery) -> None:
    photo = gallery.photo("seas/seas-01.jpg")
    with pytest.raises(UnusableQuery, match="cancel each other out"):
        gallery.searcher.search(like(photo.id, less=(photo.id,), weight=1.0), k=3)
    with pytest.raises(UnusableQuery, match="at least one"):
        gallery.searcher.search(like(less=(photo.id,)), k=3)


def test_an_unknown_photo_and_an_unreadable_file_are_refused_in_words(gallery, tmp_path: Path) -> None:
    with pytest.raises(UnusableQuery, match="not in the library"):
        gallery.searcher.search(like(99_999), k=3)
    with pytest.raises(UnusableQuery, match="not in the library"):
        gallery.searcher.search(Query((Example(99_999, Crop(0, 0, 0.5, 0.5)),)), k=3)
    (tmp_path / "text.jpg").write_text("no photo")
    with pytest.raises(UnreadablePhoto):
        gallery.searcher.search(like(str(tmp_path / "text.jpg")), k=3)
    with pytest.raises(UnreadablePhoto, match="outside"):
        gallery.searcher.search(Query((Example(gallery.photo("seas/seas-01.jpg").path, Crop(2, 0, 1, 1)),)), k=3)


def test_an_empty_library_says_what_to_do(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(UnusableQuery, match="add a folder"):
        Searcher(catalogue, tmp_path / "index").search(like("any.jpg"), k=3)


def test_an_absent_photo_is_searched_for_without_its_file(open_library, tmp_path: Path, paint: Paint) -> None:
    paths = [paint(tmp_path / "photos" / f"{seed}.jpg", seed) for seed in range(4)]
    own = open_library(tmp_path / "photos")
    photo = own.photo("0.jpg")
    paths[0].unlink()
    assert len(own.searcher.search(like(photo.id), k=9).matches) == 3
    with pytest.raises(UnreadablePhoto, match="plug in"):
        own.searcher.search(Query((Example(photo.id, Crop(0, 0, 0.5, 0.5)),)), k=3)


def test_a_removed_photo_is_found_no_more(open_library, tmp_path: Path, paint: Paint) -> None:
    for seed in range(4):
        paint(tmp_path / "photos" / f"{seed}.jpg", seed)
    own = open_library(tmp_path / "photos")
    query, gone = like(own.photo("0.jpg").id), own.photo("1.jpg")
    assert gone.id in [match.photo.id for match in own.searcher.search(query, k=9).matches]
    (root,) = list_roots(own.catalogue)
    write_batch(own.catalogue, Batch(root.id, removed=[gone.path]))
    assert gone.id not in [match.photo.id for match in own.searcher.search(query, k=9).matches]


def test_threads_may_search_at_once(gallery) -> None:
    places = [str(path) for path in sorted((gallery.folder / "glass").iterdir())]
    found: dict[str, str] = {}

    def search(path: str) -> None:
        for _ in range(3):
            found[path] = gallery.searcher.search(like(path), k=1).matches[0].photo.path

    threads = [threading.Thread(target=search, args=(path,)) for path in places]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {path: path for path in places}
