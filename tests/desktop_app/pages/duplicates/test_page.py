"""The page on a real library: what it says when there is nothing, what waits, what is decided by key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.jobs import JobOutcome
from desktop_app.pages.duplicates import DuplicatesPage
from desktop_app.pages.duplicates.bands import Review, count_band
from desktop_app.pages.duplicates.emptiness import describe_empty
from desktop_app.pages.duplicates.reviewing.copy_menu import CopyMenu
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from engine import AdvisedGroup, Library
from tests.desktop_app.pages.duplicates.made_groups import make_group
from tests.desktop_app.real_library import PATIENCE_MS


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks, settings: WindowSettings, library_thumbnails: ThumbnailLoader) -> DuplicatesPage:
    made = DuplicatesPage(tasks, settings, library_thumbnails)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def show(page: DuplicatesPage, **bands: list[AdvisedGroup]) -> None:
    """What a reading of the library would have found."""
    groups = {band: tuple(each) for band, each in bands.items()}
    page._take(
        Review(groups, {band: count_band(each, frozenset()) for band, each in groups.items()}, photos=9, compared=9)
    )


@pytest.fixture
def walked(page: DuplicatesPage) -> Iterator[DuplicatesPage]:
    """Two groups of one picture and one of a moment."""
    same = [make_group("/a/1.jpg", "/b/1.jpg", sizes=(9, 8)), make_group("/a/2.jpg", "/b/2.jpg", "/c/2.jpg", keep=1)]
    show(page, same=same, moment=[make_group("/a/3.jpg", "/a/4.jpg", band="moment")])
    yield page


def test_a_library_without_duplicates_says_the_one_thing_to_do(
    qtbot: QtBot, page: DuplicatesPage, library: Library
) -> None:
    assert page.empty.buttons() == ()  # nothing is known yet
    page.use_library(library)
    qtbot.waitUntil(lambda: len(page.empty.buttons()) == 1, timeout=PATIENCE_MS)
    with qtbot.waitSignal(page.job_asked) as asked:
        page.empty.buttons()[0].click()
    assert asked.args == ["duplicates", ["duplicates"]] and not page.foot.isVisible()
    library.cleaning.find()
    page.take_end("duplicates", JobOutcome("done", result={}))
    qtbot.waitUntil(lambda: page.empty.buttons()[0].text() == "Look again", timeout=PATIENCE_MS)


def test_the_empty_page_says_whether_it_has_looked_and_what_came_of_it() -> None:
    photos, nothing = Review(photos=9), Review(photos=9, compared=9)
    some = Review({"exact": (make_group("/a/1.jpg", "/b/1.jpg"),)}, photos=9, compared=9)
    said = {
        describe_empty(Review(), False, False, "same")[1]: "One moment…",
        describe_empty(Review(), True, False, "same")[1]: "No photos yet",
        describe_empty(photos, True, False, "exact")[1]: "What do you have twice?",
        describe_empty(nothing, True, True, "same")[1]: "Looking for duplicates…",
        describe_empty(nothing, True, False, "same")[1]: "You have nothing twice",
        describe_empty(some, True, False, "same")[1]: "Same picture: none",
    }
    assert list(said) == list(said.values())
    assert describe_empty(nothing, True, True, "same")[3] == ()  # nothing to press while it looks


def test_photos_that_came_after_the_search_are_not_said_to_have_no_duplicates(page: DuplicatesPage) -> None:
    page._take(Review(photos=9, compared=7, waiting=2))
    assert "Compare 2 new photo" in page.head.find_button.accessibleName()
    assert page.empty.headline.text() == "Photos have come in since the last search"
    page._take(Review(photos=9, waiting=9))  # another version of the program compares all anew
    assert page.head.find_button.accessibleName() == "Find duplicates"
    assert page.empty.headline.text() == "What do you have twice?"
    assert page.head.tabs.details("same") == "not searched"


def test_the_first_band_with_groups_is_shown(walked: DuplicatesPage) -> None:
    assert walked.head.tabs.band() == "same" and walked.review.isVisible() and walked.foot.isVisible()
    assert "2 group" in walked.head.tabs.details("same") and walked.head.tabs.details("edited") == "none"


def test_accepting_goes_on_to_the_next_group_that_is_not_decided(walked: DuplicatesPage) -> None:
    first, second = walked.review.model.all_groups()
    walked.decide("accept")
    assert walked.review.current() is second
    walked.decide("accept")
    assert walked.review.current() is second and walked.marks.totals().groups == 2
    walked.head.tabs.set_band("moment")
    assert not walked.foot.rule.isEnabled()
    walked.decide("accept")
    assert walked.marks.totals().groups == 2  # shots of one moment are never taken as advised
    walked.decide("keep")
    assert walked.marks.totals().groups == 3
    assert first is not second


def test_another_band_begins_with_its_first_group_that_is_not_decided(walked: DuplicatesPage) -> None:
    first, second = walked.review.model.all_groups()
    walked.review.step(1)
    walked.head.tabs.set_band("moment")
    walked.head.tabs.set_band("same")
    assert walked.review.current() is first
    walked.decide("all")
    walked.head.tabs.set_band("moment")
    walked.head.tabs.set_band("same")
    assert walked.review.current() is second


def test_a_group_with_every_copy_marked_is_warned_of(walked: DuplicatesPage) -> None:
    detail = walked.review.detail
    for row in range(detail.grid.count()):
        assert not detail.warning.isVisible()
        walked.review.decide("remove", row)
    assert detail.warning.isVisible()
    walked.review.decide("all", -1)
    assert not detail.warning.isVisible()


def test_the_line_above_says_why_the_chosen_copy_belongs_here(walked: DuplicatesPage) -> None:
    evidence = walked.review.detail.evidence
    walked.review.detail.grid.go_to_row(0)
    assert evidence.text() == "The same picture, saved again."  # all were compared with this one
    walked.review.detail.grid.go_to_row(2)
    assert evidence.text() == "2.jpg: The same picture, saved again."
    walked.review.step(1)
    assert evidence.text() == "The same picture, saved again."  # of two copies it is said of both


def test_a_click_on_the_suggestion_takes_it(walked: DuplicatesPage) -> None:
    advised = walked.review.current()
    walked.review.decide("turn", advised.keep)
    kept = advised.group.copies[advised.keep].path
    assert walked.marks.of(advised.group) == {copy.path for copy in advised.group.copies} - {kept}


def test_a_search_asked_for_during_a_job_says_that_it_waits(qtbot: QtBot, walked: DuplicatesPage) -> None:
    walked.take_state("index", True)
    with qtbot.waitSignals([walked.failed, walked.job_asked]):
        walked.find_duplicates()
    walked.take_state("duplicates", True)
    assert not walked.head.find_button.isEnabled()


def test_the_menu_of_a_copy_protects_prefers_and_leaves_out_its_folder(
    qtbot: QtBot, walked: DuplicatesPage, library: Library
) -> None:
    copy = make_group("/a/R&D/1.jpg", "/b/1.jpg").group.copies[0]
    walked.use_library(library)
    for act in ("protected", "left out", "prefer"):
        walked._show_menu(copy, walked.mapToGlobal(walked.rect().center()))
        menu = walked.findChildren(CopyMenu)[-1]
        assert "“R&&D”" in "".join(action.text() for action in menu.actions())
        with qtbot.waitSignal(walked.changed, timeout=PATIENCE_MS):
            next(action for action in menu.actions() if action.data() == act).trigger()
        menu.close()
        if act != "prefer":
            assert library.cleaning.folder_roles() == {"/a/R&D": act}
    assert library.cleaning.rules.folders == ("/a/R&D",)


def test_another_reading_keeps_the_place_and_the_marks(walked: DuplicatesPage) -> None:
    walked.review.step(1)
    here = walked.review.current()
    walked.decide("all")
    walked.review.detail.grid.go_to_row(1)
    show(walked, same=[make_group("/new/9.jpg", "/new/8.jpg", sizes=(9000, 9000)), here])
    assert walked.review.detail.grid.current_row() == 1
    assert walked.review.current() is here and walked.marks.of(here.group) == frozenset()
    show(walked, same=[make_group("/new/9.jpg", "/new/8.jpg")])
    assert walked.review.current() is not None
