"""The whole indexing job: every folder that is on line, one job at a time for a library."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from engine.catalogue.database import Catalogue
from engine.catalogue.roots import Root, is_inside, list_roots, mark_online
from engine.embedding.encoder import Encoder
from engine.embedding.onnx_runtime import available_cores
from engine.indexing.changes import FolderChanges
from engine.indexing.heads import GROWTH_AT_WORK, adopt_network, refresh_head
from engine.indexing.pipeline import FolderRun, Tally, Workshop, survey_folder
from engine.photos.photo import Skipped
from engine.photos.scan import ScanRules
from engine.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class IndexPlan:
    """How to index: by which network, what every folder leaves out, and with how many workers."""

    network: str = "default"
    exclude: tuple[str, ...] = ()
    hidden: bool = False
    workers: int = 0  # 0 = one for each core
    own_head: bool = True  # the program learns its own head; not while photos are embedded for one that a person taught


@dataclass(frozen=True, slots=True)
class IndexOutcome:
    """What an indexing job did, counted in files."""

    found: int
    indexed: int
    unchanged: int
    moved: int  # of the unchanged: known under another name before
    removed: int
    skipped: tuple[Skipped, ...]
    offline: tuple[str, ...]  # folders that were absent; all that is known of them is kept
    seconds: float


def index_library(
    catalogue: Catalogue,
    thumbnails: Path,
    plan: IndexPlan,
    encoder: Encoder,
    progress: Progress = silent,
    on_skip: Callable[[Skipped], None] = lambda skipped: None,
    only: Iterable[str] | None = None,
) -> IndexOutcome:
    """Bring the catalogue in step with its folders (or with those that hold the paths of `only`).

    Work is committed in batches: `Cancelled` out of `progress`, or a kill, loses at most the last one.
    Raises LibraryUnwritable, CatalogueError.
    """
    started = time.monotonic()
    tally = Tally()
    with _one_at_a_time(catalogue.folder, progress):
        offline, present = _split_by_presence(catalogue, only)
        adopt_network(catalogue, plan.network, encoder.backbone, encoder.dims)
        shop = Workshop(catalogue, thumbnails, encoder, plan.workers or available_cores(), on_skip)
        with closing(shop):
            _index_roots(shop, present, plan, tally, progress)
        if plan.own_head:
            refresh_head(catalogue, plan.network, encoder.backbone)
    return IndexOutcome(
        found=tally.found,
        indexed=tally.indexed,
        unchanged=tally.unchanged,
        moved=tally.moved,
        removed=tally.removed,
        skipped=tuple(tally.skipped),
        offline=tuple(root.path for root in offline),
        seconds=time.monotonic() - started,
    )


@contextmanager
def _one_at_a_time(folder: Path, progress: Progress) -> Iterator[None]:
    """Hold the library's indexing lock, waiting for another job to end."""
    lock = FileLock(str(folder / "indexing.lock"))
    while True:
        try:
            lock.acquire(timeout=0.5)
            break
        except Timeout:
            progress(0, 0, "wait")
    try:
        yield
    finally:
        lock.release()


def _split_by_presence(catalogue: Catalogue, only: Iterable[str] | None) -> tuple[list[Root], list[Root]]:
    """The roots that are absent and those that are there, as the catalogue is told too."""
    wanted = None if only is None else list(only)
    absent: list[Root] = []
    present: list[Root] = []
    for root in list_roots(catalogue):
        if wanted is None or any(is_inside(path, root.path) for path in wanted):
            device = _find_device(root)
            mark_online(catalogue, root.id, device is not None, device)
            (absent if device is None else present).append(root)
    return absent, present


def _find_device(root: Root) -> int | None:
    """The device that the folder lies on; None when it is absent, or is the bare mount point of an absent drive."""
    try:
        device = Path(root.path).stat().st_dev
        with os.scandir(root.path) as entries:
            is_empty = next(entries, None) is None
    except OSError:
        return None
    return None if is_empty and root.photos and device != root.device else device


def _index_roots(shop: Workshop, roots: list[Root], plan: IndexPlan, tally: Tally, progress: Progress) -> None:
    surveys = []
    for root in roots:
        changes = survey_folder(shop, root, _join_rules(root, plan), progress)
        surveys.append((root, changes))
        _count_survey(tally, changes)
    total = sum(len(changes.work) for _, changes in surveys)

    def step() -> None:
        progress(tally.settled, total, "photos")

    def after_commit() -> None:
        if plan.own_head:
            refresh_head(shop.catalogue, plan.network, shop.encoder.backbone, GROWTH_AT_WORK)

    for root, changes in surveys:
        FolderRun(shop, root, changes, tally, after_commit).run(step)


def _count_survey(tally: Tally, changes: FolderChanges) -> None:
    tally.found += changes.found
    tally.unchanged += changes.unchanged
    tally.skipped.extend(changes.skipped)


def _join_rules(root: Root, plan: IndexPlan) -> ScanRules:
    return ScanRules(root.include, plan.exclude + root.exclude, root.hidden or plan.hidden)
