"""A map of held-out photos: a point each, coloured by label, that wanders as the encoder learns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractAnimation, QEvent, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.pages.teach.running.events import PointMap
from desktop_app.pages.teach.running.label_colours import label_colour
from desktop_app.theme import colour
from desktop_app.thumbnails import Shape, ThumbnailLoader
from engine import Photo

RADIUS, REACH = 4.5, 14.0  # of a point, and how near the mouse must be
MARGIN = 16.0
THUMB = 128
WANDER_MS = 350


class PointMapView(QWidget):
    """Points reshape smoothly; the photo of one is shown under the mouse, or with the arrow keys."""

    def __init__(self, loader: ThumbnailLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._map: PointMap | None = None
        self._from: list[QPointF] = []
        self._numbers: dict[str, int] = {}
        self._photos: Mapping[int, Photo] = {}
        self._pointed = -1
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=WANDER_MS)
        self._motion.valueChanged.connect(self.update)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map of the held-out photos"))
        if loader is not None:
            loader.loaded.connect(self._take_thumbnail)

    def clear(self) -> None:
        """Show nothing."""
        self._motion.stop()
        self._map, self._pointed, self._from = None, -1, []
        self.update()

    def show_map(self, shown: PointMap) -> None:
        """Let the points wander to their new places."""
        here = self.places()
        same = self._map is not None and self._map.photos == shown.photos
        self._map = shown
        self._numbers = {label: number for number, label in enumerate(sorted(set(shown.labels)))}
        self._from = here if same else []
        self._pointed = self._pointed if same else -1
        self._motion.stop()
        if same:
            self._motion.start()
        text = self.tr("{0} photos of {1} labels").format(len(shown.photos), len(self._numbers))
        self.setAccessibleDescription(text)
        self.update()

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """The photos that the points stand for."""
        self._photos = {photo.id: photo for photo in photos}
        self.update()

    def labels(self) -> list[str]:
        """The labels in the order of their colours."""
        return list(self._numbers)

    def places(self) -> list[QPointF]:
        """Where the points lie now."""
        if self._map is None:
            return []
        goal = [self._scale(*point) for point in self._map.points]
        if self._motion.state() != QAbstractAnimation.State.Running or len(self._from) != len(goal):
            return goal
        share = float(self._motion.currentValue())
        return [start + (end - start) * share for start, end in zip(self._from, goal, strict=True)]

    def pointed(self) -> Photo | None:
        """The photo that is shown."""
        return self._photos.get(self._map.photos[self._pointed]) if self._map and self._pointed >= 0 else None

    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 220)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spots = self.places()
        gaps = [(spot - event.position()).manhattanLength() for spot in spots]
        nearest = min(range(len(gaps)), key=gaps.__getitem__, default=-1)
        self._point_at(nearest if nearest >= 0 and gaps[nearest] <= REACH else -1)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from photo to photo."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._map is not None and event.key() in steps:
            self._point_at((self._pointed + steps[Qt.Key(event.key())]) % len(self._map.photos))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "border"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self._map is None:
            painter.setPen(colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            words = self.tr("The map of held-out photos comes with the first step.")
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), flags, words)
        else:
            self._paint_points(painter)
        painter.end()

    def _paint_points(self, painter: QPainter) -> None:
        assert self._map is not None
        spots = self.places()
        painter.setPen(QPen(colour("surface"), 1))
        for spot, label in zip(spots, self._map.labels, strict=True):
            painter.setBrush(label_colour(self._numbers[label]))
            painter.drawEllipse(spot, RADIUS, RADIUS)
        if 0 <= self._pointed < len(spots):
            painter.setPen(QPen(colour("text"), 2))
            painter.setBrush(label_colour(self._numbers[self._map.labels[self._pointed]]))
            painter.drawEllipse(spots[self._pointed], RADIUS + 2, RADIUS + 2)
            self._paint_card(painter, spots[self._pointed], self._map.labels[self._pointed])

    def _paint_card(self, painter: QPainter, spot: QPointF, label: str) -> None:
        """The photo and its label beside its point."""
        height = QFontMetricsF(self.font()).height()
        photo = self.pointed()
        image = self._loader.image(photo, Shape(THUMB, radius_px=6.0)) if photo and self._loader else None
        card = QRectF(0, 0, THUMB + 12, (THUMB + 8 if image else 4) + height + 8)
        left = spot.x() + 12 if spot.x() + 12 + card.width() < self.width() else spot.x() - 12 - card.width()
        card.moveTo(max(4.0, left), min(max(4.0, spot.y() - card.height() / 2), self.height() - card.height() - 4))
        painter.setPen(QPen(colour("border_strong"), 1))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(card, 8, 8)
        if image:
            painter.drawImage(QRectF(card.left() + 6, card.top() + 6, THUMB, THUMB), image)
        painter.setPen(colour("text"))
        line = QRectF(card.left() + 8, card.bottom() - height - 5, card.width() - 16, height)
        text = QFontMetricsF(self.font()).elidedText(label, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)

    def _scale(self, x: float, y: float) -> QPointF:
        width, height = self.width() - 2 * MARGIN, self.height() - 2 * MARGIN
        return QPointF(MARGIN + width * (x + 1) / 2, MARGIN + height * (1 - y) / 2)

    def _point_at(self, row: int) -> None:
        if row != self._pointed:
            self._pointed = row
            self.update()

    def _take_thumbnail(self, content: str) -> None:
        photo = self.pointed()
        if photo is not None and photo.content == content:
            self.update()
