"""Batches have the make-up their losses ask for, and the same seed makes the same batches."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.learning.errors import CannotLearn
from engine.learning.sampling import (
    describe_alone,
    sample_balanced,
    sample_n_pairs,
    sample_neighbourhoods,
    sample_pairs,
    sample_pk,
)

quick = settings(max_examples=50, deadline=None)
sizes = st.lists(st.integers(1, 6), min_size=2, max_size=8).filter(
    lambda counts: sum(count > 1 for count in counts) > 1
)


def labels_of(counts: list[int], seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).permutation(np.repeat(np.arange(len(counts)) * 3, counts))


@quick
@given(sizes, st.integers(2, 5), st.integers(2, 4), st.integers(0, 99))
def test_pk(counts: list[int], classes: int, each: int, seed: int) -> None:
    labels = labels_of(counts)
    seen = set()
    for batch in sample_pk(labels, classes, each, np.random.default_rng(seed)):
        groups = labels[batch].reshape(-1, each)
        assert (groups == groups[:, :1]).all()
        assert len(set(groups[:, 0])) == len(groups) == min(classes, sum(count > 1 for count in counts))
        assert not seen & set(groups[:, 0])
        seen |= set(groups[:, 0])
        for row, name in zip(batch.reshape(-1, each), groups[:, 0], strict=True):
            assert len(set(row)) == min(each, int((labels == name).sum()))
    present = sum(count > 1 for count in counts)
    assert len(seen) == present - present % min(classes, present)


def test_a_class_of_one_photo_is_skipped_or_repeated_and_said_so() -> None:
    labels = labels_of([4, 1, 3, 1])
    skipped = np.concatenate(list(sample_pk(labels, 2, 2, np.random.default_rng(0))))
    assert set(labels[skipped]) == {0, 6}
    repeated = np.concatenate(list(sample_pk(labels, 2, 2, np.random.default_rng(0), "repeat")))
    assert set(labels[repeated]) == {0, 3, 6, 9}
    assert describe_alone(labels, 2, "skip") == "2 of 4 classes have too few photos and are left out."
    assert "repeat their photos" in describe_alone(labels, 2, "repeat")
    assert describe_alone(labels_of([2, 2]), 2, "skip") == ""


@quick
@given(sizes, st.integers(0, 99))
def test_n_pairs(counts: list[int], seed: int) -> None:
    labels = labels_of(counts)
    for batch in sample_n_pairs(labels, 3, np.random.default_rng(seed)):
        assert (labels[batch[0::2]] == labels[batch[1::2]]).all()
        assert (batch[0::2] != batch[1::2]).all()
        assert len(set(labels[batch])) == len(batch) // 2


@quick
@given(sizes, st.integers(0, 99))
def test_pairs_are_half_same_half_different(counts: list[int], seed: int) -> None:
    labels = labels_of(counts)
    for batch in islice(sample_pairs(labels, 10, np.random.default_rng(seed)), 3):
        same = labels[batch[0::2]] == labels[batch[1::2]]
        assert len(batch) == 20
        assert same.sum() == 5
        assert (batch[0::2] != batch[1::2]).all()


def test_balanced_batches_favour_no_class() -> None:
    labels = labels_of([200, 20, 2])
    drawn = np.concatenate(list(islice(sample_balanced(labels, 100, np.random.default_rng(0)), 60)))
    shares = np.unique(labels[drawn], return_counts=True)[1] / len(drawn)
    assert shares == pytest.approx([1 / 3] * 3, abs=0.03)


@quick
@given(st.integers(3, 30), st.integers(3, 12), st.booleans(), st.integers(0, 99))
def test_neighbourhoods(photos: int, size: int, plane: bool, seed: int) -> None:
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 9, (photos, 2) if plane else photos).astype(np.float64)
    batches = list(sample_neighbourhoods(labels, size, rng))
    assert sorted(batch[0] for batch in batches) == list(range(photos))
    for batch in batches:
        assert len(batch) == len(set(batch)) == min(size, photos)
        apart = ((labels.reshape(photos, -1) - labels.reshape(photos, -1)[batch[0]]) ** 2).sum(axis=1)
        near = min(5, len(batch) - 1)
        assert sorted(apart[batch[1 : near + 1]]) == sorted(np.delete(apart, batch[0]))[:near]


@pytest.mark.parametrize("sampler", [lambda y, r: sample_pk(y, 4, 3, r), lambda y, r: islice(sample_pairs(y, 4, r), 5)])
def test_the_same_seed_makes_the_same_batches(sampler: object) -> None:
    assert callable(sampler)
    labels = labels_of([3, 4, 5, 2, 2, 6])
    first, again, other = (
        np.concatenate(list(sampler(labels, np.random.default_rng(seed)))).tolist() for seed in (1, 1, 2)
    )
    assert first == again != other


@pytest.mark.parametrize(
    "start",
    [
        lambda rng: sample_pk(labels_of([5]), 2, 2, rng),
        lambda rng: sample_pk(labels_of([1, 1, 1]), 2, 2, rng),
        lambda rng: sample_pk(labels_of([2, 2]), 2, 0, rng),
        lambda rng: sample_pairs(labels_of([4]), 2, rng),
        lambda rng: sample_pairs(labels_of([1, 1]), 2, rng),
        lambda rng: sample_neighbourhoods(np.zeros(2), 5, rng),
    ],
)
def test_what_cannot_be_sampled_says_what_would_work(start: object) -> None:
    assert callable(start)
    with pytest.raises(CannotLearn, match=r"label|take"):
        next(start(np.random.default_rng(0)))
