"""How closely likeness follows the labels: a figure that is sure of small changes where ranks are not."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.lessons.gathering import Floats, Rows
from engine.tasks.nearest import cosine_blocks

Doubles = NDArray[np.float64]


def align_rows(vectors: Floats, labels: NDArray[Any], rows: Rows, gallery: Rows) -> Doubles:
    """Of each row the correlation (m,) of its cosines to the gallery with having the same label, itself left out.

    This is the centred alignment of a kernel with its target (Cristianini et al., NIPS 2001; Cortes, Mohri and
    Rostamizadeh, JMLR 2012), a row at a time. Where a label has two photos, average precision is 0 or 1 as one rank
    falls; the correlation moves with every cosine, and no scale or offset of the cosines moves it. vectors (n, d) of
    length 1; class numbers (n,) are alike or not, numbers the less alike the further apart. 0 where either is constant.
    """
    own = find_own(rows, gallery)
    aligned = np.zeros(len(rows))
    for block, cosines in cosine_blocks(vectors[rows], vectors[gallery]):
        wanted = compare_labels(labels[rows[block]], labels[gallery])
        inside = np.flatnonzero(own[block] >= 0)
        for values in (cosines, wanted):
            values[inside, own[block][inside]] = 0
        aligned[block] = correlate(cosines, wanted, len(gallery) - (own[block] >= 0))
    return aligned


def compare_labels(some: NDArray[Any], others: NDArray[Any]) -> Floats:
    """How alike labels (m,) and (n,) are (m, n): class numbers 1 or 0, numbers by how far they are apart."""
    if some.dtype.kind == "f":
        return np.asarray(-np.abs(some[:, None] - others), np.float32)
    return np.asarray(some[:, None] == others, np.float32)


def correlate(first: Floats, second: Floats, counts: Rows) -> Doubles:
    """Correlations (m,) of two (m, n) row by row, of whose values all but `counts` (m,) are 0 and do not count."""

    def covary(one: Floats, other: Floats) -> Doubles:
        products = np.einsum("ij,ij->i", one, other, dtype=np.float64)
        return np.asarray(products - one.sum(1, dtype=np.float64) * other.sum(1, dtype=np.float64) / counts)

    spread = np.sqrt(np.maximum(covary(first, first) * covary(second, second), 0))
    return np.asarray(np.divide(covary(first, second), spread, out=np.zeros(len(first)), where=spread > 1e-9))


def find_own(rows: Rows, gallery: Rows) -> Rows:
    """The place (m,) of each row in the gallery, which is ascending; -1 where it is not there."""
    own = np.searchsorted(gallery, rows)
    return np.where(gallery[np.minimum(own, len(gallery) - 1)] == rows, own, -1)
