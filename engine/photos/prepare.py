"""What a worker process does with one file: hash it, decode it once, keep the thumbnail, hand back small results."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing.connection import wait
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.photos.decode import decode_photo
from engine.photos.fingerprint import hash_bytes, hash_file
from engine.photos.photo import PhotoFacts, UnreadablePhoto
from engine.photos.resize import Policy, encoder_pixels
from engine.photos.thumbnail import make_thumbnail, sharpness, write_thumbnail

HELD_BYTES = 64 << 20  # larger files are read twice, by the hash and by the decoder


class LibraryUnwritable(Exception):
    """The library's own folder takes no more; its text says what to do."""

    @classmethod
    def of(cls, folder: Path, error: OSError) -> LibraryUnwritable:
        """The sentence for what the system answered."""
        return cls(
            f"Nothing more can be written to {folder} ({error.strerror or error}). "
            "What was indexed so far is kept: make room there, then index again."
        )


@dataclass(frozen=True, slots=True)
class PrepareRequest:
    """One file to prepare; `hash_only` asks for the content hash and nothing else."""

    path: str
    side: int  # of the encoder's input, pixels
    policy: Policy
    thumbnails: Path | None = None  # where to keep the thumbnail; None makes none
    hash_only: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one file holds; `pixels` is uint8 (side, side, 3), None after a hash alone."""

    content: str
    bytes: int
    facts: PhotoFacts | None = None
    pixels: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was left out; one that may read well another time is not `lasting`."""

    reason: str
    lasting: bool


@cache
def decoder_stamp() -> str:
    """Which decoders these are: what one version refused, another may read."""
    from importlib.metadata import version  # here: a slow import that only the job needs

    return " ".join(f"{name} {version(name)}" for name in ("pillow", "pillow-heif", "rawpy"))


def prepare_photo(request: PrepareRequest) -> Prepared | Refused:
    """Read one file into what the library keeps of it; a bad file comes back as `Refused`.

    Raises LibraryUnwritable where the thumbnail cannot be kept.
    """
    try:
        if request.hash_only:
            return Prepared(hash_file(request.path), Path(request.path).stat().st_size)
        return _prepare(request, _read_bytes(request.path))
    except UnreadablePhoto as error:
        return Refused(str(error), lasting=True)
    except MemoryError:
        return Refused("It needs more memory than one photo may take.", lasting=True)
    except FileNotFoundError:
        return Refused("The file vanished before it could be read.", lasting=False)
    except OSError as error:
        return Refused(f"The file could not be read: {error.strerror or error}.", lasting=False)


def _read_bytes(path: str) -> bytes | None:
    """The bytes, for hash and decoder alike; None where the file is too large to hold."""
    return Path(path).read_bytes() if Path(path).stat().st_size <= HELD_BYTES else None


def _prepare(request: PrepareRequest, data: bytes | None) -> Prepared:
    content = hash_file(request.path) if data is None else hash_bytes(data)
    size = Path(request.path).stat().st_size if data is None else len(data)
    side = request.side
    decoded = decode_photo(request.path, shortest_px=side, data=data)
    small = make_thumbnail(decoded.pixels)
    if request.thumbnails is not None:
        try:
            write_thumbnail(small, request.thumbnails, content)
        except OSError as error:
            raise LibraryUnwritable.of(request.thumbnails, error) from error
    facts = replace(decoded.facts, sharpness=sharpness(small))
    return Prepared(content, size, facts, encoder_pixels(decoded.pixels, side, request.policy))


def start_worker() -> None:
    """Quieten a new worker and make it leave when its parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the parent decides
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # C decoders complain there about damaged files
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent.sentinel,), daemon=True).start()


def _leave_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
