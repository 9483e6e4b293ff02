"""Two processes that share a batch step exactly as one that has it all."""

from __future__ import annotations

import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from engine.learning.parameters import ContrastiveParameters, DivideParameters, Parameters
from engine.learning.training.distributed import count_processes, joined, own_place
from engine.learning.training.examples import HeldOut, TensorExamples
from engine.learning.training.loop import train
from engine.learning.training.plan import TrainingPlan
from tests.engine.learning.training.made_examples import DIMS, make_examples, make_held_out

REPOSITORY = Path(__file__).resolve().parents[4]
PROCESSES = 2
TRAININGS: dict[str, tuple[TrainingPlan, Parameters | None]] = {
    # 21 rows do not share out evenly; plain descent shows the gradient itself
    "supcon": (TrainingPlan("supcon", classes=7, each=3), None),
    "triplet": (TrainingPlan("triplet", classes=7, each=3), None),
    "contrastive": (TrainingPlan("contrastive", classes=7, each=2), ContrastiveParameters(normalise=True)),
    "proxy_anchor": (TrainingPlan("proxy_anchor", classes=7, each=3), None),
    "siamese": (TrainingPlan("siamese", classes=3, each=2), None),
    "divided": (TrainingPlan("margin", "divide_and_conquer", classes=5, each=3), None),
}
PLAIN = {"steps": 6, "optimiser": "sgd", "momentum": 0.0, "learning_rate": 0.1, "warmup": 0.0, "evaluate_every": 3}


def learn(name: str) -> dict[str, torch.Tensor]:
    """Weights of network and loss after a few steps in float64, and the losses and judgements on the way."""
    known, parameters = TRAININGS[name]
    plan = TrainingPlan(**{**vars(known), **PLAIN})
    torch.manual_seed(0)
    network = nn.Sequential(nn.Linear(DIMS, 16), nn.Tanh(), nn.Linear(16, 8)).double()
    first, rows = network[0], make_examples()
    examples = TensorExamples(rows.inputs.double(), rows.labels)
    held = make_held_out()
    done = train(
        network, examples, plan, parameters,
        held_out=HeldOut(held.inputs.double(), held.labels),
        penalty=lambda: 0.05 * first.weight.square().sum(),
        scheme_parameters=DivideParameters(2, 1) if plan.scheme != "plain" else None,
    )  # fmt: skip
    history = [[line.loss, line.gradient_norm, line.map_at_r or 0.0] for line in done.history]
    weights = {**done.network.state_dict(), **{f"loss.{key}": value for key, value in done.loss.state_dict().items()}}
    return weights | {"history": torch.tensor(history, dtype=torch.float64)}


def joined_as(place: int, folder: Path, patch: pytest.MonkeyPatch) -> AbstractContextManager[str]:
    """As torchrun starts each process, but for the meeting in a folder, which needs no free port."""
    patch.setenv("RANK", str(place))
    patch.setenv("WORLD_SIZE", str(PROCESSES))
    return joined("cpu", f"file://{folder / 'meeting'}")


def learn_together(place: int, folder: Path) -> dict[str, dict[str, torch.Tensor]]:
    """What each process runs; keeps what it found in the folder."""
    torch.set_num_threads(1)
    with pytest.MonkeyPatch.context() as patch, joined_as(place, folder, patch) as device:
        assert device == "cpu"
        assert (own_place(), count_processes()) == (place, PROCESSES)
        found = {name: learn(name) for name in TRAININGS}
    torch.save(found, folder / f"{place}.pt")
    assert count_processes() == 1
    return found


@pytest.fixture(scope="module")
def alone() -> dict[str, dict[str, torch.Tensor]]:
    """What one process finds."""
    return {name: learn(name) for name in TRAININGS}


@pytest.fixture(scope="module")
def together(
    alone: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, dict[str, torch.Tensor]]]:
    """What two find, one of them this one."""
    folder = tmp_path_factory.mktemp("together")
    code = f"from pathlib import Path; import {__name__} as own; own.learn_together(1, Path({str(folder)!r}))"
    with subprocess.Popen([sys.executable, "-c", code], cwd=REPOSITORY) as other:
        found = learn_together(0, folder)
        assert other.wait(120) == 0
    return [found, torch.load(folder / "1.pt")]


@pytest.mark.parametrize("name", sorted(TRAININGS))
def test_two_processes_step_as_one(name: str, alone: dict[str, Any], together: list[dict[str, Any]]) -> None:
    for found in together:
        assert found[name].keys() == alone[name].keys()
        for key, value in alone[name].items():
            torch.testing.assert_close(found[name][key], value, rtol=1e-11, atol=1e-13)
    for key in alone[name]:
        assert torch.equal(together[0][name][key], together[1][name][key])


def test_without_torchrun_one_process_teaches_alone() -> None:
    with joined("cpu") as device:
        assert (device, count_processes()) == ("cpu", 1)
