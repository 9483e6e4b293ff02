"""A library with made features: kinds that are told apart by little, while much else differs within each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from engine import Library
from engine.catalogue import Catalogue
from engine.catalogue.encoders import EncoderRow, save_encoder, use_encoder
from engine.catalogue.files import Batch, IndexedFile, write_batch
from engine.catalogue.roots import add_root
from engine.embedding.head import Head, name_encoder
from engine.embedding.origin import EncoderOrigin
from engine.photos.photo import FoundFile, PhotoFacts

DIMS, TELLING = 32, 8  # numbers of a feature, and those that tell kinds apart
BACKBONE = "made.0"
MakeLibrary = Callable[..., Library]


def make_features(kinds: int, each: int, seed: int = 0) -> np.ndarray:
    """Features (kinds * each, DIMS): kinds differ in a few numbers, photos of a kind in all the others."""
    rng = np.random.default_rng(seed)
    features = rng.standard_normal((kinds, each, DIMS)).astype(np.float32)
    features[..., :TELLING] *= 0.25
    features[..., :TELLING] += 0.8 * rng.standard_normal((kinds, 1, TELLING))
    return features.reshape(-1, DIMS)


def made_file(path: str, number: int, feature: np.ndarray, backbone: str = BACKBONE) -> IndexedFile:
    """A photo as indexing would have left it."""
    facts = PhotoFacts(4000, 3000, "JPEG", f"20{number % 20:02}-07-04T12:00:00")
    found = FoundFile(path, 1000, 1, 1, number + 1)
    return IndexedFile(found, f"{number:040x}", 1000, facts, backbone, feature.astype(np.float16))


def untaught_row(head: Head, backbone: str = BACKBONE) -> EncoderRow:
    """The encoder that the program makes."""
    note = EncoderOrigin("default", "default", 1000).write()
    return EncoderRow(
        name_encoder(backbone, head), "Out of the box", backbone, head.to_bytes(), "2024-05-01T12:00:00", note
    )


@pytest.fixture
def make_library(tmp_path: Path) -> Iterator[MakeLibrary]:
    """Make a library of kinds of photos in a folder each; their labels are given. Photo ids count from 1."""
    opened: list[Library] = []

    def make(kinds: int = 8, each: int = 10, labelled: int | None = None, name: str = "library") -> Library:
        folder, features = tmp_path / "写真", make_features(kinds, each)
        with Catalogue.open(tmp_path / name) as catalogue:
            root = add_root(catalogue, str(folder))
            files = [
                made_file(str(folder / f"kind {number // each}" / f"{number}.jpg"), number, feature)
                for number, feature in enumerate(features)
            ]
            write_batch(catalogue, Batch(root.id, files))
            row = untaught_row(Head(np.zeros(DIMS, np.float32), np.eye(DIMS, dtype=np.float32)))
            save_encoder(catalogue, row)
            use_encoder(catalogue, row.id)
        library = Library.open(tmp_path / name)
        opened.append(library)
        for kind in range(kinds):
            shown = range(kind * each + 1, kind * each + 1 + (each if labelled is None else labelled))
            if shown:
                library.labelling.give(shown, f"kind {kind}")
        return library

    yield make
    for library in opened:
        library.close()
