"""The AT&T faces: forty people, ten pictures each (Samaria, Harter 1994)."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from engine.embedding.encoder import Encoder
from engine.experiments.features import keep_features
from engine.experiments.request import CannotRun
from engine.photos.decode import decode_photo

NAME = re.compile(r"(?:^|/)s(\d+)/(\d+)\.pgm$")
SIDE = 32  # pixels that the small network sees; the files have 92 x 112
BLOCK = 50  # pictures encoded at a time
TINY = 1e-3


@dataclass(frozen=True)
class Faces:
    """Pictures of people, sorted by person; numbers of people start at 0."""

    pictures: Tensor  # (n, 1, side, side), each with mean 0 and deviation 1
    people: npt.NDArray[np.int64]  # (n,)


def read_faces(path: Path, most: int = 40) -> Faces:
    """Faces of the first people of `att_faces.zip`; raises CannotRun where the file holds none."""
    found = _read_pictures(path, most)
    pixels = torch.from_numpy(np.stack([np.asarray(picture)[..., 0] for _, picture in found]))[:, None].float()
    small = functional.interpolate(pixels, (SIDE, SIDE), mode="bilinear", antialias=True, align_corners=False)
    return Faces(standardise(small), _number_people(found))


def encode_faces(path: Path, most: int = 40) -> npt.NDArray[np.float32]:
    """Features (n, 2, d) of the same faces by the default encoder, upright and mirrored."""

    def make(encoder: Encoder) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
        found = _read_pictures(path, most)
        square = (encoder.side, encoder.side)
        pixels = np.stack([np.asarray(picture.resize(square)) for _, picture in found])
        parts = [pixels[start : start + BLOCK] for start in range(0, len(pixels), BLOCK)]
        views = [np.concatenate([encoder.encode(part[:, :, ::step].copy()) for part in parts]) for step in (1, -1)]
        return np.stack(views, axis=1), _number_people(found)

    digest = hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()
    return keep_features(f"att-{most}-{digest}", make).features


def standardise(pictures: Tensor) -> Tensor:
    """Each picture (n, 1, h, w) with mean 0 and deviation 1: another light changes nothing."""
    middle, width = pictures.mean((1, 2, 3), keepdim=True), pictures.std((1, 2, 3), keepdim=True)
    return (pictures - middle) / (width + TINY)


def _read_pictures(path: Path, most: int) -> list[tuple[int, Any]]:
    """Each picture with the number in the name of its person's folder, by person and number, of so many people."""
    found = sorted(_decode(path), key=lambda item: item[:2])
    if len({person for person, _, _ in found}) < 2:
        raise CannotRun(f"{path} holds no faces of two people in s1/1.pgm, s2/1.pgm and so on: take the AT&T file.")
    names = sorted({person for person, _, _ in found})[:most]
    return [(person, picture) for person, _, picture in found if person in names]


def _decode(path: Path) -> Iterator[tuple[int, int, Any]]:
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise CannotRun(f"{path} cannot be read as a zip file: copy it anew.") from error
    with archive:
        for name in archive.namelist():
            if place := NAME.search(name):
                yield int(place[1]), int(place[2]), decode_photo(name, data=archive.read(name)).pixels


def _number_people(found: list[tuple[int, Any]]) -> npt.NDArray[np.int64]:
    return np.unique([person for person, _ in found], return_inverse=True)[1]
