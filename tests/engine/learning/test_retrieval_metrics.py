"""Retrieval metrics against the reference vectors and naive loops."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.learning.retrieval_metrics import map_at_r, measure_retrieval, r_precision, rank_blocks, recall_at_k


def made_set(photos: int, classes: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, classes, photos)
    vectors = rng.normal(size=(classes, 8))[labels] + rng.normal(size=(photos, 8))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), labels


def naive_scores(vectors: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    recall_1, recall_5, precision, average = [], [], [], []
    for query in range(len(vectors)):
        others = [i for i in range(len(vectors)) if i != query]
        relevant = sum(labels[i] == labels[query] for i in others)
        if relevant == 0:
            continue
        others.sort(key=lambda i: -float(vectors[query] @ vectors[i]))
        hits = [bool(labels[i] == labels[query]) for i in others]
        recall_1.append(any(hits[:1]))
        recall_5.append(any(hits[:5]))
        precision.append(sum(hits[:relevant]) / relevant)
        average.append(sum(sum(hits[: i + 1]) / (i + 1) for i in range(relevant) if hits[i]) / relevant)
    names = ("recall_at_1", "recall_at_5", "r_precision", "map_at_r")
    return {n: float(np.mean(v)) for n, v in zip(names, (recall_1, recall_5, precision, average), strict=True)}


def test_reference_vectors_are_met(shared: Path) -> None:
    vectors = json.loads((shared / "reference" / "loss_vectors.json").read_text())["vectors"]
    case = next(vector for vector in vectors if vector["name"] == "retrieval_metrics_normalised")
    points = np.array(case["inputs"]["embeddings"])
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    labels, expected = case["inputs"]["labels"], case["expected"]
    for k in (1, 2, 4):
        assert recall_at_k(points, labels, k) == pytest.approx(expected[f"recall@{k}"], abs=1e-8)
    assert r_precision(points, labels) == pytest.approx(expected["r_precision"], abs=1e-8)
    assert map_at_r(points, labels) == pytest.approx(expected["map@r"], abs=1e-8)


@pytest.mark.parametrize(("photos", "classes"), [(60, 5), (60, 40), (7, 2)])
def test_naive_loops_agree(photos: int, classes: int) -> None:
    vectors, labels = made_set(photos, classes)
    scores = measure_retrieval(vectors, labels)
    for name, value in naive_scores(vectors, labels).items():
        assert getattr(scores, name) == pytest.approx(value, abs=1e-9)


def test_blocks_do_not_change_the_result() -> None:
    vectors, labels = made_set(90, 12)
    (whole,) = rank_blocks(vectors, labels, 89)
    parts = list(rank_blocks(vectors, labels, 89, block_scores=90 * 7))
    assert len(parts) > 10
    for wanted, found in zip(whole, zip(*parts, strict=True), strict=True):
        np.testing.assert_array_equal(wanted, np.concatenate(found))


def test_single_functions_agree_with_the_one_pass() -> None:
    vectors, labels = made_set(80, 9, seed=3)
    scores = measure_retrieval(vectors, [f"class {label}" for label in labels])
    assert scores.recall_at_1 == pytest.approx(recall_at_k(vectors, labels, 1))
    assert scores.map_at_r == pytest.approx(map_at_r(vectors, labels))
    assert scores.r_precision == pytest.approx(r_precision(vectors, labels))


def test_a_photo_alone_in_its_label_is_no_query() -> None:
    vectors = np.eye(4, dtype=np.float32)
    scores = measure_retrieval(vectors, ["a", "b", "b", "c"])
    assert scores.queries == 2
    assert measure_retrieval(vectors, ["a", "b", "c", "d"]).queries == 0
    assert map_at_r(vectors, ["a", "b", "c", "d"]) == 0.0


def test_perfect_and_worst_order() -> None:
    points = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], np.float32)
    assert measure_retrieval(points, [0, 0, 1, 1]).map_at_r == 1.0
    assert recall_at_k(points, [0, 1, 0, 1], 1) == 0.0


def test_labels_must_match_the_vectors() -> None:
    with pytest.raises(ValueError, match="as many labels"):
        map_at_r(np.eye(3, dtype=np.float32), [1, 2])


def test_empty_set_has_no_queries() -> None:
    assert measure_retrieval(np.empty((0, 4), np.float32), []).queries == 0
