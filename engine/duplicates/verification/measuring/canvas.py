"""Two registered pictures brought onto one canvas: the coarser one's pixels, over the part that they share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.verification.registration import Affine, compose, invert

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
Levels = TypeVar("Levels", NDArray[np.uint8], NDArray[np.float32])
LEAST_SIDE_PX, LEAST_PIXELS = 24, 200
SETTLE_STEPS = 15
HALVED = 0.4  # scale below which a picture is halved before it is shrunk, which takes a third of the time


@dataclass(frozen=True, slots=True)
class Canvas:
    """Both pictures (height, width[, 3]), where both lie, and the share of each that does."""

    one: Floats
    two: Floats
    inside: Mask
    shares: tuple[float, float]


def to_luma(picture: Levels) -> Levels:
    """Brightness of RGB levels (height, width, 3)."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), picture.dtype)


def lay_out(first: Pixels, second: Pixels, matrix: Affine, canvas_px: int) -> Canvas | None:
    """The canvas of two pictures, RGB or grey, the first lying on the second by `matrix`; None if too small."""
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:, :2]))))
    if scale <= 1:
        return _lay_on(first, second, matrix, scale, canvas_px)
    canvas = _lay_on(second, first, invert(matrix), 1 / scale, canvas_px)  # the second is finer
    return canvas and replace(canvas, shares=canvas.shares[::-1])


def _lay_on(fine: Pixels, coarse: Pixels, matrix: Affine, scale: float, canvas_px: int) -> Canvas | None:
    """The canvas of a picture that lies on a coarser one by a map of this `scale`."""
    height, width = coarse.shape[:2]
    corners = np.array([[0, 0], [fine.shape[1], 0], [fine.shape[1], fine.shape[0]], [0, fine.shape[0]]], np.float64)
    landed = corners @ matrix[:, :2].T + matrix[:, 2]
    left, top = np.clip(np.floor(landed.min(axis=0)), 0, [width, height])
    right, bottom = np.clip(np.ceil(landed.max(axis=0)), 0, [width, height])
    if min(right - left, bottom - top) < LEAST_SIDE_PX:
        return None
    reduce = min(1.0, canvas_px / max(right - left, bottom - top))
    size = (max(8, round((right - left) * reduce)), max(8, round((bottom - top) * reduce)))
    half = (reduce - 1) / 2  # pixel centres lie at half numbers
    to_canvas = np.array([[reduce, 0, half - left * reduce], [0, reduce, half - top * reduce]])
    placed = compose(to_canvas, matrix)
    warped, ground = _warp(fine, placed, size, scale * reduce), _warp(coarse, to_canvas, size, reduce)
    inside = _covered(fine, placed, size)
    covered = inside.sum() / (reduce * reduce)
    shares = (covered / (fine.shape[0] * fine.shape[1] * scale * scale), covered / (width * height))
    inside = cv2.erode(inside.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)
    if inside.sum() < LEAST_PIXELS:
        return None
    return Canvas(warped, ground, inside, (min(1.0, float(shares[0])), min(1.0, float(shares[1]))))


def settle(canvas: Canvas) -> Affine | None:
    """What is still amiss on a grey canvas, to be undone by `move` (ECC: Evangelidis and Psarakis, 2008)."""
    one, two, inside = (
        cv2.resize(each, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        for each in (canvas.one, canvas.two, canvas.inside.astype(np.uint8))
    )
    one, two = (cv2.GaussianBlur(each, (0, 0), 1.0) for each in (one, two))
    steps = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, SETTLE_STEPS, 1e-4)
    start = np.eye(2, 3, dtype=np.float32)
    try:
        _, matrix = cv2.findTransformECC(two, one, start, cv2.MOTION_AFFINE, steps, inside, 1)
    except cv2.error:  # no way leads nearer
        return None
    return _rescale(np.asarray(matrix, np.float64), canvas.two.shape[1] / two.shape[1])


def move(canvas: Canvas, matrix: Affine, scale: float = 1.0) -> Canvas:
    """The canvas with its first picture moved as was found on another one, of which it is `scale` times as large."""
    matrix = _rescale(matrix, scale)
    size = (canvas.two.shape[1], canvas.two.shape[0])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    moved = cv2.warpAffine(canvas.one, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return replace(canvas, one=moved)


def _rescale(matrix: Affine, scale: float) -> Affine:
    """A map of a canvas onto itself as one between canvases `scale` times as large."""
    half = (1 - scale) / 2  # pixel centres lie at half numbers
    return np.column_stack([matrix[:, :2], scale * matrix[:, 2] + half * (matrix[:, :2].sum(axis=1) - 1)])


def _warp(pixels: Pixels, matrix: Affine, size: tuple[int, int], scale: float) -> Floats:
    """Pixels on the canvas (width, height), averaged rather than skipped where they shrink."""
    if scale < 0.75:
        sides = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
        across, along = pixels.shape[1] / sides[0], pixels.shape[0] / sides[1]
        matrix = compose(matrix, np.array([[across, 0, (across - 1) / 2], [0, along, (along - 1) / 2]]))
        if scale < HALVED:
            half = (max(1, pixels.shape[1] // 2), max(1, pixels.shape[0] // 2))
            pixels = cv2.resize(pixels, half, interpolation=cv2.INTER_AREA)
        pixels = cv2.resize(pixels, sides, interpolation=cv2.INTER_AREA)
    moved = cv2.warpAffine(pixels, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.float32)


def _covered(pixels: Pixels, matrix: Affine, size: tuple[int, int]) -> Mask:
    """Where on the canvas (width, height) the picture lies."""
    full = np.full(pixels.shape[:2], 255, np.uint8)
    return np.asarray(cv2.warpAffine(full, matrix, size, flags=cv2.INTER_LINEAR) > 250)
