"""What the embedding tests share: one real export per test run."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.embedding.encoder import Encoder
from engine.embedding.runtime import open_encoder


@pytest.fixture(scope="session")
def encoder_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("encoders")


@pytest.fixture(scope="session")
def lite0(encoder_cache: Path) -> Encoder:
    """The default encoder in single precision, exported once per test run."""
    return open_encoder(device="cpu", precision="fp32", cache=encoder_cache)
