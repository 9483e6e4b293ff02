"""Which files were skipped, and why: a list to read and to copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.models.readable import readable_count, readable_name, readable_path
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label
from engine import Skipped

USUAL_SIZE = QSize(760, 480)
FILE_WIDTH = 240
NUMBER_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # of the entry in the list given


class SkippedDialog(QDialog):
    """Lists skipped files by reason; rows can be copied.

    place_asked(object path): show this file in the file manager.
    """

    place_asked = Signal(object)

    def __init__(
        self, skipped: Sequence[Skipped], parent: QWidget | None = None, words: tuple[str, str, str] | None = None
    ) -> None:
        """`words`: window title, heading and hint, where the files were left alone by something else than indexing."""
        super().__init__(parent)
        self._words = words or (
            self.tr("Skipped files"),
            self.tr("%n file(s) skipped", "", len(skipped)),
            self.tr("They stay where they are. Each is tried again when it changes."),
        )
        self._skipped = tuple(skipped)
        self._rows = QStandardItemModel(0, 2, self)
        self.reasons = QComboBox()
        self.table = QTableView()
        self.copy_button = push_button(self.tr("Copy list"), "", "copy")
        self.show_button = push_button(self.tr("Show in file manager"), "", "folder")
        self.close_button = push_button(self.tr("Close"), "primary")
        self._set_up()
        self._lay_out()
        self._fill()

    def _set_up(self) -> None:
        self.setWindowTitle(self._words[0])
        self.resize(USUAL_SIZE)
        self._rows.setHorizontalHeaderLabels([self.tr("File"), self.tr("Why")])
        self.reasons.setAccessibleName(self.tr("Reason"))
        self.reasons.setToolTip(self.tr("Show only files skipped for this reason"))
        self.reasons.addItem(self.tr("All reasons ({0})").format(readable_count(len(self._skipped))), None)
        for reason, count in Counter(entry.reason for entry in self._skipped).most_common():
            self.reasons.addItem(f"{readable_path(reason)} ({readable_count(count)})", reason)
        self.table.setModel(self._rows)
        self.table.setAccessibleName(self._words[0])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, FILE_WIDTH)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.close_button.setDefault(True)
        self.reasons.currentIndexChanged.connect(self._fill)
        self.table.activated.connect(self._show_place)
        self.show_button.clicked.connect(lambda: self._show_place(self.table.currentIndex()))
        self.copy_button.clicked.connect(self.copy_rows)
        self.close_button.clicked.connect(self.accept)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table, self.copy_rows)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self) -> None:
        heading = QLabel(self._words[1])
        set_text_size(heading, 1.25, QFont.Weight.DemiBold)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.show_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(muted_label(self._words[2], wrap=True))
        column.addSpacing(8)
        column.addWidget(self.reasons)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _fill(self) -> None:
        wanted = self.reasons.currentData()
        self._rows.setRowCount(0)
        for number, entry in enumerate(self._skipped):
            if wanted is None or entry.reason == wanted:
                name = QStandardItem(readable_name(entry.path))
                name.setData(number, NUMBER_ROLE)
                name.setToolTip(readable_path(entry.path))
                reason = QStandardItem(readable_path(entry.reason))
                reason.setToolTip(readable_path(entry.reason))
                self._rows.appendRow([name, reason])
        if self._rows.rowCount():
            self.table.setCurrentIndex(self._rows.index(0, 0))
            self.table.clearSelection()
        self.show_button.setEnabled(self._rows.rowCount() > 0)

    def shown(self) -> list[Skipped]:
        """The entries in the list now."""
        return [self._entry(row) for row in range(self._rows.rowCount())]

    def copy_rows(self) -> None:
        """Put the selected rows, or all shown, on the clipboard: path, tab, reason."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        entries = [self._entry(row) for row in rows] or self.shown()
        lines = (f"{readable_path(entry.path)}\t{readable_path(entry.reason)}" for entry in entries)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _entry(self, row: int) -> Skipped:
        return self._skipped[int(self._rows.item(row, 0).data(NUMBER_ROLE))]

    def _show_place(self, index: QModelIndex) -> None:
        if index.isValid():
            self.place_asked.emit(self._entry(index.row()).path)
