"""Real libraries of small real photos, and the whole application on them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from desktop_app.application import Application
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from engine import LessonPlan, Library
from tests.desktop_app.made_scenes import paint_scenes

FAMILIES, MEMBERS = ("leaf", "sea", "brick"), 6
PATIENCE_MS = 90_000  # other work may keep this computer busy

StartApplication = Callable[..., Application]


def paint_family(folder: Path, family: int, members: int = MEMBERS) -> None:
    """Write photos that any encoder finds alike: one coloured pattern, each time a little changed."""
    folder.mkdir(parents=True, exist_ok=True)
    pattern = np.random.default_rng(family).integers(20, 200, (5, 7, 3))
    for member in range(members):
        own = np.random.default_rng((family, member)).integers(-20, 20, pattern.shape)
        changed = np.clip(pattern + own, 0, 255).astype(np.uint8)
        picture = Image.fromarray(changed).resize((180, 120), Image.Resampling.BICUBIC)
        picture.save(folder / f"{FAMILIES[family]} {member}.jpg", quality=90)


@pytest.fixture(scope="session")
def exported_networks(pytestconfig: pytest.Config) -> Iterator[None]:
    """Exported networks are kept between test runs, apart from the user's own."""
    assert pytestconfig.cache is not None
    before = os.environ.get("LOOKALIKE_CACHE")
    os.environ["LOOKALIKE_CACHE"] = str(pytestconfig.cache.mkdir("lookalike"))
    yield
    os.environ.pop("LOOKALIKE_CACHE") if before is None else os.environ.update(LOOKALIKE_CACHE=before)


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three folders of photos that look alike; tests that change them take a copy."""
    folder = tmp_path_factory.mktemp("写真")
    for family, name in enumerate(FAMILIES):
        paint_family(folder / name, family)
    return folder


@pytest.fixture(scope="session")
def indexed(exported_networks: None, photos: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library that knows `photos`."""
    folder = tmp_path_factory.mktemp("indexed") / "library"
    with Library.open(folder) as library:
        library.add_folder(str(photos))
        library.index()
    return folder


@pytest.fixture
def library_folder(indexed: Path, tmp_path: Path) -> Path:
    """A library of one's own that knows `photos`."""
    return shutil.copytree(indexed, tmp_path / "library")


@pytest.fixture
def library(library_folder: Path) -> Iterator[Library]:
    """That library, open."""
    with Library.open(library_folder) as opened:
        yield opened


@pytest.fixture
def own_library(exported_networks: None, photos: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of photos that a test may move and delete."""
    folder = shutil.copytree(photos, tmp_path / "own photos")
    with Library.open(tmp_path / "own library") as opened:
        opened.add_folder(str(folder))
        opened.index()
        yield opened


@pytest.fixture(scope="session")
def indexed_scenes(exported_networks: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder "Photos" of two folders of unlike photos, with the library that knows them."""
    home = tmp_path_factory.mktemp("学習")
    with Library.open(home / "library") as library:
        library.add_folder(str(paint_scenes(home / "Photos")))
        library.index()
    return home


@pytest.fixture(scope="session")
def taught_scenes(indexed_scenes: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with labels from the folders and an encoder that was taught them, in use."""
    folder = shutil.copytree(indexed_scenes / "library", tmp_path_factory.mktemp("taught") / "library")
    with Library.open(folder) as library:
        library.labelling.apply(library.labelling.plan_from_folders(str(indexed_scenes / "Photos")))
        library.teaching.teach(LessonPlan(values={"steps": "20", "strength": "0.01"}, name="Day and night", adopt=True))
    return folder


@pytest.fixture
def taught_library(taught_scenes: Path, tmp_path: Path) -> Iterator[Library]:
    """That library, open, of a test's own."""
    with Library.open(shutil.copytree(taught_scenes, tmp_path / "taught")) as opened:
        yield opened


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    """Settings in a file of the test's own."""
    return WindowSettings(str(tmp_path / "window.ini"))


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """Threads for background work."""
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def library_thumbnails(library: Library, qtbot: QtBot) -> Iterator[ThumbnailLoader]:
    """The thumbnails of `library`."""
    loader = ThumbnailLoader(library.thumbnail)
    yield loader
    loader.close()


@pytest.fixture
def start_application(
    indexed: Path, qapp: object, qtbot: QtBot, settings: WindowSettings
) -> Iterator[StartApplication]:
    """Start the program on a library folder; it is closed after the test.

    `indexed` comes first because it exports the network, which takes long and is done once.
    """
    started: list[Application] = []

    def start(folder: Path, command: list[str] | None = None) -> Application:
        application = Application(qapp, settings, str(folder), command)  # type: ignore[arg-type]
        started.append(application)
        application.start()
        qtbot.waitUntil(lambda: application.library is not None, timeout=PATIENCE_MS)
        return application

    yield start
    for application in started:
        application.close()
        application.window.deleteLater()
