"""Keywords and ratings of other programs: read wherever they stand, never a reason to fail."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from engine.photos.metadata import Keywords, read_keywords
from engine.photos.metadata.numbers import NUMBER_SOURCES
from engine.photos.metadata.xmp import XmpFacts, read_xmp
from engine.photos.photo import Photo, PhotoFacts

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:lr="http://ns.adobe.com/lightroom/1.0/" xmlns:digiKam="http://www.digikam.org/ns/1.0/" {attribute}>
{element}<dc:subject><rdf:Bag><rdf:li>猫</rdf:li><rdf:li> two  words </rdf:li><rdf:li/></rdf:Bag></dc:subject>
<lr:hierarchicalSubject><rdf:Bag><rdf:li>animal|bird|owl</rdf:li></rdf:Bag></lr:hierarchicalSubject>
<digiKam:TagsList><rdf:Seq><rdf:li>place/Berlin</rdf:li></rdf:Seq></digiKam:TagsList>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
AS_ATTRIBUTE = PACKET.format(attribute='xmp:Rating="4"', element="")
AS_ELEMENT = PACKET.format(attribute="", element="<xmp:Rating>4</xmp:Rating>")
TOLD = Keywords(("猫", "two words"), (("animal", "bird", "owl"), ("place", "Berlin")), 4.0)


def picture() -> Image.Image:
    return Image.fromarray(np.zeros((8, 8, 3), np.uint8))


def iptc(*words: bytes, utf8: bool) -> bytes:
    """An IPTC block as Photoshop puts it into a JPEG."""
    records = b"\x1c\x01\x5a" + struct.pack(">H", 3) + b"\x1b%G" if utf8 else b""
    records += b"".join(b"\x1c\x02\x19" + struct.pack(">H", len(word)) + word for word in words)
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    return b"Photoshop 3.0\0" + block


def save_with_segment(path: Path, segment: bytes) -> Path:
    """A JPEG with one more application segment."""
    picture().save(path)
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + data[2:])
    return path


@pytest.mark.parametrize("packet", [AS_ATTRIBUTE, AS_ELEMENT])
@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "tif"])
def test_embedded_xmp_is_read(tmp_path: Path, kind: str, packet: str) -> None:
    path, data = tmp_path / f"x.{kind}", packet.encode()
    if kind == "png":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet)
        picture().save(path, pnginfo=info)
    elif kind == "tif":
        picture().save(path, tiffinfo={700: data})
    else:
        picture().save(path, xmp=data)
    assert read_keywords(str(path)) == TOLD
    assert read_keywords(str(path)).names == ("猫", "two words", "owl", "Berlin")


@pytest.mark.parametrize("name", ["x.jpg.xmp", "x.xmp", "x.XMP"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_sidecars_are_read(tmp_path: Path, name: str, encoding: str) -> None:
    picture().save(tmp_path / "x.jpg")
    (tmp_path / name).write_bytes(AS_ELEMENT.partition("?>")[2].encode(encoding))
    assert read_keywords(str(tmp_path / "x.jpg")) == TOLD


def test_a_sidecar_goes_before_what_is_inside_and_a_broken_photo_keeps_its_sidecar(tmp_path: Path) -> None:
    picture().save(tmp_path / "x.jpg", xmp=AS_ELEMENT.replace(">4<", ">1<").encode())
    (tmp_path / "x.xmp").write_text(AS_ATTRIBUTE.replace("猫", "犬"), encoding="utf-8")
    told = read_keywords(str(tmp_path / "x.jpg"))
    assert told.rating == 4 and told.keywords == ("犬", "two words", "猫")
    (tmp_path / "x.jpg").write_bytes(b"no photo")
    assert read_keywords(str(tmp_path / "x.jpg")).keywords == ("犬", "two words")


@pytest.mark.parametrize(
    ("words", "utf8", "expected"),
    [
        ((b"cat", "Straße".encode()), True, ("cat", "Straße")),
        (("猫".encode(), b"Stra\xdfe"), False, ("猫", "Straße")),  # undeclared: each as it can be read
    ],
)
def test_iptc_keywords_are_read(
    tmp_path: Path, words: tuple[bytes, ...], utf8: bool, expected: tuple[str, ...]
) -> None:
    path = save_with_segment(tmp_path / "x.jpg", iptc(*words, utf8=utf8))
    assert read_keywords(str(path)).keywords == expected


def test_a_rating_in_exif_is_read(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x4746] = 3
    picture().save(tmp_path / "x.jpg", exif=exif)
    assert read_keywords(str(tmp_path / "x.jpg")) == Keywords(rating=3.0)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\xff\xfe",
        AS_ELEMENT.encode()[:400],
        b"<a>" * 100_000,
        AS_ELEMENT.encode().replace(b">4<", b">much<").replace(b"rdf:li", b"rdf:x").replace(b"hierarchical", b""),
        b'<!DOCTYPE a [<!ENTITY x "' + b"y" * 50 + b'"><!ENTITY z "&x;&x;">]><a>&z;</a>',
        b" " * (9 << 20),
    ],
)
def test_packets_that_make_no_sense_say_nothing(data: bytes, tmp_path: Path) -> None:
    assert read_xmp(data) in (XmpFacts(), XmpFacts(paths=(("place", "Berlin"),)))
    (tmp_path / "x.xmp").write_bytes(data)
    assert read_keywords(str(tmp_path / "x.jpg")).keywords == ()


def test_damaged_iptc_says_nothing(tmp_path: Path) -> None:
    whole = iptc(b"cat", b"dog", utf8=False)
    for end in range(14, len(whole), 3):
        read_keywords(str(save_with_segment(tmp_path / "x.jpg", whole[:end])))


def test_numbers_come_from_the_photo(tmp_path: Path) -> None:
    picture().save(tmp_path / "x.jpg", xmp=AS_ELEMENT.encode())
    facts = PhotoFacts(4000, 3000, "JPEG", "2019-07-04T12:00:00")
    photo = Photo(1, "c", (str(tmp_path / "gone.jpg"), str(tmp_path / "x.jpg")), 1, 0.0, facts)
    assert {name: read(photo) for name, read in NUMBER_SOURCES.items()} == {
        "rating": 4.0,
        "year": 2019.0,
        "capture time": 18081.5,
        "size": 12.0,
    }
    silent = Photo(1, "c", (str(tmp_path / "gone.jpg"),), 1, 0.0, PhotoFacts(0, 0, "JPEG"))
    assert not any(read(silent) for read in NUMBER_SOURCES.values())
