"""MNIST one-shot with a network that has seen Omniglot only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.experiments.mnist.digits import IMAGES, LABELS, Digits, read_digits
from engine.experiments.mnist.strokes import measure_box, redraw
from engine.experiments.omniglot.drawings import BACKGROUND, SIDE, Drawings, read_drawings
from engine.experiments.omniglot.encoder import train_encoder
from engine.experiments.omniglot.run import checkpoint_folder
from engine.experiments.omniglot.splits import split_alphabets
from engine.experiments.plots.confusion import draw_confusion
from engine.experiments.plots.embedding_map import draw_map
from engine.experiments.plots.one_shot_panel import Trial, draw_panel
from engine.experiments.protocols.one_shot import Trials, answer_trials, draw_trials, judge_trials
from engine.experiments.request import Request, Result
from engine.experiments.running import plot_path
from engine.experiments.summary import summarise_values
from engine.progress import Progress

WAYS, TRIALS, QUICK_TRIALS = 10, 10_000, 2_000
QUICK_DIGITS = 50  # of each class
SHOWN_DIGITS = 30  # of each class, on the map
Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Judged:
    """What one seed's network makes of the digits."""

    accuracy: float
    vectors: Vectors  # (n, d)
    answers: npt.NDArray[np.int64]  # (t,) which choice it took


def run_mnist(request: Request, progress: Progress) -> Result:
    """Each seed's network on the same trials, and nearest pixels on them."""
    digits = read_digits(request.find(IMAGES), request.find(LABELS))
    digits = take_first(digits, QUICK_DIGITS) if request.quick else digits
    taught = split_alphabets(read_drawings(request.find(BACKGROUND)))[0]
    box = int(np.median(measure_box(taught.inks)))
    drawn = redraw(digits.images, SIDE, box)
    trials = draw_trials(digits.labels, WAYS, QUICK_TRIALS if request.quick else TRIALS, np.random.default_rng(0))
    judged = [judge_seed(request, taught, seed, drawn, trials, progress) for seed in request.chosen_seeds]
    return {
        "one_shot": summarise_values([one.accuracy for one in judged]),
        "pixel_nearest_neighbour": judge_trials(unit_pixels(digits.images), trials),
        "redrawn_pixel_nearest_neighbour": judge_trials(unit_pixels(drawn), trials),
        "protocol": {
            "trials": len(trials), "ways": WAYS, "digits": len(digits),
            "taught": "Omniglot's background alphabets less the held-out ones; no digit of MNIST",
            "redrawn": f"cropped to the ink, its longer side {box} of {SIDE} pixels as in the drawings taught, "
            "strokes thinned and drawn anew with Omniglot's pen",
        },
        "plots": plot_digits(request, digits, drawn, trials, judged[-1]),
    }  # fmt: skip


def judge_seed(
    request: Request,
    taught: Drawings,
    seed: int,
    drawn: npt.NDArray[np.bool_],
    trials: Trials,
    progress: Progress,
) -> Judged:
    """Train, or take the network that the omniglot experiment left in the same folder, and judge it."""
    encoder, _ = train_encoder(taught, seed, request.quick, checkpoint_folder(request, seed), progress)
    vectors = encoder.embed(drawn)
    return Judged(judge_trials(vectors, trials), vectors, answer_trials(vectors, trials))


def take_first(digits: Digits, count: int) -> Digits:
    """The first `count` of each class."""
    rows = np.sort(np.concatenate([np.flatnonzero(digits.labels == name)[:count] for name in range(WAYS)]))
    return Digits(digits.images[rows], digits.labels[rows])


def unit_pixels(images: npt.NDArray[Any]) -> Vectors:
    """Pixels (n, h * w) of length 1, whose inner products rank as cosines."""
    flat = images.reshape(len(images), -1).astype(np.float32)
    unit: Vectors = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-12)
    return unit


def plot_digits(
    request: Request, digits: Digits, drawn: npt.NDArray[np.bool_], trials: Trials, judged: Judged
) -> Sequence[str]:
    """Confusion, a few trials and a map for the last seed."""
    places = np.arange(len(trials))
    true = digits.labels[trials.questions]
    answered = digits.labels[trials.choices[places, judged.answers]]
    counts = np.zeros((WAYS, WAYS), np.int64)
    np.add.at(counts, (true, answered), 1)
    shown = np.concatenate([np.flatnonzero(digits.labels == name)[:SHOWN_DIGITS] for name in range(WAYS)])
    panel = [
        Trial(~drawn[trials.questions[place]], list(~drawn[trials.choices[place]]),
              int(judged.answers[place]), int(trials.answers[place]))
        for place in range(10)
    ]  # fmt: skip
    paths = [
        draw_confusion(counts, [str(name) for name in range(WAYS)], plot_path("mnist", request, "confusion")),
        draw_panel(panel, plot_path("mnist", request, "one-shot"), title="Digits as the network sees them"),
        draw_map(judged.vectors[shown], digits.labels[shown], plot_path("mnist", request, "map"), title="Digits"),
    ]
    return [str(path) for path in paths]
