"""Every loss teaches through the one trainer: its loss falls and classes it never saw are found better."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.learning.losses import LOSSES
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.parameters import ContrastiveParameters
from engine.learning.training.examples import HeldOut, TensorExamples
from engine.learning.training.loop import train
from engine.learning.training.plan import TrainingPlan
from engine.learning.training.readings import Reading
from tests.engine.learning.training.made_examples import DIMS, make_examples, make_held_out

STEPS = 80


@pytest.mark.parametrize("method", [name for name, spec in LOSSES.items() if not spec.needs.continuous])
def test_the_loss_falls_and_unseen_classes_gain(method: str) -> None:
    # a learned metric that hurries learns all there is in the network's place
    proxy_rate = 1 if method in ("siamese", "quadruplet_learned") else 10
    plan = TrainingPlan(
        method, steps=STEPS, classes=8, each=4, learning_rate=1e-2, proxy_rate=proxy_rate, evaluate_every=STEPS
    )
    # rows as long as these lie beyond the margin of raw distances
    parameters = ContrastiveParameters(normalise=True) if method == "contrastive" else None
    done = train(IdentityHead(DIMS), make_examples(), plan, parameters, held_out=make_held_out())
    before, after = done.history[0], done.history[-1]
    assert cost_of(after) < 0.8 * cost_of(before)
    assert before.map_at_r is not None
    assert after.map_at_r is not None
    assert after.map_at_r > before.map_at_r + 0.05
    assert (done.stopped, done.best_step) == ("steps", STEPS)
    assert done.collapse is None or "nothing is learned" in done.collapse.cause  # it has learned all there is


def cost_of(reading: Reading) -> float:
    """Loss over all pairs or triplets: some are means over those that still cost, which do not fall."""
    return reading.loss * (1 if reading.active_share is None else reading.active_share)


def test_log_ratio_learns_an_order() -> None:
    rng = np.random.default_rng(0)
    times = rng.uniform(0, 3, size=160)
    rows = rng.normal(size=(160, 8))
    rows[:, 0], rows[:, 1] = np.cos(times), np.sin(times)
    inputs = torch.tensor(rows, dtype=torch.float32)
    plan = TrainingPlan("log_ratio", steps=STEPS, classes=8, each=4, learning_rate=1e-2, evaluate_every=STEPS)
    examples, held_out = TensorExamples(inputs[:100], times[:100]), HeldOut(inputs[100:], times[100:])
    done = train(IdentityHead(8), examples, plan, held_out=held_out)
    before, after = done.history[0].ndcg, done.history[-1].ndcg
    assert before is not None
    assert after is not None
    assert after > before + 0.01
    assert done.history[0].map_at_r is None
