"""Labels: in the catalogue and in labels.jsonl alike, whatever happens in between."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from engine.catalogue import Catalogue, CatalogueUnwritable
from engine.catalogue.check import verify_catalogue
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.labels import (
    add_labels,
    annotate,
    answer_pairs,
    forget_pairs,
    import_labels,
    list_labels,
    listing,
    merge_labels,
    reject_label,
    remove_labels,
    set_numbers,
    undo_edit,
)
from engine.catalogue.photos import list_ids, load_photos
from engine.catalogue.recovery.annotations import Annotation
from tests.engine.catalogue.made_rows import put_photos


def file_lines(catalogue: Catalogue) -> list[dict[str, object]]:
    """What the label file says, the last line on each content."""
    lines = map(json.loads, (catalogue.folder / "labels.jsonl").read_text().splitlines())
    last = {line["content"]: line for line in lines}
    return [line for line in last.values() if line["labels"]]


def test_the_label_file_follows_every_change(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg", "caf\udce9.jpg"])
    ids = list_ids(catalogue, order="name")
    add_labels(catalogue, ids, "cat")
    add_labels(catalogue, ids[:1], "black")
    assert file_lines(catalogue) == [
        {"content": "content of 1.jpg", "path": "/p/1.jpg", "labels": ["cat", "black"]},
        {"content": "content of caf\\udce9.jpg", "path": "/p/caf\udce9.jpg", "labels": ["cat"]},
    ]
    remove_labels(catalogue, ids, "cat")
    assert [line["labels"] for line in file_lines(catalogue)] == [["black"]]
    assert list_labels(catalogue) == {"black": 1, "cat": 0}


def test_labels_are_one_whatever_their_spelling(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg", "2.jpg"])
    add_labels(catalogue, [1], " cafe\u0301  au\nlait ")
    add_labels(catalogue, [2], "café au lait")
    assert list_labels(catalogue) == {"café au lait": 2}
    with pytest.raises(ValueError, match="at least one letter"):
        add_labels(catalogue, [1], " \n")


def test_labels_stay_with_a_photo_that_is_gone(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/p", ["1.jpg"])
    add_labels(catalogue, [1], "cat")
    write_batch(catalogue, Batch(root.id, removed=["/p/1.jpg"]))
    assert list_labels(catalogue) == {"cat": 0}
    assert file_lines(catalogue)[0]["path"] == "/p/1.jpg"
    put_photos(catalogue, "/p", ["1.jpg"])
    assert list_labels(catalogue) == {"cat": 1}


def test_unknown_photos_take_no_label_and_labelling_twice_is_no_change(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg"])
    add_labels(catalogue, [1, 99], "cat")
    generation = catalogue.generation()
    add_labels(catalogue, [1], "cat")
    assert catalogue.generation() == generation
    assert list_labels(catalogue) == {"cat": 1}


def test_an_import_takes_the_file_for_the_truth(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg", "2.jpg"])
    add_labels(catalogue, [1, 2], "wrong")
    lines = [
        {"content": "content of 2.jpg", "path": None, "labels": ["cat", "black"]},
        {"content": "not met yet", "path": "/elsewhere/3.jpg", "labels": ["dog"]},
    ]
    (catalogue.folder / "labels.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert import_labels(catalogue) == 2
    assert list_labels(catalogue) == {"black": 1, "cat": 1, "dog": 0, "wrong": 0}
    assert [photo.labels for photo in load_photos(catalogue, [1, 2])] == [(), ("cat", "black")]


def test_an_import_without_a_file_takes_nothing_away(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg"])
    add_labels(catalogue, [1], "cat")
    (catalogue.folder / "labels.jsonl").unlink()
    assert import_labels(catalogue) == 0
    assert list_labels(catalogue) == {"cat": 1}


def test_a_label_that_cannot_be_saved_beside_is_not_given(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg"])
    add_labels(catalogue, [1], "cat")
    (catalogue.folder / "labels.jsonl").unlink()
    blocked = catalogue.folder / "labels.part"
    blocked.mkdir()
    with pytest.raises(CatalogueUnwritable, match="labels cannot be saved"):
        add_labels(catalogue, [1], "dog")
    assert load_photos(catalogue, [1])[0].labels == ("cat",)
    blocked.rmdir()
    add_labels(catalogue, [1], "dog")
    assert load_photos(catalogue, [1])[0].labels == ("cat", "dog")


def test_no_half_written_label_file_is_left(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", [f"{number}.jpg" for number in range(50)])
    for label in ("a", "b"):
        add_labels(catalogue, list_ids(catalogue), label)
    assert [path.name for path in Path(catalogue.folder).glob("labels*")] == ["labels.jsonl"]
    assert (catalogue.folder / "labels.jsonl").stat().st_size > 0


def test_a_small_change_adds_to_the_file_and_one_by_others_has_it_written_anew(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", [f"{number}.jpg" for number in range(20)])
    path = catalogue.folder / "labels.jsonl"
    add_labels(catalogue, range(1, 21), "cat")
    before = path.read_text()
    remove_labels(catalogue, [3], "cat")
    set_numbers(catalogue, "rating", {4: 2})
    added = path.read_text()
    assert added.startswith(before)
    assert [json.loads(line)["labels"] for line in added[len(before) :].splitlines()] == [[], ["cat"]]
    with path.open("a") as file:
        file.write('{"content": "torn')
    add_labels(catalogue, [3], "dog")
    assert len(path.read_text().splitlines()) == 20
    assert verify_catalogue(catalogue) == []


def test_the_file_does_not_grow_without_end(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", [f"{number}.jpg" for number in range(150)])
    sizes = []
    for number in range(20):
        set_numbers(catalogue, "rating", dict.fromkeys(range(1, 151), number))
        sizes.append((catalogue.folder / "labels.jsonl").stat().st_size)
    assert any(later < earlier for earlier, later in pairwise(sizes))
    assert max(sizes) < 2 * sizes[0] + 100_000
    assert verify_catalogue(catalogue) == []


def test_everything_said_outlives_the_catalogue(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg", "2.jpg", "3.jpg"])
    add_labels(catalogue, [1, 2], "b")
    add_labels(catalogue, [1], "a")
    reject_label(catalogue, [3], "b")
    answer_pairs(catalogue, [(1, 2, True), (2, 3, True)])
    answer_pairs(catalogue, [(3, 2, False)])
    forget_pairs(catalogue, [(1, 2)])
    set_numbers(catalogue, "rating", {2: 4.5})
    catalogue.close()
    (catalogue.folder / "catalogue.db").unlink()
    with Catalogue.open(catalogue.folder) as again:
        assert again.recovered is not None and "with the labels of 2 photos" in again.recovered
        put_photos(again, "/p", ["1.jpg", "2.jpg", "3.jpg"])
        photos = {photo.name: photo for photo in load_photos(again, list_ids(again))}
        assert [photos[name].labels for name in ("1.jpg", "2.jpg", "3.jpg")] == [("b", "a"), ("b",), ()]
        assert listing.rejected_ids(again, "b").tolist() == [photos["3.jpg"].id]
        pairs, same = listing.answered_pairs(again)
        assert pairs.tolist() == [sorted([photos["2.jpg"].id, photos["3.jpg"].id])] and not same[0]
        assert listing.list_numbers(again) == {"rating": {photos["2.jpg"].id: 4.5}}


def test_two_thousand_labels(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", [f"{number}.jpg" for number in range(2000)])
    annotate(catalogue, {number: Annotation(labels=(f"label {number}",)) for number in range(1, 2001)})
    assert set(list_labels(catalogue).values()) == {1} and len(list_labels(catalogue)) == 2000
    edit = merge_labels(catalogue, [f"label {number}" for number in range(1, 1001)], "one")
    assert list_labels(catalogue)["one"] == 1000
    undo_edit(catalogue, edit)
    assert len(list_labels(catalogue)) == 2000


KILLED = """
import os, sys
from pathlib import Path
from engine.catalogue import Catalogue
from engine.catalogue.labels import add_labels, edits, remove_labels
catalogue = Catalogue.open(Path(sys.argv[1]))
add_labels(catalogue, [2], "before")
real = edits.save_change
def save_and_die(*arguments):
    real(*arguments)
    os.kill(os.getpid(), 9)
edits.save_change = save_and_die
add_labels(catalogue, [1], "dog")
"""


def test_a_kill_between_file_and_catalogue_loses_nothing_that_was_committed(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg", "2.jpg"])
    add_labels(catalogue, [1], "cat")
    catalogue.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(catalogue.folder)], cwd=Path(__file__).parents[4])
    assert done.returncode == -9
    with Catalogue.open(catalogue.folder) as again:
        assert again.recovered is None
        assert [photo.labels for photo in load_photos(again, [1, 2])] == [("cat",), ("before",)]
        ahead = file_lines(again)
        assert [line["labels"] for line in ahead] == [
            ["cat", "dog"],
            ["before"],
        ]  # ahead by the last change, not behind
        add_labels(again, [2], "after")
        assert [line["labels"] for line in file_lines(again)] == [["cat"], ["before", "after"]]
        assert verify_catalogue(again) == []
