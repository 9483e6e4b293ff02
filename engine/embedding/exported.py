"""Exported networks in the cache: derived files that are checked before use and remade when anything is off."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.embedding.encoder import Policy

RECIPE = 2  # raise when features change: part of the encoder id, and networks of other recipes are made anew


@dataclass(frozen=True, slots=True)
class ExportedNetwork:
    """What the cache knows of one ONNX file."""

    backbone: str
    side: int
    policy: Policy
    dims: int
    digest: str  # BLAKE2b of the ONNX file
    recipe: int = RECIPE


def network_path(cache: Path, key: str) -> Path:
    """Where the ONNX file of a cache key lies."""
    return cache / f"{key}.onnx"


def read_exported(cache: Path, key: str) -> ExportedNetwork | None:
    """The facts of a cached network, or None when it is absent, truncated, foreign or of another recipe."""
    try:
        facts = ExportedNetwork(**json.loads(network_path(cache, key).with_suffix(".json").read_bytes()))
        digest = _digest_file(network_path(cache, key))
    except (OSError, ValueError, TypeError):
        return None
    return facts if facts.recipe == RECIPE and facts.digest == digest else None


def write_exported(cache: Path, key: str, network: Path, backbone: str, side: int, dims: int) -> ExportedNetwork:
    """Move a finished ONNX file into the cache, its facts last, so that a kill leaves nothing that passes."""
    facts = ExportedNetwork(backbone, side, "whole", dims, _digest_file(network))
    place = network_path(cache, key)
    network.replace(place)
    write_atomically(place.with_suffix(".json"), json.dumps(asdict(facts)).encode())
    return facts


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside the path, flush to disk, rename over it."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _digest_file(path: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()
