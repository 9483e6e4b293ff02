"""Every worked example of the pairwise losses and mining: values and gradients in float64, values again in float32."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.learning.distances import embedding_distances, safe_sqrt
from engine.learning.losses.pairwise.contrastive import contrastive_pair_loss, pair_costs
from engine.learning.losses.pairwise.log_ratio import dense_triplet_sums, log_ratio_loss
from engine.learning.losses.pairwise.margin import margin_loss
from engine.learning.losses.pairwise.multi_similarity import multi_similarity_loss
from engine.learning.losses.pairwise.n_pair import n_pair_mc_loss
from engine.learning.losses.pairwise.quadruplet import (
    adaptive_gap,
    count_quadruplets,
    quadruplet_loss,
)
from engine.learning.losses.pairwise.ranked_list import pull_costs, push_costs, ranked_list_loss
from engine.learning.losses.pairwise.siamese import SiameseLoss, same_logits, siamese_loss
from engine.learning.losses.pairwise.supcon import supcon_loss
from engine.learning.losses.pairwise.triplet import picked_triplets_loss, triplet_loss
from engine.learning.losses.pairwise.tuplet import tuplet_costs
from engine.learning.mining import (
    count_all_triplets,
    count_triplets,
    pair_masks,
    pick_batch_hard,
    pick_semi_hard,
)
from engine.learning.parameters import (
    LogRatioParameters,
    MarginParameters,
    MultiSimilarityParameters,
    QuadrupletParameters,
    RankedListParameters,
    SiameseParameters,
    SupConParameters,
    TripletParameters,
)
from engine.learning.row_sums import hinge_sums
from tests.engine.learning.vectors import WIDE, assert_gradients, assert_value, case_of, tensor

both = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=["float64", "float32"])


def batch_of(case: dict[str, Any], dtype: torch.dtype = WIDE) -> tuple[Tensor, Tensor]:
    return tensor(case["inputs"]["embeddings"], dtype), torch.tensor(case["inputs"]["labels"])


@both
@pytest.mark.parametrize("name", ["koch_siamese_weighted_l1_bce_bias", "koch_siamese_weighted_l1_bce_nobias_paper"])
def test_siamese(shared: Path, name: str, dtype: torch.dtype) -> None:
    case = case_of(shared, name)
    inputs, expected = case["inputs"], case["expected"]
    h1, h2, alpha, bias = (tensor(inputs[key], dtype) for key in ("h1", "h2", "alpha", "bias"))
    same = torch.tensor(inputs["y_same"])
    logits = same_logits(h1, h2, alpha, bias)
    loss = siamese_loss(logits, same, alpha, case["hyper"]["lambda"])
    assert_value(logits, expected["logit"])
    assert_value(logits.sigmoid(), expected["p"])
    assert_value(loss, expected["loss"])
    if case["grads_fd"]:
        grads = case["grads_fd"]
        opposite = (-np.array(grads["h2"])).tolist()
        assert_gradients(loss, (h1, opposite), (h2, grads["h2"]), (alpha, grads["alpha"]), (bias, grads["bias"]))
        assert_value(siamese_loss(logits, same, alpha, 0.0), expected["loss_no_reg"])


def test_one_shot(shared: Path) -> None:
    case = case_of(shared, "koch_one_shot_argmax")
    head = SiameseLoss(SiameseParameters(), 3).double()
    with torch.no_grad():
        head.weights.copy_(torch.tensor(case["inputs"]["alpha"]))
        head.bias.fill_(case["inputs"]["bias"])
    query, support = tensor([case["inputs"]["query"]]), tensor(case["inputs"]["support"])
    assert_value(head.score_pairs(query, support), case["expected"]["p"])
    assert head.choose_class(query, support).tolist() == [case["expected"]["pred"]]


@both
def test_contrastive(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "contrastive_hadsell")
    a, b = tensor(case["inputs"]["a"], dtype), tensor(case["inputs"]["b"], dtype)
    same = torch.tensor(case["inputs"]["y_similar"]).bool()
    distances = safe_sqrt((a - b).square().sum(dim=1))
    assert_value(distances, case["expected"]["d"])
    assert_value(pair_costs(distances, same, 1.0), case["expected"]["per_pair"])
    loss = contrastive_pair_loss(a, b, same, 1.0)
    assert_value(loss, case["expected"]["loss"])
    assert_gradients(loss, (a, case["grads_fd"]["a"]), (b, case["grads_fd"]["b"]))


@both
@pytest.mark.parametrize("form", ["facenet_squared_l2_normalised", "unsquared_l2_normalised", "unsquared_l2_raw_raw"])
def test_all_triplets(shared: Path, form: str, dtype: torch.dtype) -> None:
    case = case_of(shared, f"triplet_batch_all_{form}")
    hyper, expected = case["hyper"], case["expected"]
    embeddings, labels = batch_of(case, dtype)
    form_of = {"margin": hyper["margin"], "squared": hyper["squared"], "normalise": hyper["l2_normalise"]}
    loss = triplet_loss(embeddings, labels, TripletParameters(mining="all", average="all", **form_of))
    assert_value(loss, expected["mean_all"])
    assert_gradients(loss, (embeddings, case["grads_fd"]["embeddings(mean_all)"]))
    active = triplet_loss(embeddings, labels, TripletParameters(mining="all", average="active", **form_of))
    assert_value(active, expected["mean_nonzero"])
    assert_value(loss * expected["n_triplets"], expected["sum"])
    distances = embedding_distances(embeddings, squared=hyper["squared"], normalise=hyper["l2_normalise"])
    counts = count_triplets(distances, labels, hyper["margin"])
    assert (counts.all, counts.semi_hard + counts.hard) == (expected["n_triplets"], expected["n_active"])


@both
def test_batch_hard(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "triplet_batch_hard_euclid")
    embeddings, labels = batch_of(case, dtype)
    distances = embedding_distances(embeddings, squared=False, normalise=False)
    assert torch.stack(pick_batch_hard(distances, labels), dim=1).tolist() == case["expected"]["triplets"]
    form = {"mining": "batch-hard", "squared": False, "normalise": False}
    loss = triplet_loss(embeddings, labels, TripletParameters(slope="hinge", **form))
    assert_value(loss, case["expected"]["loss"])
    assert_gradients(loss, (embeddings, case["grads_fd"]["embeddings(hinge)"]))
    soft = triplet_loss(embeddings, labels, TripletParameters(slope="softplus", **form))
    assert_value(soft, case["expected"]["loss_soft_margin"])


def test_collapse_leaves_its_fingerprint(shared: Path) -> None:
    case = case_of(shared, "triplet_collapse_fingerprint")
    embeddings, labels = batch_of(case)
    expected = case["expected"]
    for mining in ("all", "semi-hard", "batch-hard"):
        assert_value(
            triplet_loss(embeddings, labels, TripletParameters(mining=mining)), expected["hinge_loss == margin"]
        )
    soft = TripletParameters(mining="all", slope="softplus")
    assert_value(triplet_loss(embeddings, labels, soft), expected["soft_margin_loss == ln2"])
    assert_value(n_pair_mc_loss(embeddings[:3], embeddings[3:6], 0.0), expected["npair_loss == ln(N)"])
    assert_value(supcon_loss(embeddings, labels, SupConParameters()), expected["supcon == ln(B-1)"])


def test_mining_parts_all_triplets_in_three(shared: Path) -> None:
    case = case_of(shared, "triplet_mining_partition_squared_normalised")
    expected, margin = case["expected"], case["hyper"]["margin"]
    embeddings, labels = batch_of(case)
    distances = embedding_distances(embeddings, squared=True, normalise=True)
    counts = count_triplets(distances, labels, margin)
    names = ("n_all", "n_easy", "n_semihard", "n_hard")
    assert [counts.all, counts.easy, counts.semi_hard, counts.hard] == [expected[name] for name in names]
    picks = pick_semi_hard(distances, labels, margin)
    ours = sorted(torch.stack(picks, dim=1).tolist())
    assert ours == expected["facenet_hardest_semihard_per_pair"]
    assert all(triplet in expected["semihard"] for triplet in ours)
    loss = picked_triplets_loss(distances, picks, TripletParameters(mining="semi-hard"))
    assert_value(loss, expected["loss_mean_over_facenet_picks"])


def test_triplet_counts(shared: Path) -> None:
    case = case_of(shared, "triplet_count")
    labels = torch.arange(case["inputs"]["n"]) % case["hyper"].get("classes", case["inputs"].get("classes"))
    assert int(count_all_triplets(labels)) == case["expected"]["triplets"]
    large = case_of(shared, "triplet_count_1000x10")
    many = torch.arange(large["inputs"]["classes"]).repeat(large["inputs"]["per_class"])
    assert int(count_all_triplets(many)) == large["expected"]["all_triplets"]


@both
def test_n_pair(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "npair_mc")
    anchors, positives = (tensor(case["inputs"][key], dtype) for key in ("anchors", "positives"))
    loss = n_pair_mc_loss(anchors, positives, 0.0)
    assert_value(loss, case["expected"]["loss"])
    assert_gradients(loss, (anchors, case["grads_fd"]["anchors"]), (positives, case["grads_fd"]["positives"]))
    assert_value(n_pair_mc_loss(anchors, positives, 0.003), case["expected"]["loss_with_l2_reg_0.003_ronekko"])
    large = case_of(shared, "npair_overflow_safe")
    loss = n_pair_mc_loss(*(tensor(large["inputs"][key], dtype) for key in ("anchors", "positives")), 0.0)
    assert_value(loss, large["expected"]["loss"])


@both
def test_tuplets(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "n_plus_1_tuplet")
    a, p, negatives = (tensor(case["inputs"][key], dtype) for key in ("a", "p", "negatives"))
    assert_value(tuplet_costs(a @ p, negatives @ a), case["expected"]["loss"])
    three = case_of(shared, "npair_n2_is_3_tuplet")
    a, p, n = (tensor(three["inputs"][key], dtype) for key in ("a", "p", "n"))
    assert_value(tuplet_costs(a @ p, (a @ n)[None]), three["expected"]["loss"])


@both
@pytest.mark.parametrize("name", ["ranked_list_loss_T0", "ranked_list_loss_T10"])
def test_ranked_list(shared: Path, name: str, dtype: torch.dtype) -> None:
    case = case_of(shared, name)
    embeddings, labels = batch_of(case, dtype)
    parameters = RankedListParameters(temperature=case["hyper"]["T"])
    distances = embedding_distances(embeddings, squared=False, normalise=True)
    same, different = pair_masks(labels)
    assert_value(pull_costs(distances, same, parameters), case["expected"]["L_P"])
    assert_value(push_costs(distances, different, parameters), case["expected"]["L_N"])
    loss = ranked_list_loss(embeddings, labels, parameters)
    assert_value(loss, case["expected"]["loss"])
    assert_gradients(loss, (embeddings, case["grads_fd"]["embeddings(weights detached)"]))


@both
def test_margin_loss_counts_both_active_terms(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "margin_loss_wu2017_all_triplets")
    embeddings, labels = batch_of(case, dtype)
    parameters = MarginParameters(boundary=case["hyper"]["beta"], margin=case["hyper"]["margin"])
    assert_value(margin_loss(embeddings, labels, parameters), case["expected"]["loss_eps0"])


@both
def test_quadruplets_of_embeddings(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "quadruplet_fixed_margins_squared_normalised")
    embeddings, labels = batch_of(case, dtype)
    expected = case["expected"]
    assert int(count_quadruplets(labels)) == expected["n_quadruplets"]
    assert_value(quadruplet_loss(embeddings, labels, QuadrupletParameters()), expected["loss_mean_of_each_term"])


def test_quadruplets_of_a_learned_metric(shared: Path) -> None:
    case = case_of(shared, "quadruplet_adaptive_margins_learned_metric")
    g_ij, g_ik, g_lk = (tensor(case["inputs"][key]).square() for key in ("g_ij", "g_ik", "g_lk"))
    expected = case["expected"]
    assert_value(g_ij.mean(), expected["mu_p"])
    gap = adaptive_gap(g_ij.mean(), torch.cat([g_ik, g_lk]).mean())
    own = g_ij[:, None]
    costs = hinge_sums(own, g_ik[:, None], gap)[0] + hinge_sums(own, g_lk[:, None], 0.5 * gap)[0]
    assert_value(gap, expected["alpha1"])
    assert_value(costs, expected["per_quadruplet"])
    assert_value(costs.mean(), expected["loss_mean"])


@both
def test_log_ratio(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "log_ratio_dense_triplets")
    points, labels = tensor(case["inputs"]["anchor_and_samples"], dtype), tensor(case["inputs"]["y"], dtype).detach()
    loss = log_ratio_loss(points, labels, LogRatioParameters())
    assert_value(loss, case["expected"]["loss"])
    assert_value(loss * 3, sum(case["expected"]["per_triplet"]))
    assert_gradients(loss, (points, case["grads_fd"]["f"]))
    assert_value(log_ratio_loss(points * 7, labels, LogRatioParameters()), case["expected"]["loss"])
    perfect = torch.cat([labels, torch.zeros_like(labels)], dim=1)
    assert_value(log_ratio_loss(perfect, labels, LogRatioParameters()), case["expected"]["perfect_embedding_loss"])


def test_log_ratio_keeps_the_dense_triplets_only(shared: Path) -> None:
    case = case_of(shared, "log_ratio_dense_triplet_set")
    _, counts = dense_triplet_sums(torch.zeros(1, 4).double(), tensor([case["inputs"]["label_distance_to_anchor"]]))
    assert int(counts) == case["expected"]["n"]


def test_log_ratio_cannot_be_met_on_the_sphere(shared: Path) -> None:
    case = case_of(shared, "log_ratio_normalised_bound")
    near = math.radians(
        case["inputs"].get("nearest_embedding_angle_deg", case["hyper"].get("nearest_embedding_angle_deg"))
    )
    ratio = case["inputs"].get("label_sq_ratio", case["hyper"].get("label_sq_ratio"))
    points = torch.tensor([[1.0, 0.0], [math.cos(near), math.sin(near)], [-1.0, 0.0]], dtype=WIDE)
    labels = torch.tensor([0.0, 1.0, -math.sqrt(ratio)], dtype=WIDE)
    loss = log_ratio_loss(points, labels, LogRatioParameters())
    assert_value(loss, case["expected"]["irreducible_loss"])


@both
def test_supcon(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "supcon_t0.1")
    embeddings, labels = batch_of(case, dtype)
    loss = supcon_loss(embeddings, labels, SupConParameters(temperature=0.1))
    assert_value(loss, case["expected"]["loss"])
    assert_gradients(loss, (embeddings, case["grads_fd"]["embeddings"]))


@both
def test_multi_similarity(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "multi_similarity_a2_b50_l0.5_nominer")
    embeddings, labels = batch_of(case, dtype)
    loss = multi_similarity_loss(embeddings, labels, MultiSimilarityParameters(mine=False))
    assert_value(loss, case["expected"]["loss"])
    assert_gradients(loss, (embeddings, case["grads_fd"]["embeddings"]))
