"""Thumbnails come off the GUI thread, newest first, within a budget of bytes."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QColor, QImage

from desktop_app.thumbnails import Shape, ThumbnailCache, ThumbnailLoader, cut_image, read_thumbnail
from tests.desktop_app.made_photos import make_photo, make_picture

SQUARE = Shape(32)


def test_a_square_is_cut_from_the_middle():
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(100, 200):
        for y in range(100):
            image.setPixelColor(x, y, QColor("blue"))
    cut = cut_image(image, Shape(50))
    assert (cut.width(), cut.height()) == (50, 50)
    assert cut.pixelColor(2, 25).blue() > 200
    assert cut.pixelColor(47, 25).blue() > 200


def test_a_whole_photo_keeps_its_proportions():
    cut = cut_image(QImage(300, 100, QImage.Format.Format_RGB32), Shape(60, whole=True))
    assert (cut.width(), cut.height()) == (60, 20)


def test_a_small_picture_is_not_enlarged():
    cut = cut_image(QImage(20, 10, QImage.Format.Format_RGB32), Shape(200))
    assert (cut.width(), cut.height()) == (10, 10)


def test_corners_are_round():
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    cut = cut_image(image, Shape(40, radius_px=8))
    assert cut.pixelColor(0, 0).alpha() == 0
    assert cut.pixelColor(20, 20).alpha() == 255


@pytest.mark.parametrize("content", [None, b"", b"noise that is no picture"])
def test_an_unreadable_file_gives_a_null_image(tmp_path: Path, content: bytes | None):
    path = tmp_path / "x.jpg"
    if content is not None:
        path.write_bytes(content)
    assert read_thumbnail(path, SQUARE).isNull()


def test_the_cache_drops_the_least_recently_used():
    image = QImage(10, 10, QImage.Format.Format_RGB32)  # 400 bytes
    cache = ThumbnailCache(1000)
    cache.put(("a", SQUARE), image)
    cache.put(("b", SQUARE), image)
    assert cache.get(("a", SQUARE)) is not None
    cache.put(("c", SQUARE), image)
    assert cache.get(("b", SQUARE)) is None
    assert cache.get(("a", SQUARE)) is not None
    assert cache.bytes_used() == 800


def test_the_cache_gives_another_shape_until_the_right_one_is_there():
    cache = ThumbnailCache(10**6)
    cache.put(("a", Shape(8)), QImage(8, 8, QImage.Format.Format_RGB32))
    cache.put(("a", Shape(16)), QImage(16, 16, QImage.Format.Format_RGB32))
    assert cache.any_shape("a").width() == 16
    cache.drop_content("a")
    assert cache.any_shape("a") is None
    assert cache.bytes_used() == 0


def test_a_thumbnail_arrives_and_is_kept(qtbot, thumbnails: ThumbnailLoader, tmp_path: Path):
    photo = make_photo(1)
    make_picture(tmp_path / f"{photo.content}.png", "#ff0000")
    with qtbot.waitSignal(thumbnails.loaded) as loaded:
        assert thumbnails.image(photo, SQUARE) is None
    assert loaded.args == [photo.content]
    assert thumbnails.image(photo, SQUARE).pixelColor(16, 16) == QColor("#ff0000")


def test_what_was_asked_for_last_is_loaded_first_and_what_is_cancelled_not_at_all(qtbot, tmp_path: Path):
    order: list[str] = []
    may_go = Event()

    def path_of(content: str) -> Path:
        may_go.wait(5)
        order.append(content)
        return tmp_path / "picture.png"

    make_picture(tmp_path / "picture.png")
    loader = ThumbnailLoader(path_of, threads=1)
    photos = [make_photo(n) for n in range(5)]
    loader.image(photos[0], SQUARE)
    qtbot.waitUntil(lambda: not loader._queue)  # the only thread has taken it and waits
    for photo in photos[1:]:
        loader.image(photo, SQUARE)
    loader.cancel([photos[2].content])
    may_go.set()
    qtbot.waitUntil(lambda: len(order) == 4)
    loader.close()
    assert order == [photos[n].content for n in (0, 4, 3, 1)]


def test_a_missing_thumbnail_is_told_once_and_found_after_a_retry(qtbot, thumbnails: ThumbnailLoader, tmp_path: Path):
    photo = make_photo(7)
    with qtbot.waitSignal(thumbnails.missing) as missing:
        thumbnails.image(photo, SQUARE)
    assert missing.args == [photo]
    with qtbot.assertNotEmitted(thumbnails.missing, wait=80):
        thumbnails.image(photo, SQUARE)
    make_picture(tmp_path / f"{photo.content}.png")
    thumbnails.retry(photo.content)
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.image(photo, SQUARE)
    assert thumbnails.image(photo, SQUARE) is not None
    assert not thumbnails.is_broken(photo.content)


def test_a_thumbnail_that_cannot_be_made_is_broken(qtbot, thumbnails: ThumbnailLoader):
    photo = make_photo(8)
    with qtbot.waitSignal(thumbnails.missing):
        thumbnails.image(photo, SQUARE)
    thumbnails.retry(photo.content)
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.image(photo, SQUARE)
    assert thumbnails.is_broken(photo.content)


def test_after_closing_nothing_is_loaded(qtbot, thumbnails: ThumbnailLoader, tmp_path: Path):
    thumbnails.close()
    assert thumbnails.image(make_photo(1), SQUARE) is None
