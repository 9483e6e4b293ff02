"""Pictures of every page for the README, of the real window on the sample photos.

python -m tests.screenshots FOLDER [--all] [--only PART]      (--all: in light and dark, English and Japanese)
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
from tests.desktop_app.made_copies import make_copies

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


def make_copied_library(folder: Path) -> Path:
    """A library of sample photos of which some lie there several times, looked through for duplicates."""
    make_copies(folder / "Pictures", photos=48)
    with Library.open(folder / "copied") as library:
        library.add_folder(str(folder / "Pictures"))
        library.index()
        library.cleaning.find()
    return folder / "copied"


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


def shoot_duplicates(app: QApplication, application: Application, name: Callable[[str], Path]) -> None:
    """The review of groups, two copies compared, and the plan."""
    window, page = application.window, application.pages["duplicates"]
    window.show_page("duplicates")
    wait(app, PATIENCE_S, lambda: any(page.found.groups.values()))
    page.head.tabs.set_band("same")
    for act in ("accept", "accept"):
        page.decide(act)
    wait(app, SETTLING_S)
    shoot(window, name("duplicates"))
    page.head.tabs.set_band("edited")
    page.review.toggle_compare()
    wait(app, 2 * SETTLING_S)
    shoot(window, name("compare"))
    page.review.close_compare()
    for band in ("exact", "same"):
        page.head.tabs.set_band(band)
        page.ask_rule()
        page.marking.accept()
    page.preview()
    wait(app, PATIENCE_S, lambda: page.clearing.dialog is not None)
    wait(app, SETTLING_S)
    shoot(page.clearing.dialog, name("plan"))
    page.clearing.dialog.reject()


def shoot_first_start(app: QApplication, application: Application, name: Callable[[str], Path]) -> None:
    """The empty window."""
    shoot(application.window, name("first-start"))


MAKERS: dict[str, tuple[Callable[[Path], Path], Callable[..., None]]] = {  # how the library is made, what is shot
    "pages": (make_library, shoot_pages),
    "duplicates": (make_copied_library, shoot_duplicates),
    "first-start": (lambda home: home / "empty", shoot_first_start),
}


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", choices=MAKERS, action="append")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["lookalike"])
    looks = [("light", "en"), ("dark", "en")] + [("light", "ja"), ("dark", "ja")] * arguments.all
    with tempfile.TemporaryDirectory() as home:
        for part in arguments.only or MAKERS:
            make, take = MAKERS[part]
            library = make(Path(home))
            for theme, language in looks:
                settings = WindowSettings(str(Path(home) / f"{part}-{theme}-{language}.ini"))
                settings.theme, settings.language = theme, language
                application = start(app, library, settings)
                take(app, application, lambda page, look=f"{theme}-{language}": arguments.folder / f"{page}-{look}.png")
                application.close()
                application.window.deleteLater()


if __name__ == "__main__":
    main()
