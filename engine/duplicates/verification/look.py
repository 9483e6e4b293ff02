"""What a worker holds of one picture while pairs are compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.candidates.fingerprint import Fingerprint
from engine.duplicates.verification.keypoints import Floats, Keypoints, find_keypoints, mirror, unit_descriptors

Pixels = NDArray[np.uint8]  # (height, width, 3) RGB


@dataclass(frozen=True, slots=True)
class Facts:
    """What the catalogue knows of a photo that bears on whether it is another exposure."""

    width: int
    height: int
    taken_at: str | None = None
    camera: str | None = None


@dataclass(frozen=True)
class Look:
    """A picture as small as its thumbnail, its fingerprint, and ways to more, each gone only when needed."""

    pixels: Pixels
    print: Fingerprint
    facts: Facts
    finely: Callable[[], Pixels | None]  # more pixels, where there are any

    @cached_property
    def keypoints(self) -> Keypoints:
        """Local features of the thumbnail."""
        return find_keypoints(cv2.cvtColor(self.pixels, cv2.COLOR_RGB2GRAY))

    @cached_property
    def descriptors(self) -> Floats:
        """Their descriptors at length 1."""
        return unit_descriptors(self.keypoints)

    @cached_property
    def mirrored(self) -> tuple[Keypoints, Floats]:
        """Both of the picture seen in a mirror."""
        points = mirror(self.keypoints)
        return points, unit_descriptors(points)

    @cached_property
    def fine(self) -> Pixels | None:
        """The picture at reading size; None where the thumbnail is all there is."""
        return self.finely()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the thumbnail."""
        return self.pixels.shape[1], self.pixels.shape[0]
