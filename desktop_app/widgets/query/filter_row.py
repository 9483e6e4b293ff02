"""Which photos are meant: folder, dates, formats, labels and name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.theme import icon
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.flow_layout import FlowLayout
from desktop_app.widgets.query.choices import DateButton, TickButton
from engine import Filters

TYPING_MS = 250
NAME_WIDTH_SIGNS = 15
FOLDER_WIDTH_SIGNS = 12


class FilterRow(QWidget):
    """Controls for every field of `Filters`; they wrap where the window is narrow.

    filters_changed(object Filters): the user has changed something.
    """

    filters_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders: list[str | None] = [None]
        self._told = Filters()
        self.name = QLineEdit()
        self.folder = QComboBox()
        self.taken_from = DateButton(self.tr("From"))
        self.taken_until = DateButton(self.tr("Until"))
        self.formats = TickButton(self.tr("Formats"), "image")
        self.labels = TickButton(self.tr("Labels"), "label")
        self.reset = push_button(self.tr("Clear filters"), "link")
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._set_up()
        self.set_choices((), {}, {})
        self._connect()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Filters"))
        signs = self.fontMetrics().averageCharWidth()
        self.name.setPlaceholderText(self.tr("File name contains…"))
        self.name.setAccessibleName(self.tr("File name contains"))
        self.name.setToolTip(self.tr("Only photos with this in their file name"))
        self.name.setClearButtonEnabled(True)
        self.name.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.name.setFixedWidth(signs * NAME_WIDTH_SIGNS + 48)
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.setToolTip(self.tr("Only photos in this folder and below it"))
        self.folder.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.folder.setMinimumContentsLength(FOLDER_WIDTH_SIGNS)
        flow = FlowLayout(self)
        for widget in (
            self.name,
            self.folder,
            self.taken_from,
            self.taken_until,
            self.formats,
            self.labels,
            self.reset,
        ):
            flow.addWidget(widget)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._tell)
        self.name.textEdited.connect(self._typing.start)
        self.name.textChanged.connect(lambda text: None if text else self._tell())  # the clear button
        self.name.returnPressed.connect(self._tell)
        self.folder.activated.connect(self._tell)
        for button in (self.taken_from, self.taken_until, self.formats, self.labels):
            button.changed.connect(self._tell)
        self.reset.clicked.connect(self._clear)

    def set_choices(
        self, folders: Sequence[str], formats: Mapping[str, int], labels: Mapping[str, int] | None = None
    ) -> None:
        """Offer these folders (paths), formats and labels (with counts); what is chosen stays."""
        chosen = self._folders[max(0, self.folder.currentIndex())]
        self._set_folders([None, *folders], chosen)
        self.formats.set_choices(formats)
        self.labels.set_choices(labels or {})
        self.labels.setVisible(bool(labels))
        self._show_reset()

    def filters(self) -> Filters:
        """What is chosen now."""
        return Filters(
            folder=self._folders[max(0, self.folder.currentIndex())],
            labels=self.labels.ticked(),
            formats=self.formats.ticked(),
            taken_from=self.taken_from.iso(),
            taken_until=self.taken_until.iso(),
            name_contains=self.name.text().strip(),
        )

    def set_filters(self, filters: Filters) -> None:
        """Choose this, without a signal."""
        self._told = filters
        if filters.folder not in self._folders:
            self._set_folders([*self._folders, filters.folder], filters.folder)
        self.folder.setCurrentIndex(self._folders.index(filters.folder))
        self.labels.set_ticked(filters.labels)
        self.formats.set_ticked(filters.formats)
        self.taken_from.set_iso(filters.taken_from)
        self.taken_until.set_iso(filters.taken_until)
        if self.name.text().strip() != filters.name_contains:
            self.name.blockSignals(True)
            self.name.setText(filters.name_contains)
            self.name.blockSignals(False)
        self._show_reset()

    def _set_folders(self, folders: list[str | None], chosen: str | None) -> None:
        self._folders = folders if chosen in folders else [*folders, chosen]
        self.folder.clear()
        for path in self._folders:
            self.folder.addItem(self.tr("All folders") if path is None else readable_path(path))
        self.folder.setCurrentIndex(self._folders.index(chosen))

    def _clear(self) -> None:
        self.set_filters(Filters())
        self._told = Filters(name_contains="\0")  # so that clearing is always told
        self._tell()

    def _tell(self) -> None:
        self._typing.stop()
        filters = self.filters()
        self._show_reset()
        if filters != self._told:
            self._told = filters
            self.filters_changed.emit(filters)

    def _show_reset(self) -> None:
        self.reset.setVisible(self.filters() != Filters())
