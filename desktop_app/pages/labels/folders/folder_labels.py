"""Reads folders or keywords, opens the dialog on them, and turns what was chosen into one deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.engine_words import say
from desktop_app.pages.labels.deeds import Deeds
from desktop_app.pages.labels.folders.folder_dialog import FolderDialog
from desktop_app.pages.labels.folders.plan_dialog import LabelPlanDialog
from desktop_app.tasks import Tasks

if TYPE_CHECKING:
    from engine import FolderNode, LabelPlan, Library


class FolderLabels(QObject):
    """Nothing is labelled before the dialog is accepted."""

    deed_asked = Signal(object)  # LabelDeed
    told = Signal(str)

    def __init__(self, window: QWidget, tasks: Tasks, deeds: Deeds) -> None:
        super().__init__(window)
        self._window, self._tasks, self._deeds = window, tasks, deeds
        self._library: Library | None = None
        self.dialog: LabelPlanDialog | None = None

    def use_library(self, library: Library) -> None:
        """Read folders of `library` from now on."""
        self._library = library

    def ask(self) -> None:
        """Open the dialog once the folders are read."""
        library = self._library
        if library is not None:
            self._tasks.run(library.folder_tree, self._open, self._tell, key="label folders")

    def ask_keywords(self) -> None:
        """Open the dialog on the keywords in photos and their sidecars, which are read meanwhile."""
        library = self._library
        if library is not None:
            dialog = LabelPlanDialog(self.tr("Labels from keywords"), self.tr("Keyword"), self._window)
            self._show_dialog(dialog)
            dialog.show_waiting()
            self._tasks.run(library.labelling.plan_from_keywords, self._show, self._say, key="label plan")

    def _open(self, folders: tuple[FolderNode, ...]) -> None:
        if not folders:
            self.told.emit(self.tr("Add a folder of photos first."))
            return
        dialog = FolderDialog(folders, self._window)
        dialog.plan_asked.connect(self._plan)
        self._show_dialog(dialog)
        dialog.ask()

    def _show_dialog(self, dialog: LabelPlanDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._apply)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _plan(self, folder: str | None, level: int) -> None:
        library = self._library
        if library is not None and folder is not None:
            self._tasks.run(
                lambda: library.labelling.plan_from_folders(folder, level), self._show, self._say, key="label plan"
            )

    def _show(self, plan: LabelPlan) -> None:
        if self.dialog is not None:
            self.dialog.show_plan(plan)

    def _say(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(say(error))

    def _apply(self) -> None:
        plan = None if self.dialog is None else self.dialog.model.plan()
        if plan is not None and plan.counts:
            self.deed_asked.emit(self._deeds.apply(plan))

    def _forget(self, _: int) -> None:
        self._tasks.drop("label plan")
        self.dialog = None

    def _tell(self, error: Exception) -> None:
        self.told.emit(say(error))
