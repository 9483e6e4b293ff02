"""Every encoder in a table: its name, how it was made, and whether it is in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_count
from desktop_app.pages.teach.encoders.words import kind_title, state_text
from desktop_app.pages.teach.judging.sentences import describe_verdict, points_text
from desktop_app.theme import icon

if TYPE_CHECKING:
    from engine import TaughtEncoder

Index = QModelIndex | QPersistentModelIndex
NAME, STATE, KIND, METHOD, PHOTOS, MADE, VERDICT = range(7)
ROW_HEIGHT = 40
LEAST_WITH_ALL = 860  # px


class EncoderModel(QAbstractTableModel):
    """One row an encoder, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TaughtEncoder, ...] = ()
        self._methods: Mapping[str, str] = {}

    def show_encoders(self, encoders: Sequence[TaughtEncoder], methods: Mapping[str, str]) -> None:
        """Show these, given the oldest first; `methods` are the names of methods by their keys."""
        self.beginResetModel()
        self._rows, self._methods = tuple(reversed(encoders)), methods
        self.endResetModel()

    def encoder(self, row: int) -> TaughtEncoder:
        """The encoder in a row."""
        return self._rows[row]

    def row_of(self, encoder: str) -> int:
        """The row of an encoder (id), or -1."""
        return next((row for row, each in enumerate(self._rows) if each.id == encoder), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else VERDICT + 1

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(section)
        titles = (
            self.tr("Name"), self.tr("State"), self.tr("Kind"), self.tr("Method"),
            self.tr("Photos"), self.tr("Made"), self.tr("Verdict"),
        )  # fmt: skip
        return titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        encoder, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return describe(encoder, column) if column != METHOD else self._methods.get(encoder.method, encoder.method)
        if role == Qt.ItemDataRole.FontRole and encoder.in_use and column in (NAME, STATE):
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            return icon("check", "accent") if encoder.in_use else QIcon()
        return alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


class EncoderTable(QTableView):
    """One or two rows can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encoders = EncoderModel(self)
        self.setModel(self.encoders)
        self.setAccessibleName(self.tr("Encoders"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow table leaves out what the verdict tells too, so that names stay readable."""
        super().resizeEvent(event)
        for column in (KIND, METHOD, PHOTOS):
            self.setColumnHidden(column, self.width() < LEAST_WITH_ALL)

    def show_encoders(self, encoders: Sequence[TaughtEncoder], methods: Mapping[str, str]) -> None:
        """Show these; what was chosen stays chosen."""
        chosen = [each.id for each in self.chosen()]
        self.encoders.show_encoders(encoders, methods)
        rows = [row for each in chosen if (row := self.encoders.row_of(each)) >= 0]
        for row in rows or ([0] if encoders else []):
            self.select(row)

    def select(self, row: int) -> None:
        """Add a row to what is chosen."""
        flags = self.selectionModel().SelectionFlag
        index = self.encoders.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)

    def chosen(self) -> list[TaughtEncoder]:
        """The encoders chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.encoders.encoder(row) for row in rows]


def describe(encoder: TaughtEncoder, column: int) -> str:
    """What a cell says."""
    if column == VERDICT:
        verdict = describe_verdict(encoder)
        return f"{verdict}  {points_text(encoder.verdict.gain)}" if encoder.verdict else verdict
    if column == MADE:
        made = QDateTime.fromString(encoder.created_at, Qt.DateFormat.ISODate)
        return QLocale().toString(made.toLocalTime(), QLocale.FormatType.ShortFormat)
    texts = {NAME: say(encoder.name), STATE: state_text(encoder), KIND: kind_title(encoder.kind)}
    return texts.get(column) or (readable_count(encoder.photos) if column == PHOTOS and encoder.photos else "")


def alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers at the right."""
    side = Qt.AlignmentFlag.AlignRight if column == PHOTOS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
