"""Suggestions: the likely ones are mostly right, their probabilities honest, the useful ones uncertain and diverse."""

from __future__ import annotations

import numpy as np
import pytest

from engine.learning.metrics.calibration import calibration_error
from engine.tasks.nearest import highest_cosines, nearest_rows
from engine.tasks.suggesting import (
    Known,
    Suggestions,
    calibrate_votes,
    score_photos,
    suggest_likely,
    suggest_useful,
)
from tests.engine.tasks.conftest import Goods


def split(goods: Goods, named: int, shots: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows of `shots` photos of each of the first `named` kinds, and all other rows."""
    rows = [row for label in range(named) for row in np.flatnonzero(goods.labels == label)[:shots]]
    return np.array(rows), np.setdiff1d(np.arange(len(goods.labels)), rows)


def score_all(goods: Goods, named: int, shots: int) -> tuple[list[Suggestions], np.ndarray, np.ndarray]:
    """Suggestions for each named label, the rows of the known photos and those of the pool."""
    rows, pool = split(goods, named, shots)
    known = Known(goods.vectors[rows], goods.labels[rows])
    scale = calibrate_votes(known, goods.vectors[pool])
    scored = [score_photos(scale, known, known.labels == label, goods.vectors[pool]) for label in range(named)]
    return scored, rows, pool


def test_the_likely_ones_are_mostly_of_the_label(goods: Goods) -> None:
    scored, rows, pool = score_all(goods, named=20, shots=4)
    hits = []
    for label, found in enumerate(scored):
        best = suggest_likely(found, 4)
        assert (np.diff(best.probabilities) <= 0).all()
        hits.append((goods.labels[pool[best.rows]] == label).mean())
        assert (goods.labels[rows[best.like]] == label).all()
    assert np.mean(hits) > 0.6  # chance: 0.03


@pytest.mark.parametrize("named", [20, 8])
def test_probabilities_are_honest_though_most_photos_are_of_no_label(goods: Goods, named: int) -> None:
    scored, _, pool = score_all(goods, named, shots=5)
    given = np.concatenate([found.probabilities for found in scored])
    truth = np.concatenate([goods.labels[pool[found.rows]] == label for label, found in enumerate(scored)])
    assert calibration_error(given, truth) < 0.05
    assert truth[given > 0.5].mean() > 0.6
    assert given.max() < 1


def test_the_useful_ones_are_less_sure_and_unlike_each_other(goods: Goods) -> None:
    scored, _, pool = score_all(goods, named=20, shots=4)
    vectors = goods.vectors[pool]
    unsure, likeness, likeness_of_likely = [], [], []
    for found in scored:
        likely, useful = suggest_likely(found, 6), suggest_useful(found, vectors, 6)
        assert len(set(useful.rows.tolist())) == 6
        unsure.append(np.abs(likely.probabilities - 0.5).mean() - np.abs(useful.probabilities - 0.5).mean())
        for rows, into in ((useful.rows, likeness), (likely.rows, likeness_of_likely)):
            into.append(np.triu(vectors[rows] @ vectors[rows].T, 1).sum() / 15)
    assert np.mean(unsure) > 0
    assert np.mean(likeness) < np.mean(likeness_of_likely) - 0.1


def score_label(goods: Goods, known: Known, pool: np.ndarray, label: int) -> Suggestions:
    vectors = goods.vectors[pool]
    return score_photos(calibrate_votes(known, vectors), known, known.labels == label, vectors)


def test_rejected_photos_speak_against_their_like(goods: Goods) -> None:
    rows, pool = split(goods, named=10, shots=3)
    wrong_before, wrong_after = 0, 0
    for label in range(10):
        before = score_label(goods, Known(goods.vectors[rows], goods.labels[rows]), pool, label)
        foes = [row for row in suggest_likely(before, 20).rows.tolist() if goods.labels[pool[row]] != label][:4]
        spoken = np.concatenate([rows, pool[foes]])
        known = Known(goods.vectors[spoken], np.append(goods.labels[rows], [-1] * len(foes)))
        rest = np.delete(pool, foes)
        after = score_label(goods, known, rest, label)
        wrong_before += (goods.labels[pool[suggest_likely(before, 10).rows]] != label).sum()
        wrong_after += (goods.labels[rest[suggest_likely(after, 10).rows]] != label).sum()
    assert wrong_after < wrong_before


def test_a_single_label_and_labels_of_one_photo_still_get_suggestions(goods: Goods) -> None:
    scored, _, pool = score_all(goods, named=3, shots=1)
    for found in scored:
        likely = suggest_likely(found, 5)
        assert len(likely.rows) == 5 and np.isfinite(likely.probabilities).all()
    hits = []
    for label in range(12):
        rows = np.flatnonzero(goods.labels == label)[:5]
        pool = np.setdiff1d(np.arange(len(goods.labels)), rows)
        found = score_label(goods, Known(goods.vectors[rows], goods.labels[rows]), pool, label)
        hits.append((goods.labels[pool[suggest_likely(found, 4).rows]] == label).mean())
    assert np.mean(hits) > 0.5


def test_nothing_to_ask_about_or_nobody_to_ask() -> None:
    vectors = np.eye(4, dtype=np.float32)
    known = Known(vectors[:2], np.array([0, 1]))
    nothing = np.empty((0, 4), np.float32)
    scale = calibrate_votes(known, nothing)
    assert len(score_photos(scale, known, known.labels == 0, nothing).rows) == 0
    assert len(score_photos(scale, known, known.labels == 7, vectors[2:]).rows) == 0


def test_blocks_give_what_one_product_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((300, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    monkeypatch.setattr("engine.tasks.nearest.BLOCK_CELLS", 2_000)
    own = np.arange(300)
    rows, cosines = nearest_rows(vectors, vectors, 5, own)
    whole = vectors @ vectors.T
    np.fill_diagonal(whole, -np.inf)
    np.testing.assert_array_equal(rows, np.argsort(-whole, axis=1)[:, :5])
    np.testing.assert_allclose(cosines, -np.sort(-whole, axis=1)[:, :5], rtol=1e-5)
    highest, _ = highest_cosines(vectors[:50], vectors[50:])
    np.testing.assert_allclose(highest, whole[:50, 50:].max(axis=1), rtol=1e-5)
    few, cosines = nearest_rows(vectors[:2], vectors[2:4], 5)
    assert np.isneginf(cosines[:, 2:]).all() and few.max() <= 1
