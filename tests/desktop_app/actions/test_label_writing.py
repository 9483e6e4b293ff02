"""Labels written to a real library: given by key, undone and done again, in one order with moves of files."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.actions.labelling.label_writing import LabelDeed, LabelWriting
from desktop_app.actions.labelling.recent_labels import RecentLabels
from desktop_app.actions.labelling.undo_history import UndoHistory
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from engine import Library
from tests.desktop_app.real_library import PATIENCE_MS


@pytest.fixture
def history(qtbot: QtBot) -> UndoHistory:
    return UndoHistory()


@pytest.fixture
def writing(
    qtbot: QtBot, library: Library, tasks: Tasks, settings: WindowSettings, history: UndoHistory
) -> LabelWriting:
    made = LabelWriting(tasks, history, settings, QObject(history))
    made.use_library(library)
    return made


def change(qtbot: QtBot, writing: LabelWriting, act, *values) -> None:
    with qtbot.waitSignal(writing.changed, timeout=PATIENCE_MS):
        act(*values)


def test_a_label_given_is_saved_told_and_undone(
    qtbot: QtBot, writing: LabelWriting, library: Library, history: UndoHistory
) -> None:
    ids = library.photo_ids()[:3]
    with qtbot.waitSignal(writing.done, timeout=PATIENCE_MS) as done:
        change(qtbot, writing, writing.change, ids, "leaf", "give")
    assert "leaf" in done.args[0] and library.labels() == {"leaf": 3} and writing.recent() == ("leaf",)
    assert "leaf" in history.texts()[0]
    change(qtbot, writing, history.undo)
    assert library.labels() == {} and writing.recent() == ()
    change(qtbot, writing, history.redo)
    assert library.labels() == {"leaf": 3}
    change(qtbot, writing, writing.change, ids[:1], "leaf", "take")
    assert library.labels() == {"leaf": 2}


def test_the_main_label_comes_first(qtbot: QtBot, writing: LabelWriting, library: Library) -> None:
    photo = int(library.photo_ids()[0])
    for label, how in (("leaf", "give"), ("green", "give"), ("green", "primary")):
        change(qtbot, writing, writing.change, [photo], label, how)
    assert library.photo(photo).labels == ("green", "leaf")


def test_a_deed_of_several_changes_is_one_step(
    qtbot: QtBot, writing: LabelWriting, library: Library, history: UndoHistory
) -> None:
    photo = int(library.photo_ids()[0])
    change(qtbot, writing, writing.change, [photo], "leaf", "give")
    deed = LabelDeed("correct", lambda labels: [labels.set_primary([photo], "sea"), labels.take([photo], "leaf")])
    change(qtbot, writing, writing.perform, deed)
    assert library.photo(photo).labels == ("sea",)
    change(qtbot, writing, history.undo)
    assert library.photo(photo).labels == ("leaf",)


def test_what_changes_nothing_is_told_and_not_kept(qtbot: QtBot, writing: LabelWriting, history: UndoHistory) -> None:
    with qtbot.waitSignal(writing.told, timeout=PATIENCE_MS):
        writing.change([1], "nothing", "take")
    assert history.texts() == ("", "")


def test_an_unusable_label_is_told(qtbot: QtBot, writing: LabelWriting, library: Library) -> None:
    with qtbot.waitSignal(writing.told, timeout=PATIENCE_MS) as told:
        writing.change(library.photo_ids()[:1], "  ", "give")
    assert "letter" in told.args[0]


def test_files_and_labels_are_undone_in_one_order(qtbot: QtBot, writing: LabelWriting, library, history) -> None:
    asked: list[object] = []
    history.files_asked.connect(asked.append)
    change(qtbot, writing, writing.change, library.photo_ids()[:1], "leaf", "give")
    history.add_files("1 file moved to the trash.", 7)
    assert history.texts()[0] == "1 file moved to the trash"
    history.undo()
    assert asked == [7] and "leaf" in history.texts()[0] and history.texts()[1] == ""
    change(qtbot, writing, history.undo)
    history.undo()  # nothing is left of this run
    assert asked == [7, None]


def test_files_brought_back_by_a_toast_are_not_undone_twice(qtbot: QtBot) -> None:
    history, asked = UndoHistory(), []
    history.files_asked.connect(asked.append)
    history.add_files("first", 1)
    history.add_files("second", 2)
    history.undo_files(2)
    history.undo()
    assert asked == [2, 1]


def test_what_is_being_written_is_undone_before_what_was(
    qtbot: QtBot, tasks: Tasks, settings: WindowSettings, library: Library
) -> None:
    history = UndoHistory(in_turn=tasks.after_writes)
    writing = LabelWriting(tasks, history, settings, QObject(history))
    writing.use_library(library)
    ids = library.photo_ids()[:1]
    for label in ("first", "second"):
        writing.change(ids, label, "give")
    history.undo()  # in the same moment
    qtbot.waitUntil(lambda: history.texts()[1] != "" and not tasks.running, timeout=PATIENCE_MS)
    assert library.labels() == {"first": 1} and "first" in history.texts()[0]
    history.redo()
    qtbot.waitUntil(lambda: library.labels() == {"first": 1, "second": 1}, timeout=PATIENCE_MS)


def test_a_recent_label_keeps_its_key() -> None:
    recent = RecentLabels()
    for name in "abcdefghi":
        recent.use(name)
    recent.use("a")
    assert recent.names() == tuple("abcdefghi")
    recent.use("x")
    assert recent.names() == tuple("axcdefghi")
    recent.keep_only({"a", "c", "x"})
    assert recent.names() == ("a", "x", "c")
    assert RecentLabels(recent.to_record()).names() == ("a", "x", "c")
    assert RecentLabels({"names": [1, "", None, "b"]}).names() == ("b",) and RecentLabels({"names": 3}).names() == ()
