"""Forward and backward of each loss against pytorch-metric-learning: batch 512 x 128, 64 classes, one thread.

Both sides take turns on the same batch; a ratio below 1 is faster, or smaller, than theirs. Memory is the most that is
held at once beyond the batch, from the profiler's record of every allocation.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from statistics import median
from time import process_time

import torch
from pytorch_metric_learning import distances, losses, miners, reducers
from torch import Tensor
from torch.profiler import ProfilerActivity, profile

from engine.learning.losses import LOSSES
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
from engine.learning.parameters.ranges import Parameters
from tests.benchmarks.table import print_row

BATCH, DIMS, CLASSES = 512, 128, 64
ROUNDS = 15
Call = Callable[[Tensor, Tensor], Tensor]


def mined(miner: torch.nn.Module, loss: torch.nn.Module) -> Call:
    """The peer's loss behind its miner."""
    return lambda rows, labels: loss(rows, labels, miner(rows, labels))


def shared_losses() -> dict[str, tuple[str, Parameters, Call]]:
    """Name -> our registry name, our parameters, the peer's loss."""
    size = {"num_classes": CLASSES, "embedding_size": DIMS}
    euclid = distances.LpDistance()
    triplet = losses.TripletMarginLoss(0.2, distance=euclid)
    dots = distances.DotProductSimilarity(normalize_embeddings=False)
    semi_hard = miners.TripletMarginMiner(0.2, "semihard", distance=euclid)
    smooth = losses.TripletMarginLoss(0.0, distance=euclid, smooth_loss=True, reducer=reducers.MeanReducer())
    unsquared = {"squared": False}
    return {
        "triplet, all": ("triplet", TripletParameters(mining="all", **unsquared), triplet),
        "triplet, all, softplus": ("triplet", TripletParameters(mining="all", slope="softplus", **unsquared), smooth),
        "triplet, semi-hard": ("triplet", TripletParameters(**unsquared), mined(semi_hard, triplet)),
        "triplet, batch-hard": (
            "triplet",
            TripletParameters(mining="batch-hard", **unsquared),
            mined(miners.BatchHardMiner(distance=euclid), triplet),
        ),
        "margin": ("margin", MarginParameters(), losses.MarginLoss(distance=euclid)),
        "n-pair": ("n_pair", NPairParameters(), losses.NPairsLoss(distance=dots)),
        "ranked list": ("ranked_list", RankedListParameters(), losses.RankedListLoss(0.4, 10, alpha=1.2)),
        "supcon": ("supcon", SupConParameters(), losses.SupConLoss(0.1)),
        "multi-similarity": (
            "multi_similarity",
            MultiSimilarityParameters(mine=False),
            losses.MultiSimilarityLoss(2, 50, 0.5),
        ),
        "multi-similarity, mined": (
            "multi_similarity",
            MultiSimilarityParameters(),
            mined(miners.MultiSimilarityMiner(0.1), losses.MultiSimilarityLoss(2, 50, 0.5)),
        ),
        "arcface": ("arcface", ArcFaceParameters(16, 0.3), losses.ArcFaceLoss(**size, margin=17.2, scale=16)),
        "sub-centre arcface": (
            "subcentre_arcface",
            SubcentreArcFaceParameters(16, 0.3),
            losses.SubCenterArcFaceLoss(**size, margin=17.2, scale=16),
        ),
        "cosface": ("cosface", CosFaceParameters(16, 0.3), losses.CosFaceLoss(**size, margin=0.3, scale=16)),
        "sphereface": ("sphereface", SphereFaceParameters(), losses.SphereFaceLoss(**size)),
        "proxy anchor": ("proxy_anchor", ProxyAnchorParameters(), losses.ProxyAnchorLoss(**size)),
        "proxy nca": ("proxy_nca", ProxyNcaParameters(), losses.ProxyNCALoss(**size, softmax_scale=9)),
    }


def run_step(loss: Call, rows: Tensor, labels: Tensor) -> None:
    """Forward and backward, the gradient thrown away."""
    rows.grad = None
    loss(rows, labels).backward()


def time_step(loss: Call, rows: Tensor, labels: Tensor) -> float:
    """Milliseconds of processor time of one step, which other processes do not lengthen."""
    start = process_time()
    run_step(loss, rows, labels)
    return (process_time() - start) * 1e3


def peak_mb(loss: Call, rows: Tensor, labels: Tensor) -> float:
    """The most memory held at once during a step, in MB."""
    run_step(loss, rows, labels)
    rows.grad = None
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as record:
        run_step(loss, rows, labels)
    assert record.profiler is not None and record.profiler.kineto_results is not None
    events = [event for event in record.profiler.kineto_results.events() if event.name() == "[memory]"]
    held = most = 0
    for event in sorted(events, key=lambda event: event.start_ns()):
        held += event.nbytes()
        most = max(most, held)
    return most / 1e6


def main() -> None:
    """Print both ratios for every loss that both sides have."""
    os.environ.setdefault("KINETO_LOG_LEVEL", "9")  # the profiler is talkative
    warnings.filterwarnings("ignore", message="Values of Tp or Tn")
    torch.set_num_threads(1)
    torch.manual_seed(0)
    each = BATCH // CLASSES
    for name, (key, parameters, peer) in shared_losses().items():
        labels = torch.arange(BATCH // 2).repeat_interleave(2) if key == "n_pair" else torch.arange(BATCH) // each
        rows = (torch.randn(BATCH, DIMS)[labels] + torch.randn(BATCH, DIMS)).requires_grad_()
        ours = LOSSES[key].build(parameters, DIMS, CLASSES)
        memory = peak_mb(ours, rows, labels), peak_mb(peer, rows, labels)
        times = [(time_step(ours, rows, labels), time_step(peer, rows, labels)) for _ in range(ROUNDS)]
        mine, theirs = (median(side) for side in zip(*times, strict=True))
        print_row(f"{name}: time", mine / theirs, "x", f"{mine:.2f} against {theirs:.2f} ms")
        print_row(f"{name}: memory", memory[0] / memory[1], "x", f"{memory[0]:.2f} against {memory[1]:.2f} MB")


if __name__ == "__main__":
    main()
