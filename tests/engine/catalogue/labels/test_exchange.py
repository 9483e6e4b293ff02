"""Labels to files and back: nothing is lost on the way, and what is unknown is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.catalogue import Catalogue
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.labels import (
    UnusableLabel,
    UnusableLabelFile,
    add_labels,
    answer_pairs,
    export_labels,
    import_from,
    list_labels,
    listing,
    reject_label,
    set_numbers,
    set_primary,
    undo_edit,
)
from engine.catalogue.photos import load_photos
from engine.catalogue.recovery.label_file import read_label_text
from engine.catalogue.roots import add_root
from tests.engine.catalogue.made_rows import found, indexed, put_photos

NAMES = ["1.jpg", "caf\udce9, \"x\".jpg", "写真.jpg"]  # fmt: skip


@pytest.fixture
def labelled(catalogue: Catalogue) -> Catalogue:
    """Three photos with something of everything, called by hashes."""
    root = add_root(catalogue, "/p")
    write_batch(
        catalogue, Batch(root.id, [indexed(f"/p/{name}", f"{number:040x}") for number, name in enumerate(NAMES)])
    )
    add_labels(catalogue, [1, 2], '=1+1, "quoted"\n;')
    set_primary(catalogue, [1, 3], "猫")
    reject_label(catalogue, [2], "猫")
    answer_pairs(catalogue, [(1, 2, True), (3, 1, False)])
    set_numbers(catalogue, "rating", {1: 4.25, 3: -1})
    return catalogue


def tell(catalogue: Catalogue) -> object:
    pairs, same = listing.answered_pairs(catalogue)
    labels = {photo.path: photo.labels for photo in load_photos(catalogue, range(1, 10))}
    rejected = [listing.rejected_ids(catalogue, name).tolist() for name in list_labels(catalogue)]
    return labels, rejected, pairs.tolist(), same.tolist(), listing.list_numbers(catalogue)


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl"])
def test_what_is_written_is_read_again_in_another_library(labelled: Catalogue, tmp_path: Path, name: str) -> None:
    assert export_labels(labelled, tmp_path / name) == 3
    with Catalogue.open(tmp_path / "other") as other:
        root = add_root(other, "/p")
        write_batch(other, Batch(root.id, [indexed(f"/p/{path}", f"{n:040x}") for n, path in enumerate(NAMES)]))
        done = import_from(other, tmp_path / name)
        assert (done.photos, done.waiting, done.unknown, done.unreadable) == (3, (), (), ())
        assert tell(other) == tell(labelled)
        undo_edit(other, done.edit)
        assert list_labels(other) == {}
        assert listing.list_numbers(other) == {}


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl"])
def test_labels_of_photos_not_met_yet_wait_for_them(labelled: Catalogue, tmp_path: Path, name: str) -> None:
    export_labels(labelled, tmp_path / name)
    with Catalogue.open(tmp_path / "other") as other:
        done = import_from(other, tmp_path / name)
        assert (done.photos, len(done.waiting), done.unknown) == (0, 3, ())
        root = add_root(other, "/elsewhere")
        files = [indexed(f"/elsewhere/{number}.jpg", f"{number:040x}") for number in range(3)]
        write_batch(other, Batch(root.id, files))
        assert [photo.labels for photo in load_photos(other, [1, 2, 3])] == [
            photo.labels for photo in load_photos(labelled, [1, 2, 3])
        ]


def test_a_plain_table_of_paths_and_labels_is_enough(catalogue: Catalogue, tmp_path: Path) -> None:
    put_photos(catalogue, str(tmp_path), ["a/1.jpg", "a/2.jpg"])
    (tmp_path / "mine.csv").write_text(
        f"File;Label\r\na/1.jpg;cat\r\n{tmp_path}/a/2.jpg;dog\r\na/1.jpg; black  one \r\na/3.jpg;cat\r\n;cat\r\n\r\n"
    )
    done = import_from(catalogue, tmp_path / "mine.csv")
    assert (done.photos, done.unknown, done.unreadable) == (2, (str(tmp_path / "a" / "3.jpg"),), (6,))
    assert [photo.labels for photo in load_photos(catalogue, [1, 2])] == [("cat", "black one"), ("dog",)]
    assert import_from(catalogue, tmp_path / "mine.csv").edit.photos == frozenset()


def test_a_skipped_file_takes_no_label_and_is_told(catalogue: Catalogue, tmp_path: Path) -> None:
    root = put_photos(catalogue, "/p", ["1.jpg"])
    write_batch(catalogue, Batch(root.id, skipped=[(found("/p/bad.jpg"), "It is empty.")]))
    (tmp_path / "in.csv").write_text("path,label\n/p/bad.jpg,cat\n/p/1.jpg,cat\n")
    done = import_from(catalogue, tmp_path / "in.csv")
    assert (done.photos, done.unknown) == (1, ("/p/bad.jpg",))


def test_content_goes_before_path(catalogue: Catalogue, tmp_path: Path) -> None:
    put_photos(catalogue, "/p", ["1.jpg", "2.jpg"])
    line = {"content": "content of 2.jpg", "path": "/p/1.jpg", "labels": ["cat"]}
    (tmp_path / "in.jsonl").write_text(json.dumps(line) + "\n")
    import_from(catalogue, tmp_path / "in.jsonl")
    assert [photo.labels for photo in load_photos(catalogue, [1, 2])] == [(), ("cat",)]


def test_the_librarys_own_label_file_can_be_imported(labelled: Catalogue, tmp_path: Path) -> None:
    set_primary(labelled, [2], "later")  # the line of this photo before is outdated
    (tmp_path / "labels.jsonl").write_text(read_label_text(labelled.folder))
    with Catalogue.open(tmp_path / "other") as other:
        assert len(import_from(other, tmp_path / "labels.jsonl").waiting) == 3
        assert listing.labelled_ids(other).tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("in.csv", "", "at least path and label"),
        ("in.csv", "path,width\n1.jpg,3\n", "at least path and label"),
        ("in.csv", "path,label\n\0,\0\n" + "x" * 200_000, "holds no labels"),
        ("in.jsonl", "hello\n", "each line must be as"),
        ("in.xlsx", "", "neither .csv nor .jsonl"),
        ("missing.csv", None, "cannot be read"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(
    catalogue: Catalogue, tmp_path: Path, name: str, text: str | None, problem: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(UnusableLabelFile, match=problem):
        import_from(catalogue, tmp_path / name)


def test_lines_that_make_no_sense_are_told_by_number(catalogue: Catalogue, tmp_path: Path) -> None:
    put_photos(catalogue, "/p", ["1.jpg"])
    lines = ['{"path": "/p/1.jpg", "labels": ["cat"]}', "{", '{"labels": ["x"]}', '{"path": "/p/1.jpg", "labels": "x"}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    done = import_from(catalogue, tmp_path / "in.jsonl")
    assert (done.photos, done.unreadable) == (1, (2, 3, 4))
    (tmp_path / "in.jsonl").write_text('{"path": "/p/1.jpg", "labels": [" "]}')
    with pytest.raises(UnusableLabel, match="at least one letter"):
        import_from(catalogue, tmp_path / "in.jsonl")


def test_an_export_that_cannot_be_written_says_so_and_leaves_no_rest(labelled: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(UnusableLabelFile, match="cannot be written"):
        export_labels(labelled, tmp_path / "no such folder" / "out.csv")
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(UnusableLabelFile, match="choose another place"):
        export_labels(labelled, tmp_path / "out.csv")
    assert not list(tmp_path.glob("*.part"))
