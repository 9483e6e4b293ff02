"""The heavy half of the metrics on a GPU: each block is ranked or summed there, and only the answer comes back.

Every function takes and gives numpy arrays; `device` is a torch device, so that "cpu" shows that both ways agree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Array = npt.NDArray[Any]
Ranker = Callable[[Ints, int], Ints]


def rank_nearest_on(device: str, vectors: Array) -> Ranker:
    """A function (rows (b,), depth) -> the `depth` most similar other rows (b, depth), equal ones by position."""
    placed = torch.as_tensor(vectors, device=device)

    def rank(rows: Ints, depth: int) -> Ints:
        chosen = torch.as_tensor(rows, device=device)
        similar = placed[chosen] @ placed.T
        similar[torch.arange(len(chosen), device=device), chosen] = -torch.inf
        return _to_ints(_first_columns(-similar, depth))

    return rank


def nearest_centres_on(device: str, vectors: Array, centres: Array, block: int) -> tuple[Ints, Floats]:
    """(row of the nearest centre (n,), squared distance to it (n,)) of vectors (n, d) to centres (k, d)."""
    goals = torch.as_tensor(centres, device=device)
    lengths = goals.square().sum(dim=1)
    rows, far = np.empty(len(vectors), np.int64), np.empty(len(vectors))
    for start in range(0, len(vectors), block):
        part = torch.as_tensor(vectors[start : start + block], device=device).to(goals.dtype)
        least, row = (lengths - 2 * part @ goals.T).min(dim=1)
        rows[start : start + block] = row.cpu().numpy()
        far[start : start + block] = (least + part.square().sum(dim=1)).clamp_min(0).cpu().numpy()
    return rows, far


def class_totals_on(device: str, vectors: Array, classes: Ints, count: int) -> Callable[[Ints], Floats]:
    """A function rows (b,) -> the summed Euclidean distances (b, count) of each row to every class."""
    placed, groups = torch.as_tensor(vectors, device=device), torch.as_tensor(classes, device=device)
    lengths = placed.square().sum(dim=1)

    def total(rows: Ints) -> Floats:
        chosen = torch.as_tensor(rows, device=device)
        squared = lengths[chosen, None] + lengths - 2 * placed[chosen] @ placed.T
        squared[torch.arange(len(chosen), device=device), chosen] = 0
        sums = squared.new_zeros((len(chosen), count)).index_add_(1, groups, squared.clamp_min(0).sqrt())
        return np.asarray(sums.double().cpu().numpy())

    return total


def best_matches_on(device: str, probes: Array, gallery: Array, step: int) -> tuple[Ints, Floats]:
    """(row of the most similar in the gallery (n,), its cosine (n,)) for every probe, `step` probes at a time."""
    goals = torch.as_tensor(gallery, device=device)
    rows, scores = np.empty(len(probes), np.int64), np.empty(len(probes))
    for start in range(0, len(probes), step):
        most, row = (torch.as_tensor(probes[start : start + step], device=device) @ goals.T).max(dim=1)
        rows[start : start + step], scores[start : start + step] = row.cpu().numpy(), most.cpu().numpy()
    return rows, scores


def ndcg_on(device: str, vectors: Array, labels: Array, depth: int, step: int) -> float:
    """Mean nDCG of vectors (n, d) with labels (n,) or (n, k), `step` queries at a time; see `metrics.continuous`."""
    placed = torch.as_tensor(vectors, device=device)
    points = torch.as_tensor(labels.reshape(len(labels), -1), device=device).double()
    lengths, depth = placed.square().sum(dim=1), min(depth, len(placed) - 1)
    discount = 1 / torch.arange(2, depth + 2, device=device).double().log2()
    total = 0.0
    for start in range(0, len(placed), step):
        rows = torch.arange(start, min(start + step, len(placed)), device=device)
        apart = torch.cdist(points[rows], points, compute_mode="donot_use_mm_for_euclid_dist")
        far = lengths - 2 * placed[rows] @ placed.T
        apart[range(len(rows)), rows] = far[range(len(rows)), rows] = torch.inf  # never its own neighbour
        gained = (discount / (1 + apart.gather(1, _first_columns(far, depth)))).sum(dim=1)
        ideal = (discount / (1 + apart.topk(depth, dim=1, largest=False).values)).sum(dim=1)
        total += float((gained / ideal).sum())
    return total / len(placed)


def _first_columns(values: Tensor, depth: int) -> Tensor:
    """Columns (b, depth) of the smallest values of each row, smallest first, equal ones by position."""
    near = values.topk(depth, dim=1, largest=False, sorted=False).indices.sort(dim=1).values
    order = values.gather(1, near).argsort(dim=1, stable=True)
    return near.gather(1, order)


def _to_ints(columns: Tensor) -> Ints:
    return np.asarray(columns.cpu().numpy(), np.int64)
