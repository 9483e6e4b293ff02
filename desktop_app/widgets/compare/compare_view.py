"""Two to four copies of one picture side by side, to look at and to decide upon."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_app.tasks import Tasks
from desktop_app.widgets.compare.compare_bars import DecisionBar, LookBar
from desktop_app.widgets.compare.copies import MOST_COPIES, Alignment, ComparedCopy, Decision, Mode, State
from desktop_app.widgets.compare.fact_differences import FactDifferences
from desktop_app.widgets.compare.pane_header import PaneHeader
from desktop_app.widgets.compare.pictures import Load
from desktop_app.widgets.compare.stage import PANE_GAP, CompareStage

SLIDE_STEP = 0.05
LEAST_WITH_FACTS = 560  # of the view: below, pictures need the room more than facts do
PICTURES_HEIGHT, FACTS_HEIGHT = 640, 158  # at first; the user may drag the border between them
FLIP_KEYS = (Qt.Key.Key_F, Qt.Key.Key_Space)
DECISION_KEYS: dict[Qt.Key, Decision] = {
    Qt.Key.Key_K: "keep",
    Qt.Key.Key_X: "remove",
    Qt.Key.Key_B: "both",
    Qt.Key.Key_N: "not duplicates",
    Qt.Key.Key_Return: "next",
    Qt.Key.Key_Enter: "next",
    Qt.Key.Key_Right: "next",
    Qt.Key.Key_Left: "back",
}
PASSING = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class CompareView(QWidget):
    """Shows copies and asks for decisions by signal; it changes no state itself (see `set_states`).

    load: (path, longest side in pixels or None for all) -> upright RGB (h, w, 3), called off the GUI thread.
    decided(str Decision): a key or a button; "keep" and "remove" mean the copy at `current`.
    keep_toggled(int index): the button of a pane.   chosen(int index): `current` has changed.   mode_changed(str Mode).
    """

    decided = Signal(str)
    keep_toggled = Signal(int)
    chosen = Signal(int)
    mode_changed = Signal(str)

    def __init__(self, load: Load, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copies: tuple[ComparedCopy, ...] = ()
        self._states: tuple[State, ...] = ()
        self._current = 0
        self.looks = LookBar()
        self.headers = [PaneHeader(number + 1) for number in range(MOST_COPIES)]
        self.stage = CompareStage(load, tasks)
        self.facts = FactDifferences()
        self._folded: bool | None = None  # as the user wants it
        self.decisions = DecisionBar()
        self._lay_out()
        self._connect()
        self.setAccessibleName(self.tr("Compare copies"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.looks.set_mode(self.mode)
        self.show_copies(())

    # -- what the owner calls --

    def show_copies(self, copies: Sequence[ComparedCopy]) -> None:
        """Show the first four of these; the look (mode, lock) stays as it was."""
        self._copies = tuple(copies[:MOST_COPIES])
        self._states = tuple(copy.state for copy in self._copies)
        for index, header in enumerate(self.headers):
            header.setVisible(index < len(self._copies))
            if index < len(self._copies):
                header.show_copy(self._copies[index])
        self.looks.set_pair_possible(len(self._copies) > 1)
        self.stage.show_copies(self._copies)
        self._show_facts()
        self.choose(0)

    def set_states(self, states: Sequence[State]) -> None:
        """Show which copies are kept and removed now."""
        self._states = tuple(states)
        for header, state in zip(self.headers, states, strict=False):
            header.set_state(state)
        self._show_facts()

    def set_alignments(self, alignments: Sequence[Alignment | None]) -> None:
        """Say how the copies lie on the first (one for each), where that was found out after they were shown."""
        self.stage.set_alignments(alignments[:MOST_COPIES])

    def choose(self, index: int) -> None:
        """Make this the copy that keep and remove mean."""
        if index and index >= len(self._copies):
            return
        changed, self._current = index != self._current, index
        for at, header in enumerate(self.headers):
            header.set_chosen(at == index)
        self.stage.choose(index)
        self.decisions.set_aim(index + 1, len(self._copies))
        self._show_zoom()
        if changed:
            self.chosen.emit(index)

    @property
    def copies(self) -> tuple[ComparedCopy, ...]:
        """The copies shown."""
        return self._copies

    @property
    def current(self) -> int:
        """The index of the copy that keep and remove mean."""
        return self._current

    @property
    def mode(self) -> Mode:
        """How the copies are looked at."""
        return self.stage.mode()

    @mode.setter
    def mode(self, mode: Mode) -> None:
        changed = mode != self.stage.mode()
        self.stage.set_mode(mode)
        self.looks.set_mode(mode)
        self._show_zoom()
        if changed:
            self.mode_changed.emit(mode)

    # -- keys --

    def event(self, event: QEvent) -> bool:
        """Keys of this view are not shortcuts of the window while the keyboard is here."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._act_of(event) is not None:
            event.accept()
            return True
        if event.type() == QEvent.Type.WindowDeactivate:
            self.stage.set_flipped(False)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        elif not (event.isAutoRepeat() and event.key() in FLIP_KEYS):
            act()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in FLIP_KEYS and not event.isAutoRepeat():
            self.stage.set_flipped(False)
        else:
            super().keyReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Buttons and the table keep only the keys that they need themselves."""
        own = (Qt.Key.Key_Space, Qt.Key.Key_Select)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() in own:
            return False
        if self._act_of(event) is None:
            return False
        self.keyPressEvent(event)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The picture acted upon takes the keyboard; a focus proxy would hide the bars from the Tab key."""
        super().focusInEvent(event)
        self.stage.canvases[self.stage.acting_index()].setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stage.set_flipped(False)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        pressed = event.modifiers() & ~PASSING
        if pressed == Qt.KeyboardModifier.ControlModifier:
            return self._slide_keys().get(event.key())
        if pressed != Qt.KeyboardModifier.NoModifier or not self._copies:
            return None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return None
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < MOST_COPIES:
            return lambda: self.choose(place)
        decision = DECISION_KEYS.get(Qt.Key(event.key()))
        return self._look_keys().get(event.key()) if decision is None else lambda: self.decided.emit(decision)

    def _look_keys(self) -> dict[int, Callable[[], None]]:
        return {
            Qt.Key.Key_F: lambda: self.stage.set_flipped(True),
            Qt.Key.Key_Space: lambda: self.stage.set_flipped(True),
            Qt.Key.Key_D: lambda: self._toggle_mode("difference"),
            Qt.Key.Key_S: lambda: self._toggle_mode("slider"),
            Qt.Key.Key_L: self.looks.lock.toggle,
            Qt.Key.Key_T: self.facts.unfold.click,
            Qt.Key.Key_Z: lambda: self.stage.zoom("actual"),
            Qt.Key.Key_Plus: lambda: self.stage.zoom("in"),
            Qt.Key.Key_Equal: lambda: self.stage.zoom("in"),
            Qt.Key.Key_Minus: lambda: self.stage.zoom("out"),
            Qt.Key.Key_0: lambda: self.stage.zoom("fit"),
        }

    def _slide_keys(self) -> dict[int, Callable[[], None]]:
        if self.mode != "slider":
            return {}
        return {
            Qt.Key.Key_Left: lambda: self.stage.overlays.slide(-SLIDE_STEP),
            Qt.Key.Key_Right: lambda: self.stage.overlays.slide(SLIDE_STEP),
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < LEAST_WITH_FACTS
        if self._folded is None and low != self.facts.folded:
            self._show_folded(low)

    # -- inside --

    def _fold_facts(self, folded: bool) -> None:
        self._folded = folded
        self._show_folded(folded)

    def _show_folded(self, folded: bool) -> None:
        self.facts.fold(folded)
        self._split.setSizes([PICTURES_HEIGHT, 0 if folded else FACTS_HEIGHT])

    def _toggle_mode(self, mode: Mode) -> None:
        if len(self._copies) > 1:
            self.mode = "side by side" if self.mode == mode else mode

    def _show_facts(self) -> None:
        kept = [index for index, state in enumerate(self._states) if state == "keep"]
        self.facts.show_copies(self._copies, kept[0] if kept else 0)

    def _show_zoom(self) -> None:
        self.looks.set_zoom(self.stage.on_screen())

    def _choose_mode(self, mode: Mode) -> None:
        self.mode = mode

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        heads.setSpacing(PANE_GAP)
        for header in self.headers:
            header.hide()  # before the layout counts it
            heads.addWidget(header, 1)
        upper = QWidget()
        pictures = QVBoxLayout(upper)
        pictures.setContentsMargins(0, 0, 0, 8)
        pictures.setSpacing(8)
        pictures.addLayout(heads)
        pictures.addWidget(self.stage, 1)
        self._split = split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(self.facts)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes([PICTURES_HEIGHT, FACTS_HEIGHT])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.looks)
        column.addWidget(split, 1)
        column.addWidget(self.decisions)

    def _connect(self) -> None:
        for index, header in enumerate(self.headers):
            header.toggled.connect(lambda index=index: self.keep_toggled.emit(index))
            header.chosen.connect(lambda index=index: self.choose(index))
        self.stage.chosen.connect(self.choose)
        self.stage.look_changed.connect(self._show_zoom)
        self.looks.mode_chosen.connect(self._choose_mode)
        self.looks.flip_held.connect(self.stage.set_flipped)
        self.looks.lock_changed.connect(self.stage.set_locked)
        self.looks.zoom_asked.connect(self.stage.zoom)
        self.decisions.decided.connect(self.decided)
        self.facts.fold_asked.connect(self._fold_facts)
        for child in self.findChildren(QWidget):
            if isinstance(child, QAbstractButton | QAbstractItemView):
                child.installEventFilter(self)
