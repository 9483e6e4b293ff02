"""Heads on vectors: they learn what tells kinds apart, and are held where they began."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.learning.errors import BrokenDown, CannotLearn
from engine.learning.heads.fitting import HeadRecipe, fit_head, scale_rows
from engine.learning.heads.vectors import Variation, VectorExamples, list_residuals
from engine.learning.heads.whitening import whiten_within
from engine.learning.retrieval_metrics import map_at_r
from engine.learning.training.plan import TrainingPlan
from tests.engine.lessons.conftest import make_features

PLAN = TrainingPlan("supcon", steps=30, classes=8, each=4, optimiser="adam", learning_rate=5e-3, clip_norm=0.0)


@pytest.fixture(scope="module")
def kinds() -> tuple[np.ndarray, np.ndarray]:
    """Vectors (160, 32) of eight kinds."""
    return scale_rows(make_features(8, 20)), np.repeat(np.arange(8), 20)


def test_photos_that_took_no_part_are_found_better(kinds: tuple[np.ndarray, np.ndarray]) -> None:
    vectors, labels = kinds
    taught = np.arange(len(labels)) % 2 == 0
    fitted = fit_head(vectors[taught], labels[taught], HeadRecipe(PLAN, strength=0.001, variation=Variation(0.5, 0.2)))
    before = map_at_r(vectors[~taught], labels[~taught])
    assert map_at_r(scale_rows(vectors[~taught] @ fitted.matrix), labels[~taught]) > before + 0.2


def test_what_is_held_firmly_stays_where_whitening_put_it(kinds: tuple[np.ndarray, np.ndarray]) -> None:
    vectors, labels = kinds
    held = fit_head(vectors, labels, HeadRecipe(PLAN, strength=100.0)).matrix
    np.testing.assert_allclose(held, whiten_within(vectors, labels), atol=0.02)


def test_numbers_that_differ_within_labels_are_made_smaller(kinds: tuple[np.ndarray, np.ndarray]) -> None:
    matrix = whiten_within(*kinds)
    np.testing.assert_allclose(matrix, matrix.T, atol=1e-6)
    assert matrix.diagonal()[:8].min() > matrix.diagonal()[8:].max()


def test_nothing_is_whitened_where_no_label_has_two_photos() -> None:
    np.testing.assert_array_equal(whiten_within(np.eye(4, dtype=np.float32), np.arange(4)), np.eye(4))
    assert not len(list_residuals(np.eye(4, dtype=np.float32), np.arange(4)))


def test_a_photo_borrows_only_what_photos_of_one_label_differ_in() -> None:
    vectors = np.array([[1, 0], [1, 0.1], [0, 1]], np.float32)
    residuals = list_residuals(vectors, np.array([0, 0, 1]))
    np.testing.assert_allclose(residuals[:, 0], 0)
    examples = VectorExamples(vectors, np.array([0.1, 0.2, 0.3]), Variation(join=1.0))
    assert len(examples.labels) == 3  # numbers have no labels to borrow within


def test_a_training_that_breaks_down_says_what_to_do(kinds: tuple[np.ndarray, np.ndarray]) -> None:
    wild = replace(PLAN, optimiser="sgd", learning_rate=10.0)
    with pytest.raises(BrokenDown, match="learning_rate"):
        fit_head(*kinds, HeadRecipe(wild, strength=100.0))


def test_one_class_teaches_nothing(kinds: tuple[np.ndarray, np.ndarray]) -> None:
    with pytest.raises(CannotLearn):
        fit_head(kinds[0], np.zeros(len(kinds[0]), np.int64), HeadRecipe(PLAN))
