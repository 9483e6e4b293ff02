"""Labelling as the window uses it: given, suggested, rejected, doubted, taken back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine import INNERMOST, Library, UnusableLabel
from engine.catalogue.encoders import EncoderRow, save_encoder, use_encoder
from engine.catalogue.features import load_features
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.roots import mark_online
from engine.embedding.head import Head
from engine.embedding.origin import EncoderOrigin
from engine.tasks.splitting import fold_photos
from tests.engine.labelling.conftest import DIMS, EACH, KINDS, MakeLibrary


def kind_of(photo: int, each: int = EACH) -> int:
    return (photo - 1) // each


def ids_of(kind: int, count: int = EACH) -> list[int]:
    return [kind * EACH + number + 1 for number in range(count)]


def label_some(library: Library, count: int = 4) -> None:
    for kind in range(KINDS):
        library.labelling.give(ids_of(kind, count), f"kind {kind}")


def test_a_change_is_announced_and_taken_back(library: Library) -> None:
    labelling = library.labelling
    before = library.generation()
    given = labelling.give([1, 2], "cat")
    assert given.labels and given.generation == library.generation() > before
    assert given.edit is not None and (given.edit.verb, given.edit.names) == ("give", ("cat",))
    assert sorted(given.edit.photos) == [1, 2]
    assert labelling.undo(given.edit).labels
    assert labelling.counts() == []
    labelling.redo(given.edit)
    assert library.labels() == {"cat": 2}


def test_suggestions_are_of_the_kind_and_tell_what_they_are_like(library: Library) -> None:
    label_some(library)
    for kind in range(KINDS):
        found = library.labelling.suggest(f"kind {kind}", 6)
        assert [kind_of(each.photo) for each in found] == [kind] * 6
        assert all(kind_of(each.like) == kind and 0 < each.probability < 1 for each in found)
        assert not {each.photo for each in found} & set(ids_of(kind, 4))
    assert len(library.labelling.suggest_useful("kind 0", 5)) == 5


def test_a_rejected_suggestion_never_comes_back(library: Library) -> None:
    label_some(library)
    labelling = library.labelling
    seen: set[int] = set()
    for _ in range(8):
        found = {each.photo for each in labelling.suggest("kind 0", 5)}
        found |= {each.photo for each in labelling.suggest_useful("kind 0", 5)}
        assert not found & seen
        labelling.reject(found, "kind 0")
        seen |= found
    with Library.open(library.folder) as again:  # after a restart neither
        assert not {each.photo for each in again.labelling.suggest("kind 0", 50)} & seen
        again.labelling.unreject(list(seen), "kind 0")
        assert {each.photo for each in again.labelling.suggest("kind 0", 50)} & seen


def test_what_cannot_be_suggested_is_told_in_a_sentence(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UnusableLabel, match="has the label cat yet"):
        library.labelling.suggest("cat")
    with Library.open(tmp_path / "empty") as empty, pytest.raises(UnusableLabel, match="add a folder"):
        empty.labelling.suggest("cat")


@pytest.mark.parametrize("labels", ["one photo each", "one only", "everything"])
def test_odd_sets_of_labels_are_no_trouble(library: Library, labels: str) -> None:
    labelling = library.labelling
    if labels == "one only":
        labelling.give(ids_of(0, 3), "kind 0")
    else:
        label_some(library, 1 if labels == "one photo each" else EACH)
    found = labelling.suggest("kind 0", 5)
    assert len(found) == (0 if labels == "everything" else 5)
    assert len(labelling.suggest_useful("kind 0", 5)) == len(found)
    assert len(labelling.ask_pairs(5)) == (0 if labels == "everything" else 5)
    assert labelling.suspects() == []
    assert bool(labelling.lacks()) == (labels != "everything")


def test_two_thousand_labels(make_library: MakeLibrary) -> None:
    library = make_library(kinds=2000, each=3, spread=0.5)
    plan = library.labelling.plan_from_folders(library.folders()[0].path)
    changes = library.labelling.apply(plan)
    assert len(library.labels()) == 2000
    library.labelling.take([6, 9], "kind 1")
    library.labelling.take([9], "kind 2")
    assert [each.photo for each in library.labelling.suggest("kind 1", 1)] == [6]
    lacks = {lack.kind: lack for lack in library.labelling.lacks()}
    assert not any(lack.blocks for lack in lacks.values())
    assert len(lacks["few photos"].labels) > 1900 and len(lacks["few photos"].sentence) < 200
    assert changes.edit is not None
    library.labelling.undo(changes.edit)
    assert library.labels() == {}


def test_labels_of_photos_that_are_gone_or_offline(library: Library) -> None:
    label_some(library)
    with library._catalogue.reading() as db:
        paths = [
            db.execute("SELECT CAST(path AS TEXT) FROM file WHERE content_id = ?", (i,)).fetchone()[0] for i in (1, 2)
        ]
    write_batch(library._catalogue, Batch(1, removed=paths))
    mark_online(library._catalogue, 1, False)  # offline photos take part, those that are gone do not
    (count, *_) = library.labelling.counts()
    assert (count.photos, count.away) == (2, 2)
    assert all(kind_of(each.photo) == 0 for each in library.labelling.suggest("kind 0", 6))
    assert library.labelling.labelled_photos().away == 2
    assert "2 labelled photos are not in the library now" in library.labelling.lacks()[-1].sentence
    library.labelling.give([1], "kind 1")  # nothing keeps from labelling them


def test_suspects_are_the_mislabelled(library: Library) -> None:
    label_some(library, EACH)
    for photo, kind in ((1, 3), (20, 0), (70, 2)):
        library.labelling.set_primary([photo], f"kind {kind}")
    first = library.labelling.suspects(3)
    assert {each.photo for each in first} == {1, 20, 70}
    assert {each.photo: each.instead for each in first} == {1: "kind 0", 20: "kind 1", 70: "kind 5"}


def test_answers_are_kept_and_their_pairs_not_asked_again(library: Library) -> None:
    label_some(library, 3)
    asked: set[tuple[int, int]] = set()
    for _ in range(4):
        pairs = library.labelling.ask_pairs(6)
        for pair in pairs:
            library.labelling.answer(pair.second, pair.first, kind_of(pair.first) == kind_of(pair.second))
        fresh = {(pair.first, pair.second) for pair in pairs}
        assert len(fresh) == 6 and not fresh & asked
        asked |= fresh
    rows, same = library.labelling.answers()
    assert {tuple(row) for row in rows.tolist()} == asked
    np.testing.assert_array_equal(same, [kind_of(first) == kind_of(second) for first, second in rows.tolist()])


def test_folders_become_labels_in_one_step_that_can_be_taken_back(library: Library) -> None:
    labelling, top = library.labelling, library.folders()[0].path
    plan = (
        labelling.plan_from_folders(top).rename("kind 0", " zero ").skip("kind 1").merge(["kind 2", "kind 3"], "both")
    )
    assert library.labels() == {}
    changes = labelling.apply(plan)
    assert library.labels() == {"both": 24, "kind 4": 12, "kind 5": 12, "zero": 12}
    assert changes.edit is not None and len(changes.edit.photos) == 60
    labelling.undo(changes.edit)
    assert library.labels() == {}
    labelling.redo(changes.edit)
    assert library.labels()["zero"] == 12
    assert labelling.plan_from_folders(f"{top}/kind 0", INNERMOST).left == 12
    for folder, level in ((top, 0), (top, -2), ("/nowhere", 1)):
        with pytest.raises(UnusableLabel, match=r"names no folder|not in the library"):
            labelling.plan_from_folders(folder, level)


def test_no_duplicate_is_on_both_sides_of_a_split(library: Library) -> None:
    label_some(library, EACH)
    with library._catalogue.writing() as db:
        pairs = [(1, 2, "edited", 0.9), (3, 4, "same", 0.9), (5, 6, "none", 0.1), (7, 8, "same", 0.9)]
        db.executemany("INSERT INTO verdict VALUES (?, ?, 'x', ?, ?, '', 'both')", pairs)
        db.execute("INSERT INTO not_duplicate VALUES (7, 8, '')")
    known = library.labelling.labelled_photos()
    group = dict(zip(known.photos.tolist(), known.groups.tolist(), strict=True))
    assert group[1] == group[2] and group[3] == group[4]
    assert group[5] != group[6] and group[7] != group[8]
    for split in fold_photos(known.labels, known.groups):
        assert not np.isin(known.groups[split.train], known.groups[split.held_out]).any()


def test_a_taught_encoder_neither_makes_copies_of_a_label_nor_hides_suspects(library: Library) -> None:
    label_some(library, EACH)
    library.labelling.set_primary([1], "kind 3")
    before = library.labelling.labelled_photos()
    assert [each.photo for each in library.labelling.suspects(1)] == [1]
    centres = np.stack([vector_of(library, ids_of(kind)) for kind in range(KINDS)])
    head = Head(
        np.zeros(DIMS, np.float32), np.linalg.pinv(centres).astype(np.float32) @ np.eye(KINDS, dtype=np.float32)
    )
    note = EncoderOrigin("taught", "default", 0).write()
    save_encoder(library._catalogue, EncoderRow("made.0.t", "Taught", "made.0", head.to_bytes(), "2025", note))
    use_encoder(library._catalogue, "made.0.t")
    after = library.labelling.labelled_photos()
    np.testing.assert_array_equal(after.groups, before.groups)
    assert [each.photo for each in library.labelling.suspects(1)] == [1]
    assert all(kind_of(each.photo) == 0 for each in library.labelling.suggest("kind 0", 1))


def vector_of(library: Library, photos: list[int]) -> np.ndarray:
    """The mean feature (d,) of photos."""
    ((_, features),) = load_features(library._catalogue, "made.0", photos)
    return features.astype(np.float32).mean(axis=0)


def test_numbers_and_keywords_come_from_the_photos(library: Library) -> None:
    labelling = library.labelling
    labelling.read_numbers("year")
    assert labelling.numbers()["year"][20] == 2019
    labelling.set_numbers("rating", {1: 3})
    labelling.clear_numbers("year", library.photo_ids())
    assert labelling.numbers() == {"rating": {1: 3.0}}
    with pytest.raises(UnusableLabel, match="choose one of rating, year, capture time, size"):
        labelling.read_numbers("colour")
    photo = library.photo(1)
    assert photo is not None
    Path(photo.path).parent.mkdir(parents=True)
    Image.new("RGB", (8, 8)).save(photo.path)
    sidecar = '<d xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:c="http://purl.org/dc/elements/1.1/"'
    sidecar += "><c:subject><r:Bag><r:li>cat</r:li></r:Bag></c:subject></r:Description></d>"
    Path(photo.path).with_suffix(".xmp").write_text(sidecar)
    plan = labelling.plan_from_keywords()
    assert plan.counts == {"cat": 1} and plan.left == library.count() - 1
    labelling.apply(plan)
    assert library.labels() == {"cat": 1}


def test_an_import_is_one_change(library: Library, tmp_path: Path) -> None:
    label_some(library)
    assert library.labelling.export_to(tmp_path / "out.csv") == 4 * KINDS
    library.labelling.delete([f"kind {kind}" for kind in range(KINDS)])
    changes, done = library.labelling.import_from(tmp_path / "out.csv")
    assert done.photos == 4 * KINDS and library.labels()["kind 0"] == 4
    assert changes.edit is not None
    library.labelling.undo(changes.edit)
    assert library.labels() == {}
