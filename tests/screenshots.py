"""Pictures of every page for the README, of the real window on the sample photos.

python -m tests.screenshots FOLDER [--all] [--only PART]      (--all: in light and dark, English and Japanese)
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
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
BEGINNING_S = 5.0  # until the first look for changes
LIKED = "butterflies-03.jpg"
LABELS = {
    "Night": ("skylines", "planets"),
    "Landscapes": ("mountains", "forests", "seas"),
    "Patterns": ("glass", "tartans", "agates", "fractals"),
    "Garden": ("flowers", "butterflies"),
}


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
    """Save what a widget shows, in 256 colours: small, and good enough to see what is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))
    with Image.open(path) as whole:
        small = whole.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, kmeans=3)
    small.save(path, optimize=True)
    print(path, flush=True)


def start(app: QApplication, library: Path, settings: WindowSettings) -> Application:
    """The program on a library, its window as large as every picture."""
    application = Application(app, settings, str(library))
    application.start()
    application.window.resize(SIZE)
    wait(app, PATIENCE_S, lambda: application.library is not None)
    wait(app, BEGINNING_S, lambda: application.indexing.job.active)  # it looks for changes first
    wait(app, PATIENCE_S, lambda: not application.indexing.job.active)
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
    """The review of groups, two copies compared, a rule, and the plan."""
    window, page = application.window, application.pages["duplicates"]
    window.show_page("duplicates")
    wait(app, PATIENCE_S, lambda: any(page.found.groups.values()))
    page.head.tabs.set_band("same")
    for act in ("accept", "accept"):
        page.decide(act)
    wait(app, SETTLING_S)
    shoot(window, name("review"))
    page.head.tabs.set_band("edited")
    page.review.toggle_compare()
    wait(app, 2 * SETTLING_S)
    shoot(window, name("compare"))
    page.review.close_compare()
    for band in ("exact", "same"):
        page.head.tabs.set_band(band)
        page.ask_rule()
        if band == "same":
            wait(app, SETTLING_S)
            shoot(page.marking, name("marking"))
        page.marking.accept()
    page.preview()
    wait(app, PATIENCE_S, lambda: page.clearing.dialog is not None)
    wait(app, SETTLING_S)
    shoot(page.clearing.dialog, name("plan"))
    page.clearing.dialog.reject()


def make_half_labelled_library(folder: Path) -> Path:
    """A library of sample photos of which two thirds have labels that join several kinds of picture."""
    make_samples(folder / "Album")
    with Library.open(folder / "labelled") as library:
        library.add_folder(str(folder / "Album"))
        library.index()
        for label, kinds in LABELS.items():
            photos = [p for p in library.photos(library.photo_ids(order="name")) if Path(p.path).parent.name in kinds]
            library.labelling.give([photo.id for number, photo in enumerate(photos) if number % 3], label)
    return folder / "labelled"


def shoot_teaching(app: QApplication, application: Application, name: Callable[[str], Path]) -> None:
    """Labels, suggestions, a lesson that runs, its verdict, and two encoders compared."""
    window, labels, teach = application.window, application.pages["labels"], application.pages["teach"]
    wait(app, 2 * SETTLING_S)  # until the look at the folders has begun
    wait(app, PATIENCE_S, lambda: not application.indexing.job.active)
    window.show_page("labels")
    labels.show_label("Night")
    wait(app, PATIENCE_S, lambda: labels.panel.grid.count() > 0)
    wait(app, 2 * SETTLING_S)
    shoot(window, name("labels"))
    labels.step_tab(1)
    wait(app, PATIENCE_S, lambda: bool(labels.listed.sure()))
    labels.panel.grid.go_to_row(0)
    wait(app, SETTLING_S)
    shoot(window, name("suggestions"))
    window.show_page("teach")
    wait(app, PATIENCE_S, teach.planning.teach.isVisible)
    teach.planning.ask_teach()
    wait(app, PATIENCE_S, lambda: (teach.running.charts["map_at_r"].progress() or 0) > 0.7)
    shoot(window, name("teaching"))
    wait(app, 4 * PATIENCE_S, lambda: teach.middle.currentWidget() is teach.verdict)
    wait(app, 8 * SETTLING_S)  # until the job strip has gone
    shoot(window, name("verdict"))
    teach.show_encoders()
    teach.encoders.choose(*[each.id for each in teach.ground.encoders[-1:] + teach.ground.encoders[:1]])
    teach.encoders.compare.click()
    wait(app, PATIENCE_S, lambda: teach.keeping.dialog.table.isVisible())
    wait(app, 2 * SETTLING_S)
    shoot(teach.keeping.dialog, name("encoders"))
    teach.keeping.dialog.reject()


def shoot_first_start(app: QApplication, application: Application, name: Callable[[str], Path]) -> None:
    """The empty window."""
    shoot(application.window, name("first-start"))


MAKERS: dict[str, tuple[Callable[[Path], Path], Callable[..., None]]] = {  # how the library is made, what is shot
    "pages": (make_library, shoot_pages),
    "duplicates": (make_copied_library, shoot_duplicates),
    "teaching": (make_half_labelled_library, shoot_teaching),
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
    home = Path(tempfile.gettempdir()) / "Anna"  # it is read in the pictures
    home.mkdir()
    try:
        for part in arguments.only or MAKERS:
            make, take = MAKERS[part]
            library = make(home)
            for theme, language in looks:
                settings = WindowSettings(str(home / f"{part}-{theme}-{language}.ini"))
                settings.theme, settings.language = theme, language
                application = start(app, library, settings)
                take(app, application, lambda page, look=f"{theme}-{language}": arguments.folder / f"{page}-{look}.png")
                application.close()
                application.window.deleteLater()
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
