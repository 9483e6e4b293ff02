"""Batches whose rows come in twos."""

from __future__ import annotations

from torch import Tensor

from engine.learning.errors import CannotLearn


def split_pairs(embeddings: Tensor, labels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Rows 0-1, 2-3, ... of embeddings (2b, d) as first (b, d), second (b, d) and whether their labels agree (b,)."""
    if len(labels) % 2:
        raise CannotLearn(f"A batch of pairs needs an even number of rows, not {len(labels)}: leave one out.")
    return embeddings[0::2], embeddings[1::2], labels[0::2] == labels[1::2]
