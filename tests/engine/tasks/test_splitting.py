"""Splits: no duplicate on both sides, every photo and every label held out once."""

from __future__ import annotations

import numpy as np
import pytest

from engine.tasks.splitting import Split, fold_labels, fold_photos, group_duplicates
from tests.engine.tasks.conftest import Goods


def no_leak(splits: list[Split], groups: np.ndarray) -> bool:
    return all(not np.isin(groups[split.train], groups[split.held_out]).any() for split in splits)


def make_set(seed: int, labels: int = 12) -> tuple[np.ndarray, np.ndarray]:
    """Labels of unequal size, and groups of duplicates within and across them."""
    rng = np.random.default_rng(seed)
    own = np.repeat(np.arange(labels), rng.integers(2, 15, labels))
    groups = np.arange(len(own))
    for _ in range(len(own) // 6):
        first, second = rng.choice(len(own), 2, replace=False)
        groups[groups == groups[second]] = groups[first]
    return own, np.unique(groups, return_inverse=True)[1]


@pytest.mark.parametrize("seed", range(5))
def test_folds_over_photos_hold_out_all_once_without_a_leak(seed: int) -> None:
    labels, groups = make_set(seed)
    splits = fold_photos(labels, groups, folds=5, seed=seed)
    assert no_leak(splits, groups)
    out = np.concatenate([split.held_out for split in splits])
    assert len(np.unique(out)) == len(out)
    alone = [label for label in np.unique(labels) if len(np.unique(groups[labels == label])) < 2]
    assert not np.isin(labels[out], alone).any()
    assert len(out) >= 0.8 * len(labels)
    for split in splits:
        assert set(labels[split.held_out]) <= set(labels[split.train])
        np.testing.assert_array_equal(np.union1d(split.train, split.held_out), np.arange(len(labels)))


@pytest.mark.parametrize("seed", range(5))
def test_folds_over_labels_hold_out_whole_labels_without_a_leak(seed: int) -> None:
    labels, groups = make_set(seed)
    splits = fold_labels(labels, groups, folds=4, seed=seed)
    assert len(splits) == 4 and no_leak(splits, groups)
    held = [set(labels[split.held_out]) for split in splits]
    assert set.union(*held) == set(labels) and sum(map(len, held)) == len(set(labels))
    assert all(not set(labels[split.train]) & names for split, names in zip(splits, held, strict=True))


def test_every_label_is_held_out_in_like_shares() -> None:
    labels = np.repeat(np.arange(6), [50, 5, 10, 25, 7, 100])
    splits = fold_photos(labels, np.arange(len(labels)), folds=5)
    shares = [np.bincount(labels[split.held_out], minlength=6) / np.bincount(labels) for split in splits]
    assert (np.abs(np.array(shares) - 0.2) < 0.1).all()


def test_splits_are_the_same_for_the_same_seed() -> None:
    labels, groups = make_set(1)
    one, again, other = (fold_photos(labels, groups, 5, seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(one[0].held_out, again[0].held_out)
    assert any(
        len(a.held_out) != len(b.held_out) or (a.held_out != b.held_out).any() for a, b in zip(one, other, strict=True)
    )


def test_copies_and_told_pairs_are_one_group(goods: Goods) -> None:
    rng = np.random.default_rng(0)
    copies = goods.vectors[:20] + 0.01 * rng.standard_normal((20, goods.vectors.shape[1])).astype(np.float32)
    copies /= np.linalg.norm(copies, axis=1, keepdims=True)
    vectors = np.concatenate([goods.vectors, copies])
    groups = group_duplicates(vectors, np.array([[40, 200], [200, 220]]))
    np.testing.assert_array_equal(groups[:20], groups[len(goods.vectors) :])
    assert groups[40] == groups[200] == groups[220]
    assert len(np.unique(groups)) >= len(goods.vectors) * 0.85  # different photos stay apart
    labels = np.append(goods.labels, goods.labels[:20])
    assert no_leak(fold_photos(labels, groups), groups) and no_leak(fold_labels(labels, groups), groups)


def test_blocks_do_not_part_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.tasks.splitting.BLOCK_CELLS", 40)
    vectors = np.eye(5, dtype=np.float32)[[0, 1, 2, 3, 0, 1, 4, 0]]
    assert group_duplicates(vectors).tolist() == [0, 1, 2, 3, 0, 1, 4, 0]


@pytest.mark.parametrize("labels", [[], [0], [0, 0, 0], [0, 1], [0, 1, 2, 3]])
def test_too_little_to_split_is_no_error(labels: list[int]) -> None:
    own, groups = np.array(labels, np.int64), np.arange(len(labels))
    assert all(len(split.train) for split in fold_photos(own, groups))
    assert fold_labels(own, groups) == []
