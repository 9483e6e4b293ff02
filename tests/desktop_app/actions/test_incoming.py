"""Drops and pastes become folders, files or pixels, whatever their names."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from desktop_app.actions.incoming import accepts, image_pixels, local_path, read_mime
from desktop_app.models.readable import file_url
from desktop_app.widgets.photos.pixels import image_of


def mime_of(*paths: str | Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([file_url(str(path)) for path in paths])
    return mime


def test_a_drop_is_sorted_into_folders_and_files(qapp, tmp_path):
    photo = tmp_path / "猫 #1?.jpg"
    photo.write_bytes(b"x")
    came = read_mime(mime_of(tmp_path, photo, tmp_path / "absent.jpg"))
    assert came.folders == (str(tmp_path),) and came.files == (str(photo),)


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_utf8_comes_through(qapp, tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jpg")
    Path(path).write_bytes(b"x")
    assert read_mime(mime_of(path)).files == (path,)
    assert local_path(file_url(path)) == path


def test_an_address_on_the_web_is_not_taken(qapp):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/cat.jpg")])
    assert not accepts(mime) and not read_mime(mime)


def test_pixels_are_taken_when_there_is_no_file(qapp, tmp_path):
    image = QImage(5, 3, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 20, 30))
    mime = QMimeData()
    mime.setImageData(image)
    came = read_mime(mime)
    assert came.pixels.shape == (3, 5, 3) and (came.pixels == (10, 20, 30)).all()


def test_transparent_pixels_lie_on_neutral_grey(qapp):
    image = QImage(3, 1, QImage.Format.Format_ARGB32)
    for x, alpha in enumerate((0, 128, 255)):
        image.setPixelColor(x, 0, QColor(255, 0, 0, alpha))
    assert image_pixels(image).tolist() == [[[128, 128, 128], [192, 64, 64], [255, 0, 0]]]


@pytest.mark.parametrize("width", [1, 3, 7, 64])
def test_pixels_and_image_are_the_same_picture(qapp, width):
    pixels = np.random.default_rng(width).integers(0, 256, (5, width, 3), dtype=np.uint8)
    assert (image_pixels(image_of(pixels)) == pixels).all()
