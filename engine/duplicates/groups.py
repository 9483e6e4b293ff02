"""Groups of copies: what is one picture, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Band = Literal["exact", "same", "edited", "moment"]
BANDS: tuple[Band, ...] = ("exact", "same", "edited", "moment")


@dataclass(frozen=True, slots=True)
class Copy:
    """One file of a group; a RAW+JPEG pair, a Live Photo or a photo with sidecars is one, under its main file."""

    path: str
    photo: int  # content id
    content: str  # hexadecimal content hash
    bytes: int  # of the main file
    width: int  # upright pixels
    height: int
    format: str
    taken_at: str | None  # local time, ISO 8601
    camera: str | None
    sharpness: float | None
    modified_ns: int  # since the epoch
    device: int
    inode: int
    companions: tuple[str, ...] = ()  # paths that go wherever the main file goes


@dataclass(frozen=True, slots=True)
class Group:
    """Copies of one picture (at least two), or shots of one moment."""

    band: Band
    copies: tuple[Copy, ...]
    score: float  # 0..1: how sure the weakest copy is
    evidence: str  # one sentence: why these belong together
