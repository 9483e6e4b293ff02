"""The setting of how photos are compared: the encoder, and on what it runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.engine_words import say
from desktop_app.pages.settings.cards import Card, Choice

if TYPE_CHECKING:
    from engine import EncoderChoice, Settings

OWN_FILE = "file:"  # before the path, in the engine's Settings


class SearchCard(Card):
    """Which encoder compares photos, and on what it runs."""

    changed = Signal(dict)  # fields of the engine's Settings

    def __init__(self) -> None:
        super().__init__(
            self.tr("How photos are compared"),
            self.tr("Another encoder has every photo looked at again; the vectors made before are kept."),
        )
        self.encoder = Choice([])
        self.device = Choice(
            [
                ("auto", self.tr("Automatic")),
                ("cpu", self.tr("Processor (CPU)")),
                ("cuda", self.tr("NVIDIA graphics card (CUDA)")),
            ]
        )
        self.precision = Choice(
            [
                ("auto", self.tr("Automatic")),
                ("fp32", self.tr("Full (32-bit)")),
                ("int8", self.tr("Fast (8-bit)")),
            ]
        )
        self.add_row(self.tr("&Encoder"), self.encoder)
        self.add_row(self.tr("&Runs on"), self.device)
        self.add_row(self.tr("&Precision"), self.precision)
        self._chosen = ""
        self.encoder.activated.connect(self._choose_encoder)
        self.device.activated.connect(lambda _: self.changed.emit({"device": self.device.value}))
        self.precision.activated.connect(lambda _: self.changed.emit({"precision": self.precision.value}))

    def show_settings(self, settings: Settings, encoders: Sequence[EncoderChoice]) -> None:
        """Show the library's settings and the networks there are."""
        self.encoder.clear()
        for each in encoders:
            self.encoder.addItem(self._describe(each), each.name)
        self._chosen = next((each.name for each in encoders if each.chosen), settings.encoder)
        if self._chosen.startswith(OWN_FILE):
            self.encoder.addItem(Path(self._chosen.removeprefix(OWN_FILE)).name, self._chosen)
        self.encoder.addItem(self.tr("From a file of your own…"), OWN_FILE)
        self.encoder.set_value(self._chosen)
        self.device.set_value(settings.device)
        self.precision.set_value(settings.precision)

    def _choose_encoder(self, _: int) -> None:
        if self.encoder.value == OWN_FILE:
            self.encoder.set_value(self._chosen)  # until a file is chosen
            self.ask_file().open()
        else:
            self.changed.emit({"encoder": self.encoder.value})

    def ask_file(self) -> QFileDialog:
        """A dialogue that asks for a checkpoint; not shown yet."""
        kinds = self.tr("Checkpoints (*.safetensors *.pth *.pt)")
        dialog = QFileDialog(self, self.tr("Choose the weights of an encoder"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_file)
        return dialog

    def _take_file(self, path: str) -> None:
        self.changed.emit({"encoder": OWN_FILE + path})

    def _describe(self, choice: EncoderChoice) -> str:
        title = say(choice.title)
        if choice.available:
            return title
        return self.tr("{0} (download, {1} MB)").format(title, choice.download_mb)
