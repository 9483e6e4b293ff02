"""A training that stops and goes on ends exactly as one that never stopped; a wrong checkpoint is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from engine.learning.errors import CannotLearn
from engine.learning.networks.conv4 import Conv4
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.parameters import AdversarialParameters, DivideParameters
from engine.learning.training.examples import HeldOut, TensorExamples
from engine.learning.training.loop import Training, train
from engine.learning.training.plan import TrainingPlan
from engine.progress import Cancelled
from tests.engine.learning.training.made_examples import DIMS, make_examples

SIDE = 16
PLAN = TrainingPlan(
    "supcon", steps=30, classes=4, each=2, learning_rate=3e-3, ema=0.9, evaluate_every=10, checkpoint_every=7
)


def jitter(inputs: Tensor, generator: torch.Generator) -> Tensor:
    return inputs + 0.1 * torch.randn(inputs.shape, generator=generator)


def pictures(classes: int, each: int, seed: int) -> tuple[Tensor, Any]:
    generator = torch.Generator().manual_seed(seed)
    labels = torch.arange(classes).repeat_interleave(each)
    shown = torch.randn(classes, 1, SIDE, SIDE, generator=generator)[labels]
    return shown + torch.randn(shown.shape, generator=generator), labels.numpy()


def stop_at(step: int) -> Any:
    """Progress that cancels once so many steps are done."""

    def progress(done: int, total: int, note: str = "") -> None:
        if done >= step:
            raise Cancelled

    return progress


class Noisy(Conv4):
    """A network with batch norms that also draws from torch's own chance."""

    def __init__(self) -> None:
        torch.manual_seed(5)
        super().__init__(8, width=8, side=SIDE)
        self.trunk = nn.Sequential(self.trunk, nn.Dropout(0.2))


def learn(plan: TrainingPlan, folder: Path | None, **more: Any) -> Training:
    examples = TensorExamples(*pictures(6, 5, 1), augment=jitter)
    held_out = HeldOut(*pictures(4, 5, 2))
    return train(Noisy(), examples, plan, held_out=held_out, folder=folder, **more)


def assert_same(one: Training, other: Training) -> None:
    for first, second in ((one.network, other.network), (one.loss, other.loss)):
        for (name, value), again in zip(first.state_dict().items(), second.state_dict().values(), strict=True):
            assert torch.equal(value, again), name
    assert [replace(line, seconds=0) for line in one.history] == [replace(line, seconds=0) for line in other.history]
    assert (one.best_step, one.stopped, one.notes, one.collapse) == (
        other.best_step, other.stopped, other.notes, other.collapse
    )  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"method": "sphereface", "optimiser": "adam"},
        {"method": "siamese", "optimiser": "sgd", "ema": 0.0, "freeze_norms": True},
        {"method": "n_pair", "evaluate_every": 0},
        {"method": "margin", "scheme": "divide_and_conquer"},
        {"method": "triplet", "scheme": "adversarial"},
    ],
    ids=lambda changes: f"{changes.get('method', 'supcon')}-{changes.get('scheme', 'plain')}",
)
@pytest.mark.parametrize("stop", [10, 24])
def test_going_on_is_bit_exact(changes: dict[str, Any], stop: int, tmp_path: Path) -> None:
    plan = replace(PLAN, **changes)
    schemes = {"divide_and_conquer": DivideParameters(2, 1), "adversarial": AdversarialParameters(hidden=8)}
    scheme = schemes.get(plan.scheme)
    whole = learn(plan, None, scheme_parameters=scheme)
    with pytest.raises(Cancelled):
        learn(plan, tmp_path, scheme_parameters=scheme, progress=stop_at(stop))
    torch.manual_seed(99)  # chance elsewhere does not matter
    first_step = []
    gone_on = learn(
        plan, tmp_path, scheme_parameters=scheme, progress=lambda done, total, note="": first_step.append(done)
    )
    assert first_step[0] == stop // 7 * 7
    assert_same(whole, gone_on)
    lines = [json.loads(line) for line in (tmp_path / "history.jsonl").read_text("utf-8").splitlines()]
    assert [line["step"] for line in lines] == [reading.step for reading in whole.history]


def test_a_finished_training_is_not_done_again(tmp_path: Path) -> None:
    once = learn(PLAN, tmp_path)
    steps: list[int] = []
    again = learn(PLAN, tmp_path, progress=lambda done, total, note="": steps.append(done))
    assert steps == []
    assert_same(once, again)
    assert len(list(tmp_path.glob("checkpoint*"))) == 2  # one of each kind, no leftovers


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with a checkpoint of a head."""
    head_training(TrainingPlan(steps=4, classes=4, each=2, checkpoint_every=2), tmp_path)
    return tmp_path


def head_training(plan: TrainingPlan, folder: Path, head: nn.Module | None = None, seed: int = 0) -> Training:
    return train(head or IdentityHead(DIMS), make_examples(each=4, seed=seed), plan, folder=folder)


def test_a_checkpoint_of_something_else_is_refused(kept: Path) -> None:
    plan = TrainingPlan(steps=4, classes=4, each=2, checkpoint_every=2)
    with pytest.raises(CannotLearn, match=r"of another plan \(steps: 4 there, 8 here\)"):
        head_training(replace(plan, steps=8), kept)
    with pytest.raises(CannotLearn, match="of another network"):
        head_training(plan, kept, nn.Linear(DIMS, 8))
    with pytest.raises(CannotLearn, match="of another training set"):
        train(IdentityHead(DIMS), make_examples(each=5), plan, folder=kept)
    head_training(plan, kept)  # the right one still goes


@pytest.mark.parametrize("victim", ["tensors", "facts"])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.95])
def test_a_truncated_checkpoint_is_refused(kept: Path, victim: str, share: float) -> None:
    (path,) = kept.glob("checkpoint*.safetensors" if victim == "tensors" else "checkpoint.json")
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(CannotLearn, match=r"is damaged \(.*delete it"):
        head_training(TrainingPlan(steps=4, classes=4, each=2, checkpoint_every=2), kept)


def test_lost_tensors_are_named(kept: Path) -> None:
    (path,) = kept.glob("checkpoint*.safetensors")
    path.unlink()
    with pytest.raises(CannotLearn, match="its tensors are missing"):
        head_training(TrainingPlan(steps=4, classes=4, each=2, checkpoint_every=2), kept)


def test_a_part_that_was_never_finished_does_not_matter(kept: Path) -> None:
    (kept / "checkpoint-9.safetensors.part").write_bytes(b"half")
    done = head_training(TrainingPlan(steps=4, classes=4, each=2, checkpoint_every=2), kept)
    assert done.history[-1].step == 4
