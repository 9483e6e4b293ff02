"""Fingerprints of pixels: 256 bits of the coarse structure, of the whole picture in its 8 turns and of its panels.

The bits are those of PDQ (Facebook, 2019): the signs of a 16 x 16 cosine transform about their median, here of a
64 x 64 area average. A panel is a picture inside the picture, see `panels`.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.candidates.panels import Box, find_panels

Bits = NDArray[np.uint8]  # (..., 32) packed
Pixels = NDArray[np.uint8]  # (height, width, 3)


SIDE, KEPT = 64, 16
TURNS = 8  # upright first; bit 0: mirrored, bit 1: upside down, bit 2: transposed first
MOST_PANELS = 6
QUALITY_BYTES = 1
LEAST_QUALITY = 12  # of 100; below there is too little structure for the bits to mean anything


def _cosines() -> NDArray[np.float32]:
    """Rows 1 to 16 of the orthonormal cosine transform of 64 values."""
    places = (np.arange(SIDE) + 0.5) / SIDE
    waves = np.cos(np.pi * np.arange(1, KEPT + 1)[:, None] * places)
    return np.asarray(np.sqrt(2 / SIDE) * waves, np.float32)


COSINES = _cosines()
ODD = np.where(np.arange(1, KEPT + 1) % 2, -1, 1).astype(np.float32)  # a mirrored odd wave changes its sign


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of one picture."""

    quality: int  # 0..100: how much structure there is
    turns: Bits  # (8, 32)
    panels: Bits  # (p, 32)
    boxes: tuple[Box, ...]  # of the panels

    def to_bytes(self) -> bytes:
        """One byte of quality, the turns, then box and bits of each panel."""
        boxes = np.rint(np.array(self.boxes, np.float64).reshape(-1, 4) * 65535).astype("<u2")
        return bytes([self.quality]) + self.turns.tobytes() + boxes.tobytes() + self.panels.tobytes()

    @staticmethod
    def from_bytes(data: bytes) -> Fingerprint:
        """Read what `to_bytes` wrote."""
        turns_end = QUALITY_BYTES + TURNS * 32
        count = (len(data) - turns_end) // 40
        boxes = np.frombuffer(data, "<u2", 4 * count, turns_end).reshape(-1, 4) / 65535
        panels = np.frombuffer(data, np.uint8, 32 * count, turns_end + 8 * count).reshape(-1, 32)
        turns = np.frombuffer(data, np.uint8, TURNS * 32, QUALITY_BYTES).reshape(TURNS, 32)
        return Fingerprint(data[0], turns, panels, tuple((x, y, w, h) for x, y, w, h in boxes.tolist()))


def take_fingerprint(pixels: Pixels) -> Fingerprint:
    """The fingerprint of an RGB picture."""
    luma = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    waves, quality = _measure(luma)
    found, boxes = [], []
    for box in find_panels(pixels)[:MOST_PANELS]:
        x, y, width, height = box
        top, left = round(y * luma.shape[0]), round(x * luma.shape[1])
        cut = luma[top : round((y + height) * luma.shape[0]), left : round((x + width) * luma.shape[1])]
        inner, structure = _measure(cut)
        if structure >= LEAST_QUALITY:
            found.append(_pack(inner))
            boxes.append(box)
    turns = np.stack([_pack(_turn(waves, number)) for number in range(TURNS)])
    panels = np.stack(found) if found else np.empty((0, 32), np.uint8)
    return Fingerprint(quality, turns, panels, tuple(boxes))


def turn_pixels(pixels: Pixels, number: int) -> Pixels:
    """The picture whose upright fingerprint is turn `number` of the fingerprint of `pixels`."""
    if number & 4:
        pixels = np.swapaxes(pixels, 0, 1)
    if number & 2:
        pixels = pixels[::-1]
    if number & 1:
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)


def count_bits(first: Bits, second: Bits) -> NDArray[np.int64]:
    """Hamming distances of packed rows (..., 32)."""
    return np.asarray(np.bitwise_count(first ^ second).sum(axis=-1, dtype=np.int64))


def _measure(luma: NDArray[np.uint8]) -> tuple[NDArray[np.float32], int]:
    """Waves (16, 16) and quality 0..100 of a grey picture."""
    small = cv2.resize(luma, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    steps = np.abs(np.diff(small, axis=0)).sum() + np.abs(np.diff(small, axis=1)).sum()
    return COSINES @ small @ COSINES.T, int(min(100.0, steps * 100 / 255 / 90))


def _turn(waves: NDArray[np.float32], number: int) -> NDArray[np.float32]:
    turned = waves.T if number & 4 else waves
    if number & 2:
        turned = turned * ODD[:, None]
    if number & 1:
        turned = turned * ODD
    return turned


def _pack(waves: NDArray[np.float32]) -> Bits:
    return np.packbits(waves.ravel() > np.median(waves))
