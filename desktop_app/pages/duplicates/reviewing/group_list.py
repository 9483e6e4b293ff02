"""The groups of a band to walk through: a few thumbnails each, what is decided, what it frees."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.models.readable import readable_count, readable_name
from desktop_app.pages.duplicates.reviewing.group_model import GONE_ROLE, GROUP_ROLE, GroupModel, kept_copy
from desktop_app.theme import colour, draw_icon
from desktop_app.thumbnails import Shape

Index = QModelIndex | QPersistentModelIndex

SIDE, GAP, PADDING = 66, 6, 10
MOST_SHOWN = 4  # thumbnails of a group
MARK = 18
FADED = 0.35
LEAST_NAME = 64


class GroupList(QListView):
    """One row a group; the arrows up and down walk through groups, left and right through the copies of one.

    group_changed(int row): the current one, -1 without one.  copy_step_asked(int by).  opened(): Enter.
    """

    group_changed = Signal(int)
    copy_step_asked = Signal(int)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(GroupDelegate(self))
        self.setUniformItemSizes(True)  # so that ten thousand rows are measured by one
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Groups"))
        self.verticalScrollBar().setSingleStep(24)

    def go_to_row(self, row: int) -> None:
        """Make a row current and bring it into sight; -1 or a row past the end leaves none current."""
        model = self.model()
        index = model.index(row, 0) if model is not None and 0 <= row < model.rowCount() else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.copy_step_asked.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.group_changed.emit(current.row() if current.isValid() else -1)


class GroupDelegate(QStyledItemDelegate):
    """Draws a row: thumbnails, those that go faded, the name of the copy that is kept, and what the others take."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(
            MOST_SHOWN * (SIDE + GAP) + 2 * PADDING, SIDE + QFontMetrics(option.font).height() + 2 * PADDING + 8
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, option)
        inside = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        self._paint_thumbnails(painter, inside, index)
        self._paint_words(painter, inside, option, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(option.rect, colour("window"))
        if selected or hovered:
            focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(colour("accent"), 1.5) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 2, -4, -2), 8, 8)

    def _paint_thumbnails(self, painter: QPainter, inside: QRect, index: Index) -> None:
        model, advised, gone = index.model(), index.data(GROUP_ROLE), index.data(GONE_ROLE)
        assert isinstance(model, GroupModel)
        copies = advised.group.copies
        ratio = painter.device().devicePixelRatioF()
        shape = Shape(round(SIDE * ratio), radius_px=6 * ratio)
        fitting = max(1, min(MOST_SHOWN, (inside.width() + GAP) // (SIDE + GAP)))
        more = len(copies) - fitting
        for n, copy in enumerate(copies[:fitting]):
            spot = QRectF(inside.left() + n * (SIDE + GAP), inside.top(), SIDE, SIDE)
            goes = gone is not None and copy.path in gone
            image = model.thumbnail(index.row(), copy, shape)
            covered = more > 0 and n == fitting - 1
            paint_square(painter, spot, image, FADED if goes or covered else 1.0)
            if covered:
                self._paint_more(painter, spot, more + 1)
            elif gone is not None:
                paint_mark(painter, QPointF(spot.right() - MARK - 3, spot.top() + 3), goes)

    def _paint_more(self, painter: QPainter, spot: QRectF, more: int) -> None:
        painter.setPen(colour("text"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, "+" + readable_count(more))

    def _paint_words(self, painter: QPainter, inside: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        model, decided, advised = index.model(), index.data(GONE_ROLE) is not None, index.data(GROUP_ROLE)
        assert isinstance(model, GroupModel)
        line = QRect(inside.left(), inside.top() + SIDE + 6, inside.width(), QFontMetrics(option.font).height() + 2)
        text_font = QFont(option.font)
        text_font.setPointSizeF(text_font.pointSizeF() * 0.94)
        painter.setFont(text_font)
        if decided:
            draw_icon(painter, "check", QRectF(line.right() - 16, line.center().y() - 8, 16, 16), colour("success"))
            line.setRight(line.right() - 22)
        summary, metrics = model.summary(advised), QFontMetrics(text_font)
        room = line.width() - metrics.horizontalAdvance(summary) - 12
        side = Qt.AlignmentFlag.AlignRight if room >= LEAST_NAME else Qt.AlignmentFlag.AlignLeft
        painter.setPen(colour("muted"))
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, summary)
        if room < LEAST_NAME:
            return
        line.setWidth(room)
        name = metrics.elidedText(readable_name(kept_copy(advised).path), Qt.TextElideMode.ElideMiddle, line.width())
        painter.setPen(colour("muted" if decided else "text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def paint_square(painter: QPainter, spot: QRectF, image: QImage | None, opacity: float = 1.0) -> None:
    """A square thumbnail, or its empty place."""
    if image is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("well"))
        painter.drawRoundedRect(spot, 6, 6)
        return
    painter.setOpacity(opacity)
    side = min(image.width(), image.height())
    source = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
    painter.drawImage(spot, image, source)
    painter.setOpacity(1.0)


def paint_mark(painter: QPainter, corner: QPointF, goes: bool) -> None:
    """A small round sign at a thumbnail: it goes, or it is kept."""
    disc = QRectF(corner.x(), corner.y(), MARK, MARK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("danger" if goes else "success"))
    painter.drawEllipse(disc)
    draw_icon(painter, "trash" if goes else "check", disc.adjusted(3.5, 3.5, -3.5, -3.5), colour("surface"))
