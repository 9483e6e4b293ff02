"""The page of labels on a real library, with what the application lends it: writing and undoing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.actions.labelling.label_writing import LabelWriting
from desktop_app.actions.labelling.undo_history import UndoHistory
from desktop_app.pages.labels import LabelsPage
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from engine import Library
from tests.desktop_app.real_library import FAMILIES, MEMBERS, PATIENCE_MS

ALL = len(FAMILIES) * MEMBERS


@pytest.fixture
def page(
    qtbot: QtBot, tasks: Tasks, settings: WindowSettings, library_thumbnails: ThumbnailLoader, library: Library
) -> LabelsPage:
    made = LabelsPage(tasks, settings, library_thumbnails)
    qtbot.addWidget(made)
    made.history = UndoHistory(made, tasks.after_writes)  # what the application holds
    made.writing = LabelWriting(tasks, made.history, settings, QObject(made))
    made.writing.use_library(library)
    made.writing.changed.connect(made.refresh)
    made.deed_asked.connect(made.writing.perform)
    made.photo_actions.labels.change_asked.connect(made.writing.change)
    made.resize(1200, 800)
    made.show()
    made.use_library(library)
    qtbot.waitUntil(lambda: made.panel.grid.count() == ALL, timeout=PATIENCE_MS)
    return made
