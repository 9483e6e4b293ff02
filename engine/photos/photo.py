"""What the program knows of a photo, and the filters and orders that photos are listed by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

Order = Literal["taken", "taken_oldest", "name", "folder", "size", "added"]
ORDERS: tuple[Order, ...] = ("taken", "taken_oldest", "name", "folder", "size", "added")


class UnreadablePhoto(Exception):
    """A file that cannot be shown or indexed; its text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file that a scan met; `path` is absolute (undecodable bytes as surrogate escapes)."""

    path: str
    size: int  # bytes
    mtime_ns: int
    device: int
    inode: int


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What a decode learns of a picture besides its pixels."""

    width: int  # upright pixels
    height: int
    format: str  # "JPEG", "PNG", "HEIF", "RAW", ...
    taken_at: str | None = None  # local time, ISO 8601 "2019-07-04T12:30:05", or "…05.25" where the camera told it
    camera: str | None = None
    latitude: float | None = None  # degrees, north positive
    longitude: float | None = None  # degrees, east positive
    sharpness: float | None = None  # variance of the Laplacian of the 8-bit luma of the thumbnail


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo of the library: one content, and every place (file) where it lies."""

    id: int
    content: str  # hexadecimal content hash
    paths: tuple[str, ...]  # never empty; the first is the one to show
    bytes: int
    modified_at: float  # seconds since the epoch
    facts: PhotoFacts
    labels: tuple[str, ...] = ()  # the primary one first
    online: bool = True  # False while every place is on an absent root

    @property
    def path(self) -> str:
        """The place to show."""
        return self.paths[0]

    @property
    def name(self) -> str:
        """The file name of the place to show."""
        return PurePath(self.path).name


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out, and why, in words."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Filters:
    """Which photos to list or search; the empty value lets all through."""

    folder: str | None = None  # this folder and all below it
    labels: tuple[str, ...] = ()  # any of these
    formats: tuple[str, ...] = ()  # any of these
    taken_from: str | None = None  # ISO date "2019-01-01", inclusive
    taken_until: str | None = None  # ISO date, inclusive
    name_contains: str = ""
