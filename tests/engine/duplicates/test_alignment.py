"""Where a place of one copy lies in another: cut, framed, mirrored, turned, resized; and other pictures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageOps

from engine.duplicates.alignment import ALIGNING_PX, align
from engine.photos.samples import make_samples

Edit = Callable[[Image.Image], Image.Image]
WITHIN = 0.012  # of the side: about 4 px of 320

EDITS: dict[str, tuple[Edit, list[list[float]]]] = {
    "the same": (lambda photo: photo.copy(), [[1, 0, 0], [0, 1, 0]]),
    "smaller": (lambda photo: photo.resize((photo.width // 3, photo.height // 3)), [[1, 0, 0], [0, 1, 0]]),
    "cut": (
        lambda photo: photo.crop((photo.width // 10, photo.height // 5, photo.width * 9 // 10, photo.height)),
        [[1.25, 0, -0.125], [0, 1.25, -0.25]],
    ),
    "framed": (
        lambda photo: ImageOps.expand(photo, (photo.width // 8, photo.height // 8), "white"),
        [[0.8, 0, 0.1], [0, 0.8, 0.1]],
    ),
    "mirrored": (ImageOps.mirror, [[-1, 0, 1], [0, 1, 0]]),
    "turned": (lambda photo: photo.transpose(Image.Transpose.ROTATE_90), [[0, 1, 0], [-1, 0, 1]]),
}


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    made = make_samples(tmp_path_factory.mktemp("photos"), count=12)
    return [Image.open(path).convert("RGB") for path in made[:2]]


def seen(photo: Image.Image) -> np.ndarray:
    small = photo.copy()
    small.thumbnail((ALIGNING_PX, ALIGNING_PX), Image.Resampling.BICUBIC)
    return np.asarray(small)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_laid_on_its_original(photos: list[Image.Image], name: str) -> None:
    edit, wanted = EDITS[name]
    found = align(seen(photos[0]), seen(edit(photos[0])))
    assert found is not None
    assert np.allclose(found, wanted, atol=WITHIN)


def test_other_pictures_are_not_laid_on_each_other(photos: list[Image.Image]) -> None:
    assert align(seen(photos[0]), seen(photos[1])) is None
