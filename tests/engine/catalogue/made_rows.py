"""Made rows for catalogue tests: files, facts, features and batches that need no picture."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.catalogue import Catalogue
from engine.catalogue.files import Batch, IndexedFile, write_batch
from engine.catalogue.roots import Root, add_root
from engine.photos.photo import FoundFile, PhotoFacts

BACKBONE = "made.0"
SECOND_NS = 1_000_000_000


def found(path: str, size: int = 1000, mtime_s: int = 1_600_000_000, inode: int = 0) -> FoundFile:
    return FoundFile(path, size, mtime_s * SECOND_NS, 2049, inode)


def made_feature(seed: int, dims: int = 8) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(dims).astype(np.float16)


def indexed(path: str, content: str, size: int = 1000, mtime_s: int = 1_600_000_000, **facts: object) -> IndexedFile:
    known = PhotoFacts(**{"width": 40, "height": 30, "format": "JPEG", **facts})  # type: ignore[arg-type]
    feature = made_feature(int.from_bytes(content.encode()[-4:], "big"))
    return IndexedFile(found(path, size, mtime_s), content, size, known, BACKBONE, feature)


def put_photos(catalogue: Catalogue, folder: str, names: Iterable[str]) -> Root:
    """Add `folder` and in it one photo for each name, whose content is called by the name too."""
    root = add_root(catalogue, folder)
    top = root.path.rstrip("/")
    batch = Batch(root.id, [indexed(f"{top}/{name}", f"content of {ascii(name)[1:-1]}") for name in names])
    write_batch(catalogue, batch)
    return root
