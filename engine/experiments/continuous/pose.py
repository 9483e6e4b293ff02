"""Log-ratio against triplet where labels are numbers: angle and size of made objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from engine.experiments.continuous.objects import Objects, make_objects
from engine.experiments.summary import summarise
from engine.learning.metrics.continuous import mean_label_distance_at, mean_ndcg
from engine.learning.networks.conv4 import Conv4
from engine.learning.parameters.pairwise import LogRatioParameters
from engine.learning.parameters.ranges import Parameters
from engine.learning.training.examples import TensorExamples
from engine.learning.training.judging import embed
from engine.learning.training.loop import train
from engine.learning.training.plan import TrainingPlan
from engine.progress import Progress, track

Figures = dict[str, float]
DIMS, WIDTH, SIDE = 16, 16, 28
STEPS, QUICK_STEPS, BATCH = 150, 80, 64
RATES = (1e-3, 4e-3)
TAUGHT, JUDGED = 2000, 800  # objects
TAUGHT_SEED, HELD_OUT_SEED, TEST_SEED = 1, 2, 3


@dataclass(frozen=True)
class Entry:
    """One way to learn from numbers; bins: into how many angles and sizes they are cut for methods for names."""

    title: str
    method: str
    parameters: Parameters | None = None
    bins: tuple[int, int] | None = None


ENTRIES = {
    "log_ratio": Entry("Log-ratio, every photo asks", "log_ratio", LogRatioParameters(anchors="all")),
    "log_ratio_first": Entry("Log-ratio, one photo asks (its authors')", "log_ratio"),
    "triplet_12": Entry("Triplet, 12 bins", "triplet", bins=(6, 2)),
    "triplet_36": Entry("Triplet, 36 bins", "triplet", bins=(9, 4)),
    "triplet_108": Entry("Triplet, 108 bins", "triplet", bins=(18, 6)),
}
QUICK = ("log_ratio", "triplet_36")


@dataclass(frozen=True)
class Sets:
    """Objects to learn from, to choose the rate by, and to judge by."""

    taught: Objects
    held_out: Objects
    test: Objects


def make_sets() -> Sets:
    """The same for every run."""
    return Sets(make_objects(TAUGHT, TAUGHT_SEED), make_objects(JUDGED, HELD_OUT_SEED), make_objects(JUDGED, TEST_SEED))


def compare_entries(
    sets: Sets, names: Sequence[str], seeds: range, steps: int, rates: Sequence[float], progress: Progress
) -> tuple[dict[str, Any], nn.Module]:
    """Figures of each entry over the seeds, and the last network of the first entry."""
    rows: dict[str, Any] = {"start": summarise([judge(new_network(seed), sets.test, "log_ratio") for seed in seeds])}
    first: nn.Module | None = None
    for name in track(names, len(names), progress, "Learning from numbers"):
        entry = ENTRIES[name]
        rate = choose_rate(entry, sets, steps // 2, rates)
        networks = [teach(entry, sets.taught, rate, seed, steps) for seed in seeds]
        first = first or networks[-1]
        figures = [judge(network, sets.test, entry.method) for network in networks]
        rows[name] = {"title": entry.title, **summarise(figures), "rate": rate}
    assert first is not None
    return rows, first


def choose_rate(entry: Entry, sets: Sets, steps: int, rates: Sequence[float]) -> float:
    """The rate with the best nDCG on held-out objects after half the steps."""
    if len(rates) == 1:
        return rates[0]
    networks = [teach(entry, sets.taught, rate, 0, steps) for rate in rates]
    scores = [judge(network, sets.held_out, entry.method)["ndcg"] for network in networks]
    return rates[int(np.argmax(scores))]


def new_network(seed: int) -> Conv4:
    """A small network with weights by chance."""
    with torch.random.fork_rng([]):
        torch.manual_seed(seed)
        return Conv4(DIMS, WIDTH, SIDE)


def teach(entry: Entry, taught: Objects, rate: float, seed: int, steps: int) -> Conv4:
    """A network taught by an entry."""
    network = new_network(seed)
    plan = TrainingPlan(
        method=entry.method, steps=steps, classes=BATCH // 4, each=4, learning_rate=rate, warmup=0.1, seed=seed
    )
    labels = taught.labels if entry.bins is None else taught.put_in_bins(*entry.bins)
    train(network, TensorExamples(torch.from_numpy(taught.pictures), labels), plan, entry.parameters)
    return network


def place(network: nn.Module, objects: Objects, method: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Vectors (n, d) as the method compares them: log-ratio raw, triplet with length 1."""
    rows = embed(network, torch.from_numpy(objects.pictures))
    return np.asarray((rows if method == "log_ratio" else functional.normalize(rows)).numpy())


def judge(network: nn.Module, objects: Objects, method: str) -> Figures:
    """nDCG of the first hundred, and how far in label the nearest one and ten are (steps of 10 degrees, 5 %)."""
    vectors = place(network, objects, method)
    return {
        "ndcg": mean_ndcg(vectors, objects.labels),
        "label_distance_at_1": mean_label_distance_at(vectors, objects.labels, 1),
        "label_distance_at_10": mean_label_distance_at(vectors, objects.labels, 10),
    }
