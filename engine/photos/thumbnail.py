"""Small pictures on disk, one per content."""

from __future__ import annotations

import os
import secrets
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
from PIL import Image

LONGEST_PX = 320
_QUALITY = 85


def thumbnail_path(folder: Path, content: str) -> Path:
    """Where the thumbnail of a content lies, whether it was made or not."""
    return folder / content[:2] / f"{content}.jpg"


def make_thumbnail(image: Image.Image) -> Image.Image:
    """Scale an RGB image down to 320 px on its long side, at least 1 px on the short one; never up."""
    scale = LONGEST_PX / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.HAMMING, reducing_gap=3.0)  # as good to the eye as bicubic, quicker


def write_thumbnail(image: Image.Image, folder: Path, content: str) -> Path:
    """Write the thumbnail of an RGB image whole or not at all; raises OSError."""
    path = thumbnail_path(folder, content)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{content}.{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        make_thumbnail(image).save(unfinished, "JPEG", quality=_QUALITY)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return path


def sharpness(image: Image.Image) -> float:
    """Variance of the Laplacian of the 8-bit luma (Pech-Pacheco et al., 2000); 0 below 3 x 3 pixels."""
    luma = np.asarray(image.convert("L"), dtype=np.int16)
    if min(luma.shape) < 3:
        return 0.0
    inner = luma[1:-1, 1:-1]
    laplacian = luma[:-2, 1:-1] + luma[2:, 1:-1] + luma[1:-1, :-2] + luma[1:-1, 2:] - 4 * inner
    return float(laplacian.var(dtype=np.float64))


def remove_orphans(folder: Path, keep: Container[str]) -> int:
    """Delete the thumbnails whose content is not in `keep`, and what was left unfinished; returns how many."""
    return _remove(file for file in _list_files(folder) if file.name[-4:] != ".jpg" or file.name[:-4] not in keep)


def remove_broken(folder: Path) -> int:
    """Delete the thumbnails that are no whole JPEG files; returns how many."""
    return _remove(file for file in _list_files(folder) if file.name[-4:] == ".jpg" and not _is_whole(Path(file.path)))


def trim_thumbnails(folder: Path, limit_bytes: int) -> int:
    """Delete the oldest thumbnails until the rest fit into `limit_bytes`; returns how many."""
    excess = measure_bytes(folder) - limit_bytes
    if excess <= 0:
        return 0
    surplus = []
    for file in sorted(_list_files(folder), key=lambda file: file.stat().st_mtime_ns):
        if excess <= 0:
            break
        excess -= file.stat().st_size
        surplus.append(file)
    return _remove(surplus)


def measure_bytes(folder: Path) -> int:
    """How much room the thumbnails take."""
    return sum(file.stat().st_size for file in _list_files(folder))


def _list_files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Every file below `folder`, its status already read; folders and files that vanish meanwhile are passed over."""
    with suppress(OSError), os.scandir(folder) as parts:
        for part in parts:
            with suppress(OSError), os.scandir(part.path) as files:
                for file in files:
                    with suppress(OSError):
                        file.stat()
                        yield file


def _remove(files: Iterable[os.DirEntry[str]]) -> int:
    removed = 0
    for file in list(files):
        with suppress(OSError):
            Path(file.path).unlink()
            removed += 1
    return removed


def _is_whole(path: Path) -> bool:
    """Whether a file begins and ends as a JPEG does."""
    try:
        with path.open("rb") as file:
            begins = file.read(3) == b"\xff\xd8\xff"
            file.seek(-2, os.SEEK_END)
            return begins and file.read(2) == b"\xff\xd9"
    except OSError:
        return False
