"""Pairs to ask about: near the border between same and different, never asked twice, each photo once."""

from __future__ import annotations

import numpy as np

from engine.tasks.pairing import calibrate_pairs, choose_pairs
from tests.engine.tasks.conftest import Goods


def some_labels(goods: Goods, share: float) -> np.ndarray:
    known = np.random.default_rng(0).random(len(goods.labels)) < share
    return np.where(known, goods.labels, -1)


def is_same(goods: Goods, rows: np.ndarray) -> np.ndarray:
    return np.asarray(goods.labels[rows[:, 0]] == goods.labels[rows[:, 1]])


def test_pairs_near_the_border_are_asked(goods: Goods) -> None:
    labels = some_labels(goods, 0.4)
    scale = calibrate_pairs(goods.vectors, labels)
    assert scale is not None
    pairs = choose_pairs(goods.vectors, labels, scale, 20)
    assert len(pairs.rows) == 20
    assert len(np.unique(pairs.rows)) == 40
    assert (np.abs(pairs.probabilities - 0.5) < 0.2).all()
    assert 0.2 < is_same(goods, pairs.rows).mean() < 0.8
    assert not (labels[pairs.rows] >= 0).all(axis=1).any()  # where both are labelled the answer is known


def test_an_answered_pair_does_not_come_back(goods: Goods) -> None:
    labels = some_labels(goods, 0.3)
    scale = calibrate_pairs(goods.vectors, labels)
    done = np.empty((0, 2), np.int64)
    for _ in range(4):
        pairs = choose_pairs(goods.vectors, labels, scale, 15, done[:, ::-1])
        done = np.concatenate([done, pairs.rows])
    assert len({tuple(sorted(pair)) for pair in done.tolist()}) == len(done) == 60


def test_without_labels_answers_alone_lead_to_the_border(goods: Goods) -> None:
    none = np.full(len(goods.labels), -1)
    assert calibrate_pairs(goods.vectors, none) is None
    first = choose_pairs(goods.vectors, none, None, 40)
    scale = calibrate_pairs(goods.vectors, none, first.rows, is_same(goods, first.rows))
    assert scale is not None
    cosines = (goods.vectors[first.rows[:, 0]] * goods.vectors[first.rows[:, 1]]).sum(axis=1)
    given, truth = scale.probability(cosines), is_same(goods, first.rows)
    assert given[truth].mean() > given[~truth].mean()


def test_copies_are_not_asked_about() -> None:
    vectors = np.eye(6, dtype=np.float32)[[0, 0, 1, 2, 3, 4]]
    pairs = choose_pairs(vectors, np.full(6, -1), None, 10)
    assert [0, 1] not in pairs.rows.tolist()
    assert len(choose_pairs(vectors[:1], np.full(1, -1), None, 10).rows) == 0
    assert len(choose_pairs(vectors[:0], np.full(0, -1), None, 10).rows) == 0
