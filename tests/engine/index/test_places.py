from __future__ import annotations

import numpy as np
import pytest

from engine.index import NeighbourIndex
from engine.index.places import order_by_place, order_for_linking
from tests.benchmarks.made_vectors import make_vectors


@pytest.mark.parametrize("order", [order_by_place, order_for_linking])
@pytest.mark.parametrize("count", [0, 1, 200, 3000])
def test_each_row_comes_once_and_always_in_the_same_order(order, count):
    vectors = make_vectors(3000, 16)[:count]
    assert sorted(order(vectors).tolist()) == list(range(count))
    np.testing.assert_array_equal(order(vectors), order(vectors))


def test_those_that_follow_each_other_are_near():
    vectors = make_vectors(8000, 16)
    rows = vectors[order_by_place(vectors)]
    assert (rows[1:] * rows[:-1]).sum(axis=1).mean() > (vectors[1:] * vectors[:-1]).sum(axis=1).mean() + 0.3


def test_large_places_are_cut_into_smaller_ones(monkeypatch):
    vectors = make_vectors(8000, 16)
    monkeypatch.setattr("engine.index.places.PLACES", 8)
    monkeypatch.setattr("engine.index.places.MEMBERS", 4000)
    coarse = vectors[order_by_place(vectors)]
    monkeypatch.setattr("engine.index.places.MEMBERS", 50)
    order = order_by_place(vectors)
    fine = vectors[order]
    assert sorted(order.tolist()) == list(range(8000))
    assert (fine[1:] * fine[:-1]).sum(axis=1).mean() > (coarse[1:] * coarse[:-1]).sum(axis=1).mean() + 0.02


def test_a_graph_of_photos_added_topic_by_topic_finds_them_all_the_same():
    vectors = make_vectors(6000, 16)
    vectors = vectors[order_by_place(vectors)]  # as folders bring them
    index = NeighbourIndex(16)
    index.add(np.arange(6000), vectors)
    index.link()
    asked = np.random.default_rng(5).choice(6000, 200, replace=False)
    limits = np.sort(vectors[asked] @ vectors.T, axis=1)[:, -10] - 1e-5
    found = [index.search(vectors[row], 10)[1] for row in asked]
    assert np.mean([(scores >= limit).mean() for scores, limit in zip(found, limits, strict=True)]) > 0.99
