"""Looking once at each new photo: its fingerprint for the catalogue, its keypoints for the run."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence, Sized
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from engine.catalogue.database import Catalogue
from engine.catalogue.perceptual import save_prints
from engine.duplicates.checking.worker import Description, Subject, describe, pack_keypoints
from engine.duplicates.versions import PRINTS
from engine.photos.photo import Skipped, UnreadablePhoto
from engine.progress import Progress
from engine.workers import Failure, Work, Workers, WorkQueue

SAVE_EVERY = 512
PHOTO_S = 15.0  # that one photo may take
SCRATCH_BYTES = 6 << 30  # keypoints past these are found again when needed


class Scratch:
    """A file of keypoints that goes with the run; what a killed run left goes with the next."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._lock = FileLock(folder / "run.lock")
        self._clear(folder)
        self._file = tempfile.NamedTemporaryFile(dir=folder, prefix="keypoints-", suffix=".part")  # noqa: SIM115
        self._bytes = 0

    def __enter__(self) -> Scratch:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
        self._lock.release()

    def _clear(self, folder: Path) -> None:
        """Remove what is left of other runs, unless one is going on."""
        try:
            self._lock.acquire(blocking=False)
        except (Timeout, OSError):
            return
        for left in folder.glob("keypoints-*.part"):
            left.unlink(missing_ok=True)

    @property
    def path(self) -> Path:
        """Where it lies, for workers to read."""
        return Path(self._file.name)

    def flush(self) -> None:
        """Let workers read what was kept."""
        self._file.flush()

    def keep(self, subject: Subject, found: Description) -> Subject:
        """The subject with what is known of it now."""
        subject = replace(subject, print=found.print)
        if self._bytes > SCRATCH_BYTES:
            return subject
        data = pack_keypoints(found.keypoints)
        self._file.write(data)
        points = found.keypoints
        place = (self._bytes, len(points), points.width << 16 | points.height)
        self._bytes += len(data)
        return replace(subject, stored=place)


def describe_all(
    catalogue: Catalogue,
    subjects: Sequence[Subject],
    thumbnails: Path,
    scratch: Scratch,
    workers: Workers,
    progress: Progress,
) -> tuple[dict[int, Subject], list[Skipped]]:
    """Look at every subject; those that could be read by id, and the others with their reasons."""
    described: dict[int, Subject] = {}
    skipped: list[Skipped] = []
    fresh: list[tuple[int, bytes]] = []
    looking = Work(describe, PHOTO_S, "read", "Reading", telling=(UnreadablePhoto,))
    queue: WorkQueue[Subject, Description] = WorkQueue(workers, looking)
    try:
        tasks = iter([(subject, (subject, thumbnails)) for subject in subjects])
        report = partial(_report, described, len(subjects), progress)
        for subject, found in queue.run(lambda: next(tasks, None), report):
            if isinstance(found, Failure):
                skipped.append(Skipped(subject.path, found.reason))
                continue
            described[subject.id] = scratch.keep(subject, found)
            if subject.print is None:
                fresh.append((subject.id, found.print))
            if len(fresh) >= SAVE_EVERY:
                save_prints(catalogue, PRINTS, fresh)
                fresh.clear()
    finally:
        save_prints(catalogue, PRINTS, fresh)
    scratch.flush()
    return described, skipped


def _report(described: Sized, total: int, progress: Progress) -> None:
    progress(len(described), total, "prints")
