"""Keywords and rating of a photo, from its sidecars and from inside it (XMP, IPTC, EXIF)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, IptcImagePlugin

from engine.photos.decode import read_header
from engine.photos.exif import read_number
from engine.photos.metadata.xmp import MOST_BYTES, XmpFacts, read_xmp
from engine.photos.photo import UnreadablePhoto

SIDECARS = (".xmp", ".XMP")
XMP_TAG, XMP_NAMES = 700, ("xmp", "XML:com.adobe.xmp")
IPTC_KEYWORDS, IPTC_CODING = (2, 25), (1, 90)
UTF8_MARK = b"\x1b%G"
EXIF_RATING = 0x4746


@dataclass(frozen=True, slots=True)
class Keywords:
    """What is said of a photo; `paths` are keywords within keywords, the outermost first."""

    keywords: tuple[str, ...] = ()
    paths: tuple[tuple[str, ...], ...] = ()
    rating: float | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every keyword, and the innermost of every path, each once."""
        return tuple(dict.fromkeys((*self.keywords, *(path[-1] for path in self.paths))))


def read_keywords(path: str) -> Keywords:
    """Read all that tells keywords or a rating, sidecars first; what is broken or absent is silent."""
    told = [read_xmp(data) for data in _read_sidecars(path)]
    with suppress(UnreadablePhoto):
        header = read_header(path)
        told += [read_xmp(_embedded_xmp(header.image)), XmpFacts(_read_iptc(header.image))]
        told.append(XmpFacts(rating=read_number(header.exif.get(EXIF_RATING))))
    return Keywords(
        tuple(dict.fromkeys(word for facts in told for word in facts.keywords)),
        tuple(dict.fromkeys(keyword for facts in told for keyword in facts.paths)),
        next((facts.rating for facts in told if facts.rating is not None), None),
    )


def _read_sidecars(path: str) -> Iterator[bytes]:
    """IMG_1.jpg.xmp, which is of this file only, then IMG_1.xmp."""
    photo = Path(path)
    for beside in (photo.with_name(photo.name + ".x"), photo):
        for suffix in SIDECARS:
            with suppress(OSError, ValueError), beside.with_suffix(suffix).open("rb") as file:
                yield file.read(MOST_BYTES + 1)
                break


def _embedded_xmp(image: Image.Image) -> bytes:
    found: Any = next((image.info[name] for name in XMP_NAMES if image.info.get(name)), None)
    if found is None:
        found = getattr(image, "tag_v2", {}).get(XMP_TAG, b"")
    return found.encode() if isinstance(found, str) else bytes(found)


def _read_iptc(image: Image.Image) -> tuple[str, ...]:
    with suppress(Exception):  # any damage inside means: nothing known
        facts: Any = IptcImagePlugin.getiptcinfo(image) or {}  # type: ignore[arg-type]
        words = facts.get(IPTC_KEYWORDS, [])
        coding = "utf-8" if facts.get(IPTC_CODING) == UTF8_MARK else None
        return tuple(filter(None, (_decode(word, coding) for word in (words if isinstance(words, list) else [words]))))
    return ()


def _decode(word: bytes, coding: str | None) -> str:
    """Text in the declared coding; undeclared it is mostly UTF-8 and else Latin-1."""
    try:
        text = word.decode(coding or "utf-8")
    except UnicodeDecodeError:
        text = word.decode("latin-1")
    return " ".join(text.split("\0")[0].split())
