"""Work off the GUI thread: order, staleness, and owners that are gone."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QObject

from desktop_app.tasks import Tasks


@pytest.fixture
def tasks(qtbot):
    made = Tasks()
    yield made
    made.close()


def settle(qtbot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: tasks.running == 0, timeout=5000)


def test_work_runs_elsewhere_and_its_answer_comes_back_here(qtbot, tasks):
    places: list[int] = []
    tasks.run(threading.get_ident, lambda ident: places.extend([ident, threading.get_ident()]))
    settle(qtbot, tasks)
    assert places[0] != places[1] == threading.get_ident()


def test_of_several_runs_with_one_key_only_the_newest_is_answered(qtbot, tasks):
    heard: list[int] = []
    for number in range(8):
        tasks.run(lambda n=number: time.sleep(0.02) or n, heard.append, key="list")
    settle(qtbot, tasks)
    assert heard == [7]


def test_runs_without_a_key_are_all_answered(qtbot, tasks):
    heard: list[int] = []
    for number in range(5):
        tasks.run(lambda n=number: n, heard.append)
    settle(qtbot, tasks)
    assert sorted(heard) == [0, 1, 2, 3, 4]


def test_writes_happen_one_after_another_in_the_order_asked(qtbot, tasks):
    seen: list[int] = []
    at_once = []
    lock = threading.Lock()

    def write(number: int) -> None:
        at_once.append(lock.acquire(blocking=False))
        time.sleep(0.005)
        seen.append(number)
        lock.release()

    for number in range(6):
        tasks.write(lambda n=number: write(n))
    settle(qtbot, tasks)
    assert seen == list(range(6)) and all(at_once)


def test_an_error_reaches_the_caller(qtbot, tasks):
    heard: list[Exception] = []
    tasks.run(lambda: 1 / 0, lambda _: None, heard.append)
    settle(qtbot, tasks)
    assert isinstance(heard[0], ZeroDivisionError)


def test_an_answer_for_a_page_that_is_gone_is_dropped(qtbot, tasks):
    class Page(QObject):
        def take(self, _: object) -> None:
            raise AssertionError("answered after its end")

    page = Page()
    gate = threading.Event()
    tasks.run(gate.wait, page.take)
    page.deleteLater()
    qtbot.wait(20)
    gate.set()
    settle(qtbot, tasks)


def test_dropping_a_key_silences_what_runs(qtbot, tasks):
    heard: list[int] = []
    tasks.run(lambda: 1, heard.append, key="search")
    tasks.drop("search")
    settle(qtbot, tasks)
    assert heard == []


def test_after_closing_nothing_is_answered_but_writes_are_finished(qtbot):
    tasks, written, heard = Tasks(), [], []
    tasks.write(lambda: time.sleep(0.05) or written.append(1), heard.append)
    tasks.close()
    qtbot.wait(20)
    tasks.run(lambda: 1, heard.append)
    assert written == [1] and heard == []
