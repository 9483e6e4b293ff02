"""Agreement with pytorch-metric-learning where it computes the same; where it does not, the difference is written."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from engine.learning.distances import embedding_distances
from engine.learning.losses import LOSSES
from engine.learning.losses.centres.subcentre_arcface import doubt_labels
from engine.learning.mining import count_triplets, pick_batch_hard
from engine.learning.parameters import (
    ArcFaceParameters,
    CosFaceParameters,
    MarginParameters,
    MultiSimilarityParameters,
    NPairParameters,
    ProxyAnchorParameters,
    ProxyNcaParameters,
    RankedListParameters,
    SphereFaceParameters,
    SubcentreArcFaceParameters,
    SupConParameters,
    TripletParameters,
)

peers = pytest.importorskip("pytorch_metric_learning", reason="needs pytorch-metric-learning (the test extra)")
from pytorch_metric_learning import distances, losses, miners, reducers  # noqa: E402

CLASSES, EACH, DIMS = 6, 4, 16
LpDistance = distances.LpDistance
Pair = tuple[Callable[[Tensor, Tensor], Tensor], Callable[[Tensor, Tensor], Tensor]]


def made_batch(dtype: torch.dtype = torch.float64) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(7)
    labels = torch.arange(CLASSES).repeat_interleave(EACH)
    middles = torch.randn(CLASSES, DIMS, generator=generator, dtype=dtype)
    rows = middles[labels] + 0.8 * torch.randn(len(labels), DIMS, generator=generator, dtype=dtype)
    return rows.requires_grad_(), labels


def centred(name: str, parameters: object, peer: torch.nn.Module) -> Pair:
    """Our loss and the peer's with the same centres; the peer keeps most of them transposed."""
    ours = LOSSES[name].build(parameters, DIMS, CLASSES)
    assert isinstance(ours, torch.nn.Module)
    theirs = peer.proxies if hasattr(peer, "proxies") else peer.W.T
    (weights,) = ours.double().parameters()
    weights.data = theirs.detach().double().reshape(weights.shape).clone()
    return ours, peer.double()


def weightless(name: str, parameters: object, peer: torch.nn.Module) -> Pair:
    return LOSSES[name].build(parameters, DIMS, CLASSES), peer


def pair_of(name: str) -> Pair:
    torch.manual_seed(1)
    size = {"num_classes": CLASSES, "embedding_size": DIMS}
    euclid, squared = LpDistance(), LpDistance(power=2)
    table: dict[str, Callable[[], Pair]] = {
        "triplet, all": lambda: weightless(
            "triplet", TripletParameters(mining="all", squared=False), losses.TripletMarginLoss(0.2, distance=euclid)
        ),
        "triplet, all, squared, mean of all": lambda: weightless(
            "triplet",
            TripletParameters(mining="all", average="all"),
            losses.TripletMarginLoss(0.2, distance=squared, reducer=reducers.MeanReducer()),
        ),
        "triplet, all, raw": lambda: weightless(
            "triplet",
            TripletParameters(mining="all", squared=False, normalise=False, margin=2.0),
            losses.TripletMarginLoss(2.0, distance=LpDistance(normalize_embeddings=False)),
        ),
        "triplet, all, softplus": lambda: weightless(
            "triplet",
            TripletParameters(mining="all", slope="softplus", squared=False),
            # its softplus keeps the margin inside; the paper replaces the margin by softplus
            losses.TripletMarginLoss(0.0, distance=euclid, smooth_loss=True, reducer=reducers.MeanReducer()),
        ),
        "margin": lambda: weightless("margin", MarginParameters(), losses.MarginLoss(distance=euclid)),
        "multi_similarity": lambda: weightless(
            "multi_similarity", MultiSimilarityParameters(mine=False), losses.MultiSimilarityLoss(2, 50, 0.5)
        ),
        "supcon": lambda: weightless("supcon", SupConParameters(), losses.SupConLoss(0.1)),
        "arcface": lambda: centred(
            # its margins are in degrees
            "arcface",
            ArcFaceParameters(16, 0.3),
            losses.ArcFaceLoss(**size, margin=math.degrees(0.3), scale=16),
        ),
        "subcentre_arcface": lambda: centred(
            "subcentre_arcface",
            SubcentreArcFaceParameters(16, 0.3),
            losses.SubCenterArcFaceLoss(**size, margin=math.degrees(0.3), scale=16),
        ),
        "cosface": lambda: centred(
            "cosface", CosFaceParameters(16, 0.3), losses.CosFaceLoss(**size, margin=0.3, scale=16)
        ),
        "sphereface": lambda: centred(
            # it has no blend with the plain cosine
            "sphereface",
            SphereFaceParameters(blend_start=0, blend_floor=0),
            losses.SphereFaceLoss(**size, margin=4, scale=1),
        ),
        "proxy_anchor": lambda: centred("proxy_anchor", ProxyAnchorParameters(), losses.ProxyAnchorLoss(**size)),
        "proxy_nca": lambda: centred(
            "proxy_nca", ProxyNcaParameters(), losses.ProxyNCALoss(**size, softmax_scale=9, distance=squared)
        ),
    }
    return table[name]()


SAME = [
    "triplet, all", "triplet, all, squared, mean of all", "triplet, all, raw", "triplet, all, softplus", "margin",
    "multi_similarity", "supcon", "arcface", "subcentre_arcface", "cosface", "sphereface", "proxy_anchor", "proxy_nca",
]  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_value_and_gradient_agree(name: str) -> None:
    rows, labels = made_batch()
    ours, theirs = pair_of(name)
    mine, peer = ours(rows, labels), theirs(rows, labels)
    torch.testing.assert_close(mine, peer, rtol=1e-6, atol=1e-7)
    (slope,), (peer_slope,) = torch.autograd.grad(mine, rows), torch.autograd.grad(peer, rows)
    torch.testing.assert_close(slope, peer_slope, rtol=1e-5, atol=1e-6)


def test_mined_multi_similarity_agrees() -> None:
    rows, labels = made_batch()
    ours = LOSSES["multi_similarity"].build(MultiSimilarityParameters(), DIMS, CLASSES)
    pairs = miners.MultiSimilarityMiner(epsilon=0.1)(rows, labels)
    torch.testing.assert_close(ours(rows, labels), losses.MultiSimilarityLoss(2, 50, 0.5)(rows, labels, pairs))


def test_batch_hard_agrees() -> None:
    rows, labels = made_batch()
    mined = miners.BatchHardMiner(distance=LpDistance())(rows, labels)
    picks = pick_batch_hard(embedding_distances(rows, squared=False, normalise=True), labels)
    for ours, theirs in zip(picks, mined, strict=True):
        assert torch.equal(ours, theirs)
    loss = LOSSES["triplet"].build(TripletParameters(mining="batch-hard", squared=False), DIMS, CLASSES)
    peer = losses.TripletMarginLoss(0.2, distance=LpDistance(), reducer=reducers.MeanReducer())
    torch.testing.assert_close(loss(rows, labels), peer(rows, labels, mined))


@pytest.mark.parametrize("kind", ["easy", "semihard", "hard"])
def test_difficulty_counts_agree(kind: str) -> None:
    rows, labels = made_batch()
    found = len(miners.TripletMarginMiner(0.2, type_of_triplets=kind, distance=LpDistance())(rows, labels)[0])
    counts = count_triplets(embedding_distances(rows, squared=False, normalise=True), labels, 0.2)
    assert {"easy": counts.easy, "semihard": counts.semi_hard, "hard": counts.hard}[kind] == found > 0


def test_n_pair_agrees_up_to_the_choice_of_pairs() -> None:
    """It picks the first pair it finds of each class, in label order, and has no norm penalty."""
    rows, _ = made_batch()
    labels = torch.arange(len(rows) // 2).repeat_interleave(2)
    ours = LOSSES["n_pair"].build(NPairParameters(norm_penalty=0.0), DIMS, CLASSES)
    peer = losses.NPairsLoss(distance=distances.DotProductSimilarity(normalize_embeddings=False))
    torch.testing.assert_close(ours(rows, labels), peer(rows, labels))


def test_ranked_list_is_twice_theirs() -> None:
    """Its imbalance weighs the two parts by a half each; its weights have gradients, and 1e-5 added for each photo."""
    rows, labels = made_batch()
    ours = LOSSES["ranked_list"].build(RankedListParameters(temperature=0.0), DIMS, CLASSES)
    peer = losses.RankedListLoss(margin=0.4, Tn=0, alpha=1.2, imbalance=0.5)
    torch.testing.assert_close(ours(rows, labels), 2 * peer(rows, labels), rtol=1e-3, atol=0)


def test_contrastive_is_another_loss_there() -> None:
    """Its hinge is linear in the distance and has no 1/2: equal only where all is in order already."""
    rows, labels = made_batch()
    ours = LOSSES["contrastive"].build(LOSSES["contrastive"].parameters(pairs="all", normalise=True), DIMS, CLASSES)
    assert abs(float((ours(rows, labels) - losses.ContrastiveLoss()(rows, labels)).detach())) > 0.01


def test_mislabel_suspects_agree() -> None:
    rows, labels = made_batch()
    torch.manual_seed(0)
    peer = losses.SubCenterArcFaceLoss(num_classes=CLASSES, embedding_size=DIMS).double()
    outliers, _ = peer.get_outliers(rows, labels, threshold=75)
    doubts = doubt_labels(rows, labels, peer.W.detach().T.reshape(CLASSES, 3, DIMS), 75)
    assert doubts.suspects.nonzero().flatten().tolist() == sorted(outliers.tolist())
    assert 0 < int(doubts.suspects.sum()) < len(labels)
