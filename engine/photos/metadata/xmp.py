"""XMP packets: keywords and rating as photo programs write them."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from xml.etree import ElementTree

MOST_BYTES = 8 << 20
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SUBJECT = "{http://purl.org/dc/elements/1.1/}subject"
RATING = "{http://ns.adobe.com/xap/1.0/}Rating"
HIERARCHIES = {  # names of lists of keyword paths, and what stands between the parts of one
    "{http://ns.adobe.com/lightroom/1.0/}hierarchicalSubject": "|",
    "{http://www.digikam.org/ns/1.0/}TagsList": "/",
    "{http://ns.microsoft.com/photo/1.0/}LastKeywordXMP": "/",
    "{http://ns.microsoft.com/photo/1.0}LastKeywordXMP": "/",
    "{http://ns.acdsee.com/iptc/1.0/}keywords": "|",
}
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True)
class XmpFacts:
    """What a packet says; `paths` are keywords within keywords, the outermost first."""

    keywords: tuple[str, ...] = ()
    paths: tuple[tuple[str, ...], ...] = ()
    rating: float | None = None


def read_xmp(data: bytes) -> XmpFacts:
    """Read a packet; what is damaged, enormous or defines entities of its own says nothing."""
    root = _parse(data)
    if root is None:
        return XmpFacts()
    keywords: list[str] = []
    paths: list[tuple[str, ...]] = []
    rating = None
    for element in root.iter(RDF + "Description"):
        rating = rating or element.get(RATING)
        for child in element:
            if child.tag == SUBJECT:
                keywords += _items(child)
            elif child.tag in HIERARCHIES:
                paths += [_split(item, HIERARCHIES[child.tag]) for item in _items(child)]
            elif child.tag == RATING:
                rating = rating or child.text
    return XmpFacts(tuple(dict.fromkeys(keywords)), tuple(dict.fromkeys(filter(None, paths))), _number(rating))


def _parse(data: bytes) -> ElementTree.Element | None:
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    text = data[:MOST_BYTES].decode(encoding, "replace").strip(" \t\r\n\0\ufeff")
    if len(data) > MOST_BYTES or "<!DOCTYPE" in text.upper():  # a few such lines can grow to gigabytes
        return None
    with suppress(ElementTree.ParseError, ValueError):
        return ElementTree.fromstring(text)
    return None


def _items(element: ElementTree.Element) -> Iterator[str]:
    for item in element.iter(RDF + "li"):
        text = " ".join((item.text or "").split())
        if text:
            yield text


def _split(path: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in path.split(separator) if part.strip())


def _number(text: str | None) -> float | None:
    with suppress(TypeError, ValueError):
        number = float(text or "")
        return number if -1 <= number <= 100 else None
    return None
