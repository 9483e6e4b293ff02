from __future__ import annotations

import numpy as np
import pytest

from engine.index import ExactIndex

DIMS = 8


def make_rows(count: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, DIMS)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_finds_the_nearest_first_with_their_cosines():
    rows = make_rows(300)
    index = ExactIndex(DIMS)
    index.add(np.arange(300) + 7, rows)
    ids, scores = index.search(rows[42], 5)
    expected = np.argsort(-(rows @ rows[42]))[:5] + 7
    assert ids.tolist() == expected.tolist()
    assert scores[0] == pytest.approx(1.0, abs=1e-6)
    assert (np.diff(scores) <= 0).all()


def test_equal_scores_come_by_ascending_id():
    index = ExactIndex(DIMS)
    index.add([9, 3, 6], np.repeat(make_rows(1), 3, axis=0))
    assert index.search(make_rows(1)[0], 3)[0].tolist() == [3, 6, 9]


@pytest.mark.parametrize(("k", "found"), [(-1, 0), (0, 0), (1, 1), (3, 3), (10, 3)])
def test_returns_no_more_than_asked_and_than_there_are(k, found):
    index = ExactIndex(DIMS)
    index.add([1, 2, 3], make_rows(3))
    ids, scores = index.search(make_rows(1)[0], k)
    assert ids.size == scores.size == found


def test_an_empty_index_finds_nothing():
    ids, scores = ExactIndex(DIMS).search(make_rows(1)[0], 5)
    assert ids.size == scores.size == 0
    assert ExactIndex(DIMS).remove([1]) == 0


def test_a_replaced_id_has_only_its_last_vector():
    rows = make_rows(3)
    index = ExactIndex(DIMS)
    index.add([1, 2, 1], rows)
    index.add([2], rows[:1])
    assert len(index) == 2
    np.testing.assert_array_equal(index.vectors[index.find_rows(np.array([1, 2]))], rows[[2, 0]])


@pytest.mark.parametrize("share", [0.02, 0.6, 1.0])
def test_allowed_ids_give_exactly_k_when_k_exist(share):
    rows = make_rows(1000)
    index = ExactIndex(DIMS)
    index.add(np.arange(1000), rows)
    allowed = np.random.default_rng(1).permutation(1000)[: int(1000 * share)]
    ids, scores = index.search(rows[0], 12, np.concatenate([allowed, allowed[:3], [-5, 99_999]]))
    expected = allowed[np.argsort(-(rows[allowed] @ rows[0]))][:12]
    assert ids.tolist() == expected.tolist()
    np.testing.assert_allclose(scores, rows[expected] @ rows[0], atol=1e-6)


def test_no_allowed_ids_find_nothing():
    index = ExactIndex(DIMS)
    index.add([1], make_rows(1))
    assert index.search(make_rows(1)[0], 3, [])[0].size == 0


def test_removed_rows_are_filled_by_the_last_ones():
    rows = make_rows(600)
    index = ExactIndex(DIMS)
    index.add(np.arange(600), rows)
    gone = np.random.default_rng(3).choice(600, 377, replace=False)
    assert index.remove(np.concatenate([gone, gone[:9], [5000]])) == 377
    left = np.setdiff1d(np.arange(600), gone)
    assert sorted(index.ids.tolist()) == left.tolist()
    np.testing.assert_array_equal(index.vectors[index.find_rows(left)], rows[left])


def test_ids_are_found_while_rows_come_and_go():
    rows, rng = make_rows(5000), np.random.default_rng(4)
    index = ExactIndex(DIMS)
    ids = rng.permutation(5000)
    for start in range(0, 5000, 37):
        index.add(ids[start : start + 37], rows[ids[start : start + 37]])
        np.testing.assert_array_equal(index.ids[index.find_rows(ids[: start + 37])], ids[: start + 37])
        assert (index.find_rows(ids[start + 37 :]) == -1).all()
    index.reorder(np.argsort(index.ids)[::-1])
    index.drop_last(1000)
    assert index.ids.tolist() == list(range(4999, 999, -1))
    np.testing.assert_array_equal(index.vectors[index.find_rows(np.arange(1000, 5000))], rows[1000:])
    assert index.find_rows(np.array([999]))[0] == -1
    index.drop_last(9000)
    assert len(index) == 0


@pytest.mark.parametrize(
    ("ids", "vectors"),
    [([1, 2], make_rows(1)), ([1], make_rows(1)[:, :3]), ([1], np.full((1, DIMS), np.nan))],
    ids=["too few vectors", "other dimensions", "not a number"],
)
def test_refuses_what_does_not_fit(ids, vectors):
    index = ExactIndex(DIMS)
    with pytest.raises(ValueError, match=r"Vectors must be|need vectors"):
        index.add(ids, vectors)
    assert len(index) == 0
    with pytest.raises(ValueError, match="finite"):
        index.search(np.full(DIMS, np.inf), 1)
