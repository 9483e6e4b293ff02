"""Tasks in processes: how results come back."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from engine.workers import AHEAD, Failure, Work, Workers, WorkQueue

COUNT = 2


def nothing() -> None:
    """What begins a worker that needs no beginning."""


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with closing(Workers(COUNT, nothing)) as opened:
        yield opened


def test_results_come_as_they_are_ready(workers: Workers, tmp_path: Path) -> None:
    two_came = tmp_path / "two came"
    tasks = iter([(0, (two_came,)), (1, (tmp_path,)), (2, (tmp_path,))])
    queue = WorkQueue(workers, Work(wait_for, 60.0, "wait", "Waiting"))
    came = []
    for key, _ in queue.run(lambda: next(tasks, None), nothing):
        came.append(key)
        if len(came) == 2:
            two_came.touch()
    assert came == [1, 2, 0]


def test_in_order_what_is_drawn_never_depends_on_which_process_was_quicker(workers: Workers) -> None:
    ahead = AHEAD * COUNT
    came: list[int] = []
    seen: list[int] = []

    def draw() -> tuple[int, tuple[float]] | None:
        number = len(seen)
        if number == 3 * ahead:
            return None
        seen.append(len(came))  # results that this task could have been chosen by
        return number, (0.1 * (number % 3 == 0),)

    queue = WorkQueue(workers, Work(time.sleep, 20.0, "sleep", "Sleeping"), in_order=True)
    for key, _ in queue.run(draw, nothing):
        came.append(key)
    assert came == list(range(3 * ahead))
    assert seen == [max(0, number + 1 - ahead) for number in range(3 * ahead)]


def test_a_task_that_ends_its_process_fails_in_its_turn(workers: Workers) -> None:
    tasks = iter([(number, (number == 1,)) for number in range(4)])
    queue = WorkQueue(workers, Work(end_process, 20.0, "read", "Reading"), in_order=True)
    came = list(queue.run(lambda: next(tasks, None), nothing))
    assert [key for key, _ in came] == [0, 1, 2, 3]
    assert [isinstance(found, Failure) for _, found in came] == [False, True, False, False]


def wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.01)


def end_process(now: bool) -> None:
    if now:
        os._exit(1)
