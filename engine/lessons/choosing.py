"""Which method teaches, with which parameters: chosen for the user, or by the user."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import cast

import numpy as np

from engine.learning.errors import CannotLearn
from engine.learning.heads.parameters import HeadParameters
from engine.learning.methods import METHODS
from engine.learning.parameters import PARAMETERS
from engine.learning.parameters.pairwise import SupConParameters
from engine.learning.parameters.ranges import Parameters
from engine.learning.training.plan import TrainingPlan
from engine.lessons.forms import FormField, MethodForm, fill_forms, list_fields
from engine.lessons.gathering import Rows
from engine.lessons.measured import Kind, choose_best
from engine.lessons.plans import AUTO, LessonPlan, Mode

OWN_FIELDS = ("method", "scheme", "precision", "evaluate_every", "patience", "checkpoint_every")  # not the user's
DEEP_STEPS, DEEP_CLASSES, DEEP_EACH = 100, 16, 4
PASSES, MOST_DEEP_STEPS = 16, 400  # over the photos, where they are many
BATCH = 512  # photos that teach at once; all of them while they are no more
SMALLER_BATCH = 256  # where they are more
STEPS = 100


@dataclass(frozen=True)
class Choice:
    """A method ready to teach."""

    method: str
    plan: TrainingPlan  # of a head
    parameters: Parameters
    head: HeadParameters
    strengths: tuple[float, ...]  # to choose from by folds; one: nothing to choose
    top: TrainingPlan | None = None  # of the last blocks, in a deep lesson


def choose_method(lesson: LessonPlan, kind: Kind, labels: Rows) -> Choice:
    """The method for labels (n,) of this kind, with the user's values; raises CannotLearn."""
    method = choose_best(kind, labels) if lesson.method == AUTO else lesson.method
    check_method(method, kind)
    own = SupConParameters(temperature=0.15) if lesson.method == AUTO and method == "supcon" else PARAMETERS[method]()
    first = plan_batches(method, len(labels))
    asked = plan_top(method, labels) if lesson.mode == "deep" else first
    parameters, filled, head = fill_forms(lesson.values, own, asked, start_head(kind, labels))
    chosen, plan = cast(HeadParameters, head), cast(TrainingPlan, filled)
    strengths: tuple[float, ...] = (chosen.strength,)
    if lesson.method == AUTO and kind == "names" and "strength" not in lesson.values:
        strengths = (chosen.strength / 3, chosen.strength, 3 * chosen.strength)
    if lesson.mode == "deep":
        return Choice(method, first, parameters, chosen, strengths, plan)
    return Choice(method, plan, parameters, chosen, strengths)


def check_method(method: str, kind: str) -> None:
    """Raise `CannotLearn` for an unknown method, or one of another kind of labels."""
    if method not in METHODS:
        raise CannotLearn(f"There is no method {method}: choose {AUTO} or one of {', '.join(METHODS)}.")
    if (METHODS[method].labels == "numbers") != (kind == "numbers"):
        need = "numbers such as a rating: say which with --number" if kind != "numbers" else "names: choose log_ratio"
        raise CannotLearn(f"{METHODS[method].title} learns from {need}.")
    if kind == "pairs" and method not in ("contrastive", "siamese"):
        raise CannotLearn(
            f"{METHODS[method].title} needs labels, and there are only answered pairs: label some photos."
        )


def plan_batches(method: str, photos: int) -> TrainingPlan:
    """The training of a head."""
    rows = BATCH if photos <= BATCH else SMALLER_BATCH
    return TrainingPlan(
        method=method, steps=STEPS, classes=rows // 4, each=4, optimiser="adam", learning_rate=5e-3,
        weight_decay=0.0, warmup=0.0, clip_norm=0.0,
    )  # fmt: skip


def plan_top(method: str, labels: Rows) -> TrainingPlan:
    """The training of the last blocks: small steps after a warm-up, batch norms as they are (Kumar 2022, LP-FT)."""
    classes = max(2, min(DEEP_CLASSES, len(np.unique(labels))))
    passes = PASSES * len(labels) // (classes * DEEP_EACH)
    return TrainingPlan(
        method=method, steps=max(DEEP_STEPS, min(MOST_DEEP_STEPS, passes)), classes=classes, each=DEEP_EACH,
        optimiser="adamw", learning_rate=1e-4, weight_decay=1e-4, warmup=0.1, clip_norm=1.0, proxy_rate=100.0,
        freeze_norms=True, checkpoint_every=20, alone="repeat",
    )  # fmt: skip


def start_head(kind: Kind, labels: Rows) -> HeadParameters:
    """What protects the head: the fewer photos a label, the more firmly it is held (measured on three sets)."""
    if kind != "names":
        return HeadParameters(join=0.0, whiten=False)
    counts = np.unique(labels, return_counts=True)[1]
    shots = float(np.median(counts[counts > 1])) if (counts > 1).any() else 2.0
    return HeadParameters(strength=float(np.clip(0.3 / shots**2, 3e-4, 0.03)))


def list_forms() -> tuple[MethodForm, ...]:
    """Every method as a form, first the one that chooses."""
    auto = MethodForm(
        AUTO, "Choose for me", "measured on our own sets",
        "Supervised contrastive on whitened vectors for names, log-ratio for numbers; its strength is found by folds.",
        "names", (),
    )  # fmt: skip
    forms = [
        MethodForm(name, each.title, each.source, each.summary, each.labels, list_fields(PARAMETERS[name]))
        for name, each in METHODS.items()
    ]
    return (auto, *forms)


def list_plan_fields(kind: Kind = "names", mode: Mode = "quick") -> tuple[FormField, ...]:
    """What else can be set of a lesson, at what it takes by itself; None is found from the labels."""
    none = np.empty(0, np.int64)
    usual = asdict(start_head(kind, none)) | ({"strength": None} if kind == "names" else {})
    if mode == "deep":
        usual |= asdict(plan_top(choose_best(kind, none), none)) | {"steps": None, "classes": None}
    else:
        usual |= asdict(plan_batches(choose_best(kind, none), BATCH))
    known = list_fields(HeadParameters) + list_fields(TrainingPlan, OWN_FIELDS)
    return tuple(replace(each, default=usual[each.name]) for each in known)
