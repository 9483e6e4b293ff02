"""Photos for made sets, out of free Debian packages; needs their registry.

python -m tests.benchmarks.duplicates.photos FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

PACKAGES = (
    *("gnome-backgrounds", "mate-backgrounds", "plasma-workspace-wallpapers", "ukui-wallpapers"),
    *("lomiri-wallpapers-16.04", "lomiri-wallpapers-20.04", "opencv-doc", "palapeli-data"),
)
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}
MANUALS = "html"  # a folder whose pictures show programs
LEAST_BYTES, LEAST_PX, LONGEST_PX = 12_000, 160, 1280
GLANCE_PX = 64
ONE_TONE, TONES = 0.5, 32  # share of a picture in one of so many tones from which it is no photo
TWICE = 0.8  # correlation of two glances from which a picture lies there already
Glance = NDArray[np.float32]


def main() -> None:
    """Fetch, unpack, and keep each photo once."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True)
    with TemporaryDirectory() as scratch:
        for package in PACKAGES:
            subprocess.run(["apt-get", "download", "-q", package], cwd=scratch, check=True, stdout=subprocess.DEVNULL)
        for archive in sorted(Path(scratch).glob("*.deb")):
            subprocess.run(["dpkg-deb", "-x", str(archive), f"{scratch}/unpacked"], check=True)
        print(gather(Path(scratch) / "unpacked", out), "photos")


def gather(folder: Path, out: Path) -> int:
    """Copy photos, at most 1280 px long, and not the ones that lie there already; how many."""
    seen: list[Glance] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in SUFFIXES or path.is_symlink() or MANUALS in path.parts:
            continue
        if path.stat().st_size < LEAST_BYTES:
            continue
        with Image.open(path) as image:
            if min(image.size) < LEAST_PX or "A" in image.mode or image.mode == "P":
                continue
            image.draft("RGB", (LONGEST_PX, LONGEST_PX))
            photo = ImageOps.exif_transpose(image).convert("RGB")
        photo.thumbnail((LONGEST_PX, LONGEST_PX))
        glance = take_glance(photo)
        if glance is not None and all(float((glance * other).mean()) < TWICE for other in seen):
            photo.save(out / f"{len(seen):04d}-{path.stem[:30]}.jpg", quality=92)
            seen.append(glance)
    return len(seen)


def take_glance(photo: Image.Image) -> Glance | None:
    """The picture at 64 x 64, mean 0 and spread 1; None for what has next to one tone."""
    luma = np.asarray(photo.convert("L").resize((GLANCE_PX, GLANCE_PX)), np.float32)
    counts = np.bincount((luma.ravel() * TONES / 256).astype(np.int64))
    return None if counts.max() > ONE_TONE * luma.size else (luma - luma.mean()) / luma.std()


if __name__ == "__main__":
    main()
