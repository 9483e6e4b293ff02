"""The process that `bench_window` starts: the real window, watched from inside its event loop."""

from __future__ import annotations

import argparse
import json
import time

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.application import Application
from desktop_app.models.photo_list_model import PHOTO_ROLE
from desktop_app.settings import WindowSettings
from desktop_app.widgets.photos.photo_grid import PhotoGrid

LOOK_MS = 5
BEAT_MS = 4


class Probe:
    """Notes when the photos are there, then scrolls from top to bottom and notes every gap in the event loop."""

    def __init__(self, app: QApplication, application: Application, started: float, scroll_s: float) -> None:
        self._app, self._application = app, application
        self._started, self._scroll_s = started, scroll_s
        self.found: dict[str, object] = {"shown": time.time() - started, "stalls": [0.0]}
        self._look = QTimer(interval=LOOK_MS)
        self._look.timeout.connect(self._look_for_photos)
        self._look.start()
        self._beat = QTimer(interval=BEAT_MS)
        self._beat.timeout.connect(self._scroll)
        self._last = self._scroll_started = 0.0
        self._gaps: list[float] = []

    def _grid(self) -> PhotoGrid:
        return self._application.window.page.findChild(PhotoGrid)

    def _look_for_photos(self) -> None:
        grid = self._grid()
        if grid is None or not grid.isVisible() or not grid.model().rowCount():
            return
        seen = grid.indexAt(QPoint(grid.thumbnail_size() // 2, grid.thumbnail_size() // 2))
        if seen.data(PHOTO_ROLE) is None or not self._application.thumbnails.bytes_used():
            return
        self.found["usable"] = time.time() - self._started
        self._look.stop()
        if not self._scroll_s:
            self._end()
            return
        self._last = self._scroll_started = time.perf_counter()
        self._beat.start()

    def _scroll(self) -> None:
        now = time.perf_counter()
        self._gaps.append(max(0.0, now - self._last - BEAT_MS / 1e3))
        self._last = now
        share = (now - self._scroll_started) / self._scroll_s
        bar = self._grid().verticalScrollBar()
        bar.setValue(int(share * bar.maximum()))
        if share >= 1:
            self.found["stalls"] = self._gaps
            self._end()

    def _end(self) -> None:
        print(json.dumps(self.found), flush=True)
        self._beat.stop()
        self._app.exit()  # quit() would ask the window, which asks about a running job


def main() -> None:
    """Run the window until the probe has seen enough."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--library")
    parser.add_argument("--scroll", type=float)
    parser.add_argument("--started", type=float)
    arguments = parser.parse_args()
    app = QApplication(["lookalike"])
    application = Application(app, WindowSettings(), arguments.library)
    application.start()
    probe = Probe(app, application, arguments.started, arguments.scroll)
    app.exec()
    application.close()
    del probe


if __name__ == "__main__":
    main()
