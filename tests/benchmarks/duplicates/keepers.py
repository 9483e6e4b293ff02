"""How often the photo is kept, of a few copies without EXIF: itself, and what was cut out of it or made around it.

python -m tests.benchmarks.duplicates.keepers SET [SET ...] [--copies 2 3 4 6] [--rounds 4]: each SET holds images and
truth.csv, as `made_set` writes them.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.duplicates.running import run_library
from tests.benchmarks.duplicates.scoring import read_truth

KINDS = ("crop10", "crop20", "crop40", "rot5", "border", "screenshot", "meme", "collage")
ONE_TIME_S = 1_000_000_000  # of all files, as age must not tell


def main() -> None:
    """Print a line for each number of copies."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--copies", type=int, nargs="+", default=[2, 3, 4, 6])
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument(
        "--photo", default="original", help="what stands for the photo; with flip it is not there itself"
    )
    asked = parser.parse_args()
    for copies in asked.copies:
        dice, kept = random.Random(copies), Counter[str]()
        for _ in range(asked.rounds):
            photos = [photo for each in asked.sets for photo in edits_of(each)]
            kept += count_kept(photos, asked.photo, copies, dice)
        others = ", ".join(f"{kind} {count}" for kind, count in kept.most_common() if kind != asked.photo)
        share = kept[asked.photo] / max(1, kept.total())
        print(f"{copies} copies: the photo is kept in {share:.1%} of {kept.total()} groups; else: {others}", flush=True)


def edits_of(folder: Path) -> Iterator[dict[str, Path]]:
    """The file of each kind of each photo of a set."""
    photos: dict[str, dict[str, Path]] = defaultdict(dict)
    for name, row in read_truth(folder / "truth.csv").items():
        if row["group"] != "-1":
            photos[row["group"]][row["kind"]] = folder / "images" / name
    yield from photos.values()


def count_kept(photos: list[dict[str, Path]], photo: str, copies: int, dice: random.Random) -> Counter[str]:
    """The kinds that are kept in the groups that hold all copies of a photo, the kind `photo` among them."""
    kept: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        kinds: dict[str, tuple[int, str]] = {}
        for number, files in enumerate(photos):
            for kind in (photo, *dice.sample(KINDS, copies - 1)):
                copy = Path(name) / f"{dice.getrandbits(40):010x}{files[kind].suffix}"
                shutil.copyfile(files[kind], copy)
                os.utime(copy, (ONE_TIME_S, ONE_TIME_S))
                kinds[copy.name] = (number, kind)
        for group in run_library([Path(name)]).groups:
            if len({kinds[Path(path).name][0] for path in group["files"]}) == 1 and len(group["files"]) == copies:
                kept[kinds[Path(group["keep"]).name][1]] += 1
    return kept


if __name__ == "__main__":
    main()
