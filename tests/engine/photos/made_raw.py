"""A small DNG put together by hand, with or without the preview that cameras put in."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from PIL import Image

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 10: 8}  # TIFF field types: bytes for one value
_BYTE, _ASCII, _SHORT, _LONG, _RATIONAL, _SIGNED = 1, 2, 3, 4, 5, 10
Field = tuple[int, int, bytes]  # tag, type, values


def write_dng(path: Path, picture: Image.Image, preview: bytes | None = None, orientation: int = 1) -> Path:
    """Write an RGB picture as an RGGB sensor would have seen it; `preview` is a JPEG file."""
    sensor = _mosaic(picture)
    identity = b"".join(struct.pack("<ii", int(row == column) * 100, 100) for row in range(3) for column in range(3))
    main: list[Field] = [
        (254, _LONG, _longs(0)),
        (256, _LONG, _longs(picture.width)),
        (257, _LONG, _longs(picture.height)),
        (258, _SHORT, _shorts(16)),
        (259, _SHORT, _shorts(1)),
        (262, _SHORT, _shorts(32803)),
        (271, _ASCII, b"Lumen\0"),
        (272, _ASCII, b"Lumen One\0"),
        (273, _LONG, _longs(8)),
        (274, _SHORT, _shorts(orientation)),
        (277, _SHORT, _shorts(1)),
        (278, _LONG, _longs(picture.height)),
        (279, _LONG, _longs(sensor.nbytes)),
        (306, _ASCII, b"2021:05:06 07:08:09\0"),
        (33421, _SHORT, _shorts(2, 2)),
        (33422, _BYTE, bytes((0, 1, 1, 2))),
        (50706, _BYTE, bytes((1, 4, 0, 0))),
        (50708, _ASCII, b"Lumen One\0"),
        (50717, _LONG, _longs(65535)),
        (50721, _SIGNED, identity),
        (50728, _RATIONAL, struct.pack("<6I", *(1, 1) * 3)),
    ]
    strips = sensor.tobytes() + (preview or b"")
    start = 8 + len(strips)
    directory = _directory(main, start, follows=preview is not None)
    if preview is not None:
        small: list[Field] = [
            (254, _LONG, _longs(1)),
            (259, _SHORT, _shorts(6)),
            (513, _LONG, _longs(8 + sensor.nbytes)),
            (514, _LONG, _longs(len(preview))),
        ]
        directory += _directory(small, start + len(directory), follows=False)
    path.write_bytes(b"II*\0" + _longs(start) + strips + directory)
    return path


def _mosaic(picture: Image.Image) -> np.ndarray:
    linear = (np.asarray(picture, np.float64) / 255) ** 2.2 * 65535
    sensor = linear[..., 1].copy()
    sensor[::2, ::2], sensor[1::2, 1::2] = linear[::2, ::2, 0], linear[1::2, 1::2, 2]
    return sensor.astype("<u2")


def _directory(fields: list[Field], start: int, follows: bool) -> bytes:
    """One image file directory at offset `start`, the values that do not fit behind it, maybe another after that."""
    after = start + 2 + 12 * len(fields) + 4
    entries, extra = b"", b""
    for tag, kind, values in fields:
        place = values.ljust(4, b"\0") if len(values) <= 4 else _longs(after + len(extra))
        extra += (values + b"\0" * (len(values) % 2)) if len(values) > 4 else b""
        entries += struct.pack("<HHI", tag, kind, len(values) // _SIZES[kind]) + place
    return _shorts(len(fields)) + entries + _longs(after + len(extra) if follows else 0) + extra


def _longs(*values: int) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)


def _shorts(*values: int) -> bytes:
    return struct.pack(f"<{len(values)}H", *values)
