"""What a worker process does: look at a picture once, compare it with others, hand back small results."""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.candidates.fingerprint import Fingerprint, take_fingerprint
from engine.duplicates.verification.judging import Verdict, judge
from engine.duplicates.verification.keypoints import Keypoints, find_keypoints
from engine.duplicates.verification.look import Facts, Look, Pixels
from engine.photos.decode import decode_full, decode_photo
from engine.photos.prepare import start_worker
from engine.photos.thumbnail import LONGEST_PX, make_thumbnail, thumbnail_path
from engine.workers import Workers

READING_PX = 640
CHILD_SETTINGS = {  # read when a child starts and loads numpy
    # each core has a worker already: a product shared among threads took ten times as long
    "OPENBLAS_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    # glibc keeps the memory of one picture for the next: giving it back took a seventh of the time
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(256 << 20),
}
HELD_LOOKS = 320  # about 0.5 MB each


@dataclass(frozen=True, slots=True)
class Subject:
    """One photo to look at; `stored` is where its keypoints lie in the run's scratch file, if they do."""

    id: int
    content: str
    path: str
    facts: Facts
    print: bytes | None = None
    stored: tuple[int, int, int] | None = None  # offset in the file, number of keypoints, width << 16 | height


@dataclass(frozen=True, slots=True)
class Description:
    """What looking at a photo once gives."""

    print: bytes
    keypoints: Keypoints


@dataclass(frozen=True, slots=True)
class Comparison:
    """A photo and those it is compared with, the likeliest first; `mirrors`: how many of them mirrored too."""

    subject: Subject
    others: tuple[Subject, ...]
    thumbnails: Path
    scratch: Path
    mirrors: int = 0
    all_of_them: bool = False  # else the first that is a copy ends it


def open_workers(count: int) -> Workers:
    """Processes that look and compare; they end with `close`."""
    for name, value in CHILD_SETTINGS.items():
        os.environ.setdefault(name, value)
    return Workers(count, begin)


def begin() -> None:
    """Make a new worker quiet and single-threaded: the workers together are what uses the cores."""
    start_worker()
    cv2.setNumThreads(1)


def describe(subject: Subject, thumbnails: Path) -> Description:
    """Fingerprint and keypoints of one photo; raises UnreadablePhoto."""
    pixels = load_pixels(subject, thumbnails)
    print_ = take_fingerprint(pixels).to_bytes() if subject.print is None else subject.print
    return Description(print_, find_keypoints(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)))


def compare_all(asked: Comparison) -> list[tuple[int, Verdict]]:
    """The verdict on the subject with each other; what cannot be read is left out."""
    one = _look(asked.subject, asked.thumbnails, asked.scratch)
    found = []
    for place, other in enumerate(asked.others):
        verdict = judge(one, _look(other, asked.thumbnails, asked.scratch), mirrors=place < asked.mirrors)
        found.append((other.id, verdict))
        if verdict.band in ("same", "edited") and not asked.all_of_them:
            break  # the rest may be reached through this one
    return found


def load_pixels(subject: Subject, thumbnails: Path) -> Pixels:
    """The photo at 320 px: its thumbnail, or the file where there is none; raises UnreadablePhoto."""
    kept = thumbnail_path(thumbnails, subject.content)
    try:
        encoded = np.frombuffer(kept.read_bytes(), np.uint8)
        pixels = cv2.imdecode(encoded, cv2.IMREAD_COLOR)
    except (OSError, cv2.error):
        pixels = None
    if pixels is not None:
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)
    decoded = decode_photo(subject.path, longest_px=LONGEST_PX)
    return np.asarray(make_thumbnail(decoded.pixels), np.uint8)


@cache
def _held() -> OrderedDict[str, Look]:
    """The looks of this process, the least used first."""
    return OrderedDict()


def _look(subject: Subject, thumbnails: Path, scratch: Path) -> Look:
    held = _held()
    if subject.content in held:
        held.move_to_end(subject.content)
        return held[subject.content]
    while len(held) >= HELD_LOOKS:
        held.popitem(last=False)
    look = _make_look(subject, thumbnails, scratch)
    held[subject.content] = look
    return look


def _make_look(subject: Subject, thumbnails: Path, scratch: Path) -> Look:
    def load() -> Pixels:
        return load_pixels(subject, thumbnails)

    def load_finely() -> Pixels | None:
        if max(subject.facts.width, subject.facts.height) <= LONGEST_PX or not Path(subject.path).is_file():
            return None
        return np.asarray(decode_full(subject.path, READING_PX), np.uint8)

    points = None if subject.stored is None else read_keypoints(scratch, subject.stored)
    print_ = take_fingerprint(load()) if subject.print is None else Fingerprint.from_bytes(subject.print)
    return Look(print_, subject.facts, load, load_finely, points)


def pack_keypoints(points: Keypoints) -> bytes:
    """Places and arrows as float16, then descriptors."""
    return np.hstack([points.places, points.arrows]).astype("<f2").tobytes() + points.descriptors.tobytes()


def read_keypoints(scratch: Path, stored: tuple[int, int, int]) -> Keypoints:
    """Keypoints out of the scratch file."""
    offset, count, size = stored
    with scratch.open("rb") as file:
        file.seek(offset)
        data = file.read(count * 136)
    numbers: NDArray[np.float32] = np.frombuffer(data, "<f2", 4 * count).astype(np.float32).reshape(-1, 4)
    descriptors = np.frombuffer(data, np.uint8, 128 * count, 8 * count).reshape(-1, 128)
    places, arrows = np.ascontiguousarray(numbers[:, :2]), np.ascontiguousarray(numbers[:, 2:])
    return Keypoints(places, arrows, descriptors, size >> 16, size & 0xFFFF)
