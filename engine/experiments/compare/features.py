"""Photos as the frozen encoder sees them, encoded once and kept."""

from __future__ import annotations

import hashlib
import io
import os
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from engine.embedding.exported import write_atomically
from engine.embedding.runtime import encoder_cache, open_encoder
from engine.evaluation import encode_classes, list_classes
from engine.progress import Progress, silent


@dataclass(frozen=True)
class FrozenSet:
    """Features of labelled photos."""

    features: npt.NDArray[np.float32]  # (n, d)
    labels: npt.NDArray[np.int64]  # (n,) classes numbered in the order of their folders' names


def encode_folder(folder: Path, classes: int | None = None, progress: Progress = silent) -> FrozenSet:
    """Features of a folder with one folder of photos for each class, or of the first few, by the default encoder."""
    folder = Path(os.path.abspath(folder))
    encoder = open_encoder(device="cpu", precision="fp32")
    photos = [(path, label) for path, label in list_classes(str(folder)) if classes is None or label < classes]
    kept = encoder_cache().parent / "features" / f"{encoder.backbone}-{_name_photos(folder, photos)}.npz"
    stored = _read(kept)
    if stored is None:
        features, labels, _ = encode_classes(encoder, photos, progress)
        stored = FrozenSet(features, labels)
        buffer = io.BytesIO()
        np.savez(buffer, features=features, labels=labels)
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(kept, buffer.getvalue())
    return stored


def _name_photos(folder: Path, photos: list[tuple[str, int]]) -> str:
    """A digest of names, sizes and times of the photos, so that other photos are encoded anew."""
    digest = hashlib.blake2b(digest_size=8)
    for path, label in photos:
        facts = Path(path).stat()
        digest.update(f"{Path(path).relative_to(folder)}|{label}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _read(kept: Path) -> FrozenSet | None:
    try:
        with np.load(kept) as arrays:
            return FrozenSet(arrays["features"], arrays["labels"])
    except (OSError, ValueError, KeyError, BadZipFile):
        return None
