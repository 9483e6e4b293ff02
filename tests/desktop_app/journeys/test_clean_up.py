"""A walk through cleaning up: found, looked at, decided, planned, moved to the trash, undone, there at restart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.application import Application
from engine import Library
from tests.desktop_app.made_copies import make_copies
from tests.desktop_app.real_library import PATIENCE_MS, StartApplication


@pytest.fixture(scope="module")
def copied(exported_networks: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the photos, and a library that knows them, to be copied by each test."""
    folder = tmp_path_factory.mktemp("重複")
    make_copies(folder / "Photos", photos=12)
    return folder


@pytest.fixture
def home(copied: Path, tmp_path: Path) -> Path:
    """Photos and library of the test's own."""
    folder = shutil.copytree(copied, tmp_path / "home")
    with Library.open(folder / "library") as library:
        library.add_folder(str(folder / "Photos"))
        library.index()
    return folder


@pytest.fixture
def application(qtbot: QtBot, start_application: StartApplication, home: Path) -> Application:
    started = start_application(home / "library")
    started.window.show_page("duplicates")
    wait_for_jobs(qtbot, started)
    return started


def wait_for_jobs(qtbot: QtBot, application: Application) -> None:
    """The job that begins by itself, and what was asked for after it."""
    qtbot.waitUntil(lambda: not application.indexing.job.active, timeout=PATIENCE_MS)


def paths_of(page, band: str) -> list[set[str]]:
    return [{copy.path for copy in each.group.copies} for each in page.found.groups.get(band, ())]


def find(qtbot: QtBot, application: Application) -> None:
    page = application.pages["duplicates"]
    with qtbot.waitSignal(application.indexing.job_ended, timeout=PATIENCE_MS) as ended:
        qtbot.mouseClick(page.head.find_button, Qt.MouseButton.LeftButton)
    assert ended.args[0] == "duplicates" and ended.args[1].ending == "done", ended.args[1]
    qtbot.waitUntil(lambda: bool(page.found.groups.get("same")), timeout=PATIENCE_MS)


def press(qtbot: QtBot, page, key: Qt.Key) -> None:
    qtbot.keyClick(page.review.detail.grid, key)


def test_from_finding_to_the_trash_and_back(qtbot: QtBot, application: Application, home: Path) -> None:
    page, window = application.pages["duplicates"], application.window
    qtbot.waitUntil(lambda: bool(paths_of(page, "exact")), timeout=PATIENCE_MS)  # known without a search
    find(qtbot, application)

    page.head.tabs.set_band("exact")
    first = page.review.current()
    assert first is not None and page.review.detail.model.fate(first.keep) == "advised"
    press(qtbot, page, Qt.Key.Key_A)
    gone = {copy.path for n, copy in enumerate(first.group.copies) if n != first.keep}
    assert page.marks.of(first.group) == gone and page.review.current() is not first
    second = page.review.current()
    press(qtbot, page, Qt.Key.Key_K)
    press(qtbot, page, Qt.Key.Key_B)
    assert page.marks.of(second.group) == frozenset()

    press(qtbot, page, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: page.review.compare.view.copies != (), timeout=PATIENCE_MS)
    qtbot.keyClick(page.review.compare.view, Qt.Key.Key_K)
    assert len(page.marks.of(second.group)) == len(second.group.copies) - 1
    qtbot.keyClick(page.review.compare.view, Qt.Key.Key_B)
    qtbot.keyClick(page.review.compare.view, Qt.Key.Key_Escape)
    assert not page.review.compares

    page.head.tabs.set_band("same")
    page.ask_rule()
    page.marking.accept()
    marked = page.marks.totals()
    assert marked.files > len(gone) and str(marked.files) in page.foot.total.text()

    qtbot.mouseClick(page.foot.preview, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.clearing.dialog is not None, timeout=PATIENCE_MS)
    dialog = page.clearing.dialog
    goes = [item.path for item in dialog.plan.items]
    assert len(goes) == marked.files and gone <= set(goes)
    dialog.understood.setChecked(True)
    with qtbot.waitSignal(page.cleared, timeout=PATIENCE_MS) as cleared:
        qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert f"{marked.files} files moved to the trash" in cleared.args[0]
    assert not any(Path(path).exists() for path in goes)
    qtbot.waitUntil(lambda: page.marks.totals().files == 0, timeout=PATIENCE_MS)
    assert all(len(group - set(goes)) == len(group) for group in paths_of(page, "exact"))

    qtbot.mouseClick(window.toasts.current().action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: all(Path(path).is_file() for path in goes), timeout=PATIENCE_MS)
    whole = {copy.path for copy in first.group.copies}
    qtbot.waitUntil(lambda: whole in paths_of(page, "exact"), timeout=PATIENCE_MS)


def test_what_is_no_duplicate_is_remembered_and_can_be_taken_back(qtbot: QtBot, application: Application) -> None:
    page = application.pages["duplicates"]
    find(qtbot, application)
    page.head.tabs.set_band("same")
    before = set(map(frozenset, paths_of(page, "same")))
    parted = {copy.path for copy in page.review.current().group.copies}
    with qtbot.waitSignal(page.parted, timeout=PATIENCE_MS):
        press(qtbot, page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: parted not in paths_of(page, "same"), timeout=PATIENCE_MS)
    qtbot.mouseClick(application.window.toasts.current().action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: sorted(map(sorted, paths_of(page, "same"))) == sorted(map(sorted, before)), timeout=PATIENCE_MS
    )


def test_results_are_there_at_the_next_start(
    qtbot: QtBot, application: Application, start_application: StartApplication, home: Path
) -> None:
    find(qtbot, application)
    found = application.pages["duplicates"].found
    application.close()
    again = start_application(home / "library")
    again.window.show_page("duplicates")
    page = again.pages["duplicates"]
    qtbot.waitUntil(lambda: page.found.counts == found.counts, timeout=PATIENCE_MS)


def test_protected_folders_are_never_marked(qtbot: QtBot, application: Application, home: Path) -> None:
    page, backup = application.pages["duplicates"], str(home / "Photos" / "Backup")
    qtbot.waitUntil(lambda: bool(paths_of(page, "exact")), timeout=PATIENCE_MS)
    page.settling.ask_roles()
    qtbot.waitUntil(lambda: page.settling.dialog is not None, timeout=PATIENCE_MS)
    dialog = page.settling.dialog
    dialog.add_folder(backup)
    dialog.choice(backup).setCurrentIndex(1)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(page.found.protected), timeout=PATIENCE_MS)
    page.ask_rule()
    page.marking.accept()
    assert page.marks.totals().files > 0
    assert not any(path.startswith(backup) for _, gone in page.marks.decided(page.found.every_group()) for path in gone)
