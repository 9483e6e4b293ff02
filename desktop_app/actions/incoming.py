"""What comes in from outside by drop, paste or file dialogue: folders, files and pixels."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

import numpy as np
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

PHOTO_ENDINGS = (
    *("jpg", "jpeg", "jpe", "png", "webp", "heic", "heif", "avif", "tif", "tiff", "bmp", "gif", "jp2", "psd"),
    *("cr2", "cr3", "nef", "arw", "dng", "orf", "rw2", "raf", "pef", "srw"),
)  # what a file dialogue offers; any other file can still be dropped


@dataclass(frozen=True, slots=True, eq=False)
class Incoming:
    """Folders and files by absolute path, and a picture that lies in no file."""

    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    pixels: np.ndarray | None = None  # uint8 (h, w, 3)

    def __bool__(self) -> bool:
        return bool(self.folders or self.files or self.pixels is not None)


def read_mime(mime: QMimeData) -> Incoming:
    """What of a drop or a clipboard can be used; files win over the pixels that often come along with them."""
    paths = [local_path(url) for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []
    folders = tuple(path for path in paths if Path(path).is_dir())
    files = tuple(path for path in paths if Path(path).is_file())
    if not folders and not files and mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return Incoming(pixels=image_pixels(image))
    return Incoming(folders, files)


def accepts(mime: QMimeData) -> bool:
    """Whether a drop is worth taking, told without touching the disk (asked on every move of the mouse)."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def local_path(url: QUrl) -> str:
    """The path of a file URL; names that are no UTF-8 come through as surrogate escapes."""
    if os.name == "nt":
        return os.path.normpath(url.toLocalFile())
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return os.path.normpath(os.fsdecode(unquote_to_bytes(encoded)))


def image_pixels(image: QImage) -> np.ndarray:
    """RGB of `image`, uint8 (h, w, 3); what is transparent lies on neutral grey as in the engine."""
    if image.hasAlphaChannel():
        rgba = _rows(image.convertToFormat(QImage.Format.Format_RGBA8888), 4).astype(np.uint16)
        alpha = rgba[..., 3:]
        return ((rgba[..., :3] * alpha + 128 * (255 - alpha) + 127) // 255).astype(np.uint8)
    return _rows(image.convertToFormat(QImage.Format.Format_RGB888), 3)


def _rows(image: QImage, channels: int) -> np.ndarray:
    """A copy of the pixels: the image owns the memory and may be gone before the array."""
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : image.width() * channels].reshape(image.height(), image.width(), channels).copy()
