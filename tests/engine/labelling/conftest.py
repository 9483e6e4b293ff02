"""A library with made vectors: kinds that are easily told apart, no network needed."""

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
from engine.embedding.head import identity_head
from engine.embedding.origin import EncoderOrigin
from engine.photos.photo import FoundFile, PhotoFacts

DIMS, KINDS, EACH = 24, 6, 12
MakeLibrary = Callable[..., Library]


def made_file(path: str, number: int, vector: np.ndarray) -> IndexedFile:
    """A photo as indexing would have left it."""
    facts = PhotoFacts(4000, 3000, "JPEG", f"20{number % 20:02}-07-04T12:00:00")
    return IndexedFile(FoundFile(path, 1000, 1, 1, number + 1), f"{number:040x}", 1000, facts, "made.0", vector)


@pytest.fixture
def make_library(tmp_path: Path) -> Iterator[MakeLibrary]:
    """Make a library of so many kinds of photos, each in a folder called by its kind; photo ids count from 1."""
    opened: list[Library] = []

    def make(kinds: int = KINDS, each: int = EACH, spread: float = 0.8) -> Library:
        rng = np.random.default_rng(0)
        centres = rng.standard_normal((kinds, DIMS)).astype(np.float32)
        noise = spread * rng.standard_normal((kinds, each, DIMS)).astype(np.float32)
        vectors = (centres[:, None] + noise).reshape(-1, DIMS).astype(np.float16)
        folder = tmp_path / "写真"
        with Catalogue.open(tmp_path / "library") as catalogue:
            root = add_root(catalogue, str(folder))
            files = [
                made_file(str(folder / f"kind {number // each}" / f"{number}.jpg"), number, vector)
                for number, vector in enumerate(vectors)
            ]
            write_batch(catalogue, Batch(root.id, files))
            note = EncoderOrigin("default", "default", 0).write()
            row = EncoderRow("made.0.h", "Made", "made.0", identity_head(DIMS).to_bytes(), "2024-05-01T12:00:00", note)
            save_encoder(catalogue, row)
            use_encoder(catalogue, row.id)
        opened.append(Library.open(tmp_path / "library"))
        return opened[-1]

    yield make
    for library in opened:
        library.close()


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    """Six kinds of twelve photos."""
    return make_library()
