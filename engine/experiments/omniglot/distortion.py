"""Drawings as other hands would have drawn them: affine, elastic and stroke-width distortions."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True)
class Distortion:
    """Ranges of the distortions; each affine part is used with chance `share` in every drawing.

    The defaults are those of Koch, Zemel and Salakhutdinov (2015).
    """

    rotation: float = 10.0  # degrees, either way
    shear: float = 0.3  # of the side, along each axis
    zoom: float = 0.2  # 0.8 to 1.2 along each axis
    shift: float = 2.0 / 105  # of the side
    share: float = 0.5
    elastic: float = 0.0  # of the side, standard deviation of the displacement of 5 x 5 points
    thinner: float = 0.0  # strokes lose up to this much of what a pixel's width takes from them
    thicker: float = 0.0  # or gain up to this much of what a pixel's width adds


WILD = Distortion(rotation=15, shear=0.2, zoom=0.2, shift=0.03, share=0.8, elastic=0.012, thinner=0.3, thicker=0.5)
CALM = Distortion(rotation=10, shear=0.12, zoom=0.15, shift=0.02, share=0.7, elastic=0.006, thinner=0.2, thicker=0.3)
POINTS = 5


def distort(drawings: Tensor, distortion: Distortion, generator: torch.Generator) -> Tensor:
    """Drawings (n, 1, s, s) with ink as 1 on 0, each distorted in its own way; the same shape."""
    moves = random_affine(len(drawings), distortion, generator)
    grid = functional.affine_grid(moves, list(drawings.shape), align_corners=False)
    if distortion.elastic:
        grid = grid + random_waves(drawings.shape, distortion.elastic, generator)
    moved = functional.grid_sample(drawings, grid, align_corners=False)
    if distortion.thinner or distortion.thicker:
        amounts = _uniform(len(moved), generator, -distortion.thinner, distortion.thicker)
        moved = change_strokes(moved, amounts)
    return moved


def random_affine(count: int, distortion: Distortion, generator: torch.Generator) -> Tensor:
    """Matrices (n, 2, 3) from places in the distorted drawing to places in the original, in half sides."""

    def part(limit: float) -> Tensor:
        used = torch.rand(count, generator=generator) < distortion.share
        return used * _uniform(count, generator, -limit, limit)

    angle = part(math.radians(distortion.rotation))
    shear_x, shear_y = part(distortion.shear), part(distortion.shear)
    zoom_x, zoom_y = 1 / (1 + part(distortion.zoom)), 1 / (1 + part(distortion.zoom))
    shift = torch.stack([part(2 * distortion.shift), part(2 * distortion.shift)], dim=1)
    turn = torch.stack([angle.cos(), -angle.sin(), angle.sin(), angle.cos()], dim=1).view(-1, 2, 2)
    slant = torch.stack([zoom_x, shear_x, shear_y, zoom_y], dim=1).view(-1, 2, 2)
    return torch.cat([turn @ slant, shift[:, :, None]], dim=2)


def random_waves(shape: torch.Size, size: float, generator: torch.Generator) -> Tensor:
    """Smooth displacements (n, s, s, 2) in half sides: normal ones at a few points, bicubic between."""
    points = torch.randn(shape[0], 2, POINTS, POINTS, generator=generator) * 2 * size
    waves = functional.interpolate(points, list(shape[-2:]), mode="bicubic", align_corners=True)
    return waves.permute(0, 2, 3, 1)


def change_strokes(drawings: Tensor, amounts: Tensor) -> Tensor:
    """Strokes of (n, 1, s, s) made wider by a pixel each side at amount 1, thinner at -1, by shares between."""
    wide = functional.max_pool2d(drawings, 3, 1, 1)
    thin = -functional.max_pool2d(-drawings, 3, 1, 1)
    shares = amounts.view(-1, 1, 1, 1)
    return drawings + shares.clamp_min(0) * (wide - drawings) - shares.clamp_max(0) * (thin - drawings)


def _uniform(count: int, generator: torch.Generator, low: float, high: float) -> Tensor:
    return low + (high - low) * torch.rand(count, generator=generator)
