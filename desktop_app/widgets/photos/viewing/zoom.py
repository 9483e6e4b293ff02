"""Where a photo lies in a view: zoom and pan as values, with no widget in sight."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

LARGEST_ZOOM = 16.0  # device pixels per photo pixel
STEP = 1.25


@dataclass(frozen=True, slots=True)
class Zoom:
    """A photo of `photo` pixels seen in a view of `view` logical pixels.

    scale: logical pixels per photo pixel; centre: the photo pixel in the middle of the view; fitted: keep all in sight.
    """

    photo: QSizeF
    view: QSizeF
    scale: float
    centre: QPointF
    fitted: bool

    def rect(self) -> QRectF:
        """Where the photo lies in the view."""
        size = self.photo * self.scale
        middle = QPointF(self.view.width() / 2, self.view.height() / 2)
        return QRectF(middle - self.centre * self.scale, size)

    def to_photo(self, point: QPointF) -> QPointF:
        """The photo pixel under a point of the view."""
        return (point - self.rect().topLeft()) / self.scale

    def to_view(self, pixel: QPointF) -> QPointF:
        """Where a photo pixel lies in the view."""
        return self.rect().topLeft() + pixel * self.scale


def fit_scale(photo: QSizeF, view: QSizeF, ratio: float) -> float:
    """The scale that shows all of the photo; a small photo is not enlarged past twice its pixels."""
    if photo.isEmpty() or view.isEmpty():
        return 1.0
    return min(view.width() / photo.width(), view.height() / photo.height(), 2.0 / ratio)


def fit(photo: QSizeF, view: QSizeF, ratio: float = 1.0) -> Zoom:
    """All of the photo in the middle of the view."""
    middle = QPointF(photo.width() / 2, photo.height() / 2)
    return Zoom(photo, view, fit_scale(photo, view, ratio), middle, True)


def zoom_to(zoom: Zoom, scale: float, about: QPointF, ratio: float = 1.0) -> Zoom:
    """Change the scale so that the photo pixel under `about` (view) stays there."""
    least = min(fit_scale(zoom.photo, zoom.view, ratio), 1.0 / ratio)
    scale = min(LARGEST_ZOOM / ratio, max(least, scale))
    pixel = zoom.to_photo(about)
    middle = QPointF(zoom.view.width() / 2, zoom.view.height() / 2)
    centre = pixel + (middle - about) / scale
    return keep_inside(replace(zoom, scale=scale, centre=centre, fitted=False))


def pan_by(zoom: Zoom, by: QPointF) -> Zoom:
    """Move the photo by so many logical pixels."""
    return keep_inside(replace(zoom, centre=zoom.centre - by / zoom.scale, fitted=False))


def resize_view(zoom: Zoom, view: QSizeF, ratio: float = 1.0) -> Zoom:
    """The same look in a view of another size."""
    return fit(zoom.photo, view, ratio) if zoom.fitted else keep_inside(replace(zoom, view=view))


def keep_inside(zoom: Zoom) -> Zoom:
    """Let no empty border show while the photo is larger than the view; centre what is smaller."""
    return replace(
        zoom,
        centre=QPointF(
            _clamp(zoom.centre.x(), zoom.photo.width(), zoom.view.width() / zoom.scale),
            _clamp(zoom.centre.y(), zoom.photo.height(), zoom.view.height() / zoom.scale),
        ),
    )


def _clamp(centre: float, photo: float, seen: float) -> float:
    return photo / 2 if seen >= photo else min(photo - seen / 2, max(seen / 2, centre))
