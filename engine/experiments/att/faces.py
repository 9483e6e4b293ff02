"""The AT&T faces: forty people, ten pictures each (Samaria, Harter 1994)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from engine.experiments.request import CannotRun
from engine.photos.decode import decode_photo

NAME = re.compile(r"(?:^|/)s(\d+)/(\d+)\.pgm$")
SIDE = 32  # pixels that the network sees; the files have 92 x 112
TINY = 1e-3


@dataclass(frozen=True)
class Faces:
    """Pictures of people, sorted by person."""

    pictures: Tensor  # (n, 1, side, side), each with mean 0 and deviation 1
    people: npt.NDArray[np.int64]  # (n,) numbered from 0

    def of_people(self, chosen: npt.NDArray[np.int64]) -> Faces:
        """The pictures of some of them; numbers stay what they are."""
        rows = np.flatnonzero(np.isin(self.people, chosen))
        return Faces(self.pictures[torch.from_numpy(rows)], self.people[rows])


def read_faces(path: Path, side: int = SIDE) -> Faces:
    """All faces of `att_faces.zip`; raises CannotRun where the file holds none."""
    found = sorted(_read_pictures(path), key=lambda item: item[:2])
    if len({person for person, _, _ in found}) < 2:
        raise CannotRun(f"{path} holds no faces of two people in s1/1.pgm, s2/1.pgm and so on: take the AT&T file.")
    pixels = torch.from_numpy(np.stack([picture for _, _, picture in found]))[:, None].float()
    small = functional.interpolate(pixels, (side, side), mode="bilinear", antialias=True, align_corners=False)
    people = np.unique([person for person, _, _ in found], return_inverse=True)[1]
    return Faces(standardise(small), people)


def standardise(pictures: Tensor) -> Tensor:
    """Each picture (n, 1, h, w) with mean 0 and deviation 1: another light changes nothing."""
    middle, width = pictures.mean((1, 2, 3), keepdim=True), pictures.std((1, 2, 3), keepdim=True)
    return (pictures - middle) / (width + TINY)


def _read_pictures(path: Path) -> Iterator[tuple[int, int, npt.NDArray[np.uint8]]]:
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise CannotRun(f"{path} cannot be read as a zip file: copy it anew.") from error
    with archive:
        for name in archive.namelist():
            if place := NAME.search(name):
                pixels = np.asarray(decode_photo(name, data=archive.read(name)).pixels)
                yield int(place[1]), int(place[2]), pixels[..., 0]
