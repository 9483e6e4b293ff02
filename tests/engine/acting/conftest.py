"""A trash of the test's own, and a library of real files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from engine.catalogue import Catalogue
from tests.engine.acting.shelf import Shelf


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own, so that no test touches the user's trash; send2trash reads its place when it is imported."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    before = forget_send2trash()
    (tmp_path / "home").mkdir()
    yield tmp_path / "home"
    forget_send2trash()
    sys.modules.update(before)


def forget_send2trash() -> dict[str, ModuleType]:
    """Take the library out of the loaded modules, so that the next import looks at the home anew."""
    return {name: sys.modules.pop(name) for name in [*sys.modules] if name.startswith("send2trash")}


@pytest.fixture
def shelf(catalogue: Catalogue, tmp_path: Path) -> Shelf:
    """An empty library with one folder, whose name is no ASCII."""
    return Shelf(catalogue, tmp_path / "写真")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB of its own."""
    top = tmp_path / "disk"
    top.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(top)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs the right to mount a small disk")
    yield top
    subprocess.run(["umount", "--lazy", str(top)], check=True)
