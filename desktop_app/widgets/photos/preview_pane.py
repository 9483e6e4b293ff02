"""What is known of one photo, beside the grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.models.readable import (
    readable_bytes,
    readable_count,
    readable_moment,
    readable_name,
    readable_score,
    readable_taken,
)
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button, tool_button
from desktop_app.widgets.flow_layout import FlowLayout
from desktop_app.widgets.labels import ElidedLabel, muted_label
from desktop_app.widgets.photos.fact_table import FactTable
from desktop_app.widgets.photos.picture import Picture
from desktop_app.widgets.photos.place_list import PlaceList
from engine import Photo

LEAST_WIDTH = 264


class PreviewPane(QFrame):
    """Picture, facts, places, labels and EXIF of a photo; or how much is selected.

    open_asked(object photo), similar_asked(object photo), crop_asked(object photo): the buttons.
    place_asked(object path): show this file in the file manager.    label_chosen(str): a label was pressed.
    """

    open_asked = Signal(object)
    similar_asked = Signal(object)
    crop_asked = Signal(object)
    place_asked = Signal(object)
    label_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo: Photo | None = None
        self.picture = Picture()
        self.name = ElidedLabel(cut=Qt.TextElideMode.ElideMiddle)
        self.state = muted_label(wrap=True)
        self.similar = push_button(self.tr("Find similar"), "primary", "similar")
        self.crop = tool_button("crop", self.tr("Find a part of this photo"))
        self.open = tool_button("expand", self.tr("Open the photo"))
        self.facts = FactTable(self.tr("Facts"))
        self.places = PlaceList()
        self.exif = FactTable(self.tr("From the camera"))
        self._labels = FlowLayout(spacing=4)
        self._titles = {key: self._section_title(text) for key, text in self._section_texts().items()}
        self._lay_out()
        self._connect()
        self.setMinimumWidth(LEAST_WIDTH)
        self.setAccessibleName(self.tr("About the photo"))
        self.clear()

    def _section_texts(self) -> dict[str, str]:
        return {"labels": self.tr("Labels"), "places": self.tr("Where it lies"), "exif": self.tr("From the camera")}

    def _section_title(self, text: str) -> QLabel:
        title = QLabel(text)
        set_text_size(title, 1.0, QFont.Weight.DemiBold)
        return title

    def _lay_out(self) -> None:
        set_text_size(self.name, 1.15, QFont.Weight.DemiBold)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.similar, 1)
        buttons.addWidget(self.crop)
        buttons.addWidget(self.open)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (self.picture, self.name, self.state):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.facts)
        for key, part in (("labels", self._labels), ("places", self.places), ("exif", self.exif)):
            column.addSpacing(8)
            column.addWidget(self._titles[key])
            column.addLayout(part) if isinstance(part, FlowLayout) else column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(sheet)
        sheet.setAutoFillBackground(False)  # after setWidget, which turns it on
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        self.picture.pressed.connect(lambda: self._ask(self.open_asked))
        self.open.clicked.connect(lambda: self._ask(self.open_asked))
        self.similar.clicked.connect(lambda: self._ask(self.similar_asked))
        self.crop.clicked.connect(lambda: self._ask(self.crop_asked))
        self.places.place_asked.connect(self.place_asked)

    # -- what the owner calls --

    def show_photo(self, photo: Photo, image: QImage | None = None, score: float | None = None) -> None:
        """Show a photo with what is known at once; `set_image` and `set_exif` may follow."""
        self._photo = photo
        self._show_parts(True)
        self.picture.set_image(image)
        self.name.setText(readable_name(photo.path))
        self.state.setText("" if photo.online else self.tr("Offline: connect its drive to open it."))
        self.state.setVisible(not photo.online)
        self.facts.set_rows(self._fact_rows(photo, score))
        self.places.set_places(photo.paths)
        self.set_exif(())
        self._set_labels(photo.labels)

    def show_selection(self, count: int, total_bytes: int | None = None) -> None:
        """Say how many photos are selected."""
        self._photo = None
        self._show_parts(False)
        self.name.setText(self.tr("%n photo(s) selected", "", count))
        self.state.setText("" if total_bytes is None else readable_bytes(total_bytes))
        self.state.setVisible(total_bytes is not None)

    def clear(self) -> None:
        """Show that no photo is selected."""
        self._photo = None
        self._show_parts(False)
        self.name.setText("")
        self.state.setText(self.tr("Select a photo to see more about it."))
        self.state.show()

    def photo(self) -> Photo | None:
        """The photo shown."""
        return self._photo

    def set_image(self, image: QImage | None) -> None:
        """Show a sharper picture; none says that there is none to be had."""
        self.picture.set_image(image, crossed_out=image is None)

    def set_exif(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show what the camera has written; nothing hides the section."""
        self.exif.set_rows(rows)
        self.exif.setVisible(bool(rows))
        self._titles["exif"].setVisible(bool(rows))

    # -- inside --

    def _ask(self, signal: object) -> None:
        if self._photo is not None:
            signal.emit(self._photo)  # type: ignore[attr-defined]

    def _show_parts(self, shown: bool) -> None:
        parts = (self.picture, self.similar, self.crop, self.open, self.facts, self.places, self.exif)
        for widget in (*parts, *self._titles.values()):
            widget.setVisible(shown)
        if not shown:
            self._set_labels(())

    def _fact_rows(self, photo: Photo, score: float | None) -> list[tuple[str, str]]:
        facts = photo.facts
        size = self.tr("{0} × {1} pixels").format(readable_count(facts.width), readable_count(facts.height))
        place = (
            "" if facts.latitude is None or facts.longitude is None else f"{facts.latitude:.4f}, {facts.longitude:.4f}"
        )
        return [
            (self.tr("Similarity"), "" if score is None else readable_score(score)),
            (self.tr("Taken"), readable_taken(facts.taken_at)),
            (self.tr("Changed"), readable_moment(photo.modified_at)),
            (self.tr("Dimensions"), size),
            (self.tr("File"), f"{facts.format}, {readable_bytes(photo.bytes)}"),
            (self.tr("Camera"), facts.camera or ""),
            (self.tr("Position"), place),
        ]

    def _set_labels(self, labels: Sequence[str]) -> None:
        self._labels.discard_all()
        for label in labels:
            button = push_button(label, "tag")
            button.setToolTip(self.tr("Show all photos labelled {0}").format(label))
            button.clicked.connect(lambda _checked=False, label=label: self.label_chosen.emit(label))
            self._labels.addWidget(button)
        self._titles["labels"].setVisible(bool(labels))
