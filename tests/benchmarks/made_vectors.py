"""Made vectors that lie as photo vectors do: topics of unequal size, events within them, bursts of near-duplicates."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

TOPICS = 400
EVENTS_PER_TOPIC = 12
TOPIC_DIMS = 24  # directions in which the photos of one topic differ
BURST_SHARE = 0.15  # photos that repeat another one almost
TWIN_SHARE = 0.01  # photos with the very same vector as one of a few others


def normalise(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows (n, d) at length 1."""
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def make_vectors(count: int, dims: int = 256, seed: int = 0) -> NDArray[np.float32]:
    """L2-normalised float32 (count, dims) in random order."""
    rng = np.random.default_rng(seed)
    spectrum = (np.arange(1, dims + 1) ** -0.35).astype(np.float32)  # PCA coordinates: later ones vary less
    topics = rng.standard_normal((TOPICS, dims), np.float32) * spectrum
    spread = rng.standard_normal((TOPICS, TOPIC_DIMS, dims), np.float32) * spectrum / np.sqrt(TOPIC_DIMS)
    events = rng.standard_normal((TOPICS, EVENTS_PER_TOPIC, TOPIC_DIMS), np.float32)
    sizes = 1 / np.arange(1, TOPICS + 1) ** 0.6  # few large topics, many small ones
    rows = np.empty((count, dims), np.float32)
    topic_of = rng.choice(TOPICS, count, p=sizes / sizes.sum())
    for topic in range(TOPICS):
        members = np.flatnonzero(topic_of == topic)
        event = events[topic, rng.integers(EVENTS_PER_TOPIC, size=members.size)]
        within = 0.7 * event + 0.5 * rng.standard_normal((members.size, TOPIC_DIMS), np.float32)
        rows[members] = topics[topic] + within @ spread[topic]
    rows += 0.12 * rng.standard_normal((count, dims), np.float32) * spectrum
    _repeat_some(rows, rng)
    return normalise(rows)


def _repeat_some(rows: NDArray[np.float32], rng: np.random.Generator) -> None:
    """Turn some rows into near-duplicates, and a few into exact copies of a handful of rows."""
    count = len(rows)
    copies = rng.choice(count, int(BURST_SHARE * count), replace=False)
    originals = rng.integers(max(1, count // 20), size=copies.size)  # bursts: several copies of the same few
    rows[copies] = rows[originals] + 0.02 * rng.standard_normal((copies.size, rows.shape[1]), np.float32)
    twins = rng.choice(count, int(TWIN_SHARE * count), replace=False)
    rows[twins] = rows[rng.integers(5, size=twins.size)]
