"""A collapse is recognised by the very values the losses take there, and nothing healthy is."""

from __future__ import annotations

import pytest
import torch

from engine.learning.collapse import FINGERPRINTS, STEPS, Batch, collapsed_loss, find_collapse
from engine.learning.losses import LOSSES
from engine.learning.parameters import PARAMETERS, TripletParameters


@pytest.mark.parametrize("name", sorted(FINGERPRINTS))
def test_a_collapsed_batch_costs_its_fingerprint(name: str) -> None:
    parameters = PARAMETERS[name]()
    loss = LOSSES[name].build(parameters, 8, 6)
    labels = torch.tensor([0, 0, 1, 2] * 3) if name == "contrastive" else torch.arange(6).repeat_interleave(2)
    rows = torch.full((12, 8), 1e-3)  # short, so that the penalties on lengths are small
    if isinstance(loss, torch.nn.Module):
        for weight in loss.parameters():
            weight.data.zero_()
    expected = collapsed_loss(name, parameters, Batch(12, 6))
    assert float(torch.as_tensor(loss(rows, labels)).detach()) == pytest.approx(expected, rel=1e-4)


def test_softplus_and_unknown_methods() -> None:
    batch = Batch(12, 6)
    assert collapsed_loss("triplet", TripletParameters(slope="softplus"), batch) == pytest.approx(0.6931, abs=1e-4)
    assert collapsed_loss("triplet", TripletParameters(margin=0), batch) is None
    assert collapsed_loss("log_ratio", PARAMETERS["log_ratio"](), batch) is None


@pytest.mark.parametrize(
    ("losses", "spread", "active", "word"),
    [
        ([0.5, 0.1], 0.01, None, "same vector"),
        ([0.2] * STEPS, 0.5, None, "stays at 0.2"),
        ([1.0, float("nan")], 0.5, None, "no finite number"),
        ([0.0] * STEPS, 0.5, 0.0, "nothing is learned"),
    ],
)
def test_causes_are_named_with_a_remedy(losses: list[float], spread: float, active: float | None, word: str) -> None:
    found = find_collapse(losses, 0.2, spread, active)
    assert found is not None
    assert word in found.cause
    assert found.remedy.endswith(".")


def test_healthy_trainings_are_left_alone() -> None:
    falling = [0.2 * 0.97**step for step in range(60)]
    assert find_collapse(falling, 0.2, 0.6, 0.3) is None
    assert find_collapse([0.2] * 3, 0.2, 0.6) is None  # too early to say
    assert find_collapse([0.2, 0.3] * STEPS, 0.2, 0.6) is None  # passes by
    assert find_collapse([0.4] * STEPS, None, 0.6) is None
