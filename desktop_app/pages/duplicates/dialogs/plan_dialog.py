"""What would happen, before it does: counts, folders, files, warnings, and where the files would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_bytes, readable_count
from desktop_app.pages.duplicates.dialogs.plan_tables import PlanTables
from desktop_app.pages.duplicates.dialogs.target_choice import TargetChoice
from desktop_app.theme import icon, set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import Plan

USUAL_SIZE = QSize(860, 640)
ICON_PX = 20


class PlanDialog(QDialog):
    """Shows a plan; `target()` after it was accepted. A plan with warnings is accepted only after a tick.

    export_asked(str kind): "csv" or "json".
    """

    export_asked = Signal(str)

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.heading = QLabel()
        self.targets = TargetChoice(can_link=can_link(plan))
        self.understood = QCheckBox(self.tr("I &have read this and want it so"))
        self.export = push_button(self.tr("Export…"), "", "upload")
        self.cancel = push_button(self.tr("Cancel"))
        self.act = push_button("", "primary")
        self.tables = QTabWidget()
        self._lines: dict[str, QWidget] = {}  # of warnings, by their sentence
        self._warned = self._make_warnings()
        self._set_up()
        self._lay_out()
        self._show_target()
        (self.cancel if self.warnings() else self.act).setFocus()

    def target(self) -> str:
        """ "trash", "hardlink", or the path of a folder."""
        return self.targets.target()

    def warnings(self) -> tuple[str, ...]:
        """What needs an extra yes as the target is now."""
        return self.plan.link_warnings if self.targets.kind() == "hardlink" else self.plan.warnings

    @property
    def confirmed(self) -> bool:
        """Whether the warnings were answered."""
        return self.understood.isChecked()

    def _set_up(self) -> None:
        self.setWindowTitle(self.tr("The plan"))
        self.resize(USUAL_SIZE)
        set_text_size(self.heading, 1.35, QFont.Weight.DemiBold)
        self.heading.setWordWrap(True)
        made, plan = PlanTables(self), self.plan
        self.tables.setDocumentMode(True)
        self.tables.tabBar().setDrawBase(False)
        self.tables.addTab(made.by_folder(plan), self.tr("By folder ({0})").format(readable_count(len(plan.by_folder))))
        self.tables.addTab(made.every_file(plan), self.tr("Files ({0})").format(readable_count(len(plan.items))))
        menu = QMenu(self.export)
        for kind, text in (("csv", self.tr("As a table (CSV)…")), ("json", self.tr("For programs (JSON)…"))):
            action = menu.addAction(text)
            action.setData(kind)
        menu.triggered.connect(lambda action: self.export_asked.emit(action.data()))
        self.export.setMenu(menu)
        self.export.setProperty("menu", True)
        self.targets.changed.connect(self._show_target)
        self.understood.toggled.connect(self._show_target)
        self.cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(muted_label(self._describe_kept(), wrap=True))
        column.addWidget(self._warned)
        column.addWidget(self.tables, 1)
        column.addWidget(self.targets)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.export)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.act)
        column.addLayout(foot)

    def _make_warnings(self) -> QWidget:
        frame = QFrame()
        frame.setObjectName("warning")
        frame.setAccessibleName(self.tr("Warnings"))
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(6)
        for sentence in dict.fromkeys((*self.plan.warnings, *self.plan.link_warnings)):
            self._lines[sentence] = holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(10)
            mark = QLabel()
            mark.setPixmap(icon("warning", "warning").pixmap(ICON_PX, ICON_PX))
            words = QLabel(say(sentence))
            words.setWordWrap(True)
            line.addWidget(mark)
            line.addWidget(words, 1)
            lines.addWidget(holder)
        lines.addWidget(self.understood)
        return frame

    def _describe_kept(self) -> str:
        kept = len({item.keeper for item in self.plan.items if item.keeper})
        stays = self.tr("A copy stays of %Ln picture(s).", "", kept)
        checked = self.tr("Each file is checked once more before it is moved, and it can be undone.")
        return f"{stays} {checked}"

    def _show_target(self) -> None:
        sentences = {
            "trash": (self.tr("%Ln file(s) go to the trash", "", self.plan.files), self.tr("Move to trash")),
            "hardlink": (self.tr("%Ln file(s) become hard links", "", self.plan.files), self.tr("Replace by links")),
            "folder": (self.tr("%Ln file(s) move to a folder", "", self.plan.files), self.tr("Move to the folder")),
        }
        heading, act = sentences[self.targets.kind()]
        self.heading.setText(f"{heading}  ·  {readable_bytes(self.plan.bytes)}")
        self.act.setText(act)
        self.act.setAccessibleName(act)
        warnings = self.warnings()
        for sentence, line in self._lines.items():
            line.setVisible(sentence in warnings)
        self._warned.setVisible(bool(warnings))
        answered = self.understood.isChecked() or not warnings
        self.act.setDefault(not warnings)
        self.act.setEnabled(bool(self.plan.items) and bool(self.target()) and answered)

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons of the foot."""
        return self.export, self.cancel, self.act


def can_link(plan: Plan) -> bool:
    """Whether every file that goes has the very bytes of the copy that stays."""
    return bool(plan.items) and all(item.content == item.keeper_content for item in plan.items)
