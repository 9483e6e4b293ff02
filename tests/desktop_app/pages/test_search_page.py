"""The search page on a real library: every way in, filters, threshold, why, and what survives."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from desktop_app.actions.incoming import Incoming
from desktop_app.models.readable import file_url
from desktop_app.pages.search import SearchPage
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from engine import Filters, Library
from tests.desktop_app.real_library import FAMILIES, MEMBERS, PATIENCE_MS

ALL = len(FAMILIES) * MEMBERS


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks, settings: WindowSettings, library_thumbnails: ThumbnailLoader, library: Library):
    made = SearchPage(tasks, settings, library_thumbnails)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.use_library(library)
    made.show()
    return made


def photo_named(library: Library, name: str):
    return next(photo for photo in library.photos(library.photo_ids()) if photo.name == name)


def shown(page: SearchPage) -> list[str]:
    model = page.results.panel.model
    return [photo.name for photo in model.photos_now(model.ids().tolist())]


def wait_for(qtbot: QtBot, page: SearchPage, count: int) -> None:
    qtbot.waitUntil(lambda: len(shown(page)) == count, timeout=PATIENCE_MS)


def test_an_empty_page_says_how_to_begin(page: SearchPage) -> None:
    assert page.results.panel.shown_view() is page.results.panel.empty
    assert page.results.panel.empty.headline.text() == "What are you looking for?"
    assert not page.example.isVisible() and not page.bar.back.isEnabled()


def test_a_photo_of_the_library_finds_its_family_first(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    page.asking.search_photos([photo_named(library, "leaf 0.jpg")])
    wait_for(qtbot, page, ALL - 1)
    assert {name.split()[0] for name in shown(page)[:3]} == {"leaf"}
    qtbot.waitUntil(lambda: page.example.viewer.has_image(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: page.bar.chips.chips()[0].image is not None, timeout=PATIENCE_MS)


def test_a_file_that_the_library_knows_is_asked_for_as_its_photo(
    qtbot: QtBot, page: SearchPage, library: Library
) -> None:
    photo = photo_named(library, "brick 1.jpg")
    page.take(Incoming(files=(photo.path,)))
    wait_for(qtbot, page, ALL - 1)
    assert page.asking.question.parts[0].source == photo.id


def test_pixels_from_the_clipboard_find_the_photo_they_show(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    pixels = library.picture(photo_named(library, "sea 2.jpg").path)
    page.take(Incoming(pixels=pixels))
    wait_for(qtbot, page, ALL)
    assert shown(page)[0] == "sea 2.jpg"
    assert page.bar.chips.chips()[0].title == "Clipboard picture"


def test_a_drop_on_the_query_bar_adds_an_example(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    page.asking.search_photos([photo_named(library, "sea 0.jpg")])
    mime = QMimeData()
    mime.setUrls([file_url(photo_named(library, "leaf 1.jpg").path)])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.bar.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, Qt.KeyboardModifier.NoModifier))
    assert [part.title for part in page.asking.question.parts] == ["sea 0.jpg", "leaf 1.jpg"]
    wait_for(qtbot, page, ALL - 2)


def test_chips_turn_and_leave_by_the_keyboard(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    page.asking.search_photos([photo_named(library, name) for name in ("sea 0.jpg", "leaf 1.jpg")])
    qtbot.keyClick(page.bar.chips.views()[1], Qt.Key.Key_Minus)
    assert [part.less for part in page.asking.question.parts] == [False, True]
    qtbot.keyClick(page.bar.chips.views()[0], Qt.Key.Key_Delete)
    assert [(part.title, part.less) for part in page.asking.question.parts] == [("leaf 1.jpg", False)]


def test_an_example_that_gets_the_focus_is_shown(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    page.asking.search_photos([photo_named(library, name) for name in ("sea 0.jpg", "leaf 1.jpg")])
    assert page.example.title.text() == "sea 0.jpg"
    page.bar.focused.emit(1)
    assert page.example.title.text() == "leaf 1.jpg"


def test_the_threshold_hides_at_once_and_a_filter_searches_anew(
    qtbot: QtBot, page: SearchPage, library: Library, photos: Path
) -> None:
    page.asking.search_photos([photo_named(library, "sea 0.jpg")])
    wait_for(qtbot, page, ALL - 1)
    scores = [page.results.panel.model.score(row) for row in range(ALL - 1)]
    page.results.threshold.set_threshold(0.5)
    assert len(shown(page)) == sum(score >= 0.5 for score in scores)
    page.results.threshold.set_threshold(0.0)

    page.results.filters.filters_changed.emit(Filters(folder=str(photos / "leaf")))
    wait_for(qtbot, page, MEMBERS)
    assert {name.split()[0] for name in shown(page)} == {"leaf"}
    assert not page.asking.history.can_go_back or page.asking.question.filters.folder == str(photos / "leaf")


def test_filters_that_let_nothing_through_say_so(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    page.asking.search_photos([photo_named(library, "sea 0.jpg")])
    wait_for(qtbot, page, ALL - 1)
    page.results.filters.filters_changed.emit(Filters(name_contains="nowhere"))
    wait_for(qtbot, page, 0)
    assert page.results.panel.empty.headline.text() == "No photo passes the filters"


def test_why_shows_both_photos_with_their_regions(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    page.asking.search_photos([photo_named(library, "sea 0.jpg")])
    wait_for(qtbot, page, ALL - 1)
    page.results.toggle_why()
    view = page.results.why.view
    qtbot.waitUntil(lambda: view.match.has_heat() and view.example.has_heat(), timeout=PATIENCE_MS)
    assert not page.example.isVisible() and shown(page)[0] in view.match_title.text()

    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert shown(page)[1] in view.match_title.text()
    qtbot.waitUntil(lambda: view.match.has_heat(), timeout=PATIENCE_MS)
    qtbot.keyClick(view, Qt.Key.Key_H)
    assert not view.match.has_heat()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert page.results.panel.shown_view() is page.results.panel.grid and page.example.isVisible()
    assert page.results.panel.grid.currentIndex().row() == 1


def test_new_photos_leave_the_explanation_in_view(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    page.asking.search_photos([photo_named(library, "sea 0.jpg")])
    wait_for(qtbot, page, ALL - 1)
    page.results.toggle_why()
    with qtbot.waitSignal(page.results.panel.model.modelReset, timeout=PATIENCE_MS):
        page.refresh()
    assert page.results.shows_why and page.results.why.isVisible() and not page.results.filter_button.isVisible()


def test_a_file_that_is_no_photo_is_refused_in_words(qtbot: QtBot, page: SearchPage, tmp_path: Path) -> None:
    (tmp_path / "notes.jpg").write_bytes(b"not a photo")
    page.take(Incoming(files=(str(tmp_path / "notes.jpg"),)))
    empty = page.results.panel.empty
    qtbot.waitUntil(lambda: empty.headline.text() == "This search did not work", timeout=PATIENCE_MS)
    assert empty.sentence.text().endswith(".")


def test_the_question_survives_a_restart_and_is_asked_when_seen(
    qtbot: QtBot,
    page: SearchPage,
    tasks: Tasks,
    settings: WindowSettings,
    library_thumbnails: ThumbnailLoader,
    library: Library,
) -> None:
    page.asking.search_photos([photo_named(library, "sea 0.jpg")])
    wait_for(qtbot, page, ALL - 1)
    page.results.threshold.set_threshold(0.2)
    page.keep()
    again = SearchPage(tasks, settings, library_thumbnails)
    qtbot.addWidget(again)
    again.use_library(library)
    assert not len(again.results.panel.model.ids())
    again.show()
    qtbot.waitUntil(lambda: bool(shown(again)), timeout=PATIENCE_MS)
    assert again.asking.question.parts[0].title == "sea 0.jpg"
    assert again.results.threshold.threshold() == pytest.approx(0.2)


def test_searching_for_a_part_begins_with_a_box_to_draw(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    page.search_part_of(photo_named(library, "sea 0.jpg"))
    qtbot.waitUntil(lambda: page.example.viewer.is_cropping(), timeout=PATIENCE_MS)
    qtbot.keyClick(page.example.viewer, Qt.Key.Key_Escape)
    assert not page.example.viewer.is_cropping() and page.asking.question.parts[0].crop is None


def test_the_mouse_goes_back_and_forward(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    page.asking.search_photos([photo_named(library, "sea 0.jpg")])
    page.asking.search_photos([photo_named(library, "leaf 0.jpg")])
    qtbot.mouseClick(page, Qt.MouseButton.BackButton, pos=QPoint(2, 2))
    assert page.asking.question.parts[0].title == "sea 0.jpg"
    qtbot.mouseClick(page, Qt.MouseButton.ForwardButton, pos=QPoint(2, 2))
    assert page.asking.question.parts[0].title == "leaf 0.jpg"


def test_an_example_that_is_gone_says_so(qtbot: QtBot, page: SearchPage, tmp_path: Path) -> None:
    page.take(Incoming(files=(str(tmp_path / "gone.jpg"),)))
    qtbot.waitUntil(lambda: page.results.panel.empty.headline.text() == "This search did not work", timeout=PATIENCE_MS)


def test_scores_of_the_grid_are_those_of_the_search(qtbot: QtBot, page: SearchPage, library: Library) -> None:
    page.asking.search_photos([photo_named(library, "sea 0.jpg")])
    wait_for(qtbot, page, ALL - 1)
    found = library.search(page.asking.question.query, ALL)
    assert np.allclose([page.results.panel.model.score(n) for n in range(5)], [m.score for m in found.matches[:5]])
