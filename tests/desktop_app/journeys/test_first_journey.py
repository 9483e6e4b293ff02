"""A walk through the window: from an empty start to ranked results, a part, a negative, and back."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.widgets.photos.crop_box import CropBox
from tests.desktop_app.real_library import FAMILIES, MEMBERS, PATIENCE_MS, StartApplication


def names_shown(page) -> list[str]:
    """File names in the results, best first."""
    model = page.results.panel.model
    return [photo.name for photo in model.photos_now(model.ids().tolist())]


def test_from_an_empty_window_to_ranked_results(
    qtbot: QtBot, start_application: StartApplication, photos: Path, tmp_path: Path
) -> None:
    application = start_application(tmp_path / "library")
    window, search = application.window, application.pages["search"]
    grid = application.pages["library"].panel.grid

    qtbot.waitUntil(lambda: window.page is application.first_start, timeout=PATIENCE_MS)
    application.folders.add([str(photos)])  # what the folder dialogue answers with
    qtbot.waitUntil(lambda: window.page is application.pages["library"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: grid.count() == len(FAMILIES) * MEMBERS, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not application.indexing.job.active, timeout=PATIENCE_MS)
    assert application.indexing.stopped is None

    model = application.pages["library"].panel.model
    chosen = next(p for p in model.photos_now(model.ids().tolist()) if p.name == "sea 0.jpg")
    grid.go_to_row(model.row_of(chosen.id))
    qtbot.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.page is search
    qtbot.waitUntil(lambda: len(names_shown(search)) == len(FAMILIES) * MEMBERS - 1, timeout=PATIENCE_MS)
    scores = [search.results.panel.model.score(row) for row in range(5)]
    assert scores == sorted(scores, reverse=True)
    assert {name.split()[0] for name in names_shown(search)[:3]} == {"sea"}

    qtbot.waitUntil(lambda: search.example.pick.isEnabled(), timeout=PATIENCE_MS)
    qtbot.mouseClick(search.example.pick, Qt.MouseButton.LeftButton)
    search.example.viewer.set_crop_mode(True, CropBox(0.1, 0.1, 0.6, 0.6))
    qtbot.keyClick(search.example.viewer, Qt.Key.Key_Return)
    assert search.asking.question.parts[0].crop is not None
    qtbot.waitUntil(lambda: len(names_shown(search)) == len(FAMILIES) * MEMBERS, timeout=PATIENCE_MS)

    search.results.panel.grid.go_to_row(4)
    unwanted = search.results.panel.current_photo()
    search.photo_actions.less.trigger()
    assert [part.less for part in search.asking.question.parts] == [False, True]
    qtbot.waitUntil(lambda: unwanted.name not in names_shown(search), timeout=PATIENCE_MS)

    qtbot.keyClick(search.results.panel.grid, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert len(search.asking.question.parts) == 1
    qtbot.keyClick(search.results.panel.grid, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert search.asking.question.parts[0].crop is None
    qtbot.waitUntil(lambda: len(names_shown(search)) == len(FAMILIES) * MEMBERS - 1, timeout=PATIENCE_MS)
    qtbot.keyClick(search.results.panel.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert search.asking.question.parts[0].crop is not None


FEWER = """
import runpy, sys
if "samples" in sys.argv:
    sys.argv += ["--count", "12"]
runpy.run_module("engine", run_name="__main__", alter_sys=True)
"""


def test_sample_photos_are_made_on_the_spot_and_indexed(
    qtbot: QtBot, start_application: StartApplication, tmp_path: Path
) -> None:
    (tmp_path / "fewer.py").write_text(FEWER)
    application = start_application(tmp_path / "library", command=[sys.executable, str(tmp_path / "fewer.py")])
    first = application.first_start
    qtbot.waitUntil(lambda: application.window.page is first, timeout=PATIENCE_MS)
    first.samples_asked.emit(str(tmp_path / "samples"))
    qtbot.waitUntil(lambda: not first.samples.isEnabled(), timeout=PATIENCE_MS)
    grid = application.pages["library"].panel.grid
    qtbot.waitUntil(lambda: grid.isVisible() and grid.count() > 0, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not application.indexing.job.active, timeout=PATIENCE_MS)
    assert [root.path for root in application.library.folders()] == [str(tmp_path / "samples")]
