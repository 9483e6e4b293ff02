"""Every control of the page's own widgets and dialogs has a name for screen readers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QTabBar, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.pages.duplicates.dialogs.history_dialog import HistoryDialog
from desktop_app.pages.duplicates.dialogs.marking_dialog import MarkingDialog
from desktop_app.pages.duplicates.dialogs.plan_dialog import PlanDialog
from desktop_app.pages.duplicates.dialogs.roles_dialog import FolderRolesDialog
from desktop_app.pages.duplicates.dialogs.rules_dialog import KeeperRulesDialog
from desktop_app.pages.duplicates.foot import MarkedFoot
from desktop_app.pages.duplicates.head import PageHead
from desktop_app.pages.duplicates.marks import Marks
from engine import Act, Plan, Rules
from tests.desktop_app.pages.duplicates.made_groups import make_group
from tests.desktop_app.widgets.test_accessible import own_controls

MAKERS: dict[str, Callable[[], QWidget]] = {
    "head": PageHead,
    "foot": MarkedFoot,
    "marking": lambda: MarkingDialog("same", [make_group("/a/1.jpg", "/b/1.jpg")], Marks()),
    "plan": lambda: PlanDialog(Plan((), 0, 0, (), ("Nothing stays.",))),
    "rules": lambda: KeeperRulesDialog(Rules(folders=("/best",))),
    "roles": lambda: FolderRolesDialog(["/photos"], {}),
    "history": lambda: HistoryDialog([Act(1, "move", "2026-11-22T10:00:00", "/kept", 2, 2, 0, 0)]),
}


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("width", [400, 1200])
def test_controls_are_named(qtbot: QtBot, name: str, width: int) -> None:
    widget = MAKERS[name]()
    qtbot.addWidget(widget)
    widget.resize(width, 500)
    widget.show()
    qts_own = (QTabBar, QTableView)  # scroll buttons, corners
    controls = [control for control in own_controls(widget) if not isinstance(control.parent(), qts_own)]
    assert controls
    for control in controls:
        words = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or words, control
        assert words or control.toolTip() or not isinstance(control, QAbstractButton), control
