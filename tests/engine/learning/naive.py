"""The losses once more, as loops over plain numbers: slow, and plainly what the papers say."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import combinations, permutations

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]


def unit(rows: Rows) -> Rows:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 1e-6, lengths, 1)


def distance(a: Rows, b: Rows, squared: bool = False) -> float:
    value = float(((a - b) ** 2).sum())
    return value if squared else math.sqrt(value)


def mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def pairs_of(labels: list[int], same: bool) -> Iterator[tuple[int, int]]:
    for i, j in permutations(range(len(labels)), 2):
        if (labels[i] == labels[j]) == same:
            yield i, j


def triplets_of(labels: list[int]) -> Iterator[tuple[int, int, int]]:
    for a, p in pairs_of(labels, same=True):
        for n in range(len(labels)):
            if labels[n] != labels[a]:
                yield a, p, n


def softplus(value: float) -> float:
    return max(value, 0) + math.log1p(math.exp(-abs(value)))


def picked(d: Rows, labels: list[int], mining: str, margin: float) -> list[tuple[float, float]]:
    """(d_ap, d_an) of the triplets that a strategy picks from distances (n, n)."""
    if mining == "all":
        return [(d[a, p], d[a, n]) for a, p, n in triplets_of(labels)]
    found = []
    for a in range(len(labels)):
        far = [d[a, n] for n in range(len(labels)) if labels[n] != labels[a]]
        near = [d[a, p] for p in range(len(labels)) if p != a and labels[p] == labels[a]]
        if mining == "batch-hard" and far and near:
            found.append((max(near), min(far)))
        for d_ap in near if far else []:
            semi_hard = [d_an for d_an in far if d_ap <= d_an < d_ap + margin]
            if mining == "semi-hard" and semi_hard:
                found.append((d_ap, min(semi_hard)))
            if mining == "hard" and min(far) < d_ap:
                found.append((d_ap, min(far)))
    return found


def triplet(d: Rows, labels: list[int], mining: str, slope: str, margin: float, average: str) -> float:
    gaps = [d_ap - d_an for d_ap, d_an in picked(d, labels, mining, margin)]
    if slope == "softplus":
        return mean([softplus(gap) for gap in gaps])
    costs = [max(gap + margin, 0) for gap in gaps]
    return mean([cost for cost in costs if cost > 0] if mining == "all" and average == "active" else costs)


def contrastive_all(rows: Rows, labels: list[int], margin: float) -> float:
    same = [0.5 * distance(rows[i], rows[j]) ** 2 for i, j in pairs_of(labels, same=True)]
    other = [0.5 * max(margin - distance(rows[i], rows[j]), 0) ** 2 for i, j in pairs_of(labels, same=False)]
    return 0.5 * (mean(same) + mean(other))


def contrastive_pairs(rows: Rows, labels: list[int], margin: float) -> float:
    costs = []
    for i in range(0, len(labels), 2):
        d = distance(rows[i], rows[i + 1])
        costs.append(0.5 * (d**2 if labels[i] == labels[i + 1] else max(margin - d, 0) ** 2))
    return mean(costs)


def tuplet(rows: Rows, labels: list[int], penalty: float) -> float:
    costs = []
    for a, p in pairs_of(labels, same=True):
        others = [n for n in range(len(labels)) if labels[n] != labels[a]]
        costs.append(math.log1p(sum(math.exp(float(rows[a] @ rows[n] - rows[a] @ rows[p])) for n in others)))
    return mean(costs) + penalty * mean([float(row @ row) for row in rows])


def n_pair(rows: Rows, labels: list[int], penalty: float) -> float:
    anchors, positives = rows[0::2], rows[1::2]
    costs = []
    for i, anchor in enumerate(anchors):
        others = [j for j in range(len(anchors)) if j != i]
        costs.append(math.log1p(sum(math.exp(float(anchor @ positives[j] - anchor @ positives[i])) for j in others)))
    return mean(costs) + penalty * float((rows**2).sum()) / (2 * len(anchors))


def ranked_list(
    rows: Rows, labels: list[int], boundary: float, margin: float, temperature: float, weight: float
) -> float:
    total = 0.0
    for q in range(len(labels)):
        to = [distance(rows[q], row) for row in rows]
        pull = [to[i] - (boundary - margin) for i in range(len(labels)) if i != q and labels[i] == labels[q]]
        push = [boundary - to[i] for i in range(len(labels)) if labels[i] != labels[q]]
        pull, push = [cost for cost in pull if cost > 0], [cost for cost in push if cost > 0]
        weights = [math.exp(temperature * cost) for cost in push]
        total += mean(pull) + weight * sum(w * c for w, c in zip(weights, push, strict=True)) / (sum(weights) or 1)
    return total / len(labels)


def quadruplet(squared: Rows, labels: list[int], margin1: float, margin2: float) -> float:
    shared = [max(squared[a, p] - squared[a, n] + margin1, 0) for a, p, n in triplets_of(labels)]
    apart = [
        max(squared[i, j] - squared[l, k] + margin2, 0)
        for i, j in pairs_of(labels, same=True)
        for l, k in pairs_of(labels, same=False)  # noqa: E741
        if labels[i] not in (labels[l], labels[k])
    ]
    return mean(shared) + mean(apart)


def adaptive_margin(squared: Rows, labels: list[int]) -> float:
    same = mean([squared[i, j] for i, j in pairs_of(labels, same=True)])
    return max(mean([squared[i, j] for i, j in pairs_of(labels, same=False)]) - same, 0)


def log_ratio(rows: Rows, labels: Rows, anchors: range, floor: float) -> float:
    costs = []
    for a in anchors:
        apart = [float(((labels[a] - label) ** 2).sum()) for label in labels]
        far = [max(distance(rows[a], row, squared=True), floor) for row in rows]
        for i, j in permutations(range(len(labels)), 2):
            if 0 < apart[i] < apart[j]:
                costs.append((math.log(far[i] / far[j]) - math.log(apart[i] / apart[j])) ** 2)
    return mean(costs)


def margin(rows: Rows, labels: list[int], boundary: float, space: float) -> float:
    total, active = 0.0, 0
    for a, p, n in triplets_of(labels):
        near = max(distance(rows[a], rows[p]) - boundary + space, 0)
        far = max(boundary - distance(rows[a], rows[n]) + space, 0)
        total, active = total + near + far, active + (near > 0) + (far > 0)
    return total / max(active, 1)


def supcon(rows: Rows, labels: list[int], temperature: float) -> float:
    costs = []
    for i in range(len(labels)):
        mates = [p for p in range(len(labels)) if p != i and labels[p] == labels[i]]
        everyone = sum(math.exp(float(rows[i] @ rows[a]) / temperature) for a in range(len(labels)) if a != i)
        if mates:
            costs.append(-mean([float(rows[i] @ rows[p]) / temperature - math.log(everyone) for p in mates]))
    return mean(costs)


def multi_similarity(
    rows: Rows, labels: list[int], alpha: float, beta: float, base: float, slack: float | None
) -> float:
    total = 0.0
    for i in range(len(labels)):
        near = [float(rows[i] @ rows[j]) for j in range(len(labels)) if j != i and labels[j] == labels[i]]
        far = [float(rows[i] @ rows[j]) for j in range(len(labels)) if labels[j] != labels[i]]
        if slack is not None:
            near, far = (
                [s for s in near if far and s < max(far) + slack],
                [s for s in far if near and s > min(near) - slack],
            )
        total += math.log1p(sum(math.exp(-alpha * (s - base)) for s in near)) / alpha
        total += math.log1p(sum(math.exp(beta * (s - base)) for s in far)) / beta
    return total / len(labels)


def cross_entropy(logits: list[list[float]], labels: list[int]) -> float:
    return mean([-row[y] + math.log(sum(math.exp(v) for v in row)) for row, y in zip(logits, labels, strict=True)])


def angle(a: Rows, b: Rows) -> float:
    return math.acos(max(-1.0, min(1.0, float(a @ b) / (np.linalg.norm(a) * np.linalg.norm(b)))))


def margin_softmax(
    rows: Rows, labels: list[int], centres: Rows, own: Callable[[float, Rows], float], scale: float
) -> float:
    """Cross-entropy of scale * cos(theta), own(theta, row) for the own class; scale 0 is |x|."""
    logits = []
    for row, y in zip(rows, labels, strict=True):
        factor = scale or float(np.linalg.norm(row))
        angles = [angle(row, centre) for centre in centres]
        logits.append([factor * (own(t, row) if c == y else math.cos(t)) for c, t in enumerate(angles)])
    return cross_entropy(logits, labels)


def psi(theta: float, multiplier: float) -> float:
    k = math.floor(theta * multiplier / math.pi)
    return (-1) ** k * math.cos(multiplier * theta) - 2 * k


def proxy_anchor(rows: Rows, labels: list[int], proxies: Rows, alpha: float, delta: float) -> float:
    cosines = unit(rows) @ unit(proxies).T
    pull, push = [], []
    for c in range(len(proxies)):
        own = [cosines[i, c] for i in range(len(labels)) if labels[i] == c]
        other = [cosines[i, c] for i in range(len(labels)) if labels[i] != c]
        push.append(math.log1p(sum(math.exp(alpha * (s + delta)) for s in other)))
        if own:
            pull.append(math.log1p(sum(math.exp(-alpha * (s - delta)) for s in own)))
    return mean(pull) + mean(push)


def unordered_count(labels: list[int]) -> int:
    """Number of pairs of one class."""
    return sum(labels[i] == labels[j] for i, j in combinations(range(len(labels)), 2))
