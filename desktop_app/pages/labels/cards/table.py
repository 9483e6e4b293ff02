"""Two photos beside each other, the question, and its answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_name
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import ElidedLabel, muted_label
from desktop_app.widgets.photos.picture import Picture
from engine import Photo

WIDEST_BUTTON = 220


class CardTable(QWidget):
    """Shows a pair.

    asked(str): "same", "different", "skip" or "back".
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = (Picture(), Picture())
        self.names = (ElidedLabel(cut=Qt.TextElideMode.ElideMiddle), ElidedLabel(cut=Qt.TextElideMode.ElideMiddle))
        self.same = push_button(self.tr("Same"), "primary", "check")
        self.different = push_button(self.tr("Different"), "", "close")
        self.skip = push_button(self.tr("Skip"), "quiet")
        self.back = push_button(self.tr("Back"), "quiet", "undo")
        self.score = muted_label()
        self._lay_out()
        for key in ("same", "different", "skip", "back"):
            getattr(self, key).clicked.connect(lambda _=False, key=key: self.asked.emit(key))

    def show_pair(self, photos: tuple[Photo, Photo], images: tuple[QImage | None, QImage | None]) -> None:
        """Show these photos; pictures that are not there yet may follow."""
        for picture, name, photo, image in zip(self.pictures, self.names, photos, images, strict=True):
            picture.set_image(image, crossed_out=image is None)
            picture.setAccessibleName(readable_name(photo.path))
            name.setText(readable_name(photo.path))

    def show_score(self, answered: int, skipped: int) -> None:
        """Say how far one has come."""
        parts = [self.tr("%Ln answer(s)", "", answered)] + [self.tr("%Ln skipped", "", skipped)] * bool(skipped)
        self.score.setText("  ·  ".join(parts) if answered or skipped else " ")
        self.back.setEnabled(bool(answered or skipped))

    def _lay_out(self) -> None:
        question = QLabel(self.tr("Do these two show the same?"))
        set_text_size(question, 1.4, QFont.Weight.DemiBold)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        for picture, name in zip(self.pictures, self.names, strict=True):
            picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            picture.setToolTip("")
            picture.unsetCursor()
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setProperty("tone", "muted")
            side = QVBoxLayout()
            side.addWidget(picture, 1)
            side.addWidget(name)
            pair.addLayout(side, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        tips = {self.different: "D", self.skip: self.tr("Space"), self.same: "S"}
        for button, keys in tips.items():
            button.setMinimumWidth(WIDEST_BUTTON // 2)
            button.setText(f"{button.accessibleName()}  ({keys})")
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.back.setToolTip(self.tr("Take the last answer back (Backspace)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(question, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.score, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(pair, 1)
        column.addLayout(buttons)
