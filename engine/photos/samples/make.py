"""Paint families of pictures into folders, with dates and a camera as photos have them, and some edited copies."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from PIL import Image

from engine.photos.samples.balloons import paint_balloons
from engine.photos.samples.canvas import Painter, Size
from engine.photos.samples.contours import paint_agate, paint_fractal
from engine.photos.samples.edits import EDITS
from engine.photos.samples.gardens import paint_butterfly, paint_flower
from engine.photos.samples.landscapes import paint_forest, paint_mountains, paint_sea
from engine.photos.samples.nights import paint_planet, paint_skyline
from engine.photos.samples.patterns import paint_glass, paint_tartan
from engine.progress import Progress, silent

FAMILIES: dict[str, Painter] = {
    "mountains": paint_mountains,
    "flowers": paint_flower,
    "skylines": paint_skyline,
    "balloons": paint_balloons,
    "planets": paint_planet,
    "forests": paint_forest,
    "butterflies": paint_butterfly,
    "seas": paint_sea,
    "glass": paint_glass,
    "tartans": paint_tartan,
    "agates": paint_agate,
    "fractals": paint_fractal,
}
CAMERA = "Lookalike sample"
COPIES = "copies"  # folder of the edited and the identical copies
COPY_SHARE = 0.1
SIZES: tuple[Size, ...] = ((1200, 800), (1080, 810), (1350, 900), (1280, 720), (960, 960), (900, 1200))
FIRST_DAY = datetime(2021, 3, 6, 9, 30)
RARE_FORMATS = {6: "png", 18: "webp"}  # by the number of the picture; all others are JPEG
QUALITY, COPY_QUALITY = 90, 72
MODEL, TAKEN, EXIF_FOLDER = 0x0110, 0x9003, 0x8769  # EXIF tags


@dataclass(frozen=True, slots=True)
class Plan:
    """One picture to paint."""

    family: str
    number: int  # within all pictures
    seed: int
    path: Path

    @property
    def taken_at(self) -> datetime:
        """One outing per family, a picture every few minutes."""
        outing = list(FAMILIES).index(self.family)
        return FIRST_DAY + timedelta(days=41 * outing, minutes=7 * (self.number // len(FAMILIES)), seconds=self.number)


def make_samples(folder: str | Path, count: int = 120, seed: int = 0, progress: Progress = silent) -> list[Path]:
    """Write `count` pictures into a folder per family, a tenth of them copies of others; the same for the same seed."""
    root = Path(folder)
    copies = round(count * COPY_SHARE)
    plans = [plan_picture(root, number, seed) for number in range(count - copies)]
    written: list[Path] = []
    progress(0, count, "samples")
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        try:
            for path in pool.map(paint_picture, plans):
                written.append(path)
                progress(len(written), count, "samples")
            for number in range(copies):
                written.append(write_copy(root / COPIES, plans[number * 5 % len(plans)], number))
                progress(len(written), count, "samples")
        finally:
            pool.shutdown(cancel_futures=True)
    return written


def paint_samples(count: int, seed: int = 0) -> list[Image.Image]:
    """The same pictures without copies and without files, one family after another."""
    plans = [plan_picture(Path(), number, seed) for number in range(count)]
    return [_paint(plan) for plan in plans]


def plan_picture(root: Path, number: int, seed: int) -> Plan:
    family = list(FAMILIES)[number % len(FAMILIES)]
    ending = RARE_FORMATS.get(number, "jpg")
    return Plan(family, number, seed, root / family / f"{family}-{number // len(FAMILIES) + 1:02}.{ending}")


def _paint(plan: Plan) -> Image.Image:
    rng = np.random.default_rng([plan.seed, plan.number])
    return FAMILIES[plan.family](rng, SIZES[rng.integers(len(SIZES))])


def paint_picture(plan: Plan) -> Path:
    _save(_paint(plan), plan.path, plan.taken_at, QUALITY)
    return plan.path


def write_copy(folder: Path, plan: Plan, number: int) -> Path:
    """An edited copy, and now and then the very same file again."""
    kinds = [*EDITS, "identical"]
    kind = kinds[number % len(kinds)]
    if kind == "identical":
        path = folder / plan.path.name
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy2(plan.path, path)
        return path
    path = folder / f"{plan.path.stem} {kind}.jpg"
    with Image.open(plan.path) as original:
        _save(EDITS[kind](original.convert("RGB")), path, plan.taken_at, COPY_QUALITY)
    return path


def _save(image: Image.Image, path: Path, taken_at: datetime, quality: int) -> None:
    exif = Image.Exif()
    exif[MODEL] = CAMERA
    exif.get_ifd(EXIF_FOLDER)[TAKEN] = taken_at.strftime("%Y:%m:%d %H:%M:%S")
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, quality=quality, exif=exif)
    os.utime(path, (taken_at.timestamp(), taken_at.timestamp()))
