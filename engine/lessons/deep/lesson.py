"""A deep lesson: head first, then the last blocks, judged by fewer folds than a head but by the same rules."""

from __future__ import annotations

import shutil
from itertools import zip_longest
from pathlib import Path

import numpy as np

from engine.catalogue.database import Catalogue
from engine.embedding.head import Head
from engine.embedding.origin import locate_network
from engine.learning.deep.fitting import TopRecipe, time_step
from engine.learning.deep.tower import Halves, Tower
from engine.lessons.choosing import Choice
from engine.lessons.deep.device import choose_device, try_card_first
from engine.lessons.deep.teacher import DeepTeacher
from engine.lessons.deep.viewing import find_readable, make_views, take_rows
from engine.lessons.deep.workplace import open_workplace
from engine.lessons.encoders.networks import keep_network
from engine.lessons.gathering import Material, read_origin
from engine.lessons.judging.evidence import Evidence, Judged, is_apart, judge_split, plan_folds
from engine.lessons.plans import LessonEstimate
from engine.lessons.quick import Teacher, choose_strength, choose_trials
from engine.lessons.wishes import Learned, Wishes
from engine.tasks.splitting import Split

JUDGED_FOLDS = 2  # over photos, and over labels: each takes a training of the network
WHERE = {"cpu": "The processor teaches.", "cuda": "The graphics card teaches."}
Job = tuple[str, bool, Split]  # name, whether it is over photos, and what it holds out


def learn_deep(catalogue: Catalogue, material: Material, choice: Choice, wishes: Wishes) -> Learned:
    """The last blocks and a head, the network kept in the library; raises CannotLearn, EncoderUnavailable."""
    device = choose_device(wishes.device)
    with open_workplace(catalogue.folder, material, choice) as folder:
        learned, notes = try_card_first(
            device, lambda where: teach_on(catalogue, material, choice, wishes, folder, where)
        )
    return learned.with_notes(notes)


def teach_on(
    catalogue: Catalogue, material: Material, choice: Choice, wishes: Wishes, folder: Path, device: str
) -> Learned:
    """The whole lesson on one device."""
    tower = Tower(locate_network(read_origin(material.row).network, catalogue.folder), device)
    trainings = len(list_jobs(material)) + 1
    kept = make_views(
        catalogue, material, tower, folder, wishes.progress,
        lambda some, seconds: tell_estimate(tower, choice, trainings, some, seconds, wishes),
    )  # fmt: skip
    places = find_readable(kept)
    part = material if len(places) == len(material) else take_rows(material, places)
    jobs = list_jobs(part)
    heads = Teacher(part, choice, lambda done, total, note="": wishes.progress(0, 0, "teaching"))
    strength = choose_strength(heads, choose_trials(part) if len(choice.strengths) > 1 else [])
    teacher = DeepTeacher(part, places, kept, tower, choice, strength, folder, wishes, len(jobs) + 1)
    evidence = gather_evidence(teacher, jobs)
    fitted = teacher.fit(np.arange(len(part)), "teaching", "all")
    network = keep_network(catalogue.folder, tower.save)
    notes = (*describe_lesson(jobs, len(material) - len(part)), *fitted.notes)
    return Learned(
        part, Head(*fitted.head), network.backbone, network.name, evidence, notes,
        lambda: shutil.rmtree(folder, ignore_errors=True),
    )  # fmt: skip


def list_jobs(material: Material) -> list[Job]:
    """The folds that judge, over photos and over labels in turn."""
    photos, labels = (splits[:JUDGED_FOLDS] for splits in plan_folds(material, 0))
    jobs: list[Job] = []
    for number, (one, other) in enumerate(zip_longest(photos, labels), 1):
        jobs += [(f"photos {number}", True, one)] if one is not None else []
        jobs += [(f"labels {number}", False, other)] if other is not None else []
    return jobs


def gather_evidence(teacher: DeepTeacher, jobs: list[Job]) -> Evidence:
    """Teach on each fold and judge by what it holds out."""
    apart = is_apart(teacher.material)
    found: dict[bool, list[Judged]] = {True: [], False: []}
    for name, over_photos, split in jobs:
        transform = lambda split, name=name: teacher.transform(split, name, name == jobs[0][0])  # noqa: E731
        judged = judge_split(teacher.material, split, transform, apart if over_photos else True)
        found[over_photos] += [] if judged is None else [judged]
    return Evidence(tuple(found[True]), tuple(found[False]))


def tell_estimate(tower: Tower, choice: Choice, trainings: int, some: Halves, views_s: float, wishes: Wishes) -> None:
    """Say how long the lesson will take, from the first photos and a trial step; the caller may cancel then."""
    assert choice.top is not None
    steps_s = trainings * choice.top.steps * time_step(tower, some, TopRecipe(choice.top, choice.parameters))
    wishes.watch(LessonEstimate(round(max(0.0, views_s) + steps_s, 1), WHERE[tower.device]))
    wishes.progress(0, 0, "teaching")


def describe_lesson(jobs: list[Job], away: int) -> tuple[str, ...]:
    """What a person should know of it."""
    photos = sum(over_photos for _, over_photos, _ in jobs)
    notes = [f"It was judged by {photos} folds over photos and {len(jobs) - photos} over labels."]
    if away:
        notes.append(f"{away} labelled photos could not be read now and took no part.")
    return tuple(notes)
