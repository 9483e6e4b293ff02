"""Everything one can do on the page by key and by menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from desktop_app.widgets.owned_actions import add_action

Row = tuple[str, tuple[str, ...], Callable[[], object]]


def make_actions(page: Any) -> list[QAction]:
    """The actions of the page of duplicates, put on it; those of the menu of three dots go there too."""
    settled = [add_action(page, *row) for row in settling_rows(page)]
    page.head.fill_menu(settled)
    return [*(add_action(page, *row) for row in (*group_rows(page), *plan_rows(page))), *settled]


def group_rows(page: Any) -> tuple[Row, ...]:
    """What is said of the group in view and its current copy."""
    review = page.review
    return (
        (QCoreApplication.translate("DuplicateKeys", "Do as suggested"), ("A",), lambda: page.decide("accept")),
        (QCoreApplication.translate("DuplicateKeys", "Keep only this copy"), ("K",), lambda: page.decide("keep")),
        (QCoreApplication.translate("DuplicateKeys", "Remove this copy"), ("X", "Del"), lambda: page.decide("remove")),
        (QCoreApplication.translate("DuplicateKeys", "Keep all copies"), ("B",), lambda: page.decide("all")),
        (QCoreApplication.translate("DuplicateKeys", "Not duplicates"), ("N",), lambda: page.decide("apart")),
        (QCoreApplication.translate("DuplicateKeys", "Compare"), ("C",), review.toggle_compare),
        (QCoreApplication.translate("DuplicateKeys", "Next group"), ("Alt+Down",), lambda: review.step(1)),
        (QCoreApplication.translate("DuplicateKeys", "Previous group"), ("Alt+Up",), lambda: review.step(-1)),
        (QCoreApplication.translate("DuplicateKeys", "Next group not decided"), ("U",), review.go_to_undecided),
    )


def plan_rows(page: Any) -> tuple[Row, ...]:
    """From finding to the plan."""
    return (
        (QCoreApplication.translate("DuplicateKeys", "Find duplicates"), ("Ctrl+D",), page.find_duplicates),
        (QCoreApplication.translate("DuplicateKeys", "Mark by rule…"), ("Ctrl+R",), page.ask_rule),
        (QCoreApplication.translate("DuplicateKeys", "Preview the plan…"), ("Ctrl+Return",), page.preview),
    )


def settling_rows(page: Any) -> tuple[Row, ...]:
    """What holds from then on, and what was done."""
    return (
        (QCoreApplication.translate("DuplicateKeys", "Which copy to keep…"), ("Ctrl+K",), page.settling.ask_rules),
        (
            QCoreApplication.translate("DuplicateKeys", "Protected and left-out folders…"),
            ("Ctrl+Shift+F",),
            page.settling.ask_roles,
        ),
        (QCoreApplication.translate("DuplicateKeys", "Export the groups…"), ("Ctrl+E",), page.settling.ask_export),
        (QCoreApplication.translate("DuplicateKeys", "History…"), ("Ctrl+H",), page.settling.show_history),
    )
