"""What tests of all parts share."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
_DATA_HOME = tempfile.TemporaryDirectory(prefix="lookalike-tests-")
# set before anything imports send2trash, which looks once: no test may touch the user's own trash or library
os.environ["XDG_DATA_HOME"] = _DATA_HOME.name


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test data beside the checkout; tests that need it are skipped where it is absent."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip(f"needs the shared test data beside the checkout ({folder.name}/data), which is not here")
    return folder
