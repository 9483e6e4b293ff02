"""What can be undone, in the one order in which it was done: changes of labels, and moves of files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

if TYPE_CHECKING:
    from engine import LabelEdit

MOST_KEPT = 500
InTurn = Callable[[Callable[[], None]], None]  # calls when what was begun before has come onto the stack


class UndoHistory(QObject):
    """A stack of what was done in this run; past its end, the last move of files of any run.

    labels_asked(object edits, bool back): take these changes of labels back, or make them again.
    files_asked(object act): undo this act on files, None for the last one.
    changed(str undo, str redo): what the two would undo and do again; empty for nothing.
    """

    labels_asked = Signal(object, bool)
    files_asked = Signal(object)
    changed = Signal(str, str)

    def __init__(self, parent: QObject | None = None, in_turn: InTurn = lambda call: call()) -> None:
        super().__init__(parent)
        self._in_turn = in_turn
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(MOST_KEPT)
        self._stack.indexChanged.connect(self._tell)

    def add_labels(self, text: str, edits: tuple[LabelEdit, ...]) -> None:
        """These changes of labels were made, as one step."""
        self._stack.push(LabelStep(self, text, edits))

    def add_files(self, text: str, act: int) -> None:
        """This act on files was done; its sentence ends up in the menu."""
        self._stack.push(FileStep(self, text.rstrip(".。"), act))

    def undo(self) -> None:
        """Take the last step back, one that is being written just now too."""
        self._in_turn(self._undo)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._in_turn(self._stack.redo)

    def _undo(self) -> None:
        self._drop_obsolete()
        if self._stack.canUndo():
            self._stack.undo()
        else:
            self.files_asked.emit(None)

    def undo_files(self, act: int) -> None:
        """Undo this act on files, wherever it stands in the order."""
        for number in range(self._stack.count()):
            step = self._stack.command(number)
            if isinstance(step, FileStep) and step.act == act:
                step.setObsolete(True)
        self._drop_obsolete()
        self.files_asked.emit(act)

    def texts(self) -> tuple[str, str]:
        """What would be undone and done again."""
        return self._stack.undoText(), self._stack.redoText()

    def _drop_obsolete(self) -> None:
        while self._stack.canUndo() and self._stack.command(self._stack.index() - 1).isObsolete():
            self._stack.undo()  # which only throws it away

    def _tell(self) -> None:
        self.changed.emit(*self.texts())


class LabelStep(QUndoCommand):
    """Changes of labels that were made before the step came onto the stack."""

    def __init__(self, history: UndoHistory, text: str, edits: tuple[LabelEdit, ...]) -> None:
        super().__init__(text)
        self._history, self._edits = history, edits
        self._fresh = True

    def undo(self) -> None:
        self._history.labels_asked.emit(tuple(reversed(self._edits)), True)

    def redo(self) -> None:
        if not self._fresh:  # a stack does what is pushed
            self._history.labels_asked.emit(self._edits, False)
        self._fresh = False


class FileStep(QUndoCommand):
    """An act on files; undone once, it is gone, since doing it again must be asked for anew."""

    def __init__(self, history: UndoHistory, text: str, act: int) -> None:
        super().__init__(text)
        self._history, self.act = history, act

    def undo(self) -> None:
        self.setObsolete(True)
        self._history.files_asked.emit(self.act)
