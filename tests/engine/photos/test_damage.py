"""Damaged and foreign files are refused with a sentence; nothing else ever comes out."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zlib
from functools import cache
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from engine.photos.decode import decode_full, decode_photo
from engine.photos.exif_rows import describe_exif
from engine.photos.photo import UnreadablePhoto
from tests.engine.photos.made_photos import GREEN, RED, assert_close, corners, make_quarters

FORMATS = ["JPEG", "PNG", "GIF", "TIFF", "WEBP", "BMP", "TGA", "PCX", "JPEG2000", "AVIF", "HEIF", "ICO", "PSD"]
EXTRA = {"TIFF": {"compression": "tiff_lzw"}, "AVIF": {"speed": 10}, "JPEG": {"progressive": True}}


@cache
def make_file(kind: str) -> bytes:
    image = make_quarters(64, 48)
    if kind == "PSD":
        return make_psd(image)
    file = io.BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(file)
    else:
        exif = Image.Exif()
        exif[0x0110] = "Canon EOS 70D"
        exif.get_ifd(0x8769)[0x9003] = "2019:07:04 12:30:05"
        image.save(file, kind, **EXTRA.get(kind, {}), **({"exif": exif} if kind in ("JPEG", "PNG", "WEBP") else {}))
    return file.getvalue()


def make_psd(image: Image.Image) -> bytes:
    """A Photoshop document with its merged picture only: header, three empty sections, planes of bytes."""
    header = b"8BPS\0\1" + bytes(6) + b"\0\3" + image.height.to_bytes(4, "big") + image.width.to_bytes(4, "big")
    planes = b"".join(plane.tobytes() for plane in image.split())
    return header + b"\0\x08\0\3" + bytes(12) + b"\0\0" + planes


def refusal(data: bytes, name: str = "a.jpg") -> str | None:
    """The sentence that a file is refused with; None if it is read."""
    try:
        photo = decode_photo(f"/nowhere/{name}", data=data)
    except UnreadablePhoto as error:
        return str(error)
    assert photo.pixels.mode == "RGB" and min(photo.pixels.size) >= 1
    return None


def test_a_merged_photoshop_document_is_read() -> None:
    photo = decode_photo("/nowhere/a.psd", data=make_file("PSD"))
    assert photo.facts.format == "PSD"
    assert_close(corners(photo.pixels)[:2], [RED, GREEN])


@pytest.mark.parametrize("kind", FORMATS)
def test_files_cut_off_anywhere_are_read_or_refused_in_words(kind: str) -> None:
    data = make_file(kind)
    name = f"a.{kind.lower()}"
    assert refusal(data, name) is None
    reasons = [refusal(data[:length], name) for length in range(0, len(data), max(1, len(data) // 80))]
    assert all(reason is None or (reason[0].isupper() and reason.endswith(".")) for reason in reasons)
    assert reasons[0] == "The file is empty."
    assert reasons[1] is not None


@pytest.mark.parametrize("kind", FORMATS)
def test_files_with_wrong_bytes_are_read_or_refused_in_words(kind: str) -> None:
    data, rng = make_file(kind), np.random.default_rng(7)
    for _ in range(80):
        wrong = bytearray(data)
        for place in rng.integers(0, len(data), rng.integers(1, 6)):
            wrong[place] = rng.integers(0, 256)
        reason = refusal(bytes(wrong), f"a.{kind.lower()}")
        assert reason is None or (reason[0].isupper() and "<_io" not in reason)


def test_the_half_of_a_jpeg_is_shown_and_less_is_refused() -> None:
    noise = np.random.default_rng(0).integers(0, 200, (400, 300, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(noise).save(file, "JPEG", quality=90)
    data = file.getvalue()
    assert refusal(data[: int(len(data) * 0.7)]) is None
    assert refusal(data[: int(len(data) * 0.3)]) in [
        f"The file is cut off: only {percent}% of the picture is there." for percent in range(24, 33)
    ]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (bytes(5000), "a.jpg", "only zeros"),
        (b"Dear diary, " * 50, "a.jpg", "text"),
        (("あ" * 3000).encode(), "a.jpg", "text"),
        ("Dear diary".encode("utf-16"), "a.jpg", "text"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "a.jpg", "a web page"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "a vector drawing (SVG)"),
        (b"%PDF-1.7 ...", "a.jpg", "a PDF document"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "a.eps", "a PostScript document (EPS)"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "a.wmf", "a Windows metafile (WMF)"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "a.jpg", "a video"),
        (b"RIFF\0\0\0\0AVI LIST", "a.jpg", "a video"),
        (b"PK\3\4" + bytes(40), "a.jpg", "a ZIP archive or office document"),
        (b"DDS " + bytes(100), "a.png", "a game texture (DDS)"),
        (np.random.default_rng(0).bytes(5000), "a.png", "no picture format that is known"),
        (b"II*\0", "a.nef", None),
    ],
)
def test_foreign_files_are_named(data: bytes, name: str, words: str | None) -> None:
    reason = refusal(data, name)
    assert reason is not None
    if words:
        assert reason == f"This is not a photo that can be read: it holds {words}."


def test_files_that_are_gone_or_no_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for path in (tmp_path / "absent.jpg", tmp_path / "file" / "b.jpg", tmp_path):
        for read in (decode_photo, decode_full, describe_exif):
            with pytest.raises(UnreadablePhoto, match=r"^The file (is not there any more|cannot be read: .+)\.$"):
                read(str(path))


def test_long_texts_beside_a_picture_do_no_harm(tmp_path: Path) -> None:
    texts = PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", "history " * 500_000, zip=True)
    make_quarters(64, 48).save(tmp_path / "a.png", pnginfo=texts)
    assert decode_photo(str(tmp_path / "a.png")).facts.width == 64


@pytest.mark.parametrize("claim", [(50_000, 50_000), (30_000, 30_000), (2**31 - 1, 1), (0, 5)])
def test_claims_of_a_header_are_checked_before_decoding(claim: tuple[int, int]) -> None:
    data = bytearray(make_file("PNG"))
    data[16:24] = claim[0].to_bytes(4, "big") + claim[1].to_bytes(4, "big")
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    assert refusal(bytes(data), "a.png") is not None


READ_ALL = """
import json, re, sys, time
from pathlib import Path
from engine.photos.decode import decode_photo
from engine.photos.photo import UnreadablePhoto
from engine.photos.thumbnail import make_thumbnail
from engine.photos.resize import encoder_pixels
for path in json.load(sys.stdin):
    started = time.perf_counter()
    try:
        photo = decode_photo(path)
        make_thumbnail(photo.pixels), encoder_pixels(photo.pixels, 224)
        outcome, words = "ok", photo.facts.format
    except UnreadablePhoto as error:
        outcome, words = "skip", str(error)
    seconds = time.perf_counter() - started
    # not getrusage: its figure begins with that of the process this one was forked from
    memory = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
    print(json.dumps([outcome, words, seconds, memory]), flush=True)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured the Linux way")
def test_hostile_files_end_as_expected_within_time_and_memory(shared: Path) -> None:
    folder = shared / "data" / "badinput"
    with open(folder / "manifest.csv", newline="", encoding="utf-8") as file:
        rows = [(row["file"], row["expect"]) for row in csv.DictReader(file)]
    paths = json.dumps([str(folder / "files" / name) for name, _ in rows])
    run = subprocess.run([sys.executable, "-c", READ_ALL], input=paths, capture_output=True, text=True, timeout=240)
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(results) == len(rows), f"the reader ended with {run.returncode} at {rows[len(results)]}: {run.stderr}"
    wrong = [(row, result) for row, result in zip(rows, results, strict=True) if result[0] not in row[1].split("-or-")]
    assert wrong == []
    assert max(result[2] for result in results) < 10.0  # the limit for a file, not a measurement
    assert results[-1][3] < 1000.0  # MB at most, for all of them together
