"""Arrays become images pixel for pixel, and shares become a map that reads from cold to hot."""

from __future__ import annotations

import numpy as np
import pytest

from desktop_app.widgets.photos.pixels import Halvings, heat_image, image_of, smooth_map


@pytest.mark.parametrize("width", [1, 2, 3, 5, 64, 101])
def test_every_pixel_comes_over(width: int):
    pixels = np.random.default_rng(width).integers(0, 256, (4, width, 3), dtype=np.uint8)
    image = image_of(pixels)
    shown = [[image.pixelColor(x, y).getRgb()[:3] for x in range(width)] for y in range(4)]
    assert (np.array(shown) == pixels).all()


def test_the_image_owns_its_pixels():
    pixels = np.full((2, 2, 3), 9, np.uint8)
    image = image_of(pixels[:, ::-1])
    pixels[:] = 0
    assert image.pixelColor(0, 0).red() == 9


def test_more_is_hotter_and_more_opaque():
    image = heat_image(np.array([[0.0, 0.5, 1.0, -3.0]]))
    spots = [image.pixelColor(x, 0) for x in range(4)]
    assert spots[0].alpha() < spots[1].alpha() < spots[2].alpha()
    assert spots[0].red() < spots[1].red() < spots[2].red()
    assert spots[3] == spots[0]


@pytest.mark.parametrize("heat", [np.zeros((7, 7)), -np.ones((3, 4)), np.full((1, 1), 1e-9)])
def test_a_map_without_heat_can_be_drawn(heat: np.ndarray):
    assert not heat_image(smooth_map(heat)).isNull()


def test_two_maps_can_share_a_limit():
    assert heat_image(np.array([[0.2]]), limit=0.4).pixelColor(0, 0) != heat_image(np.array([[0.2]])).pixelColor(0, 0)


def test_a_finer_map_keeps_its_level_and_its_summit():
    heat = np.zeros((7, 7))
    heat[2, 4] = 1.0
    fine = smooth_map(heat, 10)
    assert fine.shape == (70, 70)
    y, x = np.unravel_index(fine.argmax(), fine.shape)
    assert abs(y - 25) <= 1
    assert abs(x - 45) <= 1
    assert smooth_map(np.full((3, 5), 0.4), 4) == pytest.approx(0.4)


def test_halvings_give_the_smallest_that_is_large_enough():
    image = image_of(np.random.default_rng(0).integers(0, 256, (600, 800, 3), dtype=np.uint8))
    levels = Halvings(image)
    assert levels.for_width(800).width() == 800
    assert levels.for_width(401).width() == 800
    assert levels.for_width(400).width() == 400
    assert levels.for_width(3).width() >= 3
    assert levels.size() == image.size()
    assert not Halvings(None)
    assert Halvings(None).size().isEmpty()
