"""Index files: a stamped, checksummed header before plain arrays, replaced atomically, trusted only when whole.

Layout: magic (8 bytes) | checksum (32) | length of the header (8, little-endian) | header (JSON) | the arrays, each
padded to 64 bytes. The checksum covers the header and all arrays, so that no byte reaches hnswlib unverified: its
loader may crash the process on noise.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]

MAGIC = b"LOOKIDX\n"
VERSION = 1
ALIGNMENT = 64
HEADER_LIMIT = 1 << 20  # bytes; a longer header is noise
CHUNK = 8 << 20  # bytes hashed at a time, on two threads: one thread would be half of the loading time
CHECKSUM_BYTES = 32
PREFIX_BYTES = len(MAGIC) + CHECKSUM_BYTES + 8
ABANDONED_AFTER_S = 3600.0


class IndexUnusable(Exception):
    """An index file that is absent, stale, truncated, damaged or foreign: build the index anew."""


class IndexUnwritable(Exception):
    """The index could not be saved; its text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was made of: the encoder of its vectors and the catalogue generation that it has seen."""

    encoder_id: str
    generation: int


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A verified index file: its stamp, the small facts that its writer added, and its arrays."""

    stamp: Stamp
    facts: Mapping[str, Any]
    arrays: Arrays


def write_index(path: Path, stamp: Stamp, facts: Mapping[str, Any], arrays: Arrays) -> None:
    """Replace the file at `path` as one act; a crash leaves the old file or the new one, never a mixture."""
    whole = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    header = _describe(stamp, facts, whole)
    checksum = _checksum(header, whole.values())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(path.parent)
        _write_atomically(path, [MAGIC, checksum, len(header).to_bytes(8, "little"), header], whole)
    except OSError as error:
        reason = error.strerror or str(error)
        raise IndexUnwritable(
            f"The search index could not be saved in {path.parent} ({reason}); free some space or allow writing there."
        ) from error


def read_index(path: Path, encoder_id: str) -> IndexFile:
    """Read and verify the index at `path`; raises `IndexUnusable` for anything but a whole file of this encoder."""
    try:
        with path.open("rb") as file:
            checksum, header = _read_header(file)
            arrays = _read_arrays(file, header["arrays"])
            stamp = Stamp(header["encoder_id"], header["generation"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError) as error:
        raise IndexUnusable(f"{path.name} cannot be read as an index: {error!r}") from error
    if checksum != _checksum(_encode(header), arrays.values()):
        raise IndexUnusable(f"{path.name} is damaged: its checksum does not match.")
    if stamp.encoder_id != encoder_id:
        raise IndexUnusable(f"{path.name} holds vectors of another encoder: {stamp.encoder_id}")
    return IndexFile(stamp, header["facts"], arrays)


def read_stamp(path: Path) -> Stamp | None:
    """The stamp in the header at `path`, read without the arrays and so unverified, or None."""
    try:
        with path.open("rb") as file:
            _, header = _read_header(file)
        return Stamp(str(header["encoder_id"]), int(header["generation"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _describe(stamp: Stamp, facts: Mapping[str, Any], arrays: Arrays) -> bytes:
    return _encode(
        {
            "version": VERSION,
            "encoder_id": stamp.encoder_id,
            "generation": stamp.generation,
            "facts": dict(facts),
            "arrays": [[name, array.dtype.str, list(array.shape)] for name, array in arrays.items()],
        }
    )


def _encode(header: Mapping[str, Any]) -> bytes:
    return json.dumps(header, sort_keys=True, ensure_ascii=True).encode("ascii")


def _checksum(header: bytes, arrays: Iterable[NDArray[Any]]) -> bytes:
    """blake2b over the header and the blake2b digests of all chunks."""
    parts: list[Any] = [header]
    for array in arrays:
        flat = array.reshape(-1).view(np.uint8)
        parts += [flat[start : start + CHUNK] for start in range(0, flat.size, CHUNK)]
    with ThreadPoolExecutor(2) as pool:
        digests = pool.map(lambda part: blake2b(part, digest_size=CHECKSUM_BYTES).digest(), parts)
        return blake2b(b"".join(digests), digest_size=CHECKSUM_BYTES).digest()


def _read_header(file: BinaryIO) -> tuple[bytes, dict[str, Any]]:
    prefix = file.read(PREFIX_BYTES)
    length = int.from_bytes(prefix[-8:], "little")
    if len(prefix) < PREFIX_BYTES or not prefix.startswith(MAGIC) or length > HEADER_LIMIT:
        raise ValueError("no index header")
    header = json.loads(file.read(length))
    if header["version"] != VERSION:
        raise ValueError(f"version {header['version']}")
    return prefix[len(MAGIC) : -8], header


def _read_arrays(file: BinaryIO, described: list[Any]) -> dict[str, NDArray[Any]]:
    """Read every described array; sizes are checked against the file before memory is taken.

    Read, not mapped: a mapped file cannot be replaced on Windows while it is open.
    """
    left = os.fstat(file.fileno()).st_size
    arrays: dict[str, NDArray[Any]] = {}
    for name, dtype, shape in described:
        file.seek(-file.tell() % ALIGNMENT, os.SEEK_CUR)
        item = np.dtype(dtype)
        count = int(np.prod(shape, dtype=object)) if shape else 1
        if item.hasobject or count < 0 or file.tell() + count * item.itemsize > left:
            raise ValueError("the file is cut short")
        arrays[str(name)] = np.fromfile(file, item, count).reshape(shape)
    return arrays


def _write_atomically(path: Path, head: list[bytes], arrays: Arrays) -> None:
    """Write to an ASCII-named file beside `path`, make it durable, and move it into place."""
    handle, temporary = tempfile.mkstemp(prefix="index-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(head)
            for array in arrays.values():
                file.write(bytes(-file.tell() % ALIGNMENT))
                file.write(array.reshape(-1).view(np.uint8).data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open folders; NTFS journals the rename
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_abandoned(folder: Path) -> None:
    """Remove what a killed writer has left behind."""
    for leftover in folder.glob("index-*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - leftover.stat().st_mtime > ABANDONED_AFTER_S:
                leftover.unlink()
