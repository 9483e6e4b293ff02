"""The encoder's square shows the whole picture or its middle, free of jagged edges."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from engine.photos.resize import encoder_pixels
from tests.engine.photos.made_photos import BLUE, GREEN, RED, WHITE, assert_close, corners, make_quarters


@pytest.mark.parametrize("size", [(500, 300), (300, 500), (4000, 3000), (30, 20), (1, 20000), (1, 1)])
@pytest.mark.parametrize("policy", ["whole", "crop"])
def test_any_picture_becomes_a_square_of_bytes(size: tuple[int, int], policy: str) -> None:
    pixels = encoder_pixels(Image.new("RGB", size, RED), 224, policy)  # type: ignore[arg-type]
    assert (pixels.shape, pixels.dtype) == ((224, 224, 3), np.uint8)
    assert_close([tuple(pixels[0, 0]), tuple(pixels[-1, -1])], [RED, RED], 1)


def test_whole_keeps_everything_and_crop_the_middle() -> None:
    image = Image.new("RGB", (600, 200), BLUE)
    image.paste(RED, (200, 0, 400, 200))
    assert_close(corners(Image.fromarray(encoder_pixels(image, 60, "whole"))), [BLUE] * 4)
    assert_close(corners(Image.fromarray(encoder_pixels(image, 60, "crop"))), [RED] * 4)


def test_quarters_stay_quarters() -> None:
    for policy in ("whole", "crop"):
        pixels = encoder_pixels(make_quarters(640, 480), 32, policy)
        assert_close(corners(Image.fromarray(pixels)), [RED, GREEN, BLUE, WHITE])


def test_fine_stripes_melt_into_grey() -> None:
    stripes = np.zeros((900, 900, 3), np.uint8)
    stripes[:, ::2] = 255
    pixels = encoder_pixels(Image.fromarray(stripes), 224)
    assert np.abs(pixels[:, 1:-1].astype(int) - 127).max() <= 3


def test_quick_resizing_equals_exact_resizing() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    image = Image.fromarray(noise).resize((1500, 1000), Image.Resampling.BICUBIC)
    exact = np.asarray(image.resize((224, 224), Image.Resampling.BICUBIC), int)
    assert np.abs(encoder_pixels(image, 224) - exact).mean() < 0.5
