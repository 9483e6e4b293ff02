"""What the tests of the engine share: small real photos, the real encoder, a library in a temporary folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.catalogue.database import Catalogue
from engine.embedding.encoder import Encoder
from engine.embedding.runtime import open_encoder

Paint = Callable[..., Path]


@pytest.fixture(scope="session", autouse=True)
def encoder_cache(pytestconfig: pytest.Config) -> Iterator[Path]:
    """Exported networks are kept between test runs, apart from the user's own."""
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("lookalike")
    before = os.environ.get("LOOKALIKE_CACHE")
    os.environ["LOOKALIKE_CACHE"] = str(folder)
    yield folder / "encoders"
    os.environ.pop("LOOKALIKE_CACHE") if before is None else os.environ.update(LOOKALIKE_CACHE=before)


@pytest.fixture(scope="session")
def encoder(encoder_cache: Path) -> Encoder:
    """The default network on the processor."""
    return open_encoder(device="cpu", precision="fp32")


@pytest.fixture
def paint() -> Paint:
    """Make one small photo: blurred coloured noise, another for every seed."""

    def make(path: Path, seed: int = 0, size: tuple[int, int] = (160, 120), **options: object) -> Path:
        noise = np.random.default_rng(seed).integers(0, 256, (6, 8, 3), dtype=np.uint8)
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC).save(path, **options)
        return path

    return make


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """An empty catalogue."""
    with Catalogue.open(tmp_path / "library") as opened:
        yield opened
