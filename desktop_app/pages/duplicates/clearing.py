"""From marks to deeds: the plan before anything happens, the job that carries it out, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

import engine
from desktop_app.engine_words import say
from desktop_app.models.readable import readable_name
from desktop_app.pages.duplicates.dialogs.plan_dialog import PlanDialog
from desktop_app.tasks import Tasks
from desktop_app.widgets.chrome.skipped_dialog import SkippedDialog
from engine import Skipped

if TYPE_CHECKING:
    from desktop_app.jobs import JobOutcome
    from engine import Library, Plan

PLANS = "plans"  # in the library's folder: what a job was asked to do
PLANS_KEPT = 20


class Clearing(QObject):
    """Shows plans and has them carried out; tells in sentences what came of it."""

    job_asked = Signal(str, object)  # kind, arguments of the command line
    done = Signal(str, int)  # a sentence, and the act that undo takes
    told = Signal(str)
    changed = Signal(object)  # Changes, None: files are other ones now

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._library: Library | None = None
        self.dialog: PlanDialog | None = None
        self.failures: SkippedDialog | None = None

    def use_library(self, library: Library) -> None:
        """Act on `library` from now on."""
        self._library = library

    def preview(self, decided: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
        """Show what (kept paths, paths that go) of each group come to."""
        library = self._library
        if library is not None and decided:
            self._tasks.run(
                lambda: library.cleaning.preview([engine.Choice(keep, gone) for keep, gone in decided]),
                self._show_plan,
                self._tell_problem,
                key="plan",
            )

    def undo(self, act: int) -> None:
        """Have an act undone."""
        self.job_asked.emit("undo", ["undo", str(act)])

    def take_end(self, kind: str, outcome: JobOutcome) -> None:
        """A job of ours is over."""
        if kind not in ("resolve", "undo"):
            return
        result = outcome.result or {}
        failed = [Skipped(str(each.get("path", "")), say(each.get("reason", ""))) for each in result.get("failed", ())]
        count = len(result.get("done", ()))
        if kind == "undo":
            self.told.emit(self.tr("%Ln file(s) brought back.", "", count))
        elif count:
            self.done.emit(self._sentence(str(result.get("to", "trash")), count), int(result.get("act") or 0))
        elif outcome.ending == "failed":
            self.told.emit(say(outcome.message))
        if failed:
            self._show_failures(failed)
        self.changed.emit(None)

    def _sentence(self, to: str, count: int) -> str:
        sentences = {
            "trash": self.tr("%Ln file(s) moved to the trash.", "", count),
            "hardlink": self.tr("%Ln file(s) replaced by hard links.", "", count),
        }
        return sentences.get(to, self.tr("%Ln file(s) moved to the folder.", "", count))

    def _show_plan(self, plan: Plan) -> None:
        if not plan.items:
            self.told.emit(self.tr("There is nothing to do: the groups have changed meanwhile."))
            self.changed.emit(None)
            return
        self.dialog = dialog = PlanDialog(plan, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.export_asked.connect(self._ask_export)
        dialog.accepted.connect(self._act)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _act(self) -> None:
        library, dialog = self._library, self.dialog
        if library is None or dialog is None:
            return
        plan, target, confirmed = dialog.plan, dialog.target(), dialog.confirmed

        def start(path: Path) -> None:
            yes = ["--yes"] if confirmed or not plan.warnings else []
            self.job_asked.emit("resolve", ["resolve", "--plan", str(path), "--to", target, *yes])

        self._tasks.write(lambda: keep_plan(library, plan), start, self._tell_problem)

    def _ask_export(self, kind: str) -> None:
        if self.dialog is None:
            return
        name = self.tr("duplicates") + f" {datetime.now():%Y-%m-%d}.{kind}"
        dialog = QFileDialog(self.dialog, self.tr("Export the plan"), name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(self.export)
        dialog.open()

    def export(self, path: str) -> None:
        """Write the plan shown as a table, CSV or JSON by the ending of `path`."""
        library = self._library
        if self.dialog is None or library is None:
            return
        plan = self.dialog.plan
        sentence = self.tr("The plan is in {0}.").format(readable_name(path))
        self._tasks.write(
            lambda: library.cleaning.export_plan(plan, path), lambda _: self.told.emit(sentence), self._tell_problem
        )

    def _show_failures(self, failed: Sequence[Skipped]) -> None:
        self.failures = SkippedDialog(failed, self._window)
        self.failures.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.failures.open()

    def _tell_problem(self, error: Exception) -> None:
        self.told.emit(say(error))


def keep_plan(library: Library, plan: Any) -> Path:
    """Write a plan for the job that will carry it out; old ones are dropped."""
    folder = Path(library.folder) / PLANS
    folder.mkdir(exist_ok=True)
    path = folder / f"{datetime.now():%Y%m%d-%H%M%S-%f}-{os.getpid()}.json"
    library.cleaning.save_plan(plan, path)
    for old in sorted(folder.glob("*.json"))[:-PLANS_KEPT]:
        old.unlink(missing_ok=True)
    return path
