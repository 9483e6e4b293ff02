"""Every control of every widget has a name for screen readers, and every icon button a tooltip."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QProgressBar, QSlider, QWidget

from desktop_app.tasks import Tasks
from desktop_app.widgets.chrome.job_strip import JobStrip
from desktop_app.widgets.chrome.rail import NavigationRail
from desktop_app.widgets.chrome.skipped_dialog import SkippedDialog
from desktop_app.widgets.chrome.toast import Toast
from desktop_app.widgets.compare.compare_view import CompareView
from desktop_app.widgets.photos.full_screen_viewer import FullScreenViewer
from desktop_app.widgets.photos.photo_grid import PhotoGrid
from desktop_app.widgets.photos.photo_viewer import PhotoViewer
from desktop_app.widgets.photos.preview_pane import PreviewPane
from desktop_app.widgets.query.chip import Chip
from desktop_app.widgets.query.chip_bar import ChipBar
from desktop_app.widgets.query.filter_row import FilterRow
from desktop_app.widgets.query.folder_tree import FolderTree
from desktop_app.widgets.query.score_slider import ScoreSlider
from engine import Skipped
from tests.desktop_app.made_photos import make_photo


def make_strip() -> JobStrip:
    strip = JobStrip()
    strip.show_progress("photos", 1, 2)
    strip.set_skipped(2)
    return strip


def make_rail() -> NavigationRail:
    rail = NavigationRail()
    rail.add_page("library", "Library", "library", "Ctrl+1")
    return rail


def make_preview() -> PreviewPane:
    pane = PreviewPane()
    pane.show_photo(make_photo(1, labels=("orchid",)))
    return pane


def make_chips() -> ChipBar:
    bar = ChipBar()
    bar.set_chips([Chip(1, "a.jpg")])
    return bar


def make_compare() -> CompareView:
    view = CompareView(lambda path, longest_px: np.zeros((2, 3, 3), np.uint8), Tasks())
    view.set_states(["keep", "remove"])
    return view


MAKERS: list[Callable[[], QWidget]] = [
    make_strip,
    make_rail,
    make_preview,
    make_chips,
    make_compare,
    lambda: SkippedDialog([Skipped("/a", "why")]),
    lambda: Toast("Moved", "Undo"),
    FullScreenViewer,
    PhotoGrid,
    PhotoViewer,
    FilterRow,
    FolderTree,
    ScoreSlider,
]
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QProgressBar, QSlider)


def own_controls(widget: QWidget) -> list[QWidget]:
    """The controls that our code has made: what Qt builds inside them and calendars is its own business."""
    inside = ("qt_", "QtPrivate")
    found = [child for child in widget.findChildren(QWidget) if isinstance(child, CONTROLS)]
    return [
        child
        for child in found
        if not child.objectName().startswith(inside)
        and not isinstance(child.parentWidget(), (QComboBox, QLineEdit, QAbstractItemView))
        and child.window() is widget.window()
    ]


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_controls_are_named(qtbot, make: Callable[[], QWidget]):
    widget = make()
    qtbot.addWidget(widget)
    assert widget.accessibleName() or own_controls(widget) or widget.windowTitle()
    for control in own_controls(widget):
        name = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
        assert name, f"{type(control).__name__} {control.objectName()} has no name"
        if isinstance(control, QAbstractButton) and not control.text():
            assert control.toolTip()


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_buttons_can_be_reached_by_key_or_say_which_key_does_the_same(qtbot, make: Callable[[], QWidget]):
    widget = make()
    qtbot.addWidget(widget)
    for control in own_controls(widget):
        if isinstance(control, QAbstractButton):
            reachable = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
            assert reachable or "(" in control.toolTip(), control.accessibleName()
