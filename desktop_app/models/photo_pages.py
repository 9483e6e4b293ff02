"""Photos of a long list, loaded off the GUI thread a page at a time, the page asked for last first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from engine import Photo

PAGE = 256  # photos loaded at once
PAGES_IN_FLIGHT = 2
PAGES_WANTED = 6  # a screen never shows more; what was scrolled past is forgotten
PHOTOS_KEPT = 64 * PAGE

Load = Callable[[Sequence[int]], list[Photo]]
Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]], None]


class PhotoPages:
    """Gives photos by row from what is loaded, and loads the page of what is not.

    loaded(first row, last row) is told when photos have come, failed(exception) when they could not.
    """

    def __init__(
        self, load: Load, run: Run, loaded: Callable[[int, int], None], failed: Callable[[Exception], None]
    ) -> None:
        self._load, self._run = load, run
        self._tell_loaded, self._tell_failed = loaded, failed
        self._ids = np.zeros(0, np.int64)
        self._photos: OrderedDict[int, Photo] = OrderedDict()
        self._stale: set[int] = set()  # ids whose photo may have changed
        self._gone: set[int] = set()  # ids that load left out
        self._loading: set[int] = set()  # pages
        self._wanted: list[int] = []  # pages, the newest last
        self._turn = 0  # grows with every new list, so that late answers are known

    def set_ids(self, ids: np.ndarray) -> None:
        """Another list; photos that are loaded stay loaded."""
        self._ids = ids
        self._gone.clear()
        self._forget_requests()

    def refresh(self) -> None:
        """What is loaded may be out of date: give it until it has been loaded again."""
        self._stale = set(self._photos)
        self._gone.clear()
        self._forget_requests()

    def photo(self, row: int) -> Photo | None:
        """The photo in a row if it is loaded; otherwise its page is asked for."""
        photo_id = int(self._ids[row])
        absent = photo_id not in self._photos and photo_id not in self._gone
        if absent or photo_id in self._stale:
            self._want_page(row // PAGE)
        return self._photos.get(photo_id)

    def photos_now(self, ids: Sequence[int]) -> list[Photo]:
        """These photos at once, loading on this thread what is not here, or may be out of date."""
        absent = [photo_id for photo_id in ids if photo_id not in self._photos or photo_id in self._stale]
        if absent:
            self._keep(self._load(absent))
            self._stale.difference_update(absent)
        return [self._photos[photo_id] for photo_id in ids if photo_id in self._photos]

    def loaded(self) -> Mapping[int, Photo]:
        """What is loaded, by id."""
        return self._photos

    def _forget_requests(self) -> None:
        self._turn += 1
        self._loading.clear()
        self._wanted.clear()

    def _want_page(self, page: int) -> None:
        if page in self._loading or (self._wanted and self._wanted[-1] == page):
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        del self._wanted[:-PAGES_WANTED]
        self._start_loading()

    def _start_loading(self) -> None:
        while self._wanted and len(self._loading) < PAGES_IN_FLIGHT:
            page = self._wanted.pop()
            self._loading.add(page)
            self._load_page(page, self._turn)

    def _load_page(self, page: int, turn: int) -> None:
        ids = self._ids[page * PAGE : (page + 1) * PAGE].tolist()
        absent = [photo_id for photo_id in ids if photo_id not in self._photos or photo_id in self._stale]
        self._run(
            lambda: self._load(absent),
            lambda photos: self._page_loaded(page, turn, absent, photos),
            lambda error: self._page_failed(page, turn, error),
        )

    def _page_loaded(self, page: int, turn: int, asked: list[int], photos: list[Photo]) -> None:
        self._keep(photos)
        if turn != self._turn:
            return
        self._stale.difference_update(asked)
        self._gone.update(set(asked) - {photo.id for photo in photos})
        self._loading.discard(page)
        self._start_loading()
        self._tell_loaded(page * PAGE, min((page + 1) * PAGE, len(self._ids)) - 1)

    def _page_failed(self, page: int, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._loading.discard(page)
            self._start_loading()
            self._tell_failed(error)

    def _keep(self, photos: list[Photo]) -> None:
        for photo in photos:
            self._photos[photo.id] = photo
            self._photos.move_to_end(photo.id)
        while len(self._photos) > PHOTOS_KEPT:
            self._photos.popitem(last=False)
