"""A watch tells changes of photos once they are over, and nothing else."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from engine.photos.watch import Watch, watch_folders

QUIET_S, LONG_S = 0.15, 10.0


class Told:
    """Counts what a watch tells."""

    def __init__(self) -> None:
        self.times = 0
        self._something = threading.Event()

    def __call__(self) -> None:
        self.times += 1
        self._something.set()

    def within(self, seconds: float) -> bool:
        told = self._something.wait(seconds)
        self._something.clear()
        return told


class NoMoreWatches(PollingObserver):
    """A system that has no more watches to give."""

    def start(self) -> None:
        raise OSError(28, "inotify watch limit reached")


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def watch(told: Told) -> Iterator[Callable[..., Watch]]:
    """Start a watch that ends with the test."""
    watches: list[Watch] = []

    def start(*folders: Path, observers: tuple[Callable[[], BaseObserver], ...] = (Observer,)) -> Watch:
        paths = [str(folder) for folder in folders]
        watches.append(watch_folders(paths, told, QUIET_S, observers=observers, look_again_s=0.1))
        assert watches[-1].started.wait(LONG_S)
        return watches[-1]

    yield start
    for running in watches:
        running.stop()


def test_a_new_changed_moved_or_deleted_photo_is_told(tmp_path: Path, watch: Callable[..., Watch], told: Told) -> None:
    watch(tmp_path)
    photo = tmp_path / "a.jpg"
    for change in (
        lambda: photo.write_bytes(b"1"),
        lambda: photo.write_bytes(b"22"),
        lambda: photo.rename(tmp_path / "b.jpg"),
        lambda: (tmp_path / "b.jpg").unlink(),
        lambda: (tmp_path / "folder").mkdir(),
    ):
        change()
        assert told.within(LONG_S)


def test_a_burst_of_changes_is_told_once_it_is_over(tmp_path: Path, watch: Callable[..., Watch], told: Told) -> None:
    watch(tmp_path)
    for number in range(10):
        (tmp_path / f"{number}.jpg").write_bytes(b"x")
        time.sleep(QUIET_S / 5)
    assert told.within(LONG_S)
    assert not told.within(4 * QUIET_S)
    assert told.times == 1


def test_other_files_and_our_own_library_are_no_news(tmp_path: Path, watch: Callable[..., Watch], told: Told) -> None:
    thumbnails = tmp_path / "library" / "thumbnails" / "ab"
    thumbnails.mkdir(parents=True)
    (tmp_path / "library" / "catalogue.db").write_bytes(b"")
    watch(tmp_path)
    (tmp_path / "notes.txt").write_bytes(b"x")
    (tmp_path / "a.jpg.part").write_bytes(b"x")
    (thumbnails / "abc.jpg").write_bytes(b"x")
    (thumbnails.parent / "cd").mkdir()
    assert not told.within(5 * QUIET_S)


def test_a_folder_that_appears_is_told_and_watched_from_then_on(
    tmp_path: Path, watch: Callable[..., Watch], told: Told
) -> None:
    drive = tmp_path / "drive"
    watch(drive)
    assert not told.within(3 * QUIET_S)
    drive.mkdir()
    assert told.within(LONG_S)
    (drive / "a.jpg").write_bytes(b"x")
    assert told.within(LONG_S)


def test_a_folder_behind_a_link_is_watched(tmp_path: Path, watch: Callable[..., Watch], told: Told) -> None:
    (tmp_path / "real" / "sub").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    watch(tmp_path / "link")
    (tmp_path / "real" / "sub" / "a.jpg").write_bytes(b"x")
    assert told.within(LONG_S)


def test_a_folder_that_vanishes_is_told(tmp_path: Path, watch: Callable[..., Watch], told: Told) -> None:
    (tmp_path / "drive").mkdir()
    watch(tmp_path / "drive")
    (tmp_path / "drive").rmdir()
    assert told.within(LONG_S)


def test_without_watches_of_the_system_folders_are_looked_through(
    tmp_path: Path, watch: Callable[..., Watch], told: Told
) -> None:
    running = watch(tmp_path, observers=(NoMoreWatches, lambda: PollingObserver(timeout=0.1)))
    assert running.problem is not None and "inotify watch limit reached" in running.problem
    (tmp_path / "a.jpg").write_bytes(b"x")
    assert told.within(LONG_S)


def test_where_nothing_can_watch_the_reason_is_given(tmp_path: Path, watch: Callable[..., Watch]) -> None:
    running = watch(tmp_path, observers=(NoMoreWatches,))
    assert running.problem is not None and "not at all" in running.problem


def test_nothing_is_told_after_the_end(tmp_path: Path, watch: Callable[..., Watch], told: Told) -> None:
    running = watch(tmp_path)
    (tmp_path / "a.jpg").write_bytes(b"x")
    running.stop()
    running.stop()
    times = told.times
    (tmp_path / "b.jpg").write_bytes(b"x")
    told.within(3 * QUIET_S)
    assert told.times == times


def test_a_watch_may_be_ended_from_within_its_own_call(tmp_path: Path) -> None:
    ended = threading.Event()

    def end() -> None:
        running.stop()
        ended.set()

    running = watch_folders([str(tmp_path)], end, QUIET_S)
    assert running.started.wait(LONG_S)
    (tmp_path / "a.jpg").write_bytes(b"x")
    assert ended.wait(LONG_S)
