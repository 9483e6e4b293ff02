"""Where a place of one copy lies in another: by framing, and by a given alignment."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize, QSizeF

from desktop_app.widgets.compare.placing import between, follow, place_copies, true_size
from desktop_app.widgets.photos.viewing.zoom import Zoom, fit
from tests.desktop_app.widgets.compare.copies_of_a_photo import MIDDLE, MIRRORED, TURNED

CENTRE, CORNER = (0.5, 0.5), (0.25, 0.75)


def move(matrix: np.ndarray, point: tuple[float, float]) -> tuple[float, float]:
    x, y, _ = matrix @ np.array([*point, 1.0])
    return x, y


@pytest.mark.parametrize("size", [(400, 300), (1600, 1200), (401, 300), (160, 121)])
def test_copies_of_one_framing_lie_on_each_other(size):
    first, other = place_copies([(800, 600), size], [None, None])
    assert move(between(first, other), CORNER) == pytest.approx(CORNER)
    assert other.width == pytest.approx(first.width, rel=0.02)


def test_the_largest_copy_has_its_own_pixels():
    small, large = place_copies([(400, 300), (1600, 1200)], [None, None])
    assert (large.width, large.height) == (1600, 1200)
    assert (small.width, small.height) == (1600, 1200)


def test_another_shape_lies_in_the_middle_without_being_stretched():
    first, tall = place_copies([(800, 600), (300, 600)], [None, None])
    assert move(between(first, tall), CENTRE) == pytest.approx(CENTRE)
    assert tall.width / tall.height == pytest.approx(0.5)
    assert move(between(tall, first), (0, 0)) == pytest.approx(((800 - 300) / 2 / 800, 0))


@pytest.mark.parametrize(
    ("size", "alignment", "place"),
    [
        ((800, 600), MIRRORED, (0.75, 0.75)),
        ((600, 800), TURNED, (0.75, 0.75)),
        ((400, 300), MIDDLE, (0.0, 1.0)),
        ((100, 75), MIDDLE, (0.0, 1.0)),
    ],
)
def test_an_alignment_tells_the_place(size, alignment, place):
    first, other = place_copies([(800, 600), size], [None, alignment])
    assert move(between(first, other), CORNER) == pytest.approx(place)
    assert move(between(other, first), place) == pytest.approx(CORNER)


def test_a_crop_is_as_large_as_what_it_shows():
    first, crop = place_copies([(800, 600), (100, 75)], [None, MIDDLE])
    assert (crop.width, crop.height) == (400, 300)
    assert (first.width, first.height) == (800, 600)


@pytest.mark.parametrize(
    "alignment", [((0, 0, 0), (0, 0, 0)), ((float("nan"), 0, 0), (0, 1, 0)), ((1, 1, 0), (1, 1, 0))]
)
def test_an_alignment_that_cannot_be_is_none(alignment):
    first, other = place_copies([(800, 600), (400, 300)], [None, alignment])
    assert move(between(first, other), CORNER) == pytest.approx(CORNER)


def test_another_pane_follows_to_the_same_place_at_the_same_scale():
    first, crop = place_copies([(800, 600), (400, 300)], [None, MIDDLE])
    zoom = Zoom(QSizeF(800, 600), QSizeF(100, 80), 2.0, QPointF(300, 350), False)
    followed = follow(zoom, first, crop, QSizeF(100, 80))
    assert (followed.scale, followed.fitted) == (2.0, False)
    assert (followed.centre.x(), followed.centre.y()) == pytest.approx((100, 200))
    back = follow(followed, crop, first, QSizeF(100, 80))
    assert (back.centre.x(), back.centre.y()) == pytest.approx((300, 350))


def test_what_is_smaller_than_the_view_stays_in_its_middle():
    first, crop = place_copies([(800, 600), (400, 300)], [None, MIDDLE])
    followed = follow(fit(QSizeF(800, 600), QSizeF(200, 150)), first, crop, QSizeF(200, 150))
    assert (followed.centre.x(), followed.centre.y()) == pytest.approx((200, 150))


@pytest.mark.parametrize(
    ("told", "read", "true"),
    [
        ((4000, 3000), QSize(1600, 1200), (4000, 3000)),
        ((4000, 3000), QSize(1201, 1600), (3002, 4000)),  # told before it was turned upright
        ((0, 0), QSize(1600, 1200), (1600, 1200)),
    ],
)
def test_the_true_size_is_what_was_told_in_the_shape_of_what_was_read(told, read, true):
    assert true_size(told, read) == true
