"""Pictures of every page for the README, of the real window on the sample photos.

python -m tests.screenshots FOLDER [--all]      (--all: every page in light and dark, English and Japanese)
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.application import Application
from desktop_app.settings import WindowSettings
from engine import Library
from engine.photos.samples import make_samples

SIZE = QSize(1360, 850)
PATIENCE_S = 60.0
SETTLING_S = 1.2  # thumbnails, previews and toasts
LIKED = "butterflies-03.jpg"


def make_library(folder: Path) -> Path:
    """A library of the sample photos."""
    make_samples(folder / "Photos")
    with Library.open(folder / "library") as library:
        library.add_folder(str(folder / "Photos"))
        library.index()
    return folder / "library"


def wait(app: QApplication, seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    """Let the window work until something holds, or for so long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not until():
        app.processEvents()
        time.sleep(0.005)


def shoot(widget: QWidget, path: Path) -> None:
    """Save what a widget shows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))
    print(path, flush=True)


def start(app: QApplication, library: Path, settings: WindowSettings) -> Application:
    """The program on a library, its window as large as every picture."""
    application = Application(app, settings, str(library))
    application.start()
    application.window.resize(SIZE)
    wait(app, PATIENCE_S, lambda: application.library is not None)
    wait(app, SETTLING_S)
    return application


def shoot_pages(app: QApplication, application: Application, name: Callable[[str], Path]) -> None:
    """The library, a search with the reasons of its first match, and the settings."""
    window, library = application.window, application.pages["library"]
    model = library.panel.model
    liked = next(photo for photo in model.photos_now(model.ids().tolist()) if photo.name == LIKED)
    library.panel.grid.go_to_row(model.row_of(liked.id))
    wait(app, SETTLING_S)
    shoot(window, name("library"))
    application.searching.search_photos([liked])
    search = application.pages["search"]
    wait(app, PATIENCE_S, lambda: search.results.panel.grid.count() > 0)
    search.results.panel.grid.go_to_row(0)
    wait(app, SETTLING_S)
    shoot(window, name("search"))
    shoot_why(app, search, window, name("why"))
    window.show_page("settings")
    wait(app, SETTLING_S)
    shoot(window, name("settings"))


def shoot_why(app: QApplication, search: Any, window: QWidget, path: Path) -> None:
    """The overlay of what makes the first match like the example."""
    search.results.toggle_why()
    wait(app, 2 * SETTLING_S)
    shoot(window, path)


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["lookalike"])
    looks = [("light", "en"), ("dark", "en")] + [("light", "ja"), ("dark", "ja")] * arguments.all
    with tempfile.TemporaryDirectory() as home:
        library = make_library(Path(home))
        for theme, language in looks:
            settings = WindowSettings(str(Path(home) / f"{theme}-{language}.ini"))
            settings.theme, settings.language = theme, language

            def name(page: str, look: str = f"{theme}-{language}") -> Path:
                return arguments.folder / f"{page}-{look}.png"

            for place in (library, Path(home) / f"empty-{theme}-{language}"):
                application = start(app, place, settings)
                if place == library:
                    shoot_pages(app, application, name)
                else:
                    shoot(application.window, name("first-start"))
                application.close()
                application.window.deleteLater()
                settings = WindowSettings(str(Path(home) / f"{theme}-{language}-empty.ini"))
                settings.theme, settings.language = theme, language


if __name__ == "__main__":
    main()
