"""Every encoder, and what can be done with the chosen ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop_app.pages.teach.encoders.encoder_table import EncoderTable
from desktop_app.widgets.buttons import push_button, tool_button
from desktop_app.widgets.labels import muted_label
from desktop_app.widgets.owned_actions import add_action

if TYPE_CHECKING:
    from engine import TaughtEncoder


class EncodersPane(QWidget):
    """Tells by signal what is wanted of which encoder."""

    use_asked = Signal(str)  # id
    verdict_asked = Signal(str)
    compare_asked = Signal(object, object)  # two TaughtEncoder, the older first
    rename_asked = Signal(object)  # TaughtEncoder
    remove_asked = Signal(object)
    export_asked = Signal(object)
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = EncoderTable()
        self.use = push_button(self.tr("Use"), "primary", "check")
        self.compare = push_button(self.tr("Compare"), "", "compare")
        self.verdict = push_button(self.tr("Show the verdict"), "", "eye")
        self.rename = push_button(self.tr("Rename…"))
        self.more = tool_button("more", self.tr("Remove, export, import"))
        self.hint = muted_label(wrap=True)
        self.menu_actions = self._make_menu()
        self._lay_out()
        self._connect()
        self._follow_choice()

    def show_encoders(self, encoders: Sequence[TaughtEncoder], methods: Mapping[str, str]) -> None:
        """Show these, given the oldest first; `methods` are the names of methods by their keys."""
        self.table.show_encoders(encoders, methods)
        self._follow_choice()

    def choose(self, *encoders: str) -> None:
        """Choose encoders (ids) for the user."""
        self.table.clearSelection()
        for each in encoders:
            row = self.table.encoders.row_of(each)
            if row >= 0:
                self.table.select(row)

    def _one(self) -> TaughtEncoder | None:
        chosen = self.table.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _follow_choice(self) -> None:
        chosen, one = self.table.chosen(), self._one()
        self.use.setEnabled(one is not None and not one.in_use and not one.coming)
        self.compare.setEnabled(len(chosen) == 2)
        self.verdict.setEnabled(one is not None and one.verdict is not None)
        self.rename.setEnabled(one is not None)
        for name, action in self.menu_actions.items():
            action.setEnabled(name == "import" or one is not None)
        self.menu_actions["remove"].setEnabled(one is not None and not one.in_use and one.kind != "default")
        self.hint.setText(self._hint(chosen))

    def _hint(self, chosen: list[TaughtEncoder]) -> str:
        if any(each.coming for each in chosen):
            return self.tr("It is used as soon as every photo has been read by it; until then the other one answers.")
        if len(chosen) == 2:
            return self.tr("Compare judges both on your labelled photos.")
        return self.tr("Every encoder is kept. Choose two (Ctrl+click, or Shift with the arrow keys) to compare them.")

    def _emit_one(self, signal: object) -> None:
        one = self._one()
        if one is not None:
            signal.emit(one)  # type: ignore[attr-defined]

    def _use(self) -> None:
        one = self._one()
        if one is not None and self.use.isEnabled():
            self.use_asked.emit(one.id)

    def _show_verdict(self) -> None:
        one = self._one()
        if one is not None and one.verdict is not None:
            self.verdict_asked.emit(one.id)

    def _compare(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) == 2:
            newer, older = chosen
            self.compare_asked.emit(older, newer)

    def _make_menu(self) -> dict[str, QAction]:
        ask = self._emit_one
        rows: dict[str, tuple[str, str, Callable[[], object]]] = {
            "rename": (self.tr("Rename…"), "F2", lambda: ask(self.rename_asked)),
            "remove": (self.tr("Remove…"), "Del", lambda: ask(self.remove_asked)),
            "export": (self.tr("Export…"), "Ctrl+E", lambda: ask(self.export_asked)),
            "import": (self.tr("Import…"), "Ctrl+I", self.import_asked.emit),
        }
        return {name: add_action(self, *row) for name, row in rows.items()}

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._follow_choice)
        self.table.encoders.modelReset.connect(self._follow_choice)
        self.table.doubleClicked.connect(self._show_verdict)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.use.clicked.connect(self._use)
        self.compare.clicked.connect(self._compare)
        self.verdict.clicked.connect(self._show_verdict)
        self.rename.clicked.connect(lambda: self._emit_one(self.rename_asked))

    def _show_menu(self, place: QPoint) -> None:
        self.more.menu().popup(self.table.viewport().mapToGlobal(place))

    def _lay_out(self) -> None:
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        menu = QMenu(self.more)
        menu.addActions(list(self.menu_actions.values()))
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout()
        row.setSpacing(8)
        buttons: list[QPushButton] = [self.use, self.compare, self.verdict, self.rename]
        for button in buttons:
            row.addWidget(button)
        row.addWidget(self.more)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        self.setFocusProxy(self.table)
