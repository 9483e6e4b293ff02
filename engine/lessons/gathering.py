"""What a lesson is made of: labelled photos as vectors of an encoder that nobody has taught."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import EncoderRow, list_encoders
from engine.catalogue.features import load_features
from engine.embedding.head import Head, unit_rows
from engine.embedding.origin import EncoderOrigin
from engine.learning.errors import CannotLearn

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
RANGES = 5  # that numbers are cut into for folds


@dataclass(frozen=True)
class Space:
    """The vectors (n, r) that are taught: of a head, or, where that is the identity, inside the span of the photos."""

    head: Head
    axes: Floats | None = None  # (d, r), orthonormal

    def enter(self, features: NDArray[Any]) -> Floats:
        """Unit vectors of features (n, d)."""
        vectors = self.head.project(features)
        return vectors if self.axes is None else unit_rows(vectors @ self.axes)

    def leave(self, matrix: Floats) -> Head:
        """The head that does what this one does and then times `matrix` (r, r)."""
        if self.axes is None:
            before = self.head.matrix
            return Head(self.head.centre, matrix if before is None else np.asarray(before @ matrix, np.float32))
        inside = matrix - np.eye(len(matrix), dtype=np.float32)  # what lies outside the span stays as it is
        whole = np.eye(len(self.axes), dtype=np.float32) + self.axes @ inside @ self.axes.T
        return Head(self.head.centre, np.asarray(whole, np.float32))


@dataclass(frozen=True)
class Material:
    """Photos (ids) with their class numbers, or numbers, (n,) and duplicate groups (n,)."""

    photos: Rows
    vectors: Floats  # (n, r) of length 1
    labels: NDArray[Any]
    names: tuple[str, ...]  # of the class numbers
    groups: Rows
    space: Space
    row: EncoderRow  # the encoder that the vectors are of

    def __len__(self) -> int:
        return len(self.photos)

    @cached_property
    def strata(self) -> Rows:
        """What splits are even over (n,): the class numbers, or which of a few ranges a number lies in."""
        if self.labels.dtype.kind != "f":
            return self.labels
        edges = np.quantile(self.labels, np.linspace(0, 1, RANGES + 1)[1:-1])
        return np.searchsorted(edges, self.labels).astype(np.int64)


def gather_material(
    catalogue: Catalogue, photos: Rows, labels: NDArray[Any], names: tuple[str, ...], groups: Rows
) -> Material:
    """The material of photos (ids ascending); those without a feature are left out. Raises CannotLearn."""
    row = find_untaught(catalogue, photos)
    blocks = list(load_features(catalogue, row.backbone, photos))
    kept = np.isin(photos, np.concatenate([ids for ids, _ in blocks]))
    features = np.concatenate([block for _, block in blocks])
    space = find_space(Head.from_bytes(row.head), features)
    return Material(photos[kept], space.enter(features), labels[kept], names, groups[kept], space, row)


def find_untaught(catalogue: Catalogue, photos: Rows) -> EncoderRow:
    """The encoder made by the program that knows most of these photos, the newest of several; raises CannotLearn."""
    found: list[tuple[int, EncoderRow]] = []
    for row in list_encoders(catalogue):
        if read_origin(row).kind == "default":
            found.append((sum(len(ids) for ids, _ in load_features(catalogue, row.backbone, photos)), row))
    known, best = max(reversed(found), key=lambda each: each[0], default=(0, None))
    if best is None or not known:
        raise CannotLearn("None of the labelled photos has been indexed: index the library first.")
    return best


def read_origin(row: EncoderRow) -> EncoderOrigin:
    """Where an encoder comes from; of one whose note is not ours, nothing is known."""
    try:
        return EncoderOrigin.read(row.note)
    except (TypeError, ValueError):
        return EncoderOrigin("unknown", "default", 0)


def find_space(head: Head, features: NDArray[Any]) -> Space:
    """Where to teach: behind the head, or, of the identity, inside the span of the features (n, d)."""
    if head.matrix is not None or len(features) >= head.dims:
        return Space(head)
    vectors = head.project(features).astype(np.float64)
    _, sizes, axes = np.linalg.svd(vectors, full_matrices=False)
    rank = max(1, int((sizes > 1e-4 * sizes[0]).sum()))
    return Space(head, np.ascontiguousarray(axes[:rank].T, np.float32))
