"""The bands as tabs: a name, and below it how many groups there are and how much room they take."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from desktop_app.models.readable import readable_bytes
from desktop_app.pages.duplicates.bands import BANDS, BandCount, band_hint, band_title
from desktop_app.theme import colour

PADDING, NARROW_PADDING = 16, 9
UNDERLINE = 3


class BandTabs(QTabBar):
    """One tab a band; `currentChanged` tells its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = dict.fromkeys(BANDS, "")
        self._padding = PADDING
        self.setAccessibleName(self.tr("Kinds of duplicates"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        for number, band in enumerate(BANDS):
            self.addTab(band_title(band))
            self.setTabToolTip(number, band_hint(band))

    def band(self) -> str:
        """The band chosen."""
        return BANDS[max(0, self.currentIndex())]

    def set_band(self, band: str) -> None:
        """Choose a band."""
        self.setCurrentIndex(BANDS.index(band))

    def set_narrow(self, narrow: bool) -> None:
        """Stand closer together, or not."""
        padding = NARROW_PADDING if narrow else PADDING
        if padding != self._padding:
            self._padding = padding
            self.setTabText(0, self.tabText(0))  # has the tabs measured anew
            self.updateGeometry()

    def show_counts(self, counts: Mapping[str, BandCount], searched: bool) -> None:
        """Show how much there is in each; identical files are known before anything was searched."""
        for number, band in enumerate(BANDS):
            self._details[band] = self._describe(band, counts.get(band, BandCount()), searched or band == "exact")
            self.setTabText(number, f"{band_title(band)}, {self._details[band]}")  # what a screen reader says
        self.updateGeometry()
        self.update()

    def details(self, band: str) -> str:
        """The second line of a tab."""
        return self._details[band]

    def _describe(self, band: str, count: BandCount, known: bool) -> str:
        if not count.groups:
            return self.tr("none") if known else self.tr("not searched")
        groups = self.tr("%Ln group(s)", "", count.groups)
        return groups if band == "moment" else f"{groups}  ·  {readable_bytes(count.gain)}"

    def _fonts(self) -> tuple[QFont, QFont]:
        title, detail = QFont(self.font()), QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        detail.setPointSizeF(detail.pointSizeF() * 0.9)
        return title, detail

    def tabSizeHint(self, index: int) -> QSize:
        title, detail = (QFontMetrics(font) for font in self._fonts())
        words = (
            title.horizontalAdvance(band_title(BANDS[index])),
            detail.horizontalAdvance(self._details[BANDS[index]]),
        )
        return QSize(max(words) + 2 * self._padding, title.height() + detail.height() + 20)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        rect, chosen = self.tabRect(index), index == self.currentIndex()
        title_font, detail_font = self._fonts()
        title_height = QFontMetrics(title_font).height()
        text = QRect(rect.left() + self._padding, rect.top() + 8, rect.width() - 2 * self._padding, title_height)
        painter.setFont(title_font)
        painter.setPen(colour("text" if chosen else "muted"))
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, band_title(BANDS[index]))
        painter.setFont(detail_font)
        painter.setPen(colour("muted"))
        below = QRect(text.left(), text.bottom() + 2, text.width(), QFontMetrics(detail_font).height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._details[BANDS[index]])
        if chosen:
            foot = rect.adjusted(self._padding - 4, rect.height() - UNDERLINE, 4 - self._padding, 0)
            painter.fillRect(foot, colour("accent"))
        if chosen and self.hasFocus():
            painter.setPen(colour("accent"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -UNDERLINE - 2), 6, 6)
