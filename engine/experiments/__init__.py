"""The published experiments by name: to add one, write its module and its lines here.

Nothing heavy is imported before an experiment runs.
"""

from __future__ import annotations

from engine.experiments.request import Experiment, Request, Result
from engine.learning.methods import METHODS, SCHEMES
from engine.progress import Progress

OMNIGLOT = ("omniglot/images_background.zip", "omniglot/images_evaluation.zip")
RUNS, GROCERY, FACES = "omniglot/all_runs.zip", "grocery", ("att_faces.zip",)
NAMED = tuple(name for name, method in METHODS.items() if method.labels == "names")


def _run_att(request: Request, progress: Progress) -> Result:
    from engine.experiments.att import run

    return run(request, progress)


def _run_compare(request: Request, progress: Progress) -> Result:
    from engine.experiments.compare import run

    return run(request, progress)


def _run_continuous(request: Request, progress: Progress) -> Result:
    from engine.experiments.continuous import run

    return run(request, progress)


def _run_omniglot(request: Request, progress: Progress) -> Result:
    from engine.experiments.omniglot.run import run_omniglot

    return run_omniglot(request, progress)


def _run_mnist(request: Request, progress: Progress) -> Result:
    from engine.experiments.mnist.run import run_mnist

    return run_mnist(request, progress)


EXPERIMENTS: dict[str, Experiment] = {
    "att": Experiment(
        "Are two AT&T faces one person?",
        _run_att,
        FACES,
        {"random": FACES, "disjoint": FACES},
        ("scratch", "frozen"),
    ),
    "omniglot": Experiment(
        "One-shot recognition and verification of characters of unseen alphabets",
        _run_omniglot,
        (*OMNIGLOT, RUNS),
        {"best": (*OMNIGLOT, RUNS), "koch": (*OMNIGLOT, RUNS)},
    ),
    "mnist": Experiment(
        "One-shot recognition of digits by a network that has seen Omniglot only",
        _run_mnist,
        ("omniglot/images_background.zip", "mnist/t10k-images-idx3-ubyte.gz", "mnist/t10k-labels-idx1-ubyte.gz"),
    ),
    "compare": Experiment(
        "Every method on the same tasks with the same steps",
        _run_compare,
        (GROCERY, *OMNIGLOT),
        {"photos": (GROCERY,), "labels": (GROCERY,), "characters": OMNIGLOT},
        (*NAMED, *SCHEMES),
    ),
    "continuous": Experiment(
        "Labels that are numbers; schemes against their base",
        _run_continuous,
        (GROCERY,),
        {"pose": (), "schemes": (GROCERY,)},
    ),
}
