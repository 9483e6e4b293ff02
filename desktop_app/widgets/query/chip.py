"""One example of a query: its picture, whether more or less like it is wanted, and a way to take it out."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.theme import colour, draw_icon
from desktop_app.thumbnails import Shape, cut_image
from desktop_app.widgets.buttons import tool_button

PICTURE_SIDE = 48
PADDING = 6
WIDEST_TITLE = 140
SIGN_SIDE = 20


@dataclass(frozen=True, slots=True)
class Chip:
    """An example as the chip bar shows it; `key` is the owner's name for it."""

    key: Hashable
    title: str
    image: QImage | None = None
    wanted: bool = True  # False: less like this
    note: str = ""  # a second line, such as "part of the photo"


class ChipView(QWidget):
    """Draws a chip: Delete takes it out, + - or Space turn it over, Enter opens it.

    removed(), turned(), opened().
    """

    removed = Signal()
    turned = Signal()
    opened = Signal()

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = chip
        self._picture: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.remove = tool_button("close", self.tr("Take out of the search (Delete)"), tone="muted")
        self.remove.setIconSize(QSize(14, 14))
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Delete on the chip does the same
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.addStretch(1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        self._name()

    def _name(self) -> None:
        sign = self.tr("More like this") if self.chip.wanted else self.tr("Less like this")
        parts = [sign, readable_path(self.chip.title), self.chip.note]
        self.setAccessibleName(": ".join(part for part in parts if part))
        hint = self.tr("Click the sign, or press + or -, to turn it over. Enter shows the photo.")
        self.setToolTip(f"{self.accessibleName()}\n{hint}")

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        self.remove.ensurePolished()  # its size is known only then
        words = max(metrics.horizontalAdvance(text) for text in (self._sign_text(), *self._lines()))
        width = PADDING + PICTURE_SIDE + 10 + min(WIDEST_TITLE, words) + 8 + self.remove.sizeHint().width() + 6
        return QSize(width, PICTURE_SIDE + 2 * PADDING)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = colour("accent") if self.hasFocus() else colour("border_strong")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(colour("hover") if self.underMouse() else colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self._paint_picture(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        spot = QRectF(PADDING, PADDING, PICTURE_SIDE, PICTURE_SIDE)
        picture = self._cut_picture()
        if picture is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("well"))
            painter.drawRoundedRect(spot, 5, 5)
            draw_icon(painter, "image", spot.adjusted(13, 13, -13, -13), colour("muted"))
        else:
            painter.setOpacity(1.0 if self.chip.wanted else 0.6)
            painter.drawImage(spot, picture)
            painter.setOpacity(1.0)
        sign = self._sign_rect()
        painter.setPen(QPen(colour("surface"), 2))
        painter.setBrush(colour("accent" if self.chip.wanted else "danger"))
        painter.drawEllipse(sign)
        name = "plus" if self.chip.wanted else "minus"
        draw_icon(painter, name, sign.adjusted(4, 4, -4, -4), colour("on_accent"))

    def _paint_words(self, painter: QPainter) -> None:
        left = PADDING + PICTURE_SIDE + 10
        width = self.remove.x() - left - 4
        lines = [line for line in self._lines() if line]
        metrics = QFontMetrics(self.font())
        top = (self.height() - len(lines) * metrics.height()) / 2
        for number, line in enumerate(lines):
            painter.setPen(colour("muted" if number else "text"))
            text = metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, width)
            area = QRectF(left, top + number * metrics.height(), width, metrics.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _lines(self) -> tuple[str, str]:
        return readable_path(self.chip.title), self.chip.note or self._sign_text()

    def _sign_text(self) -> str:
        return self.tr("more like this") if self.chip.wanted else self.tr("less like this")

    def _sign_rect(self) -> QRectF:
        return QRectF(
            PADDING + PICTURE_SIDE - SIGN_SIDE + 4, PADDING + PICTURE_SIDE - SIGN_SIDE + 4, SIGN_SIDE, SIGN_SIDE
        )

    def _cut_picture(self) -> QImage | None:
        if self._picture is None and self.chip.image is not None and not self.chip.image.isNull():
            ratio = self.devicePixelRatioF()
            self._picture = cut_image(self.chip.image, Shape(round(PICTURE_SIDE * ratio), False, 5 * ratio))
        return self._picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and self._sign_rect().contains(event.position()):
            self.turned.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._sign_rect().contains(event.position()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns_to = {Qt.Key.Key_Plus: True, Qt.Key.Key_Minus: False, Qt.Key.Key_Space: not self.chip.wanted}
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in turns_to:
            if turns_to[Qt.Key(event.key())] != self.chip.wanted:
                self.turned.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
