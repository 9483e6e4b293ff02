"""Two folders of unlike photos: each holds three kinds of scenes, which an untaught network keeps apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.photos.samples.make import FAMILIES

SCENES = {"Day": ("mountains", "seas", "flowers"), "Night": ("skylines", "planets", "agates")}
EACH = 6  # photos of a kind
IN_FOLDER = EACH * 3
SIZE = (240, 160)


def paint_scenes(folder: Path) -> Path:
    """Write them; the same every time."""
    for name, kinds in SCENES.items():
        (folder / name).mkdir(parents=True)
        for kind in kinds:
            for number in range(EACH):
                picture = FAMILIES[kind](np.random.default_rng([number, len(kind)]), SIZE)
                picture.save(folder / name / f"{kind} {number}.jpg", quality=90)
    return folder
