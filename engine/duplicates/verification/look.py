"""What a worker holds of one picture while pairs are compared: each part is made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.candidates.fingerprint import Fingerprint
from engine.duplicates.verification.keypoints import Keypoints, find_keypoints, mirror

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
    """A picture at 320 px, its fingerprint, and ways to more."""

    print: Fingerprint
    facts: Facts
    load: Callable[[], Pixels]
    load_finely: Callable[[], Pixels | None] = lambda: None  # more pixels, where there are any
    known_keypoints: Keypoints | None = None

    @cached_property
    def pixels(self) -> Pixels:
        """The picture, 320 px long at most."""
        return self.load()

    @cached_property
    def keypoints(self) -> Keypoints:
        """Local features."""
        known = self.known_keypoints
        return find_keypoints(cv2.cvtColor(self.pixels, cv2.COLOR_RGB2GRAY)) if known is None else known

    @cached_property
    def mirrored(self) -> Keypoints:
        """Those of the picture seen in a mirror."""
        return mirror(self.keypoints)

    @cached_property
    def fine(self) -> Pixels | None:
        """The picture at reading size; None where 320 px are all there is."""
        return self.load_finely()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        if self.known_keypoints is not None:
            return self.known_keypoints.width, self.known_keypoints.height
        return self.pixels.shape[1], self.pixels.shape[0]
