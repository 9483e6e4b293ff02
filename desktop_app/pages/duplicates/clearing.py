"""From marks to deeds: the plan before anything happens, the job that carries it out, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

import engine
from desktop_app.actions.photo_actions import show_in_file_manager
from desktop_app.engine_words import say
from desktop_app.models.readable import readable_name
from desktop_app.pages.duplicates.dialogs.plan_dialog import PlanDialog
from desktop_app.pages.library_desk import LibraryDesk
from desktop_app.tasks import Tasks
from desktop_app.widgets.chrome.skipped_dialog import SkippedDialog
from engine import Skipped

if TYPE_CHECKING:
    from desktop_app.jobs import JobOutcome
    from engine import Act, Library, Plan

PLANS = "plans"  # in the library's folder: what a job was asked to do
PLANS_KEPT = 20


class Clearing(LibraryDesk):
    """Shows plans and has them carried out; tells in sentences what came of it."""

    job_asked = Signal(str, object)  # kind, arguments of the command line
    done = Signal(str, int)  # a sentence, and the act that undo takes

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window, tasks)
        self._target = "trash"  # of the last plan carried out
        self._begun_at = ""  # when, ISO 8601
        self.failures: SkippedDialog | None = None

    def preview(self, decided: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
        """Show what (kept paths, paths that go) of each group come to."""
        if decided:
            choices = [engine.Choice(keep, gone) for keep, gone in decided]
            self._read(lambda library: library.cleaning.preview(choices), self._show_plan, "plan")

    def undo(self, act: int) -> None:
        """Have an act undone."""
        self.job_asked.emit("undo", ["undo", str(act)])

    def take_end(self, kind: str, outcome: JobOutcome) -> None:
        """A job of ours is over: done, stopped or failed."""
        library = self._library
        if kind not in ("resolve", "undo") or library is None:
            return
        if outcome.ending == "failed":
            self.told.emit(say(outcome.message))
        elif outcome.ending != "done":
            self._tasks.run(library.cleaning.acts, self._tell_stopped, self._tell_problem)
        else:
            self._tell_done(kind, outcome.result or {})
        self.changed.emit(None)

    def _tell_done(self, kind: str, result: dict[str, Any]) -> None:
        count, act = len(result.get("done", ())), result.get("act")
        notes = [say(note) for note in result.get("notes", ())]
        if kind == "undo":
            self.told.emit(" ".join([self.tr("%Ln file(s) brought back.", "", count), *notes]))
        elif count and act is not None:
            self.done.emit(" ".join([self._sentence(self._target, count), *notes]), int(act))
        failed = [Skipped(str(each["path"]), say(each["reason"])) for each in result.get("failed", ())]
        if failed:
            self._show_failures(failed)

    def _tell_stopped(self, acts: Sequence[Act]) -> None:
        """What a job had done before it was stopped can be undone too."""
        newest = acts[0] if acts else None
        if newest is not None and newest.done and newest.begun_at >= self._begun_at:
            self.done.emit(self._sentence(self._target, newest.done), newest.id)

    def _sentence(self, target: str, count: int) -> str:
        if target == "trash":
            return self.tr("%Ln file(s) moved to the trash.", "", count)
        if target == "hardlink":
            return self.tr("%Ln file(s) replaced by hard links.", "", count)
        return self.tr("%Ln file(s) moved to the folder.", "", count)

    def _show_plan(self, plan: Plan) -> None:
        if not plan.items:
            self.told.emit(self.tr("There is nothing to do: the groups have changed meanwhile."))
            self.changed.emit(None)
            return
        dialog = PlanDialog(plan, self._window)
        dialog.export_asked.connect(self._ask_export)
        dialog.accepted.connect(self._act)
        self._open(dialog)

    def _act(self) -> None:
        dialog = self.dialog
        if self._library is None or not isinstance(dialog, PlanDialog):
            return
        plan, yes = dialog.plan, ["--yes"] * dialog.confirmed
        self._target = target = dialog.target()
        self._begun_at = datetime.now().isoformat(timespec="seconds")

        def start(path: Path) -> None:
            self.job_asked.emit("resolve", ["resolve", "--plan", str(path), "--to", target, *yes])

        self._write(lambda library: keep_plan(library, plan), start)

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
        if not isinstance(self.dialog, PlanDialog):
            return
        plan = self.dialog.plan
        sentence = self.tr("The plan is in {0}.").format(readable_name(path))
        self._write(lambda library: library.cleaning.export_plan(plan, path), lambda _: self.told.emit(sentence))

    def _show_failures(self, failed: Sequence[Skipped]) -> None:
        words = (
            self.tr("Files left alone"),
            self.tr("%Ln file(s) left alone", "", len(failed)),
            self.tr("They are where they were, and stay in their groups."),
        )
        self.failures = SkippedDialog(failed, self._window, words)
        self.failures.place_asked.connect(show_in_file_manager)
        self.failures.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.failures.open()


def keep_plan(library: Library, plan: Any) -> Path:
    """Write a plan for the job that will carry it out; old ones are dropped."""
    folder = Path(library.folder) / PLANS
    folder.mkdir(exist_ok=True)
    path = folder / f"{datetime.now():%Y%m%d-%H%M%S-%f}-{os.getpid()}.json"
    library.cleaning.save_plan(plan, path)
    for old in sorted(folder.glob("*.json"))[:-PLANS_KEPT]:
        old.unlink(missing_ok=True)
    return path
