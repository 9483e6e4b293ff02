"""How long work reports itself, and how it is cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Cancelled(Exception):
    """Raised out of a progress call when the user has asked the work to stop."""


class Progress(Protocol):
    """A callable that long work calls often; it may raise `Cancelled`. `total` is 0 while unknown."""

    def __call__(self, done: int, total: int, note: str = "") -> None: ...


def silent(done: int, total: int, note: str = "") -> None:
    """A `Progress` that says nothing and never cancels."""


def track(items: Iterable[T], total: int, progress: Progress, note: str = "") -> Iterator[T]:
    """Yield `items`, reporting before the first and after each."""
    progress(0, total, note)
    for done, item in enumerate(items, 1):
        yield item
        progress(done, total, note)


def named(progress: Progress, note: str) -> Progress:
    """The same progress with this note in place of the work's own, such as losses that change at every step."""
    return lambda done, total, _="": progress(done, total, note)
