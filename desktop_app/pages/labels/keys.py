"""Everything one can do on the page by key and by menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from desktop_app.widgets.owned_actions import add_action

Row = tuple[str, str, Callable[[], object]]


def make_actions(page: Any) -> list[QAction]:
    """The actions of the page, put on it; those on labels as a whole go behind the three dots too."""
    groups = [[add_action(page, *row) for row in rows(page)] for rows in (label_rows, number_rows, file_rows)]
    page.shelf.fill_menu(groups)
    answers = [add_action(page, *row) for row in answer_rows(page)]
    page.addAction(page.panel.preview_action)
    return [
        *answers,
        *(action for group in groups for action in group),
        *page.cards.key_actions,
        page.panel.preview_action,
    ]


def answer_rows(page: Any) -> tuple[Row, ...]:
    """What is said of the selected photos."""
    return (
        (QCoreApplication.translate("LabelKeys", "Accept the suggestion"), "A", lambda: page.changing.answer("accept")),
        (
            QCoreApplication.translate("LabelKeys", "Accept all suggestions over 50%"),
            "Shift+A",
            lambda: page.changing.answer("all"),
        ),
        (QCoreApplication.translate("LabelKeys", "Reject the suggestion"), "X", lambda: page.changing.answer("reject")),
        (QCoreApplication.translate("LabelKeys", "Take this label off"), "U", lambda: page.changing.answer("take")),
        (QCoreApplication.translate("LabelKeys", "Next tab"), "Ctrl+Tab", lambda: page.step_tab(1)),
        (QCoreApplication.translate("LabelKeys", "Find a label"), "Ctrl+F", page.find_label),
    )


def label_rows(page: Any) -> tuple[Row, ...]:
    """What is done to labels."""
    return (
        (QCoreApplication.translate("LabelKeys", "Labels from folders…"), "Ctrl+L", page.folders.ask),
        (QCoreApplication.translate("LabelKeys", "Labels from keywords in photos…"), "", page.folders.ask_keywords),
        (QCoreApplication.translate("LabelKeys", "Rename…"), "F2", page.changing.rename),
        (QCoreApplication.translate("LabelKeys", "Merge the selected labels…"), "Ctrl+M", page.changing.merge),
        (QCoreApplication.translate("LabelKeys", "Delete label"), "Ctrl+Del", page.changing.delete),
    )


def number_rows(page: Any) -> tuple[Row, ...]:
    """Numbers, to learn from besides names."""
    read = page.changing.read_number
    return (
        (
            QCoreApplication.translate("LabelKeys", "Give the selected photos a number…"),
            "Ctrl+U",
            page.changing.ask_number,
        ),
        (QCoreApplication.translate("LabelKeys", "Read ratings from the photos"), "", lambda: read("rating")),
        (QCoreApplication.translate("LabelKeys", "Read years from the photos"), "", lambda: read("year")),
        (
            QCoreApplication.translate("LabelKeys", "Read capture times from the photos"),
            "",
            lambda: read("capture time"),
        ),
        (QCoreApplication.translate("LabelKeys", "Read sizes from the photos"), "", lambda: read("size")),
    )


def file_rows(page: Any) -> tuple[Row, ...]:
    """To and from other programs."""
    exchange = page.exchange
    return (
        (QCoreApplication.translate("LabelKeys", "Export labels…"), "Ctrl+E", exchange.ask_export),
        (QCoreApplication.translate("LabelKeys", "Import labels…"), "Ctrl+Shift+E", exchange.ask_import),
    )
