"""Candidates: near fingerprints as by comparing all with all, near vectors, every pair once."""

from __future__ import annotations

import numpy as np
import pytest

from engine.duplicates.candidates.multi_index import MultiIndex, count_words
from engine.duplicates.candidates.neighbours import Axes, make_index, nearest
from engine.duplicates.candidates.pairing import merge_pairs


def bits_with_copies(count: int, copies: int, changed: int, seed: int) -> np.ndarray:
    """Random fingerprints (count, 32), the last `copies` of them the first ones with some bits changed."""
    rng = np.random.default_rng(seed)
    bits = rng.integers(0, 256, (count, 32), dtype=np.uint8)
    for copy in range(copies):
        flat = np.unpackbits(bits[copy])
        flat[rng.choice(256, changed, replace=False)] ^= 1
        bits[count - copies + copy] = np.packbits(flat)
    return bits


def test_near_fingerprints_are_found_as_by_comparing_all() -> None:
    bits = bits_with_copies(600, 60, 18, seed=1)
    words = bits.view(np.uint64).reshape(-1, 4)
    wanted = {
        (row, other)
        for row in range(len(bits))
        for other in np.flatnonzero(count_words(words ^ words[row]) <= 18).tolist()
    }
    rows, others, distances = MultiIndex(bits).near(bits, 18)
    assert set(zip(rows.tolist(), others.tolist(), strict=True)) == wanted
    assert (distances <= 18).all()


def test_most_copies_with_many_changed_bits_are_found_too() -> None:
    bits = bits_with_copies(2000, 200, 36, seed=2)
    rows, others, _ = MultiIndex(bits).near(bits[-200:])
    found = {(row, other) for row, other in zip(rows.tolist(), others.tolist(), strict=True)}
    assert sum((copy, copy) in found for copy in range(200)) >= 180


def test_nothing_is_near_in_an_empty_index() -> None:
    rows, others, distances = MultiIndex(np.empty((0, 32), np.uint8)).near(np.zeros((3, 32), np.uint8))
    assert len(rows) == len(others) == len(distances) == 0


def test_a_feature_that_changed_a_little_is_the_nearest() -> None:
    rng = np.random.default_rng(3)
    features = np.maximum(rng.normal(size=(3000, 64)), 0).astype(np.float16)
    changed = (features[:20] * rng.uniform(0.8, 1.2, (20, 64))).astype(np.float16)
    axes = Axes.learn([features], dims=32)
    index = make_index(32)
    index.add(np.arange(3000), axes.project(features))
    index.add(np.arange(5000, 5020), axes.project(changed))
    index.link()
    asking = np.concatenate([np.arange(5000, 5020), np.arange(2000, 2500)])
    blocks = list(nearest(index, asking, 5))
    ids, found, scores = (np.concatenate([block[part] for block in blocks]) for part in range(3))
    assert sorted(ids.tolist()) == sorted(asking.tolist())
    assert (found[ids >= 5000, 0] == ids[ids >= 5000] - 5000).all()
    assert (np.diff(scores, axis=1) <= 1e-6).all()
    assert not (found == ids[:, None]).any()  # a photo is no neighbour of itself


def test_with_fewer_photos_than_neighbours_only_those_are_told() -> None:
    index = make_index(4)
    index.add([7, 8], np.eye(4)[:2])
    (block,) = nearest(index, np.array([7, 8]), 3)
    assert block[1].tolist() == [[8], [7]] and block[2].shape == (2, 1)
    index.remove([8])
    (block,) = nearest(index, np.array([7]), 3)
    assert block[1].shape == (1, 0)


def test_every_pair_comes_once_with_the_likelier_owner() -> None:
    first = (np.array([1, 2]), np.array([2, 3]), np.array([0.5, 0.9], np.float32))
    second = (np.array([2, 2]), np.array([1, 4]), np.array([0.8, 0.1], np.float32))
    pairs = merge_pairs([first, second])
    assert list(zip(pairs.owners.tolist(), pairs.others.tolist(), strict=True)) == [(2, 3), (2, 1), (2, 4)]


def test_merging_is_that_of_a_plain_dictionary_whatever_the_ids() -> None:
    rng = np.random.default_rng(5)
    for scale in (1, 1_000_003):  # large ids leave less room for likeness
        owners, others = rng.integers(1, 40, 2000) * scale, rng.integers(1, 40, 2000) * scale
        apart = owners != others
        owners, others, likeness = owners[apart], others[apart], rng.permutation(apart.sum()).astype(np.float32) / 1100
        best: dict[tuple[int, int], tuple[float, int, int]] = {}
        for one, other, alike in zip(owners.tolist(), others.tolist(), likeness.tolist(), strict=True):
            key = min(one, other), max(one, other)
            best[key] = max(best.get(key, (-2.0, 0, 0)), (alike, one, other))
        wanted = sorted((owner, -alike, other) for alike, owner, other in best.values())
        pairs = merge_pairs([(owners, others, likeness)])
        assert pairs.owners.tolist() == [owner for owner, _, _ in wanted]
        assert set(zip(pairs.owners.tolist(), pairs.others.tolist(), strict=True)) == {(o, t) for o, _, t in wanted}
        told = {(owner, other): -unlike for owner, unlike, other in wanted}
        ranks = [told[pair] for pair in zip(pairs.owners.tolist(), pairs.others.tolist(), strict=True)]
        one_owner = np.diff(pairs.owners) == 0
        assert (np.diff(ranks)[one_owner] <= 0.01).all()
        assert sum(pairs.near) == pytest.approx(sum(alike >= 1 for alike in told.values()), abs=3)


def test_merging_nothing_is_nothing() -> None:
    none = np.empty(0, np.int64)
    assert len(merge_pairs([(none, none, np.empty(0, np.float32))])) == 0
