"""Incidents 11 and 12: a path change wiped what was known, and a rejected suggestion came back."""

from __future__ import annotations

from pathlib import Path

from engine.catalogue import Catalogue
from engine.catalogue.decisions.folder_roles import list_roles, set_role
from engine.catalogue.decisions.not_duplicates import take_back, tell_apart, told_apart
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.roots import mark_online, remove_root
from tests.engine.acting.shelf import Shelf


def photo_ids(shelf: Shelf, *paths: str) -> list[int]:
    return [shelf.copy(path).photo for path in paths]


def test_photos_told_apart_stay_so_by_content_wherever_they_go(shelf: Shelf) -> None:
    one, two = shelf.put("a.jpg", b"one"), shelf.put("b.jpg", b"two")
    first, second = photo_ids(shelf, one, two)
    tell_apart(shelf.catalogue, [second, first])
    assert told_apart(shelf.catalogue) == {(first, second)}
    Path(two).rename(shelf.folder / "moved.jpg")
    write_batch(shelf.catalogue, Batch(0, removed=[two]))
    assert photo_ids(shelf, shelf.list(shelf.folder / "moved.jpg")) == [second]
    remove_root(shelf.catalogue, shelf.root.id)
    assert told_apart(shelf.catalogue) == {(first, second)}


def test_every_pair_of_a_group_is_told_apart_and_a_newcomer_is_not(shelf: Shelf) -> None:
    one, two, three, new = photo_ids(shelf, *[shelf.put(f"{n}.jpg", bytes([n])) for n in range(4)])
    tell_apart(shelf.catalogue, [one, two, three, one])
    assert told_apart(shelf.catalogue) == {(one, two), (one, three), (two, three)}
    take_back(shelf.catalogue, [one, three, new])
    assert told_apart(shelf.catalogue) == {(one, two), (two, three)}


def test_one_photo_or_one_that_is_not_known_says_nothing(shelf: Shelf) -> None:
    (known,) = photo_ids(shelf, shelf.put("a.jpg"))
    for photos in ([], [known], [known, known], [known, 999]):
        tell_apart(shelf.catalogue, photos)
    assert told_apart(shelf.catalogue) == set()


def test_words_and_roles_outlive_a_drive_that_is_away_and_a_damaged_library(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path / "library") as catalogue:
        shelf = Shelf(catalogue, tmp_path / "photos")
        pair = photo_ids(shelf, shelf.put("a.jpg", b"one"), shelf.put("b.jpg", b"two"))
        tell_apart(catalogue, pair)
        set_role(catalogue, str(shelf.folder), "protected")
        mark_online(catalogue, shelf.root.id, online=False)
    (tmp_path / "library" / "catalogue.db").write_bytes(b"noise")
    with Catalogue.open(tmp_path / "library") as catalogue:
        assert catalogue.recovered is not None
        assert told_apart(catalogue) == {(pair[0], pair[1])}
        assert [role.path for role in list_roles(catalogue)] == [str(tmp_path / "photos")]
