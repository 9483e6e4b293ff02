"""The box that opens over photos to label them: type a few letters, choose with the arrows, Enter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop_app.models.label_list_model import ROW_ROLE, LabelListModel, LabelRow
from desktop_app.models.readable import readable_count
from desktop_app.widgets.buttons import tool_button
from desktop_app.widgets.labelling.label_delegate import LabelDelegate
from desktop_app.widgets.labels import muted_label

WIDTH, HEIGHT, TOP = 400, 340, 64
MOST_SHOWN = 200  # of very many labels; typing finds the others


class LabelBox(QFrame):
    """Offers the labels there are, those of the selected photos first, and takes new ones.

    chosen(str label, str how): "give" (Enter), "primary" (Ctrl+Enter) or "take" (Shift+Enter).
    closed(): by Escape, by a choice, or because the keyboard went elsewhere.
    """

    chosen = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._counts: dict[str, int] = {}
        self._recent: tuple[str, ...] = ()
        self._own: dict[str, int] = {}  # labels of the selected photos, with how many have each
        self._photos = 0
        self.title = muted_label()
        self.edit = QLineEdit()
        self.list = QListView()
        self.model = LabelListModel(self)
        self.hint = muted_label(wrap=True)
        self.close_button = tool_button("close", self.tr("Close (Esc)"))
        self._lay_out()
        self.edit.textChanged.connect(lambda _: self._offer())
        self.list.clicked.connect(self._click)
        self.close_button.clicked.connect(self.dismiss)
        self.edit.installEventFilter(self)
        self.hide()

    def ask(self, photos: int) -> None:
        """Open for so many photos; what is offered may follow."""
        self._photos, self._own = photos, {}
        self.title.setText(self.tr("Label %Ln photo(s)", "", photos))
        self.edit.clear()
        self._offer()
        self.place()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def offer(self, counts: Mapping[str, int], recent: Sequence[str], own: Mapping[str, int]) -> None:
        """The labels there are with their counts, the recent ones by key, those that the photos have."""
        self._counts, self._recent, self._own = dict(counts), tuple(recent), dict(own)
        self._offer()

    def place(self) -> None:
        """Stand over the middle of the photos, near their top."""
        room = self._over.rect()
        width, height = min(WIDTH, room.width() - 16), min(HEIGHT, room.height() - 16)
        top = min(TOP, max(8, room.height() - height - 8))
        self.setGeometry((room.width() - width) // 2, top, width, height)

    def dismiss(self) -> None:
        """Go away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The text keeps the keyboard; the keys of the list are handed on, and Enter is no shortcut of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self._has_focus_inside():
            self.dismiss()
        return False

    def _press(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(how_of(event.modifiers()))
        elif event.key() in steps:
            self._go_to(self.list.currentIndex().row() + steps[Qt.Key(event.key())])
        else:
            return False
        return True

    def _click(self, index: QModelIndex) -> None:
        self._go_to(index.row())
        self._choose("give")

    def _choose(self, how: str) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.chosen.emit(index.data(ROW_ROLE).name, how)
            self.dismiss()

    def _go_to(self, row: int) -> None:
        count = self.model.rowCount()
        if count:
            self.list.setCurrentIndex(self.model.index(min(max(row, 0), count - 1), 0))

    def _offer(self) -> None:
        typed = " ".join(self.edit.text().split())
        names = rank_labels(self._counts, [*self._own, *self._recent], typed)[:MOST_SHOWN]
        rows = [self._row(name) for name in names]
        if typed and typed not in self._counts:
            new = LabelRow("new", self.tr("New label “{0}”").format(typed), typed, icon="plus")
            begins = bool(names) and names[0].casefold().startswith(typed.casefold())
            rows.insert(1 if begins else 0, new)
        self.model.set_rows(rows)
        self._go_to(0)

    def _row(self, name: str) -> LabelRow:
        having = self._own.get(name, 0)
        key = str(self._recent.index(name) + 1) if name in self._recent else ""
        note = self.tr("on {0} of them").format(readable_count(having)) if 0 < having < self._photos else key
        return LabelRow("label", name, name, self._counts.get(name), self._icon(name, having), note)

    def _icon(self, name: str, having: int) -> str:
        """A star for the main label of a single photo, a tick for what all have."""
        if self._photos == 1 and having and next(iter(self._own)) == name:
            return "star"
        return "check" if having and having == self._photos else "label"

    def _has_focus_inside(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Label photos"))
        self.edit.setPlaceholderText(self.tr("Name of a label"))
        self.edit.setAccessibleName(self.tr("Name of a label"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(LabelDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Labels"))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint.setText(self.tr("Enter: give · Ctrl+Enter: give as the main label · Shift+Enter: take off"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.edit)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)


def how_of(modifiers: Qt.KeyboardModifier) -> str:
    """What Enter means together with Ctrl or Shift."""
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return "primary"
    return "take" if modifiers & Qt.KeyboardModifier.ShiftModifier else "give"


def rank_labels(counts: Mapping[str, int], first: Sequence[str], typed: str) -> list[str]:
    """Labels that hold what was typed: those that begin with it before the others, `first` before the rest."""
    wanted = typed.casefold()
    places = {name: place for place, name in reversed(list(enumerate(first)))}
    found = [name for name in counts if wanted in name.casefold()]
    return sorted(
        found,
        key=lambda name: (
            not name.casefold().startswith(wanted),
            places.get(name, len(places)) if not wanted else 0,
            name.casefold(),
        ),
    )
