"""A whole lesson: from labelled photos to an encoder that is kept, judged, and perhaps in use."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import save_encoder
from engine.catalogue.labels import listing
from engine.catalogue.photos import load_photos
from engine.duplicates.parts import Parts
from engine.embedding.origin import EncoderOrigin
from engine.learning.errors import CannotLearn
from engine.lessons.choosing import Choice, choose_method
from engine.lessons.deep.lesson import learn_deep
from engine.lessons.encoders.keeping import bring_into_use, make_row
from engine.lessons.gathering import Material, gather_material, read_origin
from engine.lessons.judging.clearness import measure_clearness
from engine.lessons.judging.deciding import weigh_evidence
from engine.lessons.judging.evidence import Evidence
from engine.lessons.judging.verdicts import Verdict
from engine.lessons.judging.wording import tell_verdict
from engine.lessons.measured import Kind
from engine.lessons.plans import LEAST_NUMBERS, LEAST_PAIRS, LessonOutcome, LessonPlan
from engine.lessons.quick import teach_quick
from engine.lessons.wishes import Learned, Wishes
from engine.search.live_index import LiveIndex
from engine.tasks.labelled import LabelledPhotos
from engine.tasks.lacking import find_lacks


def hold_lesson(
    catalogue: Catalogue, live: LiveIndex, plan: LessonPlan, known: LabelledPhotos, wishes: Wishes
) -> LessonOutcome:
    """Teach, judge, keep, and adopt if that is better or asked for; raises CannotLearn and leaves all as it was."""
    started = time.monotonic()
    kind, material = gather_lesson(catalogue, plan, known)
    choice = choose_method(plan, kind, material.strata)
    deep = plan.mode == "deep"
    learned = learn_deep(catalogue, material, choice, wishes) if deep else learn_quick(material, choice, wishes)
    material = learned.material
    verdict = judge_lesson(material, learned.evidence, kind)
    adopted = verdict.better if plan.adopt is None else plan.adopt
    taught = count_labels(kind, material)
    lesson = {"mode": plan.mode, "method": choice.method, "labels": taught, "verdict": verdict.to_json()}
    origin = EncoderOrigin(plan.mode, learned.network, len(material), lesson)
    row = make_row(catalogue, learned.head, learned.backbone, origin, plan.name or suggest_name(kind, plan, material))
    save_encoder(catalogue, row)
    learned.tidy()
    coming = adopted and bring_into_use(catalogue, live, row, wishes.progress)
    return LessonOutcome(
        row.id, row.name, plan.mode, choice.method, taught, len(material), verdict,
        adopted, coming, learned.notes, time.monotonic() - started,
    )  # fmt: skip


def learn_quick(material: Material, choice: Choice, wishes: Wishes) -> Learned:
    """A head on the network that is there."""
    taught = teach_quick(material, choice, wishes.progress, wishes.watch, wishes.enough)
    head, network = material.space.leave(taught.matrix), read_origin(material.row).network
    return Learned(material, head, material.row.backbone, network, taught.evidence, taught.notes)


def judge_lesson(material: Material, evidence: Evidence, kind: Kind = "names") -> Verdict:
    """The verdict on what was learned."""
    clearness = measure_clearness(material.vectors, material.labels, material.groups)
    return tell_verdict(weigh_evidence(evidence, material.strata, clearness), evidence, material, kind)


def gather_lesson(catalogue: Catalogue, plan: LessonPlan, known: LabelledPhotos) -> tuple[Kind, Material]:
    """The material that the plan asks for: a number, labels, or, where there are none, answered pairs."""
    if plan.number:
        return "numbers", gather_numbers(catalogue, plan.number)
    if plan.method == "log_ratio":
        numbers = ", ".join(listing.list_numbers(catalogue)) or "none yet"
        raise CannotLearn(f"Log-ratio learns from numbers: name one with --number. Photos have {numbers}.")
    pairs, same = listing.answered_pairs(catalogue)
    if not len(known.photos) and len(pairs) >= LEAST_PAIRS and same.any() and not same.all():
        return "pairs", gather_pairs(catalogue)
    for lack in find_lacks(known.labels, known.names, known.groups, known.away):
        if lack.blocks:
            raise CannotLearn(lack.sentence)
    return "names", gather_material(catalogue, known.photos, known.labels, known.names, known.groups)


def gather_numbers(catalogue: Catalogue, name: str) -> Material:
    """Photos by a number, in standard deviations."""
    found = listing.list_numbers(catalogue)
    if name not in found:
        known = ", ".join(found) or "none yet"
        raise CannotLearn(f"No photo has the number {name}: choose one of {known}.")
    photos = np.array(sorted(found[name]), np.int64)
    values = np.array([found[name][photo] for photo in photos.tolist()])
    if len(photos) < LEAST_NUMBERS or len(np.unique(values)) < 3:
        raise CannotLearn(f"{name} is known of {len(photos)} photos: it takes {LEAST_NUMBERS}, and three values.")
    scaled = (values - values.mean()) / values.std()
    return gather_material(catalogue, photos, scaled, (), np.arange(len(photos)))


def gather_pairs(catalogue: Catalogue) -> Material:
    """Photos of answered pairs, those told to be the same, directly or over others, under the name of the first."""
    pairs, same = listing.answered_pairs(catalogue)
    photos = np.unique(pairs)
    parts = Parts()
    for first, second in pairs[same].tolist():
        parts.join(first, second)
    homes = np.array([parts.find(photo) for photo in photos.tolist()])
    _, places, labels = np.unique(homes, return_index=True, return_inverse=True)
    firsts = photos[places]
    paths = {photo.id: photo.path for photo in load_photos(catalogue, firsts)}
    names = tuple(Path(paths.get(photo, str(photo))).name for photo in firsts.tolist())
    return gather_material(catalogue, photos, labels.astype(np.int64), names, np.arange(len(photos)))


def count_labels(kind: Kind, material: Material) -> int:
    """Labels that were taught; 0 for numbers."""
    return 0 if kind == "numbers" else len(np.unique(material.labels))


def suggest_name(kind: Kind, plan: LessonPlan, material: Material) -> str:
    """A name for an encoder that nobody has named."""
    if kind == "numbers":
        return f"Taught {plan.number}"
    return f"Taught {count_labels(kind, material)} labels" + (", deep" if plan.mode == "deep" else "")
