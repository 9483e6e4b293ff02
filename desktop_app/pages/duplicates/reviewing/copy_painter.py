"""Draws one copy: the whole picture, a badge that says what becomes of it, and lines of facts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen

from desktop_app.pages.duplicates.reviewing.copy_model import Fate
from desktop_app.theme import colour, draw_icon
from desktop_app.widgets.photos.cells.grid_layout import PADDING

RADIUS = 8.0
LINES = 4
LINE_GAP = 3
BADGE_PADDING = 10
ICON = 14
FADED = 0.4
ICONS: dict[Fate, str] = {"kept": "check", "goes": "trash", "advised": "check", "spare": "trash", "open": "more"}
TONES: dict[Fate, str] = {"kept": "success", "goes": "danger", "advised": "success", "spare": "muted", "open": "muted"}


@dataclass(frozen=True, slots=True)
class Card:
    """Everything to draw of one copy; `image` is None while it is loading."""

    image: QImage | None
    fate: Fate
    badge: str
    lines: tuple[str, str, str, str]
    protected: bool = False
    broken: bool = False
    current: bool = False
    focused: bool = False
    hovered: bool = False


class CopyPainter:
    """Keeps fonts and metrics."""

    def __init__(self, font: QFont) -> None:
        self._name = QFont(font)
        self._name.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.92)
        self._badge = QFont(font)
        self._badge.setPointSizeF(font.pointSizeF() * 0.92)
        self._badge.setWeight(QFont.Weight.DemiBold)

    def caption_height(self) -> int:
        """Room below the picture."""
        heights = [QFontMetrics(self._name).height()] + [QFontMetrics(self._small).height()] * (LINES - 1)
        return sum(heights) + LINES * LINE_GAP + 2 * PADDING

    def badge_rect(self, cell: QRect, text: str) -> QRectF:
        """Where the badge lies in a cell; in a narrow one it is a disc, with the icon alone."""
        metrics = QFontMetrics(self._badge)
        inset, height = PADDING + 8, metrics.height() + 10
        width = metrics.horizontalAdvance(text) + ICON + 6 + 2 * BADGE_PADDING
        if width > cell.width() - 2 * inset:
            width = height
        return QRectF(cell.left() + inset, cell.top() + inset, width, height)

    def paint(self, painter: QPainter, rect: QRect, card: Card) -> None:
        """Draw a copy into its cell."""
        self._paint_ground(painter, rect, card)
        side = rect.width() - 2 * PADDING
        square = QRectF(rect.left() + PADDING, rect.top() + PADDING, side, side)
        self._paint_picture(painter, square, card)
        self._paint_badge(painter, self.badge_rect(rect, card.badge), card)
        if card.protected:
            self._paint_lock(painter, QPointF(square.right() - 34, square.top() + 8))
        self._paint_lines(painter, rect, round(square.bottom()), card)

    def _paint_ground(self, painter: QPainter, rect: QRect, card: Card) -> None:
        border = colour("accent") if card.current else colour("border")
        painter.setPen(QPen(border, 2 if card.current and card.focused else 1))
        painter.setBrush(colour("hover" if card.hovered and not card.current else "surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS + 2, RADIUS + 2)

    def _paint_picture(self, painter: QPainter, square: QRectF, card: Card) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("well"))
        painter.drawRoundedRect(square, RADIUS, RADIUS)
        if card.image is None:
            name = "image-broken" if card.broken else "image"
            middle = square.center()
            draw_icon(painter, name, QRectF(middle.x() - 20, middle.y() - 20, 40, 40), colour("disabled"))
            return
        size = QSizeF(card.image.size()).scaled(square.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRectF(square.center() - QPointF(size.width() / 2, size.height() / 2), size)
        painter.setOpacity(FADED if card.fate == "goes" else 1.0)
        painter.drawImage(spot, card.image)
        painter.setOpacity(1.0)

    def _paint_badge(self, painter: QPainter, rect: QRectF, card: Card) -> None:
        tone, decided = colour(TONES[card.fate]), card.fate in ("kept", "goes")
        painter.setPen(Qt.PenStyle.NoPen if decided else QPen(tone, 1.5))
        painter.setBrush(tone if decided else colour("surface"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        ink = colour("surface") if decided else tone
        is_disc = rect.width() == rect.height()
        left = rect.left() + (rect.height() - ICON) / 2 if is_disc else rect.left() + BADGE_PADDING
        draw_icon(painter, ICONS[card.fate], QRectF(left, rect.center().y() - ICON / 2, ICON, ICON), ink)
        if is_disc:
            return
        painter.setFont(self._badge)
        painter.setPen(ink)
        words = rect.adjusted(BADGE_PADDING + ICON + 6, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, card.badge)

    def _paint_lock(self, painter: QPainter, corner: QPointF) -> None:
        disc = QRectF(corner.x(), corner.y(), 26, 26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(12, 13, 16, 190))
        painter.drawEllipse(disc)
        draw_icon(painter, "lock", disc.adjusted(6, 6, -6, -6), QColor("white"))

    def _paint_lines(self, painter: QPainter, rect: QRect, top: int, card: Card) -> None:
        left, width, at = rect.left() + PADDING + 4, rect.width() - 2 * PADDING - 8, top + PADDING
        tones = ("text", "muted", "text", "muted")
        cuts = (Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideLeft, *[Qt.TextElideMode.ElideRight] * 2)
        for number, (text, tone, cut) in enumerate(zip(card.lines, tones, cuts, strict=True)):
            font = self._name if number == 0 else self._small
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(colour("muted" if card.fate == "goes" else tone))
            line = QRect(left, at, width, metrics.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(text, cut, width))
            at += metrics.height() + LINE_GAP
