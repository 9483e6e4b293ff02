"""The index of copy-aware vectors, kept beside the library and brought in step before each search."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.features import changes_since, knows_generation, load_features
from engine.duplicates.candidates.neighbours import DIMS, LEARN_FROM, Axes, make_index
from engine.index import NeighbourIndex
from engine.progress import Progress

Ids = NDArray[np.int64]
GROWTH = 4  # times as many photos as the axes were learned from: learn them again, below LEARN_FROM


class CopyVectors:
    """Vectors of every present photo that has a feature of this backbone."""

    def __init__(self, catalogue: Catalogue, folder: Path, backbone: str) -> None:
        self._catalogue = catalogue
        self._folder = folder
        self._backbone = backbone
        self._generation = 0
        self.axes: Axes | None = None
        self.index: NeighbourIndex = make_index(DIMS)

    def refresh(self, progress: Progress) -> None:
        """Load what was kept, and bring it in step with the catalogue."""
        self._load()
        present, gone, now = changes_since(self._catalogue, self._generation, self._backbone)
        self.index.remove(gone)
        if self.axes is None and len(present):
            self.axes = Axes.learn(
                block for _, block in load_features(self._catalogue, self._backbone, _sample(present))
            )
            self.index = make_index(self.axes.matrix.shape[1])
        done = 0
        for ids, features in load_features(self._catalogue, self._backbone, present):
            if self.axes is not None:
                self.index.add(ids, self.axes.project(features))
            done += len(ids)
            progress(done, len(present), "candidates")
        self.index.link()
        self._generation = now

    def save(self) -> None:
        """Keep axes and index for the next time; that the folder cannot be written is no harm."""
        if self.axes is None:
            return
        try:
            self._folder.mkdir(exist_ok=True)
            with self._axes_path.open("wb") as file:
                np.savez(file, centre=self.axes.centre, matrix=self.axes.matrix, photos=len(self.index))
            self.index.save(self._folder, self._backbone, self._generation)
        except Exception:  # derived: made again next time
            self._axes_path.unlink(missing_ok=True)

    @property
    def _axes_path(self) -> Path:
        return self._folder / f"{self._backbone}.axes.npz"

    def _load(self) -> None:
        """Take what was kept, if it is whole, of this catalogue and not outgrown."""
        try:
            with np.load(self._axes_path) as kept:
                axes, photos = Axes(kept["centre"], kept["matrix"]), int(kept["photos"])
        except (OSError, ValueError, KeyError, EOFError):
            return
        loaded = NeighbourIndex.load(self._folder, self._backbone)
        if loaded is None or not knows_generation(self._catalogue, loaded[1]) or loaded[0].dims != axes.matrix.shape[1]:
            return
        if photos < LEARN_FROM and len(changes_since(self._catalogue, 0, self._backbone)[0]) > GROWTH * photos:
            return
        self.axes, (self.index, self._generation) = axes, loaded


def _sample(ids: Ids) -> Ids:
    """At most LEARN_FROM of them, evenly."""
    return ids[:: max(1, len(ids) // LEARN_FROM)]
