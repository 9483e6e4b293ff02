"""What tests of the window share: no screen, the theme, small pictures and made photos."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop_app.theme import apply_theme
from desktop_app.thumbnails import ThumbnailLoader
from tests.desktop_app.real_library import (  # noqa: F401
    exported_networks,
    indexed,
    indexed_scenes,
    library,
    library_folder,
    library_thumbnails,
    own_library,
    photos,
    settings,
    start_application,
    tasks,
    taught_library,
    taught_scenes,
)

NO_SCREEN = "This plugin does not support"  # what the offscreen platform says of raising and size hints


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what only the missing screen warns of not fail a test; every other warning of Qt does."""
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.qt_log_ignore(NO_SCREEN, extend=True))


@pytest.fixture(autouse=True)
def dressed(request: pytest.FixtureRequest) -> None:
    """The theme and English numbers, for tests that have an application."""
    if "qtbot" in request.fixturenames or "qapp" in request.fixturenames:
        app: QApplication = request.getfixturevalue("qapp")
        QLocale.setDefault(QLocale("en_US"))
        if app.property("theme") != "light":
            apply_theme(app, "light")


@pytest.fixture
def thumbnails(qapp: QApplication, tmp_path: Path) -> Iterator[ThumbnailLoader]:
    """A loader for thumbnail files named after the content in a folder of its own."""
    loader = ThumbnailLoader(lambda content: tmp_path / f"{content}.png")
    yield loader
    loader.close()
