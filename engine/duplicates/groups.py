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
    evidence: str = ""  # one sentence: why it belongs to its group; none for the one that the others were compared with
    framing: int = 0  # 1 if its pairs say that it is framed as taken, -1 if cut or set in something larger


@dataclass(frozen=True, slots=True)
class Group:
    """Copies of one picture (at least two), or shots of one moment."""

    band: Band
    copies: tuple[Copy, ...]
    score: float  # 0..1: how sure the weakest copy is
    evidence: str  # that of the weakest copy
