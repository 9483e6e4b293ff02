"""The settings page on a real library: what is shown, and what a change writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.pages.settings import SettingsPage
from desktop_app.pages.settings.rules_dialog import RulesDialog
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from engine import Library, Root, ScanRules
from tests.desktop_app.real_library import PATIENCE_MS


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks, settings: WindowSettings, library: Library) -> SettingsPage:
    made = SettingsPage(tasks, settings)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.use_library(library)
    made.show()
    qtbot.waitUntil(lambda: made.search.encoder.count() > 0 and "…" not in made.cache.used.text(), timeout=PATIENCE_MS)
    return made


def test_everything_is_shown_as_it_is(page: SettingsPage, library: Library, photos: Path) -> None:
    assert page.folders.shown_paths() == [str(photos)]
    assert page.search.encoder.value == next(each.name for each in library.encoders() if each.chosen)
    assert (page.search.device.value, page.search.precision.value) == ("auto", "auto")
    assert page.cache.limit.value() == library.settings.thumbnail_cache_mb


def test_a_choice_is_written_and_told_once(qtbot: QtBot, page: SettingsPage, library: Library) -> None:
    with qtbot.waitSignals([page.changed, page.index_asked], timeout=PATIENCE_MS):
        page.search.device.set_value("cpu")
        page.search.device.activated.emit(page.search.device.currentIndex())
    assert library.settings.device == "cpu"


def test_a_checkpoint_of_ones_own_can_be_chosen(
    qtbot: QtBot, page: SettingsPage, library: Library, tmp_path: Path
) -> None:
    card = page.search
    before = card.encoder.value
    card.encoder.setCurrentIndex(card.encoder.count() - 1)
    card.encoder.activated.emit(card.encoder.currentIndex())
    dialog = card.findChild(QFileDialog)
    assert dialog is not None and dialog.isVisible()
    assert card.encoder.value == before  # nothing has changed yet
    (tmp_path / "mine.safetensors").touch()
    with qtbot.waitSignals([page.changed, page.index_asked], timeout=PATIENCE_MS):
        dialog.fileSelected.emit(str(tmp_path / "mine.safetensors"))
    dialog.close()
    assert library.settings.encoder == f"file:{tmp_path / 'mine.safetensors'}"
    page.refresh()  # as when the change is announced
    qtbot.waitUntil(lambda: card.encoder.currentText() == "mine.safetensors", timeout=PATIENCE_MS)


def test_patterns_are_saved_when_asked(qtbot: QtBot, page: SettingsPage, library: Library) -> None:
    page.excludes.patterns.setPlainText("*.tmp.jpg\n\n  Screenshots/*  ")
    page.excludes.hidden.setChecked(True)
    with qtbot.waitSignal(page.index_asked, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.excludes.save, Qt.MouseButton.LeftButton)
    assert library.settings.exclude == ("*.tmp.jpg", "Screenshots/*") and library.settings.include_hidden
    assert not page.excludes.save.isEnabled()


def test_an_edit_under_way_is_not_overwritten(qtbot: QtBot, page: SettingsPage) -> None:
    page.excludes.patterns.setPlainText("half typed")
    page.refresh()
    qtbot.wait(100)
    assert page.excludes.patterns.toPlainText() == "half typed"


def test_the_cache_is_limited_and_cleared(qtbot: QtBot, page: SettingsPage, library: Library) -> None:
    with qtbot.waitSignal(page.changed, timeout=PATIENCE_MS):
        page.cache.limit.setValue(512)
        page.cache.limit.editingFinished.emit()
    assert library.settings.thumbnail_cache_mb == 512
    with qtbot.waitSignal(page.thumbnails_cleared, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.cache.clear, Qt.MouseButton.LeftButton)
    assert library.thumbnail_bytes() == 0
    qtbot.waitUntil(lambda: page.cache.used.text().startswith("0"), timeout=PATIENCE_MS)


def test_the_window_is_told_of_looks(qtbot: QtBot, page: SettingsPage) -> None:
    with qtbot.waitSignal(page.theme_chosen) as chosen:
        page.looks.theme.set_value("dark")
        page.looks.theme.activated.emit(2)
    assert chosen.args == ["dark"]


def test_rules_are_read_one_a_line(qtbot: QtBot) -> None:
    dialog = RulesDialog(Root(1, "/photos", include=("*.jpg",), exclude=("old/*", "*.tmp"), hidden=True))
    qtbot.addWidget(dialog)
    assert dialog.rules() == ScanRules(("*.jpg",), ("old/*", "*.tmp"), True)
    dialog.exclude.setPlainText("new/*\n")
    assert dialog.rules().exclude == ("new/*",)
