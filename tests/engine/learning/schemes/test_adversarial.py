"""The generator's loss and the metric's: values, gradients, and who may learn from which."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine.learning.parameters import AdversarialParameters
from engine.learning.schemes.adversarial import (
    NegativeGenerator,
    adversarial_triplet_loss,
    freeze_metric,
    weigh_generator,
)
from tests.engine.learning.vectors import WIDE, assert_gradients, assert_value, case_of, tensor


@pytest.mark.parametrize("form", ["easy", "already_hard"])
def test_worked_examples(shared: Path, form: str) -> None:
    case = case_of(shared, f"daml_generator_{form}_synth")
    hyper, expected = case["hyper"], case["expected"]
    anchor, positive, negative, made = (tensor([case["inputs"][name]]) for name in ("x", "x_pos", "x_neg", "x_synth"))
    projection = torch.tensor(case["inputs"]["W_metric"], dtype=WIDE)

    def metric(features: torch.Tensor) -> torch.Tensor:
        return features @ projection.T

    costs = weigh_generator(metric, made, anchor, positive, negative, hyper["alpha"])
    assert_value(costs.near_anchor, expected["J_hard"])
    assert_value(costs.near_negative, expected["J_reg"])
    assert_value(costs.easy, expected["J_adv"])
    parameters = AdversarialParameters(hyper["lambda1"], hyper["lambda2"], hyper["lambda"], hyper["alpha"])
    total = costs.total(parameters)
    assert_value(total, expected["J_gen"])
    assert_gradients(total, (made, [case["grads_fd"]["x_synth(J_gen, paper)"]]))
    metric_loss = adversarial_triplet_loss(metric, made, anchor, positive, hyper["alpha"])
    assert_value(metric_loss, expected["J_m"])
    assert_value(total + parameters.metric * metric_loss, expected["J_total"])


def test_each_loss_trains_its_own_network_only() -> None:
    torch.manual_seed(0)
    network, generator = torch.nn.Linear(6, 3), NegativeGenerator(6, hidden=16)
    anchors, positives, negatives = (torch.randn(5, 6) for _ in range(3))
    made = generator(negatives, anchors, positives)
    assert made.shape == (5, 6)
    costs = weigh_generator(freeze_metric(network), made, anchors, positives, negatives, 0.0)
    costs.total(AdversarialParameters()).backward(retain_graph=True)
    assert all(weight.grad is None for weight in network.parameters())
    assert all(bool((weight.grad != 0).any()) for weight in generator.parameters())
    generator.zero_grad()
    adversarial_triplet_loss(network, made, anchors, positives, 5.0).backward()
    assert all(weight.grad is None for weight in generator.parameters())
    assert bool((network.weight.grad != 0).any())


def test_the_adversarial_part_reaches_the_generator_through_the_metric() -> None:
    torch.manual_seed(0)
    network, made = torch.nn.Linear(4, 2), torch.randn(3, 4, requires_grad=True)
    costs = weigh_generator(freeze_metric(network), made, *(torch.zeros(3, 4) for _ in range(3)), 0.0)
    (slope,) = torch.autograd.grad(costs.easy, made)
    assert bool((slope != 0).any())
