"""A card without enough memory for a batch: smaller batches, said so, and the optimiser goes on undisturbed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.learning.errors import CannotLearn
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.training.loop import Training, train
from engine.learning.training.plan import TrainingPlan
from tests.engine.learning.training.made_examples import DIMS, make_examples

PLAN = TrainingPlan("supcon", steps=25, classes=8, each=4, learning_rate=1e-2)


class Small(nn.Module):
    """A network on a card that holds so many rows; `where`: on the way there or on the way back."""

    def __init__(self, room: int, where: str = "forward") -> None:
        super().__init__()
        self.layer, self.room, self.where = IdentityHead(DIMS), room, where
        self.seen: list[int] = []

    def forward(self, rows: Tensor) -> Tensor:
        made: Tensor = self.layer(rows)
        if not self.training:
            return made
        self.seen.append(len(rows))
        if len(rows) > self.room:
            if self.where == "forward":
                raise torch.cuda.OutOfMemoryError("CUDA out of memory.")
            made.register_hook(self.fail)
        return made

    def fail(self, slope: Tensor) -> None:
        raise torch.cuda.OutOfMemoryError("CUDA out of memory.")


def learn(network: nn.Module, plan: TrainingPlan = PLAN, **more: Any) -> Training:
    return train(network, make_examples(), plan, **more)


@pytest.mark.parametrize("where", ["forward", "backward"])
def test_the_batch_is_halved_until_it_fits(where: str) -> None:
    network = Small(10, where)
    done = learn(network)
    assert network.seen[:3] == [32, 16, 8]
    assert set(network.seen[2:]) == {8}
    assert len(done.notes) == 2
    assert "batches of 32 photos, so they were halved to 16" in done.notes[0]
    assert "batches of 16 photos, so they were halved to 8" in done.notes[1]
    assert len(network.seen) - 2 == PLAN.steps  # what did not fit was no step
    assert done.history[-1].loss < done.history[0].loss


def test_a_step_that_did_not_fit_leaves_no_trace() -> None:
    """The same batches, once after a failure on the way back: equal weights, so nothing of it had stayed."""

    class Once(Small):
        def forward(self, rows: Tensor) -> Tensor:
            made = super().forward(rows)
            if self.training:
                self.room = 99  # there is room again
            return made

    class Fixed:
        """The same rows every time."""

        labels = make_examples().labels

        def load(self, rows: Any, generator: torch.Generator) -> Tensor:
            return make_examples().inputs[rows]

        def batches(self, plan: TrainingPlan, rng: Any) -> Any:
            while True:
                yield np.arange(0, 192, 8)

    found = [train(network, Fixed(), PLAN) for network in (Once(10, "backward"), Small(99))]
    assert [len(done.notes) for done in found] == [1, 0]
    one, other = (done.network.state_dict()["layer.weight"] for done in found)
    assert torch.equal(one, other)


def test_a_network_too_large_for_any_batch_says_so_and_stays_as_it_was() -> None:
    network = Small(3)
    with pytest.raises(CannotLearn, match="batches of 4 photos, and none can be smaller"):
        learn(network)
    assert torch.equal(network.layer.weight, torch.eye(DIMS))
    assert network.seen == [32, 16, 8, 4]
