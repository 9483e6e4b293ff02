"""What a file holds, told by its first bytes, never by its name alone."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable
from pathlib import PurePath
from typing import Literal

HEAD_BYTES = 4096  # enough for every signature below
_MOST_TAGS = 300

_RAW = """.3fr .arw .cap .cr2 .cr3 .crw .dcr .dng .erf .fff .gpr .iiq .k25 .kdc .mef .mos .mrw .nef .nrw .orf .pef .raf
    .raw .rw2 .rwl .sr2 .srf .srw .x3f"""
_PICTURES = """.jpg .jpeg .jpe .jfif .mpo .png .apng .gif .bmp .dib .tif .tiff .webp .avif .avifs .heic .heif .heics
    .heifs .hif .jp2 .j2k .j2c .jpc .jpf .jpx .psd .ico .tga .pbm .pgm .ppm .pnm .pcx"""
# Pictures by name that are refused with a reason, so that nobody wonders where they went.
_REFUSED = ".qoi .svg .svgz .eps .wmf .emf .xcf .psb .jxl .icns .cur .exr .hdr"
RAW_EXTENSIONS = frozenset(_RAW.split())
PHOTO_EXTENSIONS = frozenset(f"{_RAW} {_PICTURES} {_REFUSED}".split())

# (offset, bytes, kind): kinds in capitals can be decoded, the others are named in the refusal.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"GIF87a", "GIF"),
    (0, b"GIF89a", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"\x00\x00\x00\x0cjP  \r\n\x87\n", "JPEG2000"),
    (0, b"\xff\x4f\xff\x51\x00", "JPEG2000"),
    (0, b"8BPS\x00\x01", "PSD"),
    (0, b"8BPS\x00\x02", "a large Photoshop document (PSB)"),
    (0, b"\x00\x00\x01\x00", "ICO"),
    (0, b"qoif", "a QOI picture"),
    (0, b"\x0a\x00\x01", "PCX"),
    (0, b"\x0a\x02\x01", "PCX"),
    (0, b"\x0a\x03\x01", "PCX"),
    (0, b"\x0a\x05\x01", "PCX"),
    (0, b"FUJIFILMCCD-RAW", "RAW"),
    (0, b"IIRO", "RAW"),
    (0, b"IIRS", "RAW"),
    (0, b"MMOR", "RAW"),
    (0, b"IIU\x00", "RAW"),
    (0, b"FOVb", "RAW"),
    (0, b"\x00MRM", "RAW"),
    (6, b"HEAPCCDR", "RAW"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (0, b"II+\x00", "TIFF"),
    (0, b"MM\x00+", "TIFF"),
    (0, b"\x00\x00\x00\x0cJXL \r\n\x87\n", "a JPEG XL picture"),
    (0, b"\xff\x0a", "a JPEG XL picture"),
    (0, b"icns", "a set of icons (ICNS)"),
    (0, b"gimp xcf", "a GIMP document"),
    (0, b"v/1\x01", "an OpenEXR picture"),
    (0, b"#?RADIANCE", "a Radiance HDR picture"),
    (0, b"DDS ", "a game texture (DDS)"),
    (0, b"BLP1", "a game texture (BLP)"),
    (0, b"BLP2", "a game texture (BLP)"),
    (0, b"%!PS", "a PostScript document (EPS)"),
    (0, b"\xc5\xd0\xd3\xc6", "a PostScript document (EPS)"),
    (0, b"%PDF", "a PDF document"),
    (0, b"\xd7\xcd\xc6\x9a", "a Windows metafile (WMF)"),
    (40, b" EMF", "a Windows metafile (EMF)"),
    (0, b"PK\x03\x04", "a ZIP archive or office document"),
    (0, b"Rar!", "an archive"),
    (0, b"7z\xbc\xaf", "an archive"),
    (0, b"\x1f\x8b", "a compressed file"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (0, b"\x00\x00\x01\xba", "a video"),
    (0, b"\x00\x05\x16\x07", "the leftovers of another file (AppleDouble)"),
    (0, b"MZ", "a program"),
    (0, b"\x7fELF", "a program"),
    (0, b"SQLite format 3", "a database"),
)
_NETPBM = b"1234567"
_HEIF_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"))
_AVIF_BRANDS = frozenset((b"avif", b"avis"))
_STILL_BRANDS = frozenset((b"mif1", b"mif2", b"msf1", b"miaf"))


def identify(head: bytes, name: str) -> str:
    """Say what a file holds: a decodable kind in capitals ("JPEG", "RAW", ...), else a noun phrase ("text").

    `head` is the file's first `HEAD_BYTES`; `name` decides only where no signature can (TGA, RAW inside TIFF).
    """
    suffix = PurePath(name).suffix.lower()
    kind = _by_signature(head)
    if kind == "TIFF":
        return "RAW" if suffix in RAW_EXTENSIONS or head[8:10] == b"CR" else "TIFF"
    if kind:
        return kind
    if suffix == ".tga" and _looks_like_tga(head):
        return "TGA"
    return _describe(head)


def holds_sensor_data(read_at: Callable[[int, int], bytes]) -> bool:
    """Tell whether a TIFF is a DNG, whatever its name: the DNGVersion tag (50706) is in its first directory."""
    head = read_at(0, 8)
    order: Literal["little", "big"] = "little" if head[:2] == b"II" else "big"
    start = int.from_bytes(head[4:8], order)
    count = int.from_bytes(read_at(start, 2), order)
    entries = read_at(start + 2, 12 * min(count, _MOST_TAGS))
    mark = (50706).to_bytes(2, order)
    return any(entries[at : at + 2] == mark for at in range(0, len(entries), 12))


def holds_photo(head: bytes) -> bool:
    """Tell whether the first bytes (32 suffice) are a photo's; used for files without an extension."""
    kind = _by_signature(head) or ""
    return kind.isupper()


def _by_signature(head: bytes) -> str | None:
    for offset, magic, kind in _SIGNATURES:
        if head.startswith(magic, offset):
            return kind
    if head[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"AVI ": "a video", b"WAVE": "sound"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if head[:1] == b"P" and head[1:2] in _NETPBM and head[2:3].isspace():
        return "PPM"
    return None


def _by_brand(head: bytes) -> str:
    box_end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, box_end - 3, 4))]
    if brands[0] == b"crx ":
        return "RAW"
    if not _AVIF_BRANDS.isdisjoint(brands):
        return "AVIF"
    if not (_HEIF_BRANDS | _STILL_BRANDS).isdisjoint(brands):
        return "HEIF"
    return "a video"


def _looks_like_tga(head: bytes) -> bool:
    return len(head) > 18 and head[1] in (0, 1) and head[2] in (1, 2, 3, 9, 10, 11) and head[16] in (8, 15, 16, 24, 32)


def _describe(head: bytes) -> str:
    if not head.strip(b"\0"):
        return "only zeros"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<svg", b"<?xml")) and b"<svg" in text:
        return "a vector drawing (SVG)"
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "a web page"
    return "text" if _is_text(head) else "no picture format that is known"


def _is_text(head: bytes) -> bool:
    """Printable bytes only (UTF-8 or UTF-16 with its mark), so that noise is not called text."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    try:
        text = getincrementaldecoder("utf-8")().decode(head)  # incremental: the last character may be cut
    except UnicodeDecodeError:
        return False
    return all(char.isprintable() or char.isspace() for char in text)
