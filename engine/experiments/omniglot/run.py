"""The Omniglot experiment: its parts, figures and plots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from engine.experiments.omniglot.drawings import Drawings
from engine.experiments.omniglot.encoder import CharacterEncoder, plan_rounds, train_encoder
from engine.experiments.omniglot.judging import Judged, compare_run, judge_encoder
from engine.experiments.omniglot.koch import TrainedTwins, judge_runs, judge_verification, train_koch
from engine.experiments.omniglot.splits import Omniglot, read_omniglot
from engine.experiments.plots.curves import draw_curves
from engine.experiments.plots.embedding_map import draw_map
from engine.experiments.plots.one_shot_panel import Trial, draw_panel
from engine.experiments.plots.roc import draw_roc
from engine.experiments.request import Request, Result
from engine.experiments.running import plot_path
from engine.experiments.summary import summarise, summarise_values
from engine.learning.training.loop import Training
from engine.progress import Progress

SHOWN_CHARACTERS = 20  # of the map


def run_omniglot(request: Request, progress: Progress) -> Result:
    """Run the parts asked for."""
    data = read_omniglot(request)
    parts = {"best": run_best, "koch": run_koch}
    return {name: run(request, data, progress) for name, run in parts.items() if request.wants(name)}


def run_best(request: Request, data: Omniglot, progress: Progress) -> Result:
    """The best method found, once for each seed."""
    judged: list[Judged] = []
    trainings: list[list[Training]] = []
    for seed in request.chosen_seeds:
        encoder, rounds = train_encoder(data.taught, seed, request.quick, checkpoint_folder(request, seed), progress)
        judged.append(judge_encoder(encoder, data))
        trainings.append(rounds)
    return {
        "one_shot": summarise_values([one.one_shot for one in judged]),
        "verification": {name: summarise([one.verification[name].figures() for one in judged])
                         for name in judged[0].verification},
        "held_out_one_shot": summarise_values([one.held_out_one_shot for one in judged]),
        "protocol": describe_protocol(data) | describe_rounds(request.quick),
        "seconds_of_training": [round(sum(part.seconds for part in rounds), 1) for rounds in trainings],
        "plots": [str(path) for path in plot_best(request, data, encoder, judged, trainings)],
    }  # fmt: skip


def run_koch(request: Request, data: Omniglot, progress: Progress) -> Result:
    """Koch's network with its loss. One seed: a training takes most of an hour."""
    folder = None if request.quick else request.out / "koch"
    twins = train_koch(data, request.quick, folder, progress)
    verification = judge_verification(twins, data, request.quick)
    curves = {name: found.curve for name, found in verification.items()}
    title = "Koch's twins, unseen alphabets"
    plots = [
        draw_roc(curves, plot_path("omniglot", request, "twins-roc"), title=title),
        plot_losses({"Koch's twins": [twins.training]}, plot_path("omniglot", request, "twins-loss")),
    ]
    return {
        "verification": {name: summarise([found.figures()]) for name, found in verification.items()},
        "one_shot": summarise_values([judge_runs(twins, data.runs)]),
        "protocol": describe_protocol(data) | describe_twins(twins),
        "seconds_of_training": [round(twins.training.seconds, 1)],
        "plots": list(map(str, plots)),
    }


def checkpoint_folder(request: Request, seed: int) -> Path | None:
    """Where a seed's training keeps its checkpoints; `mnist` finds the same network there."""
    return None if request.quick else request.out / f"omniglot-encoder-{seed}"


def describe_protocol(data: Omniglot) -> Result:
    """What is taught, chosen by and judged on."""
    return {
        "taught": f"{count_alphabets(data.taught)} background alphabets, {len(data.taught)} drawings",
        "thresholds": f"{count_alphabets(data.held_out)} other background alphabets",
        "judged": f"{count_alphabets(data.unseen)} evaluation alphabets, {len(data.runs)} published one-shot runs",
    }


def describe_rounds(quick: bool) -> Result:
    """The plan of each round with its distortions."""
    return {"rounds": [{**asdict(plan), "distortion": asdict(hand)} for plan, hand in plan_rounds(0, quick)]}


def describe_twins(twins: TrainedTwins) -> Result:
    """What was learned from."""
    return {
        "pairs": twins.pairs.count,
        "drawings_in_pairs": twins.pairs.shown,
        "distortions": asdict(twins.pairs.distortion),
        "steps": twins.training.best_step,
        "side": twins.pairs.pictures.shape[-1],
    }


def count_alphabets(drawings: Drawings) -> int:
    """How many alphabets the drawings come from."""
    return len(np.unique(drawings.alphabets))


def plot_best(
    request: Request, data: Omniglot, encoder: CharacterEncoder, judged: list[Judged], trainings: list[list[Training]]
) -> list[Path]:
    """Losses of all seeds; curves, one run and a map of the last one."""
    curves = {name: found.curve for name, found in judged[-1].verification.items()}
    rows = np.flatnonzero(np.isin(data.unseen.characters, np.unique(data.unseen.characters)[:SHOWN_CHARACTERS]))
    run = data.runs[0]
    chosen = compare_run(encoder, run).argmax(axis=1)
    trials = [
        Trial(~question, list(~run.classes), int(answer), int(right))
        for question, answer, right in zip(run.questions, chosen, run.answers, strict=True)
    ]
    named = {f"seed {seed}": rounds for seed, rounds in zip(request.chosen_seeds, trainings, strict=True)}
    return [
        plot_losses(named, plot_path("omniglot", request, "loss")),
        draw_roc(curves, plot_path("omniglot", request, "roc"), title="Pairs of unseen alphabets"),
        draw_panel(trials[:8], plot_path("omniglot", request, "one-shot"), title="The first published run"),
        draw_map(judged[-1].unseen[rows], data.unseen.characters[rows], plot_path("omniglot", request, "map"),
                 title=f"{SHOWN_CHARACTERS} unseen characters"),
    ]  # fmt: skip


def plot_losses(trainings: dict[str, list[Training]], path: Path) -> Path:
    """Training loss by step, the rounds of a training one after the other."""
    lines = {name: join_losses(rounds) for name, rounds in trainings.items()}
    return draw_curves(lines, path, title="Training loss", y_label="Loss")


def join_losses(rounds: Sequence[Training]) -> tuple[list[int], list[float]]:
    """Steps, counted on over the rounds, and losses."""
    steps: list[int] = []
    losses: list[float] = []
    for part in rounds:
        before = steps[-1] if steps else 0
        steps += [before + reading.step for reading in part.history]
        losses += [reading.loss for reading in part.history]
    return steps, losses
