"""Zoom and pan: what is under the cursor stays there, and no border shows while the photo is larger than the view."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from desktop_app.widgets.photos.viewing.zoom import LARGEST_ZOOM, fit, pan_by, resize_view, zoom_to

sides = st.integers(1, 12_000)
views = st.builds(QSizeF, st.integers(50, 3000), st.integers(50, 3000))
photos = st.builds(QSizeF, sides, sides)
ratios = st.sampled_from([1.0, 1.5, 2.0])


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-6, abs=1e-3)


@given(photos, views, ratios)
def test_a_fitted_photo_is_whole_and_in_the_middle(photo, view, ratio):
    rect = fit(photo, view, ratio).rect()
    assert rect.width() <= view.width() + 1e-6
    assert rect.height() <= view.height() + 1e-6
    assert rect.center().x() == near(view.width() / 2)
    assert rect.center().y() == near(view.height() / 2)


@given(photos, views, st.floats(0.001, 100), st.floats(0, 1), st.floats(0, 1), ratios)
def test_zooming_keeps_the_pixel_under_the_cursor_unless_an_edge_forbids(photo, view, scale, across, down, ratio):
    before = fit(photo, view, ratio)
    about = QPointF(across * view.width(), down * view.height())
    pixel = before.to_photo(about)
    after = zoom_to(before, scale, about, ratio)
    rect = after.rect()
    if rect.width() > view.width() + 1 and rect.left() < -1 and rect.right() > view.width() + 1:
        assert after.to_view(pixel).x() == near(about.x())
    assert after.scale <= LARGEST_ZOOM / ratio + 1e-9


@given(photos, views, st.floats(0.01, 30), st.floats(-9000, 9000), st.floats(-9000, 9000))
def test_no_border_shows_beside_a_large_photo(photo, view, scale, across, down):
    moved = pan_by(zoom_to(fit(photo, view), scale, QPointF(1, 1)), QPointF(across, down))
    rect = moved.rect()
    if rect.width() >= view.width():
        assert rect.left() <= 1e-3
        assert rect.right() >= view.width() - 1e-3
    else:
        assert rect.center().x() == near(view.width() / 2)


def test_a_fitted_photo_stays_fitted_in_another_window_and_a_zoomed_one_keeps_its_scale():
    fitted = fit(QSizeF(4000, 3000), QSizeF(800, 600))
    assert resize_view(fitted, QSizeF(400, 300)).scale == pytest.approx(0.1)
    zoomed = zoom_to(fitted, 1.0, QPointF(400, 300))
    assert resize_view(zoomed, QSizeF(400, 300)).scale == 1.0


def test_a_small_photo_is_not_blown_up():
    assert fit(QSizeF(10, 10), QSizeF(800, 600)).scale == 2.0


def test_view_and_photo_coordinates_are_inverse():
    zoom = zoom_to(fit(QSizeF(4000, 3000), QSizeF(800, 600)), 0.7, QPointF(100, 500))
    there_and_back = zoom.to_photo(zoom.to_view(QPointF(1234, 567)))
    assert (there_and_back.x(), there_and_back.y()) == (near(1234), near(567))
