"""Photos varied as a person might have taken them: another cut, another light, a little turned."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

MARGIN = 1.25  # how many times wider a photo is read than the network takes it, so that a cut keeps its detail
LEAST_AREA = 0.35  # of the photo that a cut shows
ASPECT = 0.25  # change of the cut's width to height, in logarithms
TURN_RAD = math.radians(10)
LIGHT, COLOUR = 0.3, 0.4  # share by which brightness and contrast, and saturation, change
LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601


def vary_photos(pixels: Tensor, side: int, generator: torch.Generator, flips: bool = True) -> Tensor:
    """Photos (n, s, s, 3) uint8 -> one view of each (n, side, side, 3) uint8."""
    shown = pixels.permute(0, 3, 1, 2).float() / 255
    grid = functional.affine_grid(draw_cuts(len(shown), generator, flips), [len(shown), 3, side, side], False)
    cut = functional.grid_sample(shown, grid, mode="bilinear", padding_mode="reflection", align_corners=False)
    lit = vary_light(cut, generator)
    return (lit.clamp(0, 1) * 255).round().to(torch.uint8).permute(0, 2, 3, 1).contiguous()


def draw_cuts(count: int, generator: torch.Generator, flips: bool) -> Tensor:
    """Affine maps (n, 2, 3) from the view to the photo, both from -1 to 1."""

    def draw(low: float, high: float) -> Tensor:
        return torch.rand(count, generator=generator) * (high - low) + low

    area, aspect, turn = draw(LEAST_AREA, 1.0), torch.exp(draw(-ASPECT, ASPECT)), draw(-TURN_RAD, TURN_RAD)
    width, height = (area * aspect).sqrt().clamp(max=1.0), (area / aspect).sqrt().clamp(max=1.0)
    across, down = draw(-1, 1) * (1 - width), draw(-1, 1) * (1 - height)
    mirror = torch.where(draw(0, 1) < (0.5 if flips else 0.0), -1.0, 1.0)
    first = torch.stack([mirror * width * turn.cos(), -width * turn.sin(), across], 1)
    second = torch.stack([mirror * height * turn.sin(), height * turn.cos(), down], 1)
    return torch.stack([first, second], 1)


def vary_light(photos: Tensor, generator: torch.Generator) -> Tensor:
    """Photos (n, 3, h, w) with another brightness, contrast and saturation each."""

    def draw(width: float) -> Tensor:
        return 1 + width * (2 * torch.rand(len(photos), 1, 1, 1, generator=generator) - 1)

    bright = photos * draw(LIGHT)
    middle = bright.mean((1, 2, 3), keepdim=True)
    contrasted = middle + (bright - middle) * draw(LIGHT)
    grey = (contrasted * torch.tensor(LUMA).reshape(1, 3, 1, 1)).sum(1, keepdim=True)
    return grey + (contrasted - grey) * draw(COLOUR)
