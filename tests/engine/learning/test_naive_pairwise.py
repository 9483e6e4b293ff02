"""Pairwise losses equal plain loops on random batches: singletons, duplicates, one class, nothing mined."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from engine.learning.distances import embedding_distances
from engine.learning.losses.pairwise.contrastive import contrastive_loss
from engine.learning.losses.pairwise.log_ratio import log_ratio_loss
from engine.learning.losses.pairwise.margin import margin_loss
from engine.learning.losses.pairwise.multi_similarity import multi_similarity_loss
from engine.learning.losses.pairwise.n_pair import n_pair_loss
from engine.learning.losses.pairwise.quadruplet import LearnedQuadrupletLoss, learned_dissimilarities, quadruplet_loss
from engine.learning.losses.pairwise.ranked_list import ranked_list_loss
from engine.learning.losses.pairwise.supcon import supcon_loss
from engine.learning.losses.pairwise.triplet import triplet_loss
from engine.learning.losses.pairwise.tuplet import tuplet_loss
from engine.learning.mining import count_triplets
from engine.learning.parameters import (
    ContrastiveParameters,
    LogRatioParameters,
    MarginParameters,
    MultiSimilarityParameters,
    NPairParameters,
    QuadrupletParameters,
    RankedListParameters,
    SupConParameters,
    TripletParameters,
    TupletParameters,
)
from tests.engine.learning import naive
from tests.engine.learning.made_batches import Batch, batches

quick = settings(max_examples=40, deadline=None)


def agrees(batch: Batch, loss: Callable[[Tensor, Tensor], Tensor], wanted: float) -> None:
    """The value is that of the loop, and its gradient is finite."""
    embeddings = torch.tensor(batch.rows, requires_grad=True)
    found = loss(embeddings, torch.tensor(batch.labels))
    assert found.item() == pytest.approx(wanted, rel=1e-8, abs=1e-8)
    (gradient,) = torch.autograd.grad(found, embeddings)
    assert bool(torch.isfinite(gradient).all())


@pytest.mark.parametrize("mining", ["all", "semi-hard", "hard", "batch-hard"])
@quick
@given(batch=batches(), squared=st.booleans(), soft=st.booleans(), active=st.booleans())
def test_triplets(mining: str, batch: Batch, squared: bool, soft: bool, active: bool) -> None:
    slope, average = ("softplus" if soft else "hinge"), ("active" if active else "all")
    parameters = TripletParameters(margin=0.2, mining=mining, slope=slope, squared=squared, average=average)
    # the same distances for both: a rounding error decides a tie, and with it which triplet is mined
    distances = embedding_distances(torch.tensor(batch.rows), squared=squared, normalise=True).numpy()
    wanted = naive.triplet(distances, batch.labels, mining, slope, 0.2, average)
    agrees(batch, lambda f, y: triplet_loss(f, y, parameters), wanted)


@quick
@given(batches(), st.booleans(), st.booleans())
def test_distances(batch: Batch, squared: bool, normalise: bool) -> None:
    rows = naive.unit(batch.rows) if normalise else batch.rows
    wanted = [[naive.distance(a, b, squared) for b in rows] for a in rows]
    found = embedding_distances(torch.tensor(batch.rows), squared=squared, normalise=normalise)
    np.testing.assert_allclose(found.numpy(), wanted, rtol=1e-8, atol=1e-8)


@quick
@given(batches())
def test_triplet_counts(batch: Batch) -> None:
    distances = embedding_distances(torch.tensor(batch.rows), squared=True, normalise=False)
    d, counts = distances.numpy(), count_triplets(distances, torch.tensor(batch.labels), 0.3)
    gaps = [(d[a, p], d[a, n]) for a, p, n in naive.triplets_of(batch.labels)]
    assert counts.hard == sum(far < near for near, far in gaps)
    assert counts.semi_hard == sum(near <= far < near + 0.3 for near, far in gaps)
    assert counts.easy == sum(near + 0.3 <= far for near, far in gaps)
    assert counts.all == len(gaps)


@quick
@given(batches())
def test_contrastive_over_all_pairs(batch: Batch) -> None:
    parameters = ContrastiveParameters(pairs="all")
    agrees(batch, lambda f, y: contrastive_loss(f, y, parameters), naive.contrastive_all(batch.rows, batch.labels, 1.0))


@quick
@given(batches(even=True))
def test_contrastive_over_consecutive_pairs(batch: Batch) -> None:
    wanted = naive.contrastive_pairs(batch.rows, batch.labels, 1.0)
    agrees(batch, lambda f, y: contrastive_loss(f, y, ContrastiveParameters()), wanted)


@quick
@given(batches())
def test_tuplets(batch: Batch) -> None:
    wanted = naive.tuplet(batch.rows, batch.labels, 3e-3)
    agrees(batch, lambda f, y: tuplet_loss(f, y, TupletParameters()), wanted)


@quick
@given(batches(even=True))
def test_n_pairs(batch: Batch) -> None:
    twos = Batch(batch.rows, [row // 2 for row in range(len(batch.rows))])
    agrees(twos, lambda f, y: n_pair_loss(f, y, NPairParameters()), naive.n_pair(twos.rows, twos.labels, 3e-3))


@quick
@given(batches(), st.sampled_from([0.0, 10.0, 60.0]))
def test_ranked_lists(batch: Batch, temperature: float) -> None:
    parameters = RankedListParameters(temperature=temperature, negative_weight=0.7)
    wanted = naive.ranked_list(naive.unit(batch.rows), batch.labels, 1.2, 0.4, temperature, 0.7)
    agrees(batch, lambda f, y: ranked_list_loss(f, y, parameters), wanted)


@quick
@given(batches(most=9), st.sampled_from(["fixed", "adaptive"]))
def test_quadruplets(batch: Batch, margins: str) -> None:
    squared = embedding_distances(torch.tensor(batch.rows), squared=True, normalise=True).numpy()
    gap = naive.adaptive_margin(squared, batch.labels)
    margin1, margin2 = (1.0, 0.5) if margins == "fixed" else (gap, 0.5 * gap)
    wanted = naive.quadruplet(squared, batch.labels, margin1, margin2)
    agrees(batch, lambda f, y: quadruplet_loss(f, y, QuadrupletParameters(margins=margins)), wanted)


@quick
@given(batches(most=8))
def test_quadruplets_of_a_learned_metric(batch: Batch) -> None:
    loss = LearnedQuadrupletLoss(QuadrupletParameters(), batch.rows.shape[1]).double()
    with torch.no_grad():
        loss.weights.copy_(torch.linspace(-1.0, 2.0, batch.rows.shape[1]))
    weights = loss.weights.detach().numpy()
    g = 1 / (1 + np.exp(-np.abs(batch.rows[:, None] - batch.rows) @ weights))
    found = learned_dissimilarities(torch.tensor(batch.rows), loss.weights, loss.bias)
    np.testing.assert_allclose(found.detach().numpy(), g, atol=1e-12)
    agrees(batch, loss, naive.quadruplet(g**2, batch.labels, 1.0, 0.5))


@quick
@given(batches(), st.sampled_from(["first", "all"]), st.booleans())
def test_log_ratios(batch: Batch, anchors: str, plane: bool) -> None:
    # few distinct numbers, so that ties and zero label distances are common
    values = np.array(batch.labels, dtype=np.float64) * 0.5
    labels = np.stack([values, values[::-1]], axis=1) if plane else values[:, None]
    parameters = LogRatioParameters(anchors=anchors)
    rows = range(1) if anchors == "first" else range(len(values))
    wanted = naive.log_ratio(batch.rows, labels, rows, parameters.floor)
    agrees(batch, lambda f, _: log_ratio_loss(f, torch.tensor(labels), parameters), wanted)


@quick
@given(batches())
def test_margin(batch: Batch) -> None:
    wanted = naive.margin(naive.unit(batch.rows), batch.labels, 1.25, 0.2)
    agrees(batch, lambda f, y: margin_loss(f, y, MarginParameters(boundary=1.25)), wanted)


@quick
@given(batches())
def test_supcon(batch: Batch) -> None:
    wanted = naive.supcon(naive.unit(batch.rows), batch.labels, 0.1)
    agrees(batch, lambda f, y: supcon_loss(f, y, SupConParameters()), wanted)


@quick
@given(batches(), st.booleans())
def test_multi_similarity(batch: Batch, mine: bool) -> None:
    parameters = MultiSimilarityParameters(mine=mine)
    slack = parameters.slack if mine else None
    wanted = naive.multi_similarity(naive.unit(batch.rows), batch.labels, 2.0, 50.0, 0.5, slack)
    agrees(batch, lambda f, y: multi_similarity_loss(f, y, parameters), wanted)
