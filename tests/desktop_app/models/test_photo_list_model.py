"""A long list loads what is looked at, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.models.photo_list_model import (
    ID_ROLE,
    ONLINE_ROLE,
    PHOTO_ROLE,
    PLACES_ROLE,
    SCORE_ROLE,
    THUMBNAIL_ROLE,
    PhotoListModel,
)
from desktop_app.models.photo_pages import PAGE, PAGES_IN_FLIGHT
from desktop_app.thumbnails import Shape
from tests.desktop_app.made_photos import make_photo, make_picture, run_now


class Shelf:
    """A library of made photos that notes what it is asked for, and runs work when told to."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.work: list[tuple[Callable, Callable, Callable]] = []
        self.gone: set[int] = set()
        self.labels: tuple[str, ...] = ()

    def load(self, ids):
        self.asked.append(list(ids))
        return [make_photo(n, labels=self.labels) for n in ids if n not in self.gone]

    def run_later(self, work, done, failed):
        self.work.append((work, done, failed))

    def run_waiting(self):
        waiting, self.work = self.work, []
        for work, done, failed in waiting:
            try:
                result = work()
            except Exception as error:
                failed(error)
            else:
                done(result)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(qapp, shelf: Shelf) -> PhotoListModel:
    return PhotoListModel(shelf.load, run_now)


@pytest.fixture
def slow(qapp, shelf: Shelf) -> PhotoListModel:
    return PhotoListModel(shelf.load, shelf.run_later)


def test_it_behaves_as_qt_asks_of_a_model(model: QAbstractItemModel):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_ids(np.arange(600))
    model.set_ids(np.arange(10)[::-1])
    assert tester.model() is model


def test_only_the_page_of_a_row_is_loaded(model: PhotoListModel, shelf: Shelf):
    model.set_ids(np.arange(100_000))
    assert model.rowCount() == 100_000
    assert shelf.asked == []
    assert model.photo(50_000).id == 50_000
    assert len(shelf.asked) == 1
    assert len(shelf.asked[0]) == PAGE
    assert 50_000 in shelf.asked[0]


def test_roles_answer(model: PhotoListModel, shelf: Shelf):
    model.set_ids(np.array([5, 3]), np.array([0.9, 0.5]))
    index = model.index(1)
    assert index.data(ID_ROLE) == 3
    assert index.data(SCORE_ROLE) == pytest.approx(0.5)
    assert index.data(PHOTO_ROLE) == make_photo(3)
    assert index.data(PLACES_ROLE) == 1
    assert index.data(ONLINE_ROLE) is True
    assert index.data(THUMBNAIL_ROLE) is None
    assert index.data() == "IMG_000003.jpg"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "/photos/IMG_000003.jpg"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "IMG_000003.jpg, similarity 50%"
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None


def test_another_order_keeps_what_is_loaded(model: PhotoListModel, shelf: Shelf):
    model.set_ids(np.arange(PAGE))
    model.photo(0)
    model.set_ids(np.arange(PAGE)[::-1])
    assert model.photo(0).id == PAGE - 1
    assert len(shelf.asked) == 1


def test_rows_are_found_by_id(model: PhotoListModel):
    model.set_ids(np.array([40, 10, 30, 20]))
    assert model.rows_of([10, 20, 99]).tolist() == [1, 3]
    assert model.row_of(30) == 2
    assert model.row_of(-5) == -1
    model.set_ids(np.zeros(0, np.int64))
    assert model.row_of(30) == -1


def test_few_pages_load_at_a_time_and_the_newest_first(slow: PhotoListModel, shelf: Shelf):
    slow.set_ids(np.arange(100_000))
    for page in range(20):
        slow.photo(page * PAGE)
    assert len(shelf.work) == PAGES_IN_FLIGHT
    shelf.run_waiting()
    shelf.run_waiting()
    assert [ids[0] // PAGE for ids in shelf.asked] == [0, 1, 19, 18]


def test_pages_scrolled_past_are_forgotten(slow: PhotoListModel, shelf: Shelf):
    slow.set_ids(np.arange(100_000))
    for page in range(300):
        slow.photo(page * PAGE)
    while shelf.work:
        shelf.run_waiting()
    assert len(shelf.asked) <= 10


def test_an_answer_to_an_earlier_list_does_no_harm(qtbot, slow: PhotoListModel, shelf: Shelf):
    slow.set_ids(np.arange(1000))
    slow.photo(900)
    slow.set_ids(np.arange(3))
    with qtbot.assertNotEmitted(slow.dataChanged):
        shelf.run_waiting()
    slow.photo(2)
    with qtbot.waitSignal(slow.dataChanged):
        shelf.run_waiting()
    assert slow.photo(2).id == 2


def test_a_photo_that_is_gone_is_not_asked_for_again(model: PhotoListModel, shelf: Shelf):
    shelf.gone = {1}
    model.set_ids(np.arange(3))
    model.photo(0)
    assert model.photo(1) is None
    assert model.photo(1) is None
    assert len(shelf.asked) == 1


def test_a_refresh_shows_the_old_until_the_new_has_come(qtbot, slow: PhotoListModel, shelf: Shelf):
    slow.set_ids(np.arange(3))
    slow.photo(0)
    shelf.run_waiting()
    shelf.labels = ("orchid",)
    with qtbot.waitSignal(slow.dataChanged):
        slow.refresh()
    assert slow.photo(0).labels == ()
    shelf.run_waiting()
    assert slow.photo(0).labels == ("orchid",)
    assert shelf.work == []


def test_a_failing_load_is_told_and_may_be_tried_again(qtbot, shelf: Shelf, qapp):
    problems = [OSError("the drive is gone")]

    def load(ids):
        if problems:
            raise problems.pop()
        return shelf.load(ids)

    model = PhotoListModel(load, shelf.run_later)
    model.set_ids(np.arange(3))
    assert model.photo(0) is None
    with qtbot.waitSignal(model.load_failed) as failed:
        shelf.run_waiting()
    assert str(failed.args[0]) == "the drive is gone"
    model.photo(0)
    shelf.run_waiting()
    assert model.photo(0) is not None


def test_photos_for_a_drag_are_loaded_at_once(slow: PhotoListModel, shelf: Shelf):
    slow.set_ids(np.arange(1000))
    assert [photo.id for photo in slow.photos_now([7, 3])] == [7, 3]
    assert slow.loaded_photos()[0][0] == 3


def test_a_thumbnail_that_arrives_repaints_its_row(qtbot, shelf: Shelf, thumbnails, tmp_path):
    make_picture(tmp_path / f"{make_photo(2).content}.png")
    model = PhotoListModel(shelf.load, run_now, thumbnails)
    model.set_shape(Shape(24))
    model.set_ids(np.array([1, 2]))
    with qtbot.waitSignal(model.dataChanged, check_params_cb=lambda first, *_: first.row() == 1):
        assert model.index(1).data(THUMBNAIL_ROLE) is None
    assert model.index(1).data(THUMBNAIL_ROLE).width() == 24
