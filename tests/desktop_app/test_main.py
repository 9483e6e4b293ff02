"""The way into the program: what opens the window, what runs a command, and what the window never loads at start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
HEAVY = (
    "sqlite3",
    "torch",
    "torchvision",
    "hnswlib",
    "onnxruntime",
    "PIL",
    "rawpy",
    "pillow_heif",
    "typer",
    "engine.library",
)

START = f"""
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from desktop_app.application import Application
from desktop_app.settings import WindowSettings
application = Application(app, WindowSettings(sys.argv[1]), sys.argv[2])
application.window.show()
app.processEvents()
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_shown_window_has_loaded_nothing_heavy(tmp_path: Path) -> None:
    ran = run_python("-c", START, str(tmp_path / "window.ini"), str(tmp_path / "library"))
    assert ran.stdout.strip() == "[]", ran.stderr


def test_a_command_goes_to_the_engine(tmp_path: Path) -> None:
    ran = run_python("-m", "desktop_app", "--library", str(tmp_path / "library"), "status", "--json")
    assert ran.returncode == 0 and '"photos"' in ran.stdout, ran.stderr


def test_a_frozen_child_runs_the_engine_too(tmp_path: Path) -> None:
    ran = run_python("-m", "desktop_app", "--engine", "--library", str(tmp_path / "library"), "status", "--json")
    assert ran.returncode == 0 and '"photos"' in ran.stdout, ran.stderr


def test_wrong_use_is_told_apart() -> None:
    assert run_python("-m", "desktop_app", "no-such-command").returncode == 2


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these always have a screen")
def test_without_a_screen_it_says_what_to_do() -> None:
    blind = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    blind.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "desktop_app"]
    ran = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False, env=blind)
    assert ran.returncode == 1 and "no screen" in ran.stderr
