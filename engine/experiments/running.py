"""Running an experiment by its name: checks before, the result file after."""

from __future__ import annotations

import json
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from engine.experiments import EXPERIMENTS
from engine.experiments.request import CannotRun, Request, Result
from engine.progress import Progress, silent


def run_experiment(name: str, request: Request, progress: Progress = silent) -> Result:
    """Run one experiment and write its result as JSON beside its plots.

    Raises CannotRun for an unknown name, part or method, or data that is not there.
    """
    check_request(name, request)
    make_folder(request.out)
    start = time.monotonic()
    figures = EXPERIMENTS[name].run(request, progress)
    result = {
        "experiment": name,
        **figures,
        "command": describe_command(name, request),
        "seconds": round(time.monotonic() - start, 1),
    }
    path = request.out / f"{name_result(name, request)}.json"
    stored = name_within(request.out, result)
    path.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
    return result


def check_request(name: str, request: Request) -> None:
    """Raise `CannotRun` where the request names what there is not."""
    _check_known("experiment", name, EXPERIMENTS)
    experiment = EXPERIMENTS[name]
    if request.part is not None:
        _check_known(f"part of {name}", request.part, experiment.parts)
    if request.method is not None:
        _check_known(f"method of {name}", request.method, experiment.methods)
    if request.seeds < 1:
        raise CannotRun(f"seeds = {request.seeds} is no run at all: choose 1 or more.")
    for file in experiment.files if request.part is None else experiment.parts[request.part]:
        request.find(file)


def make_folder(out: Path) -> None:
    """Make the folder of the results; raises CannotRun where that cannot be."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotRun(f"{out} cannot be made ({error.strerror}): give another folder with --out.") from error


def describe_command(name: str, request: Request) -> str:
    """The command that does the same, with the folder of the data left open."""
    words = ["lookalike experiment", name, "--data DATA"]
    words += [f"--part {request.part}"] if request.part else []
    words += [f"--method {request.method}"] if request.method else []
    words += ["--quick"] if request.quick else [f"--seeds {request.seeds}"]
    return " ".join(words)


def name_result(name: str, request: Request) -> str:
    """File name of a result without its ending; parts, methods and quick runs have their own."""
    words = [name, request.part, request.method, "quick" if request.quick else None]
    return "-".join(word for word in words if word)


def plot_path(name: str, request: Request, kind: str) -> Path:
    """Where an experiment puts a plot of this kind."""
    return request.out / f"{name_result(name, request)}-{kind}.png"


def name_within(folder: Path, value: Any) -> Any:
    """The same with paths below the folder as seen from it, so that a stored result can move."""
    if isinstance(value, dict):
        return {name: name_within(folder, part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [name_within(folder, part) for part in value]
    if isinstance(value, str) and Path(value).is_relative_to(folder):
        return Path(value).relative_to(folder).as_posix()
    return value


def _check_known(what: str, asked: str, known: Collection[str]) -> None:
    if asked not in known:
        choice = f"choose one of {', '.join(known)}" if known else "leave it out, as there are none to choose from"
        raise CannotRun(f"There is no {what} called {asked}: {choice}.")
