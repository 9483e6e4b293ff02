"""Labels: in the catalogue and in labels.jsonl alike, whatever happens in between."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.catalogue import Catalogue, CatalogueUnwritable
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.labels import add_labels, import_labels, list_labels, remove_labels
from engine.catalogue.photos import list_ids, load_photos
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
