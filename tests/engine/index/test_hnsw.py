from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from engine.index import ExactIndex, HnswIndex

DIMS = 16
COUNT = 1_500


def make_rows(count: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, DIMS)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    return make_rows(COUNT)


@pytest.fixture
def pair(rows) -> tuple[HnswIndex, ExactIndex]:
    """The same vectors in a graph and in the oracle."""
    both = HnswIndex(DIMS), ExactIndex(DIMS)
    for index in both:
        index.add(np.arange(COUNT), rows)
    return both


def measure_recall(pair: tuple[HnswIndex, ExactIndex], queries: np.ndarray) -> float:
    graph, oracle = pair
    return float(np.mean([np.isin(graph.search(q, 10)[0], oracle.search(q, 10)[0]).mean() for q in queries]))


def test_finds_what_exact_search_finds(pair):
    assert measure_recall(pair, make_rows(50, seed=1)) >= 0.99


def test_scores_are_the_exact_cosines_best_first(pair, rows):
    ids, scores = pair[0].search(rows[3], 20)
    assert ids[0] == 3
    np.testing.assert_allclose(scores, rows[ids] @ rows[3], atol=1e-6)
    assert (np.diff(scores) <= 0).all()


def test_recall_outlives_replacing_and_removing(pair):
    rng = np.random.default_rng(4)
    gone = np.arange(0, COUNT, 11)
    for part in pair:
        part.remove(gone)
    replaced = rng.choice(COUNT, 200, replace=False)  # some of them removed before, some not
    for part in pair:
        part.add(replaced, make_rows(200, seed=5))
    assert len(pair[0]) == len(pair[1])
    assert measure_recall(pair, make_rows(50, seed=6)) >= 0.98
    dead = len(gone) + 200 - np.isin(replaced, gone).sum()  # what is replaced leaves its node behind
    assert pair[0].worn == pytest.approx(dead / (COUNT + 200))


def test_a_removed_id_is_never_found_until_it_is_added_again(pair, rows):
    graph, _ = pair
    assert graph.remove([7, 7, 8, 90_000]) == 2
    assert not np.isin([7, 8], graph.search(rows[7], 50)[0]).any()
    graph.add([7], rows[7:8])
    assert graph.search(rows[7], 1)[0].tolist() == [7]
    assert graph.worn == pytest.approx(2 / (COUNT + 1))  # its old node stays behind


def test_many_removals_still_give_k_results(pair, rows):
    graph, oracle = pair
    for part in pair:
        part.remove(np.arange(20, COUNT))
    for k in (5, 20, 100):
        assert sorted(graph.search(rows[100], k)[0]) == sorted(oracle.search(rows[100], k)[0])


def test_identical_vectors_do_not_hide_each_other():
    graph = HnswIndex(DIMS)
    graph.add(np.arange(400), make_rows(400))
    graph.add(np.arange(400, 500), np.repeat(make_rows(1, seed=9), 100, axis=0))
    ids, scores = graph.search(make_rows(1, seed=9)[0], 60)
    assert (ids >= 400).all()
    np.testing.assert_allclose(scores, 1.0, atol=1e-6)


def test_filters_and_large_k_are_exact(pair, rows):
    graph, oracle = pair
    allowed = np.arange(0, COUNT, 50)
    np.testing.assert_array_equal(graph.search(rows[1], 30, allowed)[0], oracle.search(rows[1], 30, allowed)[0])
    np.testing.assert_array_equal(graph.search(rows[1], 1_200)[0], oracle.search(rows[1], 1_200)[0])


def test_any_64_bit_id_is_kept():
    graph = HnswIndex(DIMS)
    ids = np.array([2**62, 5, -3], np.int64)
    graph.add(ids, make_rows(3))
    assert graph.search(make_rows(3)[2], 1)[0].tolist() == [-3]
    graph.remove([-3])
    assert sorted(graph.search(make_rows(1)[0], 3)[0].tolist()) == [5, 2**62]


def test_importing_the_index_does_not_load_hnswlib():
    script = "import sys, engine.index; sys.exit('hnswlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
