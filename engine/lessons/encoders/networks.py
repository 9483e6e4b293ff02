"""The networks of a library that were taught: one file each, whole or not there at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.embedding.origin import FOLDER, TAUGHT

TRIAL = ".new.safetensors"


@dataclass(frozen=True, slots=True)
class KeptNetwork:
    """A network file of the library."""

    name: str  # as an origin names it
    backbone: str
    dims: int


def keep_network(library: Path, write: Callable[[Path], None], expected: str | None = None) -> KeptNetwork:
    """Keep the weights that `write` puts into a file, once they have been read back and make a network of ours.

    Raises OSError, EncoderUnavailable, and ValueError where its features would not be called `expected`.
    """
    from engine.embedding.networks.checkpoint import load_source
    from engine.embedding.sources import WeightsSource, hash_weights

    folder = library / FOLDER
    folder.mkdir(exist_ok=True)
    trial = folder / TRIAL
    try:
        write(trial)
        with trial.open("rb+") as file:
            os.fsync(file.fileno())
        loaded = load_source(WeightsSource(hash_weights(trial), trial, None))
        if expected is not None and loaded.backbone != expected:
            raise ValueError(f"its network is not {expected}")
        trial.replace(folder / f"{loaded.backbone}.safetensors")
    finally:
        trial.unlink(missing_ok=True)
    return KeptNetwork(f"{TAUGHT}{loaded.backbone}.safetensors", loaded.backbone, loaded.dims)
