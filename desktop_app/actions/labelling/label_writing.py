"""Changes of labels: written in the one lane, told once, and put on the stack of what can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.actions.labelling.recent_labels import RecentLabels
from desktop_app.actions.labelling.undo_history import UndoHistory
from desktop_app.engine_words import say
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks

if TYPE_CHECKING:
    from engine import LabelChanges, LabelEdit, Labelling, Library

RECENT = "recent labels"  # in the window's settings


@dataclass(frozen=True, slots=True, eq=False)
class LabelDeed:
    """One step of labelling: `text` names it in the menu, `told` says what came of it, `label` was used by it."""

    text: str
    work: Callable[[Labelling], Sequence[LabelChanges]]
    told: Callable[[int], str] | None = None  # from the number of photos that changed
    label: str = ""
    always: bool = False  # told even where nothing has changed


class LabelWriting(QObject):
    """Carries deeds out one after another."""

    changed = Signal(object)  # LabelChanges
    done = Signal(str)  # a sentence; what it tells of can be undone
    told = Signal(str)
    recent_changed = Signal(object)  # names by key, from 1 on

    def __init__(self, tasks: Tasks, history: UndoHistory, settings: WindowSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._history, self._settings = tasks, history, settings
        self._library: Library | None = None
        self._recent = RecentLabels(settings.record(RECENT))
        history.labels_asked.connect(self.step)

    def use_library(self, library: Library) -> None:
        """Write to `library` from now on."""
        self._library = library
        self._tasks.run(lambda: known_labels(library), self._keep_recent, lambda _: None, key=self)

    def recent(self) -> tuple[str, ...]:
        """The labels on the keys 1 to 9."""
        return self._recent.names()

    def perform(self, deed: LabelDeed) -> None:
        """Carry a deed out."""
        library = self._library
        if library is not None:
            self._tasks.write(
                lambda: (list(deed.work(library.labelling)), known_labels(library)),
                lambda answer: self._take(deed, *answer),
                self._tell_problem,
            )

    def change(self, ids: Sequence[int], label: str, how: str) -> None:
        """Give photos a label, take it off them, or make it their primary one."""
        deeds = {"give": self._give, "take": self._take_off, "primary": self._put_first}
        if len(ids):
            self.perform(deeds[how](list(map(int, ids)), label))

    def step(self, edits: Sequence[LabelEdit], back: bool) -> None:
        """Take changes back, or make them again."""
        library = self._library
        if library is None:
            return

        def work() -> tuple[LabelChanges | None, frozenset[str]]:
            changes = None
            for edit in edits:
                changes = library.labelling.undo(edit) if back else library.labelling.redo(edit)
            return changes, known_labels(library)

        self._tasks.write(work, self._take_step, self._tell_problem)

    def _give(self, ids: list[int], label: str) -> LabelDeed:
        return LabelDeed(
            self.tr("“{0}” for %Ln photo(s)", "", len(ids)).format(label),
            lambda labelling: [labelling.give(ids, label)],
            lambda count: self.tr("%Ln photo(s) labelled “{0}”.", "", count).format(label),
            label,
        )

    def _take_off(self, ids: list[int], label: str) -> LabelDeed:
        return LabelDeed(
            self.tr("“{0}” off %Ln photo(s)", "", len(ids)).format(label),
            lambda labelling: [labelling.take(ids, label)],
            lambda count: self.tr("“{0}” taken off %Ln photo(s).", "", count).format(label),
        )

    def _put_first(self, ids: list[int], label: str) -> LabelDeed:
        return LabelDeed(
            self.tr("“{0}” first for %Ln photo(s)", "", len(ids)).format(label),
            lambda labelling: [labelling.set_primary(ids, label)],
            lambda count: self.tr("%Ln photo(s) have “{0}” as their main label.", "", count).format(label),
            label,
        )

    def _take(self, deed: LabelDeed, changes: Sequence[LabelChanges], known: frozenset[str]) -> None:
        edits = tuple(each.edit for each in changes if each.edit)
        if edits:
            self._history.add_labels(deed.text, edits)
        if deed.label:
            self._recent.use(deed.label)
        self._keep_recent(known)
        self._tell(deed, edits)
        if changes:
            self.changed.emit(changes[-1])

    def _tell(self, deed: LabelDeed, edits: Sequence[LabelEdit]) -> None:
        photos: set[int] = set()
        for edit in edits:
            photos |= edit.photos
        if deed.told is not None and (edits or deed.always):
            (self.done if edits else self.told).emit(deed.told(len(photos)))
        elif not edits:
            self.told.emit(self.tr("There was nothing to change."))

    def _take_step(self, answer: tuple[LabelChanges | None, frozenset[str]]) -> None:
        changes, known = answer
        self._keep_recent(known)
        self.changed.emit(changes)

    def _keep_recent(self, known: frozenset[str]) -> None:
        self._recent.keep_only(known)
        self._settings.keep_record(RECENT, self._recent.to_record())
        self.recent_changed.emit(self._recent.names())

    def _tell_problem(self, error: Exception) -> None:
        self.told.emit(say(error))


def known_labels(library: Library) -> frozenset[str]:
    """The name of every label."""
    return frozenset(each.name for each in library.labelling.counts())
