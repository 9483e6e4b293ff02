"""The verdict in words and pictures, what can be done about it, and what a photo finds before and after."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.pages.teach.judging.share_table import AFTER, BEFORE, CHANGE, TITLE
from desktop_app.pages.teach.judging.view import VerdictView
from desktop_app.tasks import Tasks
from engine import LabelGain, Library
from tests.desktop_app.pages.teach.made_verdicts import make_encoder, make_verdict
from tests.desktop_app.real_library import PATIENCE_MS

OLD = make_encoder("old", kind="default", in_use=False, verdict=None)


@pytest.fixture
def view(qtbot: QtBot, tasks: Tasks) -> VerdictView:
    made = VerdictView(tasks)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    return made


def offered(view: VerdictView) -> set[str]:
    names = ("use", "override", "go_back", "labels", "again", "rename", "list")
    return {name for name in names if getattr(view.choices, name).isVisible()}


def test_a_better_encoder_in_use_can_be_gone_back_from(qtbot: QtBot, view: VerdictView) -> None:
    view.show_verdict(make_encoder(), OLD, OLD)
    assert view.title.text() == "Better: “Encoder new” is in use now"
    assert "25.0 points better, ± 5.0" in view.reason.text() and "show no clear change" in view.reason.text()
    assert offered(view) == {"go_back", "again", "rename", "list"}
    with qtbot.waitSignal(view.choices.use_asked) as asked:
        view.choices.go_back.click()
    assert asked.args == ["old"] and "Encoder old" in view.choices.go_back.text()


def test_no_gain_says_so_and_can_be_overridden(qtbot: QtBot, view: VerdictView) -> None:
    view.show_verdict(make_encoder(in_use=False, verdict=make_verdict(better=False)), OLD, OLD)
    assert "Not better" in view.title.text() and "no more than chance" in view.reason.text()
    assert offered(view) == {"labels", "override", "again", "rename", "list"}
    with qtbot.waitSignal(view.choices.use_asked) as asked:
        view.choices.override.click()
    assert asked.args == ["new"]
    assert "cat and dog need more photos" in view.advice.itemAt(0).widget().text()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"in_use": False}, "is better, but not in use"),
        ({"in_use": False, "coming": True}, "when every photo has been read"),
        ({"verdict": make_verdict(better=False)}, "although it was not found to be better"),
    ],
)
def test_every_state_has_its_headline(view: VerdictView, changes: dict, said: str) -> None:
    view.show_verdict(make_encoder(**changes), OLD, OLD)
    assert said in view.title.text()


def test_the_picture_tells_its_figures_to_a_screen_reader(view: VerdictView) -> None:
    view.show_verdict(make_encoder(), OLD, OLD)
    said = view.gains.accessibleDescription()
    assert "+25.0 points, ± 5.0" in said and "+2.0 points, ± 4.0" in said
    view.show_verdict(make_encoder("other", verdict=make_verdict(unseen_gain=None, unseen_error=None)), OLD, OLD)
    assert "+2.0" not in view.gains.accessibleDescription() and "too few labels" in view.reason.text()
    view.gains.grab()


def test_a_gain_that_likeness_has_told_is_said_and_drawn(view: VerdictView) -> None:
    told = {"gain": 0.05, "error": 0.09, "alignment_gain": 0.031, "alignment_error": 0.012}
    view.show_verdict(make_encoder(verdict=make_verdict(**told)), OLD, OLD)
    assert "+5.0 points, ± 9.0" in view.reason.text() and "by +3.1 points, ± 1.2" in view.reason.text()
    assert "follows what it was taught: +3.1 points" in view.gains.accessibleDescription()
    view.show_verdict(make_encoder("other", verdict=make_verdict(**{**told, "error": 0.02})), OLD, OLD)
    assert "follows" not in view.reason.text() + view.gains.accessibleDescription()


def test_labels_and_confusions_are_in_tables(view: VerdictView) -> None:
    view.show_verdict(make_encoder(), OLD, OLD)
    assert view.table.column_texts(TITLE) == ["dog", "cat"]  # what has gained most comes first
    assert view.table.column_texts(CHANGE) == ["+40.0", "−10.0"] and view.table.column_texts(BEFORE) == ["50%", "40%"]
    assert view.confusion.column_texts(TITLE) == ["dog → cat", "cat → dog"]
    assert view.confusion.column_texts(AFTER) == ["0%", "30%"]
    view.table.sortByColumn(TITLE, view.table.horizontalHeader().sortIndicatorOrder().AscendingOrder)
    assert view.table.column_texts(TITLE) == ["cat", "dog"]
    view.grab()


def test_notes_of_the_lesson_are_told(view: VerdictView) -> None:
    view.keep_notes("new", ("It was ended early, and what it had learned by then was kept.",))
    view.show_verdict(make_encoder(), OLD, OLD)
    assert view.notes.isVisible() and view.notes.text().startswith("It was ended early")
    view.show_verdict(make_encoder("other"), OLD, OLD)
    assert not view.notes.isVisible()


def test_numbers_have_no_labels_that_could_be_left_out(view: VerdictView) -> None:
    gains = (LabelGain("range 1", 9, 0.5, 0.6), LabelGain("range 2", 9, 0.5, 0.7))
    verdict = make_verdict(labels=gains, confusions=(), unseen_gain=None, unseen_error=None)
    view.show_verdict(make_encoder(verdict=verdict), OLD, OLD)
    assert "labels" not in view.reason.text() and view.advice.count() == 0
    assert "nDCG" in view.scores.text() and view.table.column_texts(TITLE) == ["Range 2", "Range 1"]


def test_rows_are_of_a_query_that_may_be_changed(qtbot: QtBot, view: VerdictView, taught_library: Library) -> None:
    view.rows.use_library(taught_library)
    old, new = taught_library.teaching.encoders()
    view.show_verdict(new, old, old)
    before, after = view.rows.rows
    qtbot.waitUntil(lambda: len(after.photos()) == 8, timeout=PATIENCE_MS)
    first = view.rows.query.photos()[0]
    assert first.id not in {photo.id for photo in before.photos()}
    assert after.count_right() >= before.count_right()
    view.rows.another.click()
    qtbot.waitUntil(lambda: view.rows.query.photos()[0] != first, timeout=PATIENCE_MS)
    chosen = before.photos()[2]
    before.chosen.emit(chosen)
    qtbot.waitUntil(lambda: view.rows.query.photos() == (chosen,), timeout=PATIENCE_MS)
