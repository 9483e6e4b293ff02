"""An encoder as one file: taken in whole by another library, or refused in a sentence."""

from __future__ import annotations

import json
import pickle
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from engine import Library
from engine.lessons.encoders.exchange import read_metadata
from engine.lessons.encoders.keeping import UnusableEncoder
from engine.lessons.plans import LessonPlan

MakeLibrary = Callable[..., Library]
Facts = dict[str, Any]


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    return make_library(4, 6)


@pytest.fixture
def file(library: Library, tmp_path: Path) -> Path:
    """A taught encoder as a file."""
    library.teaching.teach(LessonPlan(values={"steps": "5"}, name="Garden", adopt=False))
    library.teaching.export_to("Garden", tmp_path / "庭.safetensors")
    return tmp_path / "庭.safetensors"


def rewrite(file: Path, metadata: dict[str, str] | None = None, **tensors: np.ndarray) -> Path:
    """The file with other words in its header, or other tensors."""
    changed = file.with_name("changed.safetensors")
    save_file(load_file(file) | tensors, changed, read_metadata(file) | (metadata or {}))
    return changed


def test_another_library_takes_it_in_and_finds_the_same(
    library: Library, file: Path, make_library: MakeLibrary
) -> None:
    other = make_library(4, 6, name="other")
    found = other.teaching.import_from(file)
    assert (found.name, found.kind, found.labels, found.in_use) == ("Garden", "imported", 4, False)
    other.teaching.use("Garden")
    assert [each.photo.id for each in other.teaching.rows("Garden", 1)] == [
        each.photo.id for each in library.teaching.rows("Garden", 1)
    ]


def test_the_same_encoder_is_not_taken_twice(library: Library, file: Path) -> None:
    with pytest.raises(UnusableEncoder, match="has already"):
        library.teaching.import_from(file)


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({"version": "99"}, "newer version"),
        ({"version": "soon"}, "newer version"),
        ({"format": "other"}, "no encoder of this program"),
        ({"encoder": "{"}, "damaged"),
        ({"encoder": "[]"}, "damaged"),
        ({"encoder": '{"name": 1, "backbone": "../../etc", "origin": {}}'}, "damaged"),
    ],
)
def test_words_that_are_not_ours_are_refused(
    file: Path, make_library: MakeLibrary, metadata: dict[str, str], words: str
) -> None:
    with pytest.raises(UnusableEncoder, match=words):
        make_library(4, 6, name="other").teaching.import_from(rewrite(file, metadata))


def edit_facts(file: Path, edit: Callable[[Facts], Any]) -> dict[str, str]:
    """The header's facts, changed."""
    facts = json.loads(read_metadata(file)["encoder"])
    edit(facts)
    return {"encoder": json.dumps(facts)}


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda facts: facts.update(backbone="made.1"), "choose that network"),
        (lambda facts: facts.update(backbone="../made"), "damaged"),
        (lambda facts: facts["origin"].update(network="file:/etc/passwd"), "not part of the program"),
        (lambda facts: facts["origin"].update(network="taught:../../x"), "weights of its network are missing"),
        (lambda facts: facts["origin"].update(more=1), "damaged"),
    ],
)
def test_a_hostile_origin_is_refused(
    file: Path, make_library: MakeLibrary, edit: Callable[[Facts], Any], words: str
) -> None:
    with pytest.raises(UnusableEncoder, match=words):
        make_library(4, 6, name="other").teaching.import_from(rewrite(file, edit_facts(file, edit)))


def test_tensors_that_make_no_head_are_refused(file: Path, make_library: MakeLibrary) -> None:
    other = make_library(4, 6, name="other")
    centre = load_file(file)["head.centre"]
    endless = centre.copy()
    endless[0] = np.inf
    for bad in (endless, centre[:5], centre.astype(np.float64)):
        with pytest.raises(UnusableEncoder, match="damaged"):
            other.teaching.import_from(rewrite(file, **{"head.centre": bad}))
    with pytest.raises(UnusableEncoder, match="damaged"):
        other.teaching.import_from(rewrite(file, **{"network.weight": centre}))
    assert len(other.teaching.encoders()) == 1


def test_files_that_are_no_encoders_are_refused_and_never_run(library: Library, tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> Any:
            return (Path.touch, (tmp_path / "run",))

    contents = {
        "empty.safetensors": b"",
        "huge header.safetensors": struct.pack("<Q", 1 << 60) + b"{}",
        "deep.safetensors": struct.pack("<Q", 20_000) + b"[" * 20_000,
        "trap.safetensors": pickle.dumps(Trap()),
        "text.safetensors": "これは何でもない".encode(),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UnusableEncoder, match="no encoder of this program"):
            library.teaching.import_from(tmp_path / name)
    with pytest.raises(UnusableEncoder, match="cannot be read"):
        library.teaching.import_from(tmp_path / "missing.safetensors")
    assert not (tmp_path / "run").exists()


def test_a_cut_file_is_refused(file: Path, make_library: MakeLibrary) -> None:
    cut = file.with_name("cut.safetensors")
    cut.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(UnusableEncoder, match="damaged"):
        make_library(4, 6, name="other").teaching.import_from(cut)


def test_a_place_that_cannot_be_written_is_a_sentence(library: Library, file: Path) -> None:
    with pytest.raises(UnusableEncoder, match="cannot be written"):
        library.teaching.export_to("Garden", file / "below a file" / "x.safetensors")
