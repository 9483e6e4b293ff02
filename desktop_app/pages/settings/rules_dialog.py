"""The rules of one folder: which names are taken and which are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.widgets.labels import muted_label
from engine import ScanRules

if TYPE_CHECKING:
    from engine import Root


class RulesDialog(QDialog):
    """Edits a folder's rules; `rules()` after it was accepted."""

    def __init__(self, root: Root, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rules for {0}").format(readable_path(root.path)))
        self.setMinimumWidth(480)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 24, 24, 16)
        lines.setSpacing(8)
        hint = self.tr("One pattern a line, such as *.jpg or Albums/2019/*, for names and for paths in this folder.")
        lines.addWidget(muted_label(hint, wrap=True))
        self.include = self._add_patterns(lines, self.tr("&Only these (empty = all photos)"), root.include)
        self.exclude = self._add_patterns(lines, self.tr("&Leave these out"), root.exclude)
        self.hidden = QCheckBox(self.tr("Take &hidden files and folders too"))
        self.hidden.setChecked(root.hidden)
        lines.addWidget(self.hidden)
        lines.addSpacing(8)
        lines.addWidget(self._make_buttons())

    def rules(self) -> ScanRules:
        """The rules as they stand in the dialog."""
        return ScanRules(read_patterns(self.include), read_patterns(self.exclude), self.hidden.isChecked())

    def _add_patterns(self, lines: QVBoxLayout, label: str, patterns: tuple[str, ...]) -> QPlainTextEdit:
        name = QLabel(label)
        edit = QPlainTextEdit("\n".join(patterns))
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(96)
        edit.setAccessibleName(label.replace("&", ""))
        name.setBuddy(edit)
        lines.addSpacing(8)
        lines.addWidget(name)
        lines.addWidget(edit)
        return edit

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        save = buttons.addButton(self.tr("Save and index"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def read_patterns(edit: QPlainTextEdit) -> tuple[str, ...]:
    """The patterns in `edit`, one a line, empty lines left out."""
    return tuple(line.strip() for line in edit.toPlainText().splitlines() if line.strip())
