"""Any picture to the square that an encoder takes."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Policy = Literal["whole", "crop"]


def encoder_pixels(image: Image.Image, side: int, policy: Policy = "whole") -> NDArray[np.uint8]:
    """Resize an RGB image to uint8 (side, side, 3), antialiased bicubic.

    "whole" squeezes the whole picture into the square; "crop" takes the largest square from its middle.
    """
    box = (0.0, 0.0, float(image.width), float(image.height)) if policy == "whole" else _middle_square(image.size)
    resized = image.resize((side, side), Image.Resampling.BICUBIC, box=box, reducing_gap=3.0)
    return np.asarray(resized, dtype=np.uint8)


def _middle_square(size: tuple[int, int]) -> tuple[float, float, float, float]:
    width, height = size
    edge = min(size)
    left, top = (width - edge) / 2, (height - edge) / 2
    return left, top, left + edge, top + edge
