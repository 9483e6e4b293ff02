"""Draws one photo of the grid: picture, caption, score, marks and the ring of selection."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen, QPixmap

from desktop_app.theme import colour, draw_icon
from desktop_app.widgets.photos.cells.grid_layout import PADDING

RADIUS = 6.0
ELIDED_KEPT = 2048  # captions cut to their room
MARK = 20  # side of the offline mark
INSET = 6  # from a photo's edge to a mark
SHADE = QColor(12, 13, 16, 190)
ON_SHADE = QColor(255, 255, 255)


@dataclass(frozen=True, slots=True)
class Cell:
    """Everything to draw of one photo; `image` is None while it is loading."""

    image: QImage | None
    caption: str = ""
    score: str = ""
    places: int = 1
    online: bool = True
    broken: bool = False
    selected: bool = False
    current: bool = False
    hovered: bool = False


class CellPainter:
    """Keeps what is costly to make anew for every cell: fonts, metrics, colours and marks."""

    def __init__(self, font: QFont, ratio: float) -> None:
        self.font = QFont(font)
        self.font.setPointSizeF(font.pointSizeF() * 0.92)
        self.badge_font = QFont(font)
        self.badge_font.setPointSizeF(font.pointSizeF() * 0.88)
        self.badge_font.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self.font)
        self._badge_metrics = QFontMetrics(self.badge_font)
        self._ratio = ratio
        self._colours = {name: colour(name) for name in ("text", "muted", "accent", "accent_soft", "hover", "well")}
        self._marks: dict[tuple[str, str], QPixmap] = {}
        self._elide = lru_cache(ELIDED_KEPT)(
            lambda text, width: self._metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
        )

    def caption_height(self) -> int:
        """Room below the photo for one line of text."""
        return self._metrics.height() + PADDING

    def paint(self, painter: QPainter, rect: QRect, cell: Cell, with_caption: bool) -> None:
        """Draw a cell into its rectangle."""
        self._paint_ground(painter, rect, cell)
        side = rect.width() - 2 * PADDING
        square = QRect(rect.left() + PADDING, rect.top() + PADDING, side, side)
        shown = self._paint_photo(painter, square, cell)
        if cell.selected or cell.current:
            self._paint_ring(painter, shown, cell)
        self._paint_marks(painter, shown, cell)
        if with_caption and cell.caption:
            self._paint_caption(painter, rect, square.bottom() + 1, cell)

    def _paint_ground(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        if not (cell.selected or cell.hovered):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["accent_soft" if cell.selected else "hover"])
        painter.drawRoundedRect(rect, 8, 8)

    def _paint_photo(self, painter: QPainter, square: QRect, cell: Cell) -> QRectF:
        """Draw the picture, or its empty place, and return where it lies."""
        if cell.image is None:
            painter.drawPixmap(square.topLeft(), self._empty_place(square.width()))
            if cell.broken:
                mark = self._mark("image-broken", "muted", 32)
                painter.drawPixmap(QPointF(square.center()) - QPointF(16, 16), mark)
            return QRectF(square)
        target = self._place(cell.image, square)
        painter.setOpacity(1.0 if cell.online else 0.55)
        scaled = round(target.width() * self._ratio) != cell.image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scaled)
        painter.drawImage(target, cell.image)
        painter.setOpacity(1.0)
        return target

    def _place(self, image: QImage, square: QRect) -> QRectF:
        """Where an image lies in a square: as it is where it fits exactly, else fitted into it."""
        width, height = image.width() / self._ratio, image.height() / self._ratio
        longest = max(width, height)
        if abs(longest - square.width()) >= 1:
            width, height = width * square.width() / longest, height * square.width() / longest
        left = square.left() + round((square.width() - width) / 2)
        return QRectF(left, square.top() + round((square.width() - height) / 2), width, height)

    def _empty_place(self, side: int) -> QPixmap:
        key = ("", str(side))
        if key not in self._marks:
            pixmap = self._blank(side)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colours["well"])
            painter.drawRoundedRect(0, 0, side, side, RADIUS, RADIUS)
            painter.end()
            self._marks[key] = pixmap
        return self._marks[key]

    def _blank(self, side: int) -> QPixmap:
        pixmap = QPixmap(round(side * self._ratio), round(side * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _paint_ring(self, painter: QPainter, shown: QRectF, cell: Cell) -> None:
        width = 3.0 if cell.selected else 2.0
        painter.setPen(QPen(self._colours["accent"], width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        out = width / 2 if not cell.current else width / 2 + 1
        painter.drawRoundedRect(shown.adjusted(-out, -out, out, out), RADIUS + 1, RADIUS + 1)

    def _paint_marks(self, painter: QPainter, shown: QRectF, cell: Cell) -> None:
        if cell.score:
            self._paint_pill(painter, shown, cell.score, at_bottom=True)
        if cell.places > 1:
            self._paint_pill(painter, shown, f"×{cell.places}", at_bottom=False)
        if not cell.online:
            spot = QRectF(shown.right() - INSET - MARK, shown.top() + INSET, MARK, MARK)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(SHADE)
            painter.drawEllipse(spot)
            painter.drawPixmap(spot.topLeft() + QPointF(3, 3), self._mark("offline", "", MARK - 6))

    def _paint_pill(self, painter: QPainter, shown: QRectF, text: str, *, at_bottom: bool) -> None:
        width = self._badge_metrics.horizontalAdvance(text) + 12
        height = self._badge_metrics.height() + 2
        top = shown.bottom() - INSET - height if at_bottom else shown.top() + INSET
        pill = QRectF(shown.left() + INSET, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SHADE)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(self.badge_font)
        painter.setPen(ON_SHADE)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_caption(self, painter: QPainter, rect: QRect, top: int, cell: Cell) -> None:
        line = QRect(rect.left() + PADDING, top, rect.width() - 2 * PADDING, rect.bottom() - top)
        text = self._elide(cell.caption, line.width())
        painter.setFont(self.font)
        painter.setPen(self._colours["text" if cell.selected else "muted"])
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)

    def _mark(self, name: str, tone: str, side: int) -> QPixmap:
        pixmap = self._marks.get((name, tone))
        if pixmap is None:
            pixmap = self._blank(side)
            painter = QPainter(pixmap)
            draw_icon(painter, name, QRectF(0, 0, side, side), self._colours.get(tone, ON_SHADE))
            painter.end()
            self._marks[name, tone] = pixmap
        return pixmap
