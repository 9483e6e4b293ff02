"""Asking for one folder."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_folder(owner: QWidget, title: str, chosen: Callable[[str], None]) -> QFileDialog:
    """Open a dialogue that asks for a folder, and tell `chosen` its path."""
    dialog = QFileDialog(owner, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog
