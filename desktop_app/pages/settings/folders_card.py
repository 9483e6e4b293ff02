"""The folders of the library: how many photos each holds, whether it is there, its rules, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.pages.settings.cards import Card
from desktop_app.theme import icon
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import Root


ICON_PX = 20


class FoldersCard(Card):
    """One row a folder; what is pressed is told by signal with the folder."""

    add_asked = Signal()
    rules_asked = Signal(object)  # Root
    remove_asked = Signal(object)  # Root
    roles_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Folders"),
            self.tr("Photos in these folders and below are indexed and kept up to date while the window is open."),
        )
        self._roots: tuple[Root, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.rows.addLayout(self._list)
        self.add_button = push_button(self.tr("Add folder…"), "", "folder-add")
        self.add_button.clicked.connect(self.add_asked)
        self.rows.addSpacing(4)
        self.roles_button = push_button(self.tr("Protect or leave out of duplicates…"), "", "lock")
        self.roles_button.clicked.connect(self.roles_asked)
        self.add_buttons(self.add_button, self.roles_button)

    def show_folders(self, roots: Sequence[Root]) -> None:
        """Show one row for each of `roots`."""
        self._roots = tuple(roots)
        while (item := self._list.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.deleteLater()
        self.roles_button.setEnabled(bool(roots))
        for root in roots:
            self._list.addWidget(self._make_row(root))
        if not roots:
            self._list.addWidget(muted_label(self.tr("No folder yet.")))

    def shown_paths(self) -> list[str]:
        """The paths of the rows."""
        return [root.path for root in self._roots]

    def _make_row(self, root: Root) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(icon("folder" if root.online else "folder-offline", "muted").pixmap(ICON_PX, ICON_PX))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._make_texts(root), 1)
        for text, signal, kind in (
            (self.tr("Rules…"), self.rules_asked, "quiet"),
            (self.tr("Remove…"), self.remove_asked, "quiet"),
        ):
            button = push_button(text, kind)
            button.setAccessibleName(f"{text} {root.path}")
            button.clicked.connect(lambda _=False, told=signal: told.emit(root))
            line.addWidget(button)
        return row

    def _make_texts(self, root: Root) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        path = QLabel(readable_path(root.path))
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        path.setWordWrap(True)
        texts.addWidget(path)
        texts.addWidget(muted_label(self._describe(root), wrap=True))
        return texts

    def _describe(self, root: Root) -> str:
        parts = [self.tr("%Ln photo(s)", "", root.photos)]
        if not root.online:
            parts.append(self.tr("offline: its drive is not plugged in, nothing is lost"))
        if root.include:
            parts.append(self.tr("only {0}").format(", ".join(root.include)))
        if root.exclude:
            parts.append(self.tr("without {0}").format(", ".join(root.exclude)))
        return "  ·  ".join(parts)
