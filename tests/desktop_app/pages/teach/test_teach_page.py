"""The page on a real library: what it shows when, and what is done with encoders."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.jobs import JobOutcome
from desktop_app.pages.teach.encoders.encoder_table import METHOD, NAME, STATE, VERDICT
from desktop_app.pages.teach.page import TeachPage
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from engine import Library
from tests.desktop_app.real_library import PATIENCE_MS


def make_page(qtbot: QtBot, tasks: Tasks, settings: WindowSettings, library: Library) -> TeachPage:
    loader = ThumbnailLoader(library.thumbnail)
    page = TeachPage(tasks, settings, loader)
    qtbot.addWidget(page, before_close_func=lambda _: loader.close())
    page.changed.connect(page.refresh)  # as the application announces it
    page.resize(1100, 800)
    page.show()
    page.use_library(library)
    return page


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks, settings: WindowSettings, taught_library: Library) -> TeachPage:
    made = make_page(qtbot, tasks, settings, taught_library)
    qtbot.waitUntil(lambda: made.middle.currentWidget() is made.planning, timeout=PATIENCE_MS)
    made.show_encoders()
    return made


def cells(page: TeachPage, column: int) -> list[str]:
    model = page.encoders.table.encoders
    return [model.index(row, column).data() for row in range(model.rowCount())]


def choose(page: TeachPage, *names: str) -> None:
    page.encoders.choose(*[each.id for each in page.ground.encoders if each.name in names])


def wait_for_encoders(qtbot: QtBot, page: TeachPage, *names: str) -> None:
    qtbot.waitUntil(lambda: cells(page, NAME) == list(names), timeout=PATIENCE_MS)


def test_a_library_without_labels_leads_to_labelling(
    qtbot: QtBot, tasks: Tasks, settings: WindowSettings, library: Library
) -> None:
    page = make_page(qtbot, tasks, settings, library)
    qtbot.waitUntil(lambda: bool(page.empty.buttons()), timeout=PATIENCE_MS)
    assert page.middle.currentWidget() is page.empty
    with qtbot.waitSignal(page.labels_asked):
        page.empty.buttons()[0].click()


def test_encoders_are_listed_with_what_they_are(page: TeachPage) -> None:
    assert cells(page, NAME) == ["Day and night", "Out of the box"]  # the newest first
    assert cells(page, STATE) == ["in use", ""] and cells(page, METHOD) == ["Supervised contrastive", ""]
    assert cells(page, VERDICT)[1] == "not judged"


def test_another_encoder_is_one_click_away_and_back(qtbot: QtBot, page: TeachPage, taught_library: Library) -> None:
    old, new = taught_library.teaching.encoders()
    choose(page, old.name)
    with qtbot.waitSignal(page.adopted, timeout=PATIENCE_MS) as adopted:
        page.encoders.use.click()
    assert taught_library.encoder() == old.id and adopted.args[1] == new.id
    qtbot.waitUntil(lambda: cells(page, STATE) == ["", "in use"], timeout=PATIENCE_MS)
    with qtbot.waitSignal(page.adopted, timeout=PATIENCE_MS):
        page.go_back_to(adopted.args[1])
    assert taught_library.encoder() == new.id


def test_the_verdict_of_any_encoder_is_shown_again(qtbot: QtBot, page: TeachPage) -> None:
    choose(page, "Day and night")
    qtbot.mouseClick(page.encoders.verdict, Qt.MouseButton.LeftButton)
    assert page.middle.currentWidget() is page.verdict and "Day and night" in page.verdict.title.text()
    page.verdict.choices.again.click()
    assert page.middle.currentWidget() is page.planning
    choose(page, "Out of the box")
    assert not page.encoders.verdict.isEnabled()


def test_two_encoders_are_compared(qtbot: QtBot, page: TeachPage) -> None:
    choose(page, "Day and night", "Out of the box")
    page.encoders.compare.click()
    dialog = page.keeping.dialog
    qtbot.waitUntil(lambda: dialog.table.isVisible(), timeout=PATIENCE_MS)
    assert "“Out of the box” and “Day and night”" in dialog.title.text()
    assert "may have been taught with these very photos" in dialog.sentence.text()
    assert sorted(dialog.table.column_texts(0)) == ["Day", "Night"]
    qtbot.waitUntil(lambda: len(dialog.rows.rows[1].photos()) > 0, timeout=PATIENCE_MS)
    dialog.reject()


def test_an_encoder_is_renamed_carried_out_removed_and_brought_in(
    qtbot: QtBot, page: TeachPage, taught_library: Library, tmp_path: Path
) -> None:
    old, new = taught_library.teaching.encoders()
    choose(page, new.name)
    page.encoders.rename.click()
    page.keeping.dialog.setTextValue("昼と夜")
    page.keeping.dialog.accept()
    wait_for_encoders(qtbot, page, "昼と夜", "Out of the box")
    choose(page, "昼と夜")
    assert not page.encoders.menu_actions["remove"].isEnabled()  # it is in use

    file = tmp_path / "encoder.safetensors"
    with qtbot.waitSignal(page.failed, timeout=PATIENCE_MS) as told:
        page.keeping.export(new.id, str(file))
    assert "encoder.safetensors" in told.args[0] and file.is_file()
    with qtbot.waitSignal(page.adopted, timeout=PATIENCE_MS):
        page.keeping.use(old.id)
    qtbot.waitUntil(lambda: cells(page, STATE) == ["", "in use"], timeout=PATIENCE_MS)
    choose(page, "昼と夜")
    page.encoders.menu_actions["remove"].trigger()
    next(each for each in page.keeping.dialog.buttons() if each.text() == "Remove").click()
    wait_for_encoders(qtbot, page, "Out of the box")
    with qtbot.waitSignal(page.failed, timeout=PATIENCE_MS):
        page.keeping.import_from(str(file))
    wait_for_encoders(qtbot, page, "昼と夜", "Out of the box")


def test_a_file_that_is_no_encoder_is_refused_in_a_sentence(qtbot: QtBot, page: TeachPage, tmp_path: Path) -> None:
    file = tmp_path / "other.safetensors"
    file.write_bytes(b"no encoder at all")
    with qtbot.waitSignal(page.failed, timeout=PATIENCE_MS) as told:
        page.keeping.import_from(str(file))
    assert "no encoder of this program" in told.args[0]


def test_what_came_to_nothing_is_said_above_the_plan(qtbot: QtBot, page: TeachPage) -> None:
    page.plan()
    with qtbot.waitSignal(page.job_asked) as asked:
        page.planning.teach.click()
    assert asked.args == ["teaching", ["train", "--no-index", "--mode", "quick", "--method", "auto"]]
    assert page.middle.currentWidget() is page.running
    page.lesson.take_end("teaching", JobOutcome("failed", "A pair needs two different photos."))
    assert page.middle.currentWidget() is page.planning and page.planning.trouble.isVisible()
    page.planning.teach.click()
    assert not page.planning.trouble.isVisible()
    page.lesson.take_end("teaching", JobOutcome("cancelled"))
    assert page.middle.currentWidget() is page.planning and not page.planning.trouble.isVisible()
