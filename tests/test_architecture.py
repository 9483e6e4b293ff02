"""The house keeps its plan: who may import whom, how large a room may be, where each third-party name lives."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCES = [path for part in ("engine", "desktop_app") for path in sorted((REPOSITORY / part).rglob("*.py"))]

# third-party name -> the only packages that may import it
HOMES = {
    "PIL": ("engine/photos",),
    "pillow_heif": ("engine/photos",),
    "rawpy": ("engine/photos",),
    "watchdog": ("engine/photos",),
    "send2trash": ("engine/photos",),
    "sqlite3": ("engine/catalogue",),
    "hnswlib": ("engine/index",),
    "torch": ("engine/embedding", "engine/learning", "engine/experiments"),
    "torchvision": ("engine/embedding", "engine/learning"),
    "onnx": ("engine/embedding",),
    "onnxruntime": ("engine/embedding",),
    "pebble": ("engine/workers.py",),
    "cv2": ("engine/duplicates",),
    "matplotlib": ("engine/experiments/plots",),
    "typer": ("engine/cli",),
    "rich": ("engine/cli",),
    "PySide6": ("desktop_app",),
}


def test_imports_go_only_downwards() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(lint), "--no-cache"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", sorted(HOMES))
def test_each_third_party_name_has_a_home(name: str) -> None:
    strangers = [
        str(path.relative_to(REPOSITORY))
        for path in SOURCES
        if name in imported_names(path) and not path.relative_to(REPOSITORY).as_posix().startswith(HOMES[name])
    ]
    assert not strangers


def test_the_window_knows_the_engine_by_its_public_names_only() -> None:
    inside = re.compile(r"^\s*(from engine\.|import engine\.)", re.M)
    guilty = [str(path) for path in SOURCES if "desktop_app" in path.parts and inside.search(path.read_text("utf-8"))]
    # the program's one entry hands its words to the command line
    assert guilty == [str(REPOSITORY / "desktop_app" / "__main__.py")]


def test_files_and_functions_stay_small() -> None:
    lengths = {path: path.read_text("utf-8").count("\n") for path in SOURCES}
    functions = [node for path in SOURCES for node in functions_of(path)]
    sizes = [(node.end_lineno or node.lineno) - node.lineno + 1 for node in functions]
    assert not [path for path, length in lengths.items() if length > 300]
    assert not [node.name for node, size in zip(functions, sizes, strict=True) if size > 40]
    assert statistics.median(lengths.values()) <= 90
    assert statistics.quantiles(lengths.values(), n=10)[-1] <= 200
    assert statistics.median(sizes) <= 8
    assert statistics.quantiles(sizes, n=10)[-1] <= 20


def test_no_folder_is_a_crowd() -> None:
    folders = {path.parent for path in SOURCES}
    crowds = {
        str(folder.relative_to(REPOSITORY)): count
        for folder in folders
        if (count := sum(path.parent == folder and path.name != "__init__.py" for path in SOURCES)) > 12
    }
    assert not crowds


@pytest.mark.parametrize(
    "module", ["engine", "engine.library", "engine.cli", "engine.learning.methods", "desktop_app.application"]
)
def test_starting_is_light(module: str) -> None:
    heavy = "{'torch', 'torchvision', 'cv2', 'hnswlib', 'onnxruntime', 'onnx', 'matplotlib'}"
    code = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def imported_names(path: Path) -> set[str]:
    """Top-level names of what a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def functions_of(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
