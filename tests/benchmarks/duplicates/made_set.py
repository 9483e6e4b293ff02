"""Make a set like the shared one from any folder of photos, with its truth.

python -m tests.benchmarks.duplicates.made_set PHOTOS OUT [--groups 30] [--others 100] [--alike 12] [--seed 1]
"""

from __future__ import annotations

import argparse
import csv
import random
from pathlib import Path

from PIL import Image, ImageOps

from tests.benchmarks.duplicates.made_edits import EDITS, Edit, Picture, encode, joined
from tests.benchmarks.duplicates.made_lookalikes import LOOKALIKES

LONGEST_PX = 640
LOOKS = 3  # templates of each kind of look-alike


def main() -> None:
    """Read the command line and make the set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("photos", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--groups", type=int, default=30)
    parser.add_argument("--others", type=int, default=100)
    parser.add_argument("--alike", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    make_set(asked.photos, asked.out, asked.groups, asked.others, asked.alike, asked.seed)


def make_set(photos: Path, out: Path, groups: int, others: int, alike: int, seed: int) -> Path:
    """Write OUT/images and OUT/truth.csv; returns the truth. Photos are used once: in a group, alone, or inside."""
    dice = random.Random(seed)
    paths = sorted(path for path in photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png", ".webp"})
    dice.shuffle(paths)
    spare = [load(path) for path in paths[groups + others :][: 8 * alike]] or [load(path) for path in paths[-8:]]
    writer = SetWriter(out, dice)
    for number, path in enumerate(paths[:groups]):
        photo = load(path)
        writer.write(photo, str(number), "original", Edit("original", lambda p, d: p, quality=95))
        for kind, edit in EDITS.items():
            edited = joined(photo, spare[number % len(spare)], dice) if kind == "collage" else edit.make(photo, dice)
            writer.write(edited, str(number), kind, edit)
    for path in paths[groups : groups + others]:
        writer.write(load(path), "-1", "distractor", Edit("distractor", lambda p, d: p))
    for kind, make in LOOKALIKES.items():
        dice.shuffle(spare)
        for number in range(alike):
            look = random.Random(f"{seed} {kind} {number % LOOKS}")
            inside = [spare[number % len(spare)]]  # each photo once, else two would be copies
            writer.write(make(look, dice, inside), "-1", kind, Edit("hardneg", lambda p, d: p))
    return writer.close()


class SetWriter:
    """Files under meaningless names, and what each of them is."""

    def __init__(self, out: Path, dice: random.Random) -> None:
        self._out = out
        self._dice = dice
        self._rows: list[tuple[str, str, str, str]] = []
        (out / "images").mkdir(parents=True)

    def write(self, picture: Picture, group: str, kind: str, edit: Edit) -> None:
        """One file."""
        name = f"{self._dice.getrandbits(32):08x}{edit.suffix}"
        (self._out / "images" / name).write_bytes(encode(picture, edit, kind))
        self._rows.append((name, group, kind, edit.tier))

    def close(self) -> Path:
        """Write down the truth."""
        truth = self._out / "truth.csv"
        with truth.open("w", newline="") as file:
            csv.writer(file).writerows([("file", "group", "kind", "tier"), *self._rows])
        return truth


def load(path: Path) -> Picture:
    """Upright RGB, at most 640 px long."""
    with Image.open(path) as image:
        photo = ImageOps.exif_transpose(image).convert("RGB")
    photo.thumbnail((LONGEST_PX, LONGEST_PX))
    return photo


if __name__ == "__main__":
    main()
