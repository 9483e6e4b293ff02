"""What cannot be learned is said in a sentence that names the parameter, the value and what would work."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from engine.learning.errors import CannotLearn
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.parameters import ArcFaceParameters, TripletParameters
from engine.learning.training.examples import TensorExamples
from engine.learning.training.loop import train
from engine.learning.training.plan import TrainingPlan
from tests.engine.learning.training.made_examples import DIMS, make_examples

ROWS = make_examples()


def learn(method: str, labels: Any, inputs: torch.Tensor = ROWS.inputs, network: nn.Module | None = None) -> None:
    labels = np.asarray(labels)
    plan = TrainingPlan(method, steps=2, classes=4, each=2)
    train(network or IdentityHead(DIMS), TensorExamples(inputs[: len(labels)], labels), plan)


@pytest.mark.parametrize(
    ("method", "labels", "words"),
    [
        ("triplet", [3] * 20, "Triplet needs at least 2 classes, not 1: label some more"),
        ("softmax", [0] * 20, "Softmax needs at least 2 classes, not 1"),
        ("quadruplet", [0, 0, 1, 1], "Quadruplet needs at least 3 classes, not 2"),
        ("supcon", np.arange(20), "needs a class with at least 2 photos"),
        ("supcon", [0, 0, 0, 1, 2], "at least 2 classes with enough photos, not 1"),
        ("log_ratio", [0.5, 1.5], "Log-ratio needs at least 3 photos, not 2"),
        ("arcface", np.linspace(0, 1, 20), "must be whole numbers.*choose log-ratio"),
        ("log_ratio", [0, 0, 1, 1], "Log-ratio needs numbers such as a time.*for names choose triplet"),
        ("arcface", ["cat", "cat", "dog"], "kind <U3 cannot be learned by ArcFace: give a whole number for each class"),
        ("log_ratio", ["early", "late", "late"], "by Log-ratio: give numbers such as times or ratings"),
        ("log_ratio", [0.1, float("nan"), 2, 3], "1 of 4 labels are no finite numbers"),
        ("supcon", [[0, 1], [0, 1]], "one a photo, not .* of shape"),
    ],
)
def test_labels_that_cannot_teach(method: str, labels: Any, words: str) -> None:
    with pytest.raises(CannotLearn, match=words):
        learn(method, labels)


def test_features_that_are_no_numbers() -> None:
    inputs = ROWS.inputs.clone()
    inputs[3, 4], inputs[9, 1] = float("nan"), float("inf")
    with pytest.raises(CannotLearn, match="2 of 192 photos have features that are no finite numbers"):
        learn("supcon", ROWS.labels, inputs)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("method", "tripplet", "method = 'tripplet' is unknown: choose one of siamese, contrastive, triplet"),
        ("scheme", "conquer", "scheme = 'conquer' is unknown: choose one of plain, divide_and_conquer"),
        ("steps", 0, "steps = 0 cannot work: choose a whole number between 1 and"),
        ("each", 1, "each = 1 cannot work: choose a whole number between 2 and 256"),
        ("learning_rate", float("nan"), "learning_rate = nan cannot work"),
        ("warmup", 1.5, r"warmup = 1.5 cannot work: choose a number between 0 and 1 \(share of the steps\)"),
        ("ema", 1.0, "ema = 1.0 cannot work"),
        ("alone", "drop", "alone = 'drop' is unknown: choose one of skip, repeat"),
    ],
)
def test_plans_that_cannot_work(name: str, value: Any, words: str) -> None:
    with pytest.raises(CannotLearn, match=words):
        TrainingPlan(**{name: value})


def test_margins_out_of_range_and_parameters_of_another_method() -> None:
    with pytest.raises(CannotLearn, match=r"margin = -0.5 cannot work: choose a number between 0 and 10 \(distance\)"):
        TripletParameters(margin=-0.5)
    with pytest.raises(CannotLearn, match="triplet takes TripletParameters, not ArcFaceParameters"):
        train(IdentityHead(DIMS), ROWS, TrainingPlan("triplet", steps=2), ArcFaceParameters())


def test_networks_that_cannot_learn() -> None:
    with pytest.raises(CannotLearn, match=r"Every weight of the network is frozen: unfreeze"):
        learn("supcon", ROWS.labels, network=IdentityHead(DIMS).requires_grad_(False))
    with pytest.raises(CannotLearn, match=r"makes \(2, 4, 4\) of two inputs: it must make one row"):
        unflat = nn.Sequential(nn.Linear(DIMS, 16), nn.Unflatten(1, (4, 4)))
        learn("supcon", ROWS.labels, network=unflat)


def test_batches_larger_than_the_set_shrink_to_it() -> None:
    plan = TrainingPlan("supcon", steps=2, classes=400, each=4)
    done = train(IdentityHead(DIMS), ROWS, plan)
    assert len(done.history) == 2
