"""A training kept on disk so that it can go on: tensors as safetensors, the rest as JSON.

The JSON names its tensors and is renamed into place last, so that at any moment the two on disk belong together.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from engine.learning.collapse import Collapse
from engine.learning.errors import CannotLearn
from engine.learning.training.plan import TrainingPlan
from engine.learning.training.readings import Measured, Reading
from engine.learning.training.run import Best, Run

FACTS, TENSORS = "checkpoint.json", "checkpoint-{}.safetensors"


def save_checkpoint(run: Run, folder: Path, stopped: str | None = None) -> None:
    """Keep the run as it stands; `stopped`: it has come to its end."""
    folder.mkdir(parents=True, exist_ok=True)
    name = TENSORS.format(run.step)
    written = folder / f"{name}.part"
    save_file({key: value.detach().cpu().contiguous().clone() for key, value in list_tensors(run)}, written)
    put_in_place(written, folder / name)
    facts = json.dumps(list_facts(run) | {"tensors": name, "stopped": stopped}, indent=1)
    written = folder / f"{FACTS}.part"
    written.write_text(facts, "utf-8")
    put_in_place(written, folder / FACTS)
    for old in folder.glob(TENSORS.format("*") + "*"):
        if old.name != name:
            old.unlink()


def put_in_place(written: Path, name: Path) -> None:
    """Rename a file once it is on the disk."""
    with written.open("rb+") as file:
        os.fsync(file.fileno())
    written.replace(name)


def list_tensors(run: Run) -> Iterator[tuple[str, Tensor]]:
    """Weights, their mean, the best ones, what the optimiser remembers, and the states of chance."""
    yield from ((f"objective.{name}", value) for name, value in run.objective.state_dict().items())
    if run.average is not None:
        yield from ((f"average.{name}", value) for name, value in run.average.module.state_dict().items())
    if run.best is not None:
        yield from ((f"best.{name}", value) for name, value in run.best.state.items())
    for number, memory in run.optimiser.state_dict()["state"].items():
        known = {name: value for name, value in memory.items() if isinstance(value, Tensor)}
        yield from ((f"optimiser.{number}.{name}", value) for name, value in known.items())
    yield "chance.batches", run.generator.get_state()
    yield "chance.torch", torch.get_rng_state()
    if run.labels.is_cuda:
        yield "chance.card", torch.cuda.get_rng_state(run.labels.device)


def list_facts(run: Run) -> dict[str, Any]:
    """Everything else that a run needs to go on, and what tells whether it is the same training."""
    gauge = run.gauge
    return describe_training(run) | {
        "step": run.step, "misses": run.misses, "notes": run.notes, "seconds": run.seconds,
        "place": run.objective.place, "batch": asdict(run.batch),
        "best": None if run.best is None else {"step": run.best.step, "score": run.best.score},
        "measured": asdict(run.measured), "readings": [asdict(line) for line in gauge.readings],
        "waiting": gauge.waiting, "recent": list(gauge.recent),
        "collapse": None if gauge.found is None else asdict(gauge.found),
    }  # fmt: skip


def describe_training(run: Run) -> dict[str, Any]:
    """What must be the same for a checkpoint to fit, as JSON gives it back."""
    shapes = {name: [str(value.dtype), *value.shape] for name, value in run.objective.state_dict().items()}
    labels = run.labels.cpu().contiguous().numpy()
    found = {
        "plan": asdict(run.plan),
        "parameters": asdict(run.gauge.parameters),
        "scheme_parameters": None if run.scheme_parameters is None else asdict(run.scheme_parameters),
        "network": shapes,
        "labels": [len(labels), hashlib.blake2b(labels.tobytes(), digest_size=8).hexdigest()],
    }
    again: dict[str, Any] = json.loads(json.dumps(found))
    return again


def resume(run: Run, folder: Path) -> str | None:
    """Bring a fresh run to where the checkpoint in the folder stands, if there is one; why it had stopped, if it had.

    One that is damaged or of another training raises `CannotLearn`.
    """
    try:
        facts = json.loads((folder / FACTS).read_text("utf-8"))
        tensors = load_file(folder / facts["tensors"])
    except FileNotFoundError as error:
        if error.filename == str(folder / FACTS):
            return None
        raise damaged(folder, "its tensors are missing") from error
    except (SafetensorError, ValueError, KeyError, TypeError, OSError) as error:
        raise damaged(folder, str(error).splitlines()[0] if str(error) else type(error).__name__) from error
    check_same(describe_training(run), facts, folder)
    try:
        restore_tensors(run, tensors, facts)
        restore_facts(run, facts)
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise damaged(folder, str(error).splitlines()[0]) from error
    stopped: str | None = facts["stopped"]
    return stopped


def damaged(folder: Path, what: str) -> CannotLearn:
    """The error of a checkpoint that cannot be read."""
    return CannotLearn(f"The checkpoint in {folder} is damaged ({what}): delete it to start anew.")


def check_same(here: dict[str, Any], there: dict[str, Any], folder: Path) -> None:
    """Raise `CannotLearn` naming the first difference between this training and the one on disk."""
    names = {"plan": "plan", "parameters": "method", "scheme_parameters": "scheme", "network": "network"}
    for part, name in (names | {"labels": "training set"}).items():
        if there.get(part) != here[part]:
            raise CannotLearn(
                f"The checkpoint in {folder} is of another {name}{describe_difference(there.get(part), here[part])}: "
                "choose another folder, or delete it to start anew."
            )


def describe_difference(there: Any, here: Any) -> str:
    """The first field that differs, in brackets."""
    if not isinstance(there, dict) or not isinstance(here, dict):
        return ""
    name = next(key for key in {**here, **there} if here.get(key) != there.get(key))
    return f" ({name}: {there.get(name)} there, {here.get(name)} here)"


def take(tensors: dict[str, Tensor], part: str) -> dict[str, Tensor]:
    """Those under a name, without it."""
    return {name.removeprefix(f"{part}."): value for name, value in tensors.items() if name.startswith(f"{part}.")}


def restore_tensors(run: Run, tensors: dict[str, Tensor], facts: dict[str, Any]) -> None:
    """Weights, optimiser and chance."""
    run.objective.load_state_dict(take(tensors, "objective"))
    if run.average is not None:
        run.average.module.load_state_dict(take(tensors, "average"))
    if facts["best"] is not None:
        device = run.labels.device
        state = {name: value.to(device) for name, value in take(tensors, "best").items()}
        run.best = Best(facts["best"]["step"], facts["best"]["score"], state)
    restore_optimiser(run, take(tensors, "optimiser"))
    run.generator.set_state(tensors["chance.batches"])
    torch.set_rng_state(tensors["chance.torch"])
    if run.labels.is_cuda and "chance.card" in tensors:
        torch.cuda.set_rng_state(tensors["chance.card"], run.labels.device)


def restore_optimiser(run: Run, memories: dict[str, Tensor]) -> None:
    """What the optimiser remembers of each weight, laid out in memory as the weight is."""
    weights = [weight for group in run.optimiser.param_groups for weight in group["params"]]
    state: dict[int, dict[str, Tensor]] = {}
    for key, value in memories.items():
        number, _, name = key.partition(".")
        weight = weights[int(number)]
        kept = torch.empty_like(weight).copy_(value) if value.shape == weight.shape and value.dim() else value
        state.setdefault(int(number), {})[name] = kept.detach()
    run.optimiser.load_state_dict(run.optimiser.state_dict() | {"state": state})


def restore_facts(run: Run, facts: dict[str, Any]) -> None:
    """Where the run stands and what has been read."""
    run.step, run.misses, run.notes, run.earlier = facts["step"], facts["misses"], facts["notes"], facts["seconds"]
    run.measured = Measured(**facts["measured"])
    run.batch = TrainingPlan(**facts["batch"])
    if run.batch != run.plan:
        run.objective.restart(run.batch)
    run.objective.move(facts["place"])
    gauge = run.gauge
    gauge.readings = [Reading(**line) for line in facts["readings"]]
    gauge.waiting = facts["waiting"]
    gauge.recent.extend(facts["recent"])
    gauge.found = None if facts["collapse"] is None else Collapse(**facts["collapse"])
