"""The column at the side: where labels come from, the labels themselves, and what is lacking before teaching."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QMessageBox, QToolButton, QVBoxLayout, QWidget

from desktop_app.engine_words import say_of_labels
from desktop_app.models.label_list_model import LabelRow
from desktop_app.models.readable import readable_count
from desktop_app.pages.labels.shown import ShelfFacts
from desktop_app.pages.labels.words import shelf_rows
from desktop_app.theme import icon
from desktop_app.widgets.buttons import push_button, set_kind, tool_button
from desktop_app.widgets.labelling.label_list import LabelList
from desktop_app.widgets.labels import breakable, muted_label

if TYPE_CHECKING:
    from engine import Lack

LEAST_WIDTH = 226
FINDING_FROM = 12  # labels; fewer are seen at a glance


class LabelShelf(QFrame):
    """The list of labels with its tools.

    folders_asked(): take labels from the names of folders.   teach_asked(): the labels are to be learned.
    """

    folders_asked = Signal()
    teach_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = ShelfFacts()
        self._lacks: tuple[str, ...] = ()
        self.folders = push_button(self.tr("From folders…"), "", "folder")
        self.more = tool_button("more", self.tr("More about labels"))
        self.menu = QMenu(self.more)
        self.finder = QLineEdit()
        self.list = LabelList()
        self.lack = muted_label(wrap=True)
        self.all_lacks = push_button("", "link")
        self.teach = push_button(self.tr("Teach…"), "", "teach")
        self._lay_out()
        self.teach.clicked.connect(self.teach_asked)
        self.folders.clicked.connect(self.folders_asked)
        self.finder.textChanged.connect(lambda _: self._show_rows())
        self.finder.returnPressed.connect(self.list.setFocus)
        self.all_lacks.clicked.connect(self.show_lacks)
        self.show_lacking(())

    def show_facts(self, facts: ShelfFacts) -> None:
        """Show the labels there are."""
        self._facts = facts
        set_kind(self.folders, "" if facts.labels else "primary", "folder")  # where everybody begins
        self.finder.setVisible(len(facts.labels) >= FINDING_FROM)
        self._show_rows()

    def facts(self) -> ShelfFacts:
        """What is shown."""
        return self._facts

    def fill_menu(self, groups: Sequence[Sequence[QAction]]) -> None:
        """Offer these actions behind the button of three dots."""
        for actions in groups:
            self.menu.addActions(list(actions))
            self.menu.addSeparator()

    def show_lacking(self, lacks: Sequence[Lack]) -> None:
        """Say the first thing that is lacking before the program can be taught."""
        self._lacks = tuple(say_of_labels(lack.sentence, lack.labels) for lack in lacks)
        self.lack.setText(breakable(self._lacks[0]) if self._lacks else "")
        self.lack.setVisible(bool(self._lacks))
        self.all_lacks.setText(self.tr("All {0} remarks…").format(readable_count(len(self._lacks))))
        self.all_lacks.setVisible(len(self._lacks) > 1)
        self.teach.setVisible(bool(self._facts.labels) and not any(lack.blocks for lack in lacks))

    def lacks(self) -> tuple[str, ...]:
        """What is lacking, in sentences."""
        return self._lacks

    def show_lacks(self) -> QMessageBox:
        """Show all of it."""
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(self.tr("Before the program is taught"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("\n\n".join(f"•  {sentence}" for sentence in self._lacks))
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.open()
        return box

    def _show_rows(self) -> None:
        wanted = self.finder.text().strip().casefold() if self.finder.isVisibleTo(self) else ""
        self.list.set_rows([row for row in shelf_rows(self._facts) if self._passes(row, wanted)])

    @staticmethod
    def _passes(row: LabelRow, wanted: str) -> bool:
        return row.kind != "label" or wanted in row.text.casefold()

    def _lay_out(self) -> None:
        self.setMinimumWidth(LEAST_WIDTH)
        self.folders.setToolTip(self.tr("Take labels from the names of your folders (Ctrl+L)"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)
        self.finder.setPlaceholderText(self.tr("Find a label"))
        self.finder.setAccessibleName(self.tr("Find a label"))
        self.finder.setClearButtonEnabled(True)
        self.finder.addAction(icon("filter", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.finder.hide()
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 8, 8, 0)
        tools.setSpacing(4)
        tools.addWidget(self.folders, 1)
        tools.addWidget(self.more)
        finding = QHBoxLayout()
        finding.setContentsMargins(10, 0, 10, 0)
        finding.addWidget(self.finder)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 4, 10, 10)
        foot.setSpacing(2)
        foot.addWidget(self.lack)
        foot.addWidget(self.all_lacks, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addSpacing(6)
        foot.addWidget(self.teach)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(tools)
        column.addLayout(finding)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
