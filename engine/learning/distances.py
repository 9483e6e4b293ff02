"""Distances and directions of embeddings whose values and gradients stay finite where torch's own do not."""

from __future__ import annotations

import torch
from torch import Tensor

ROUNDING = 8  # squared distances below this many rounding errors are rounding errors
SHORTEST = 1e-6  # a shorter embedding has no direction


def widen(rows: Tensor) -> Tensor:
    """Half precision to float32, in which distances mean something; others as they are."""
    return rows.float() if rows.dtype in (torch.float16, torch.bfloat16) else rows


def full_precision(rows: Tensor) -> torch.autocast:
    """A context in which autocast does not halve the digits of products: distances are differences of large numbers."""
    return torch.autocast(rows.device.type, enabled=False)


def inner_products(rows: Tensor, others: Tensor) -> Tensor:
    """Inner products (n, m) of rows (n, d) and others (m, d)."""
    with full_precision(rows):
        return widen(rows) @ widen(others).T


def safe_sqrt(values: Tensor) -> Tensor:
    """Square root with slope 0 at 0, where torch's is infinite."""
    positive = values > 0
    return torch.where(positive, values, 1).sqrt() * positive


def unit_rows(rows: Tensor) -> Tensor:
    """Rows (n, d) scaled to length 1; one too short to have a direction stays as it is, with a slope of 1."""
    rows = widen(rows)
    squared = rows.square().sum(dim=-1, keepdim=True)
    return rows / torch.where(squared > SHORTEST**2, squared, 1).sqrt()


def squared_distances(rows: Tensor, others: Tensor | None = None) -> Tensor:
    """Squared Euclidean distances (n, m) of rows (n, d) and others (m, d), or among the rows; never negative.

    Distances do not change with the origin, so it is moved into the middle first: far from it digits are lost.
    """
    rows = widen(rows)
    centre = rows.detach().mean(dim=0)
    rows = rows - centre
    others = rows if others is None else widen(others) - centre
    lengths = rows.square().sum(dim=1, keepdim=True) + others.square().sum(dim=1)
    with full_precision(rows):
        squared = torch.addmm(lengths, rows, others.T, alpha=-2)
    noise = lengths.detach() * (ROUNDING * torch.finfo(rows.dtype).eps)
    return squared.masked_fill(squared.detach() <= noise, 0)


def embedding_distances(rows: Tensor, *, squared: bool, normalise: bool) -> Tensor:
    """Distances (n, n) among embeddings (n, d), squared or not, of raw or of normalised embeddings."""
    distances = squared_distances(unit_rows(rows) if normalise else rows)
    return distances if squared else safe_sqrt(distances)


def cosine_similarities(rows: Tensor, others: Tensor | None = None) -> Tensor:
    """Cosines (n, m) of rows (n, d) and others (m, d), or among the rows; may pass 1 by a rounding error."""
    units = unit_rows(rows)
    return inner_products(units, units if others is None else unit_rows(others))


def sines_of(cosines: Tensor) -> Tensor:
    """Sines of angles within 0..pi, with slope 0 at both ends; cosines may pass 1 by a rounding error."""
    return safe_sqrt((1 - cosines) * (1 + cosines))


def angles_of(cosines: Tensor) -> Tensor:
    """Angles in radians: as exact at 0 and pi as anywhere, with slope 0 there, where that of acos is infinite."""
    cosines = widen(cosines)
    return torch.atan2(sines_of(cosines), cosines)
