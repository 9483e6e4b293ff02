"""Finding duplicates: what is new is looked at once, compared with its candidates, and what was found is kept."""

from __future__ import annotations

import os
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.decisions.not_duplicates import told_apart
from engine.catalogue.encoders import encoder_in_use
from engine.catalogue.perceptual import SubjectRow, judged_pairs, load_subjects
from engine.duplicates.candidates.neighbours import nearest
from engine.duplicates.candidates.pairing import Candidates, Prints, list_neighbours, merge_pairs, pair_by_prints
from engine.duplicates.candidates.store import CopyVectors
from engine.duplicates.checking.checker import Checker, Job, Places
from engine.duplicates.checking.describing import Scratch, describe_all
from engine.duplicates.checking.worker import Subject, open_workers
from engine.duplicates.loading import live_copies
from engine.duplicates.verification.look import Facts
from engine.duplicates.versions import CHECKER, PRINTS, search_stamp
from engine.embedding.onnx_runtime import available_cores
from engine.photos.photo import Skipped
from engine.progress import Progress, silent

Ids = NDArray[np.int64]
FOLDER = "duplicates"  # in the library's own folder: derived, safe to delete


@dataclass(frozen=True, slots=True)
class FindPlan:
    """How widely to look."""

    neighbours: int = 20  # vectors that are nearest, for each new photo
    wide: int = 48  # for photos that seem to hold other pictures: collages, screenshots
    workers: int = 0  # 0 = one for each core


@dataclass(frozen=True, slots=True)
class FindOutcome:
    """What finding did."""

    pairs_checked: int
    new_photos: int  # that had not been compared with the library before
    skipped: tuple[Skipped, ...]
    seconds: float


def find_duplicates(
    catalogue: Catalogue, thumbnails: Path, plan: FindPlan = FindPlan(), progress: Progress = silent
) -> FindOutcome:
    """Compare what is new with the whole library; `load_groups` then tells what belongs together.

    Groups get centres among what is live, also those that lost theirs or that an earlier run left without one. Work
    is kept as it goes: `Cancelled` out of `progress`, or a kill, loses a few seconds of it at most.
    """
    started = time.monotonic()
    row = encoder_in_use(catalogue)
    backbone = row.backbone if row else ""
    search = search_stamp(backbone)
    rows = load_subjects(catalogue, PRINTS, search)
    fresh = [each for each in rows if not each.searched]
    with (
        Scratch(catalogue.folder / FOLDER) as scratch,
        closing(open_workers(plan.workers or available_cores())) as workers,
    ):
        asked = [_subject(each) for each in rows if not each.searched or each.print is None]
        described, skipped = describe_all(catalogue, asked, thumbnails, scratch, workers, progress)
        subjects = {each.id: _subject(each) for each in rows if each.print is not None} | described
        new = np.array([each.id for each in fresh if each.id in subjects], np.int64)
        rounds = _make_rounds(new, _pair_up(catalogue, subjects, new, backbone, plan, progress)) if len(new) else ()
        checker = Checker(catalogue, subjects, _known(catalogue), Places(thumbnails, scratch.path), search)
        checker.check(rounds, workers, progress)
        checker.find_centres(live_copies(catalogue, checker.grouped()), workers, progress)
    skipped += [Skipped(path, reason) for path, reason in checker.skipped.items()]
    return FindOutcome(checker.checked, len(fresh), tuple(skipped), time.monotonic() - started)


def _subject(row: SubjectRow) -> Subject:
    facts = Facts(row.width, row.height, row.taken_at, row.camera)
    return Subject(row.id, row.content, os.fsdecode(row.path or b""), facts, row.print)


def _known(catalogue: Catalogue) -> dict[tuple[int, int], str]:
    """Pairs that need no look: judged before, or told apart by the user."""
    return {**dict.fromkeys(told_apart(catalogue), "none"), **judged_pairs(catalogue, CHECKER)}


def _pair_up(
    catalogue: Catalogue, subjects: dict[int, Subject], new: Ids, backbone: str, plan: FindPlan, progress: Progress
) -> Candidates:
    """Candidates of the new photos, by fingerprints and by neighbours."""
    ids = np.array(sorted(subjects), np.int64)
    progress(0, len(new), "candidates")
    prints = Prints.collect(ids.tolist(), [subjects[each].print or b"" for each in ids.tolist()])
    owners, others, likeness = pair_by_prints(prints, np.isin(ids, new))
    parts = [(ids[owners], ids[others], likeness)]
    holding = np.unique(ids[prints.panel_rows])
    vectors = CopyVectors(catalogue, catalogue.folder / FOLDER, backbone)
    vectors.refresh(progress)
    asking = np.intersect1d(new, vectors.index.ids)
    for block, found, scores in nearest(vectors.index, asking, plan.wide, progress):
        parts.append(list_neighbours(block, found, scores, holding, plan.neighbours))
    vectors.save()
    return merge_pairs(parts)


def _make_rounds(new: Ids, pairs: Candidates) -> tuple[list[Job], list[Job]]:
    """What has near fingerprints, then the rest: what hangs together by then need not be compared.

    There is a job also for a new photo without a candidate: it has been searched for all the same.
    """
    near, rest = (_split(pairs.owners[chosen], pairs.others[chosen]) for chosen in (pairs.near, ~pairs.near))
    everyone = sorted({*new.tolist(), *near, *rest})
    first = [Job(owner, others) for owner, others in near.items()]
    return first, [Job(owner, rest.get(owner, ()), is_last=True) for owner in everyone]


def _split(owners: Ids, others: Ids) -> dict[int, tuple[int, ...]]:
    """The others of each owner, which stand together."""
    names, starts = np.unique(owners, return_index=True)
    parts = np.split(others, starts[1:])
    return {owner: tuple(part.tolist()) for owner, part in zip(names.tolist(), parts, strict=False)}
