"""A small library of sample photos, indexed once for all tests of the search."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.catalogue.database import Catalogue
from engine.catalogue.photos import photo_by_path
from engine.catalogue.roots import add_root
from engine.embedding.encoder import Encoder
from engine.indexing import IndexPlan, index_library
from engine.photos.photo import Photo
from engine.photos.samples import make_samples
from engine.search import Searcher

COUNT = 40  # three of each of the twelve families, and four edited copies


@dataclass(frozen=True)
class Gallery:
    """An indexed library and its photos."""

    catalogue: Catalogue
    searcher: Searcher
    folder: Path

    def photo(self, place: str) -> Photo:
        """The photo at a path below the folder."""
        found = photo_by_path(self.catalogue, str(self.folder / place))
        assert found is not None, place
        return found


def index_folder(library: Path, folder: Path, encoder: Encoder) -> Catalogue:
    """Open a new library on `folder`, indexed."""
    catalogue = Catalogue.open(library)
    add_root(catalogue, str(folder))
    index_library(catalogue, library / "thumbnails", IndexPlan(workers=1), encoder)
    return catalogue


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Gallery]:
    """Samples, and one of them again in another folder; tests leave it as it is."""
    home = tmp_path_factory.mktemp("gallery")
    make_samples(home / "samples", COUNT)
    again = home / "samples" / "again"
    again.mkdir()
    shutil.copy(home / "samples" / "planets" / "planets-02.jpg", again / "planet.jpg")
    with index_folder(home / "library", home / "samples", encoder) as catalogue:
        yield Gallery(catalogue, Searcher(catalogue, home / "library" / "index"), home / "samples")


@pytest.fixture
def open_library(tmp_path: Path, encoder: Encoder) -> Iterator[Callable[[Path], Gallery]]:
    """Index a folder into a library of the test's own."""
    opened: list[Catalogue] = []

    def open_one(folder: Path) -> Gallery:
        catalogue = index_folder(tmp_path / "own library", folder, encoder)
        opened.append(catalogue)
        return Gallery(catalogue, Searcher(catalogue, tmp_path / "own library" / "index"), folder)

    yield open_one
    for catalogue in opened:
        catalogue.close()
