"""What is asked before anything happens: the rule, the plan and its warnings, where to, rules, roles, history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.pages.duplicates.dialogs.history_dialog import HistoryDialog
from desktop_app.pages.duplicates.dialogs.marking_dialog import MarkingDialog
from desktop_app.pages.duplicates.dialogs.plan_dialog import PlanDialog
from desktop_app.pages.duplicates.dialogs.roles_dialog import FolderRolesDialog
from desktop_app.pages.duplicates.dialogs.rules_dialog import RULES, KeeperRulesDialog, rule_title
from desktop_app.pages.duplicates.marking import MarkingRule
from desktop_app.pages.duplicates.marks import Marks
from desktop_app.widgets.labels import ElidedLabel
from engine import KEEPER_RULES, Act, FolderTotal, Plan, PlanItem, Rules
from tests.desktop_app.pages.duplicates.made_groups import make_group

CONTENT, OTHER = "a" * 40, "b" * 40


def make_plan(warnings: tuple[str, ...] = (), keeper_content: str = CONTENT) -> Plan:
    items = tuple(
        PlanItem(f"/photos/b/{n}.jpg", CONTENT, 1000, "exact", f"/photos/a/{n}.jpg", keeper_content) for n in range(3)
    )
    return Plan(items, 3, 3000, (FolderTotal("/photos/b", 3, 3000),), warnings)


def test_the_plan_says_how_much_and_asks_nothing_where_nothing_is_suspect(qtbot: QtBot) -> None:
    dialog = PlanDialog(make_plan())
    qtbot.addWidget(dialog)
    dialog.show()
    assert "3" in dialog.heading.text() and dialog.act.isEnabled() and not dialog.understood.isVisible()
    assert dialog.tables.count() == 2 and dialog.tables.widget(1).model().rowCount() == 3
    assert dialog.target() == "trash"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)


def test_a_suspect_plan_is_carried_out_only_after_a_tick(qtbot: QtBot) -> None:
    dialog = PlanDialog(make_plan(("Nothing of this picture would be left.",)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.act.isEnabled() and not dialog.act.isDefault()
    dialog.understood.setChecked(True)
    assert dialog.act.isEnabled() and dialog.confirmed


def test_links_leave_every_name_so_only_their_own_warnings_hold(qtbot: QtBot) -> None:
    dialog = PlanDialog(replace(make_plan(("All would go.",)), link_warnings=()))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.understood.isVisible() and not dialog.act.isEnabled()
    dialog.targets.link.setChecked(True)
    assert not dialog.understood.isVisible() and dialog.act.isEnabled()
    dialog.targets.trash.setChecked(True)
    assert dialog.understood.isVisible() and not dialog.act.isEnabled()


def test_a_folder_must_be_chosen_before_files_move_there(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PlanDialog(make_plan())
    qtbot.addWidget(dialog)
    dialog.targets.folder.setChecked(True)
    assert not dialog.act.isEnabled()
    dialog.targets.set_folder(str(tmp_path))
    assert dialog.act.isEnabled() and dialog.target() == str(tmp_path)
    dialog.targets.link.setChecked(True)
    assert dialog.target() == "hardlink" and "link" in dialog.act.text()


def test_only_identical_files_can_become_links(qtbot: QtBot) -> None:
    dialog = PlanDialog(make_plan(keeper_content=OTHER))
    qtbot.addWidget(dialog)
    assert not dialog.targets.link.isEnabled()


def test_the_exports_are_asked_for_by_kind(qtbot: QtBot) -> None:
    dialog = PlanDialog(make_plan())
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.export_asked) as asked:
        dialog.export.menu().actions()[0].trigger()
    assert asked.args == ["csv"]


def test_marking_by_rule_counts_before_it_marks(qtbot: QtBot) -> None:
    groups = [make_group("/a/1.jpg", "/b/1.jpg"), make_group("/a/2.jpg", "/c/2.jpg")]
    dialog = MarkingDialog("same", groups, Marks())
    qtbot.addWidget(dialog)
    assert dialog.count.text().startswith("2") and dialog.mark.isEnabled()
    dialog.folder_only.setChecked(True)
    dialog.folder.setCurrentIndex(dialog.folder.findData("/b"))
    assert dialog.rule().folder == "/b" and dialog.count.text().startswith("1")
    dialog.all_but.setChecked(True)
    dialog.keep.setCurrentIndex(dialog.keep.findData("newest"))
    assert dialog.rule() == MarkingRule(keep="newest") and dialog.count.text().startswith("2")


def test_marking_offers_identical_files_where_others_are_among_them(qtbot: QtBot) -> None:
    dialog = MarkingDialog("edited", [make_group("/a/1.jpg", "/b/1.jpg", band="edited")], Marks())
    qtbot.addWidget(dialog)
    dialog.identical_only.setChecked(True)
    assert dialog.rule() == MarkingRule(identical_only=True) and not dialog.mark.isEnabled()
    assert not dialog.identical_only.isHidden()
    same_bytes = MarkingDialog("exact", [make_group("/a/1.jpg", "/b/1.jpg", band="exact")], Marks())
    qtbot.addWidget(same_bytes)
    assert same_bytes.identical_only.isHidden()


def test_every_rule_of_the_engine_has_a_name(qtbot: QtBot) -> None:
    assert RULES == KEEPER_RULES
    assert [rule for rule in RULES if rule_title(rule) == rule] == []


def test_rules_are_put_in_order_and_switched_off(qtbot: QtBot) -> None:
    dialog = KeeperRulesDialog(Rules(off=("size",), folders=("/best", "/good"), age="newest"))
    qtbot.addWidget(dialog)
    assert dialog.rules() == Rules(off=("size",), folders=("/best", "/good"), age="newest")
    dialog.order.setCurrentRow(2)
    dialog.order.move_current(-1)
    dialog.order.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.folders.setCurrentRow(0)
    dialog.folders.move_current(1)
    dialog.age.setCurrentIndex(0)
    dialog.names.setText(" *-edit ; ;* bis")
    kept = dialog.rules()
    assert kept.copy_names == ("*-edit", "* bis")
    assert kept.order[:3] == ("protected", "resolution", "folder") and set(kept.off) == {"protected", "size"}
    assert kept.folders == ("/good", "/best") and kept.age == "oldest"


def test_roles_of_folders_tell_only_what_has_changed(qtbot: QtBot) -> None:
    dialog = FolderRolesDialog(["/photos", "/more"], {"/photos/safe": "protected"})
    qtbot.addWidget(dialog)
    assert dialog.changes() == {} and dialog.choice("/photos/safe").currentData() == "protected"
    dialog.choice("/more").setCurrentIndex(2)
    dialog.choice("/photos/safe").setCurrentIndex(0)
    dialog.add_folder("/photos/other")
    assert dialog.changes() == {"/more": "left out", "/photos/safe": "normal"}
    assert len(dialog.findChildren(ElidedLabel)) == 4


@pytest.mark.parametrize("done", [0, 3])
def test_the_history_offers_to_undo_what_can_be(qtbot: QtBot, done: int) -> None:
    act = Act(7, "trash", "2026-11-22T10:00:00", None, 3, done, 0, 3 - done)
    dialog = HistoryDialog([act])
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = [button for button in dialog.findChildren(type(dialog.close_button)) if button is not dialog.close_button]
    assert len(buttons) == bool(done)
    if done:
        with qtbot.waitSignal(dialog.undo_asked) as asked:
            qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
        assert asked.args == [7] and not dialog.isVisible()
