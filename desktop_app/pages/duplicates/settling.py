"""What is settled once and holds from then on: no duplicates, rules, roles of folders; and the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.models.readable import readable_name
from desktop_app.pages.duplicates.dialogs.history_dialog import HistoryDialog
from desktop_app.pages.duplicates.dialogs.roles_dialog import FolderRolesDialog
from desktop_app.pages.duplicates.dialogs.rules_dialog import KeeperRulesDialog
from desktop_app.pages.library_desk import LibraryDesk

if TYPE_CHECKING:
    from engine import Changes, Group, Library

KEY = "settling"  # of what is read, the newest alone


class Settling(LibraryDesk):
    """Asks and writes; each write is told once."""

    parted = Signal(str, object)  # a sentence, and the sets of photos that undo takes
    undo_asked = Signal(int)  # of an act in the history

    def part(self, group: Group, alone: int | None = None) -> None:
        """Remember that no two photos of a group are duplicates; or, with `alone`, that one (a photo) is of none."""
        photos = tuple(dict.fromkeys(copy.photo for copy in group.copies))
        sets = (photos,) if alone is None else tuple((alone, other) for other in photos if other != alone)
        sentence = self.tr("Remembered: these are not duplicates.")

        def work(library: Library) -> Changes | None:
            return last([library.cleaning.mark_not_duplicates(each) for each in sets])

        def done(changes: Changes | None) -> None:
            self.changed.emit(changes)
            self.parted.emit(sentence, sets)

        self._write(work, done)

    def forget_parting(self, sets: Sequence[Sequence[int]]) -> None:
        """Take that word back."""
        self._write(lambda library: last([library.cleaning.forget_not_duplicates(each) for each in sets]))

    def ask_rules(self) -> None:
        """Let the keeper rules be changed."""
        self._read(lambda library: library.cleaning.rules, self._open_rules, KEY)

    def ask_roles(self) -> None:
        """Let folders be protected or left out."""
        self._read(
            lambda library: ([root.path for root in library.folders()], library.cleaning.folder_roles()),
            self._open_roles,
            KEY,
        )

    def set_role(self, folder: str, role: Any) -> None:
        """Protect a folder or leave it out, and say how to take that back."""
        words = {
            "protected": self.tr("“{0}” is protected now; change that under Protected and left-out folders."),
            "left out": self.tr("“{0}” is left out now; change that under Protected and left-out folders."),
        }
        sentence = words[role].format(readable_name(folder))
        self._write(lambda library: library.cleaning.set_folder_role(folder, role), self._telling(sentence))

    def prefer(self, folder: str) -> None:
        """Have copies in a folder kept rather than others."""

        def work(library: Library) -> Changes:
            rules = library.cleaning.rules
            folders = (folder, *(each for each in rules.folders if each != folder))
            return library.cleaning.set_rules(replace(rules, folders=folders))

        sentence = self.tr("Copies in “{0}” are kept rather than others now; change that under Which copy to keep.")
        self._write(work, self._telling(sentence.format(readable_name(folder))))

    def show_history(self) -> None:
        """Show what was done, and offer to undo it."""
        self._read(lambda library: library.cleaning.acts(), self._open_history, KEY)

    def ask_export(self) -> None:
        """Let a file be chosen that the groups are written to."""
        name = self.tr("duplicates")
        dialog = QFileDialog(self._window, self.tr("Export the groups"), f"{name}.csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Table (*.csv)"), self.tr("For programs (*.json)")])
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.export_groups)
        dialog.open()

    def export_groups(self, path: str) -> None:
        """Write all groups with their advice, CSV or JSON by the ending of `path`."""
        sentence = self.tr("The groups are in {0}.").format(readable_name(path))
        self._write(lambda library: library.cleaning.export_groups(path), lambda _: self.told.emit(sentence))

    def _open_rules(self, rules: Any) -> None:
        dialog = KeeperRulesDialog(rules, self._window)
        dialog.accepted.connect(self._save_rules)
        self._open(dialog)

    def _save_rules(self) -> None:
        assert isinstance(self.dialog, KeeperRulesDialog)
        rules = self.dialog.rules()
        self._write(lambda library: library.cleaning.set_rules(rules))

    def _open_roles(self, read: tuple[list[str], dict[str, str]]) -> None:
        dialog = FolderRolesDialog(*read, self._window)
        dialog.accepted.connect(self._save_roles)
        self._open(dialog)

    def _save_roles(self) -> None:
        assert isinstance(self.dialog, FolderRolesDialog)
        roles: dict[str, Any] = self.dialog.changes()

        if roles:
            self._write(
                lambda library: last([library.cleaning.set_folder_role(path, role) for path, role in roles.items()])
            )

    def _open_history(self, acts: Any) -> None:
        dialog = HistoryDialog(acts, self._window)
        dialog.undo_asked.connect(self.undo_asked)
        self._open(dialog)

    def _telling(self, sentence: str) -> Callable[[Changes], None]:
        def done(changes: Changes) -> None:
            self.changed.emit(changes)
            self.told.emit(sentence)

        return done


def last(changes: Sequence[Changes]) -> Changes | None:
    """What several writes have changed: the last knows the newest state of the library."""
    return changes[-1] if changes else None
