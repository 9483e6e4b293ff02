"""Metrics on a torch device agree with those on the CPU: with torch on the CPU, and with CUDA where there is one."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.learning.metrics.clustering import find_clusters
from engine.learning.metrics.continuous import mean_ndcg
from engine.learning.metrics.identification import match_best
from engine.learning.metrics.spread import silhouettes
from engine.learning.retrieval_metrics import measure_retrieval, rank_blocks

cuda = pytest.param("cuda:0", marks=pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device is here"))


@pytest.fixture(params=["cpu:0", cuda])
def device(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def vectors() -> np.ndarray:
    rng = np.random.default_rng(5)
    made = rng.normal(size=(12, 16))[np.arange(300) % 12] + rng.normal(size=(300, 16))
    made[7] = made[19]  # a tie
    return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)


LABELS = np.arange(300) % 12


def test_retrieval(device: str, vectors: np.ndarray) -> None:
    assert measure_retrieval(vectors, LABELS, device=device) == measure_retrieval(vectors, LABELS)
    blocks = list(rank_blocks(vectors, LABELS, block_scores=300 * 7, device=device))
    whole = next(rank_blocks(vectors, LABELS))
    np.testing.assert_array_equal(np.concatenate([hits for hits, _ in blocks]), whole[0])


def test_clusters(device: str, vectors: np.ndarray) -> None:
    found = [find_clusters(vectors, 12, np.random.default_rng(0), device=where) for where in ("cpu", device)]
    np.testing.assert_array_equal(*found)


def test_silhouettes(device: str, vectors: np.ndarray) -> None:
    np.testing.assert_allclose(silhouettes(vectors, LABELS, device=device), silhouettes(vectors, LABELS), atol=1e-5)


def test_best_matches(device: str, vectors: np.ndarray) -> None:
    rows, scores = match_best(vectors[:50], vectors[50:], block_scores=2000, device=device)
    wanted, wanted_scores = match_best(vectors[:50], vectors[50:])
    np.testing.assert_array_equal(rows, wanted)
    np.testing.assert_allclose(scores, wanted_scores, atol=1e-6)


def test_ndcg(device: str, vectors: np.ndarray) -> None:
    labels = np.random.default_rng(1).normal(size=(300, 2))
    assert mean_ndcg(vectors, labels, 40, device=device) == pytest.approx(mean_ndcg(vectors, labels, 40), abs=1e-6)
