"""Photos as the frozen encoder sees them, encoded once and kept."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from engine.embedding.encoder import Encoder
from engine.embedding.exported import write_atomically
from engine.embedding.runtime import encoder_cache, open_encoder
from engine.evaluation import encode_classes, list_classes
from engine.progress import Progress, silent

Make = Callable[[Encoder], tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]]


@dataclass(frozen=True)
class FrozenSet:
    """Features of labelled photos."""

    features: npt.NDArray[np.float32]  # (n, ..., d)
    labels: npt.NDArray[np.int64]  # (n,) classes numbered from 0


def keep_features(name: str, make: Make) -> FrozenSet:
    """What `make` gives for the encoder that comes with the program, or what is kept of it under this name."""
    encoder = open_encoder(device="cpu", precision="fp32")
    kept = encoder_cache().parent / "features" / f"{encoder.backbone}-{name}.npz"
    stored = _read(kept)
    if stored is None:
        stored = FrozenSet(*make(encoder))
        buffer = io.BytesIO()
        np.savez(buffer, features=stored.features, labels=stored.labels)
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(kept, buffer.getvalue())
    return stored


def encode_folder(folder: Path, classes: int | None = None, progress: Progress = silent) -> FrozenSet:
    """Features (n, d) of a folder with one folder of photos for each class, or of the first few classes."""
    folder = Path(os.path.abspath(folder))
    photos = [(path, label) for path, label in list_classes(str(folder)) if classes is None or label < classes]
    digest = hashlib.blake2b(digest_size=8)
    for path, label in photos:  # other photos are encoded anew
        facts = Path(path).stat()
        digest.update(f"{Path(path).relative_to(folder)}|{label}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return keep_features(digest.hexdigest(), lambda encoder: encode_classes(encoder, photos, progress)[:2])


def _read(kept: Path) -> FrozenSet | None:
    try:
        with np.load(kept) as arrays:
            return FrozenSet(arrays["features"], arrays["labels"])
    except (OSError, ValueError, KeyError, BadZipFile):
        return None
