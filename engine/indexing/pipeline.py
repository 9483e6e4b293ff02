"""The indexing job over one folder: scan, compare, prepare in workers, encode in batches, commit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from engine.catalogue.database import Catalogue
from engine.catalogue.files import Batch, IndexedFile, contents_known, known_files, known_sizes, write_batch
from engine.catalogue.roots import Root, is_named_inside
from engine.embedding.encoder import Encoder
from engine.indexing.changes import FolderChanges, compare_folder
from engine.indexing.pool import PreparePool
from engine.photos.photo import FoundFile, Skipped
from engine.photos.prepare import Prepared, PrepareRequest, Refused, decoder_stamp
from engine.photos.scan import ScanRules, scan_folder
from engine.progress import Progress

ENCODE_BATCH = 32  # photos
COMMIT_PHOTOS = 256
COMMIT_S = 2.0


@dataclass(slots=True)
class Tally:
    """What an indexing job has done so far."""

    found: int = 0
    indexed: int = 0
    unchanged: int = 0
    moved: int = 0
    removed: int = 0
    settled: int = 0  # files of the work that need no more waiting for
    skipped: list[Skipped] = field(default_factory=list)


class Workshop:
    """What the pipelines of all folders share: where to write, the encoder, and workers started on first need."""

    def __init__(
        self,
        catalogue: Catalogue,
        thumbnails: Path,
        encoder: Encoder,
        workers: int,
        on_skip: Callable[[Skipped], None],
    ) -> None:
        self.catalogue = catalogue
        self.thumbnails = thumbnails
        self.encoder = encoder
        self.workers = workers
        self.on_skip = on_skip
        self._stack = ExitStack()

    @cached_property
    def pool(self) -> PreparePool[FoundFile]:
        """The running workers."""
        pool: PreparePool[FoundFile] = PreparePool(self.workers)
        self._stack.callback(pool.close)
        return pool

    def close(self) -> None:
        """End the workers, if any were started."""
        self._stack.close()


def survey_folder(shop: Workshop, root: Root, rules: ScanRules, progress: Progress) -> FolderChanges:
    """Scan one folder and compare it with the catalogue; nothing is read but directory entries."""
    problems: list[Skipped] = []
    blind: list[str] = []

    def note_problem(problem: Skipped) -> None:
        problems.append(problem)
        blind.append(problem.path)

    files = []
    for file in scan_folder(root.path, rules, note_problem):
        files.append(file)
        if len(files) % 500 == 0:
            progress(len(files), 0, "scan")
    known = known_files(shop.catalogue, root.id, shop.encoder.backbone, decoder_stamp())
    changes = compare_folder(files, known, lambda path: any(is_named_inside(path, folder) for folder in blind))
    changes.skipped.extend(problems)
    return changes


class FolderRun:
    """Works through the changes of one folder, committing as it goes."""

    def __init__(
        self, shop: Workshop, root: Root, changes: FolderChanges, tally: Tally, after_commit: Callable[[], None]
    ) -> None:
        self._shop = shop
        self._changes = changes
        self._tally = tally
        self._after_commit = after_commit
        self._root_id = root.id
        self._batch = Batch(root.id, decoder=decoder_stamp())
        self._to_encode: list[tuple[FoundFile, Prepared]] = []
        self._pending: set[str] = set()  # contents that the open batch will make known
        self._sizes: set[int] = set()
        self._last_commit = time.monotonic()

    def run(self, step: Callable[[], None]) -> None:
        """Do all the work; `step` is called often and may raise `Cancelled`: what was committed stays."""
        self._settle_moves()
        if self._changes.work:
            self._sizes = known_sizes(self._shop.catalogue)
            self._prepare_all(step)
        self._encode()
        self._batch.removed.extend(self._changes.removed)
        self._tally.removed += len(self._changes.removed)
        self._commit()
        step()

    def _settle_moves(self) -> None:
        for file, old_path, content in self._changes.moved:
            self._batch.attached.append((file, content))
            self._batch.removed.append(old_path)
        self._tally.moved += len(self._changes.moved)
        self._tally.unchanged += len(self._changes.moved)

    def _prepare_all(self, step: Callable[[], None]) -> None:
        for file, outcome in self._shop.pool.run(self._requests(), step):
            self._receive(file, outcome)
            self._commit_when_due()

    def _requests(self) -> Iterator[tuple[FoundFile, PrepareRequest]]:
        for file in self._changes.work:
            yield file, self._request(file, hash_only=file.size in self._sizes)  # perhaps a copy of a known photo
            self._sizes.add(file.size)

    def _request(self, file: FoundFile, hash_only: bool) -> PrepareRequest:
        encoder = self._shop.encoder
        return PrepareRequest(file.path, encoder.side, encoder.policy, self._shop.thumbnails, hash_only)

    def _receive(self, file: FoundFile, outcome: Prepared | Refused) -> None:
        if isinstance(outcome, Prepared) and outcome.pixels is None and not self._is_known(outcome.content):
            self._shop.pool.submit(file, self._request(file, hash_only=False))
            return
        self._tally.settled += 1
        if isinstance(outcome, Refused):
            self._refuse(file, outcome)
        elif self._is_known(outcome.content):
            self._batch.attached.append((file, outcome.content))
            self._tally.indexed += 1
        else:
            self._pending.add(outcome.content)
            self._to_encode.append((file, outcome))
            if len(self._to_encode) >= ENCODE_BATCH:
                self._encode()

    def _is_known(self, content: str) -> bool:
        if content in self._pending:
            return True
        return bool(contents_known(self._shop.catalogue, [content], self._shop.encoder.backbone))

    def _refuse(self, file: FoundFile, refused: Refused) -> None:
        skipped = Skipped(file.path, refused.reason)
        self._tally.skipped.append(skipped)
        self._shop.on_skip(skipped)
        if refused.lasting:
            self._batch.skipped.append((file, refused.reason))

    def _encode(self) -> None:
        if not self._to_encode:
            return
        pixels = np.stack([prepared.pixels for _, prepared in self._to_encode if prepared.pixels is not None])
        backbone = self._shop.encoder.backbone
        features = self._shop.encoder.encode(pixels).astype(np.float16)
        for (file, prepared), feature in zip(self._to_encode, features, strict=True):
            self._batch.indexed.append(
                IndexedFile(file, prepared.content, prepared.bytes, prepared.facts, backbone, feature)
            )
        self._tally.indexed += len(self._to_encode)
        self._to_encode.clear()

    def _commit_when_due(self) -> None:
        due = time.monotonic() - self._last_commit > COMMIT_S
        if due or len(self._batch.indexed) >= COMMIT_PHOTOS:
            self._encode()
            self._commit()

    def _commit(self) -> None:
        if not self._batch.is_empty():
            write_batch(self._shop.catalogue, self._batch)
            self._after_commit()
        self._batch = Batch(self._root_id, decoder=decoder_stamp())
        self._pending.clear()
        self._last_commit = time.monotonic()
