"""Real vectors: photos of groceries as the default network sees them, worked out once and kept between runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from engine.embedding.encoder import Encoder
from engine.embedding.head import fit_pca_head
from engine.evaluation import encode_classes
from engine.progress import silent

CLASSES, EACH = 26, 10


@dataclass(frozen=True)
class Goods:
    """Unit vectors (n, d) and class numbers (n,)."""

    vectors: np.ndarray
    labels: np.ndarray


@pytest.fixture(scope="session")
def goods(shared: Path, encoder: Encoder, pytestconfig: pytest.Config) -> Goods:
    """26 kinds, ten photos each."""
    assert pytestconfig.cache is not None
    kept = pytestconfig.cache.mkdir("lookalike") / f"goods-{encoder.backbone}-{CLASSES}-{EACH}.npz"
    if not kept.exists():
        folders = sorted(path for path in (shared / "data" / "grocery").iterdir() if len(list(path.iterdir())) >= EACH)
        chosen = folders[:: len(folders) // CLASSES][:CLASSES]
        files = [(str(path), label) for label, folder in enumerate(chosen) for path in sorted(folder.iterdir())[:EACH]]
        features, labels, _ = encode_classes(encoder, files, silent)
        np.savez(kept, features=features, labels=labels)
    with np.load(kept) as stored:
        features, labels = stored["features"], stored["labels"]
    return Goods(fit_pca_head([features], 128).project(features), labels)
