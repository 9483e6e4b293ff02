"""The page of an empty library: one thing to do, choose a folder, or try it on sample photos made on the spot."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.theme import app_icon, icon, set_text_size

MARK_PX = 96
COLUMN_PX = 520


class FirstStartPage(QWidget):
    """Asks for a folder; while sample photos are made there is nothing to press."""

    name = "first start"
    icon = "library"

    add_folder_asked = Signal()
    samples_asked = Signal(object)  # path: the folder to make them in

    def __init__(self, samples_folder: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples_folder = samples_folder or usual_samples_folder()
        self.choose = QPushButton(self.tr("Choose a &folder…"))
        self.samples = QPushButton(self.tr("Try it with &sample photos"))
        self.hint = self._make_label("")
        self._lay_out()
        self.show_waiting()
        self.choose.clicked.connect(self.add_folder_asked)
        self.samples.clicked.connect(lambda: self.samples_asked.emit(self._samples_folder))

    @staticmethod
    def title() -> str:
        """The page's name."""
        return QCoreApplication.translate("FirstStartPage", "Welcome")

    def show_waiting(self) -> None:
        """Offer both ways to begin."""
        self._enable(True)
        drop = self.tr("You can also drop a folder anywhere on this window.")
        place = self.tr("Sample photos are made in {0}").format(shorten_home(self._samples_folder))
        self.hint.setText(f"{drop}\n{place}")

    def show_making(self) -> None:
        """Say that sample photos are being made."""
        self._enable(False)
        self.hint.setText(self.tr("Sample photos are being made. They appear here in a moment."))

    def _enable(self, waiting: bool) -> None:
        self.choose.setEnabled(waiting)
        self.samples.setEnabled(waiting)

    def _lay_out(self) -> None:
        mark = QLabel()
        mark.setPixmap(app_icon().pixmap(MARK_PX, MARK_PX))
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = self._make_label(self.tr("Find the photos that look alike"))
        heading.setProperty("tone", "")
        set_text_size(heading, 1.9, QFont.Weight.DemiBold)
        promise = self.tr("Lookalike looks at your photos on this computer and finds similar ones.")
        privacy = self.tr("Nothing leaves the computer.")
        middle = QWidget()
        middle.setFixedWidth(COLUMN_PX)
        column = QVBoxLayout(middle)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(mark)
        column.addWidget(heading)
        column.addWidget(self._make_label(f"{promise}\n{privacy}"))
        column.addSpacing(8)
        column.addLayout(self._make_buttons())
        column.addWidget(self.hint)
        column.addStretch(3)
        line = QHBoxLayout(self)
        line.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)

    def _make_buttons(self) -> QHBoxLayout:
        self.choose.setProperty("kind", "primary")
        self.choose.setIcon(icon("folder-add", "on_accent"))
        self.samples.setIcon(icon("sparkle"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        for button in (self.choose, self.samples):
            button.setMinimumHeight(40)
            button.setAccessibleName(button.text().replace("&", ""))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _make_label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setProperty("tone", "muted")
        return label


def shorten_home(path: str) -> str:
    """The path to show, with the home folder as a tilde."""
    home = QDir.homePath()
    return readable_path("~" + path[len(home) :] if path.startswith(home + "/") else path)


def usual_samples_folder() -> str:
    """Where sample photos go: beside the user's own pictures, where they are easy to find and to delete."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return f"{pictures}/Lookalike samples"
