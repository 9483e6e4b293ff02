from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.search import Crop, Example, Query, UnusableQuery
from engine.search.query import combine_vectors


def unit_rows(count: int, seed: int = 0, dims: int = 12) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, dims)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True) if count else rows


@given(st.integers(1, 5), st.integers(0, 5), st.floats(0, 2))
def test_the_vector_is_the_mean_less_a_share_of_the_other_mean(more: int, less: int, weight: float) -> None:
    positives, negatives = unit_rows(more), unit_rows(less, seed=1)
    combined = positives.mean(0) - (weight * negatives.mean(0) if less else 0)
    found = combine_vectors(positives, negatives, weight)
    assert found.dtype == np.float32
    assert np.linalg.norm(found) == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(found, combined / np.linalg.norm(combined), atol=1e-5)


def test_the_order_of_examples_does_not_matter() -> None:
    rows = unit_rows(4)
    np.testing.assert_allclose(
        combine_vectors(rows, rows[:0], 0.5), combine_vectors(rows[::-1], rows[:0], 0.5), atol=1e-6
    )


def test_a_vector_that_points_nowhere_is_refused() -> None:
    row = unit_rows(1)
    with pytest.raises(UnusableQuery, match="take one of them away"):
        combine_vectors(row, row, 1.0)
    with pytest.raises(UnusableQuery, match="take one of them away"):
        combine_vectors(np.concatenate([row, -row]), row[:0], 0.5)
    with pytest.raises(UnusableQuery, match="at least one"):
        combine_vectors(row[:0], row, 0.5)


def test_only_whole_library_photos_are_left_out() -> None:
    crop = Crop(0.1, 0.2, 0.3, 0.4)
    pixels = np.zeros((4, 4, 3), np.uint8)
    query = Query((Example(5), Example(6, crop), Example("a.jpg"), Example(pixels)), (Example(np.int64(7)),))
    assert query.whole_ids == [5, 7]


def test_a_box_in_pixels_is_kept_on_the_photo() -> None:
    assert Crop.from_pixels(50, 0, 100, 40, 100, 80) == Crop(0.5, 0.0, 0.5, 0.5)
    assert Crop(0.5, 0.0, 0.5, 0.5).box == (0.5, 0.0, 0.5, 0.5)
