"""Which copies to mark in many groups at once, with what that comes to before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_bytes, readable_count, readable_path
from desktop_app.pages.duplicates.bands import band_title
from desktop_app.pages.duplicates.marking import MarkingRule, count_rule, folders_of
from desktop_app.pages.duplicates.marks import Marks
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import AdvisedGroup

WIDTH = 520
MOST_FOLDERS = 500


class MarkingDialog(QDialog):
    """Asks for a rule; `rule()` after it was accepted."""

    def __init__(self, band: str, groups: Sequence[AdvisedGroup], marks: Marks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups, self._marks = groups, marks
        self.all_but = QRadioButton(self.tr("&Every copy but"))
        self.keep = QComboBox()
        self.folder_only = QRadioButton(self.tr("Only copies in this &folder and below it"))
        self.folder = QComboBox()
        self.identical_only = QRadioButton(self.tr("Only files &identical to one that stays"))
        self.undecided = QCheckBox(self.tr("Leave groups alone that I have &decided on"))
        self.count = QLabel()
        self.mark = push_button(self.tr("Mark"), "primary")
        self.cancel = push_button(self.tr("Cancel"))
        self._set_up(band)
        self._lay_out()
        self._show_count()

    def rule(self) -> MarkingRule:
        """The rule as it stands."""
        folder = self.folder.currentData() if self.folder_only.isChecked() else None
        return MarkingRule(folder, self.undecided.isChecked(), self.keep.currentData(), self.identical_only.isChecked())

    def _set_up(self, band: str) -> None:
        self.setWindowTitle(self.tr("Mark by rule: {0}").format(band_title(band)))
        self.setMinimumWidth(WIDTH)
        self.all_but.setChecked(True)
        self.keep.setAccessibleName(self.tr("The copy that stays"))
        for value, text in (
            ("advised", self.tr("the suggested one")),
            ("pixels", self.tr("the one with most pixels")),
            ("largest", self.tr("the largest file")),
            ("smallest", self.tr("the smallest file")),
            ("oldest", self.tr("the oldest file")),
            ("newest", self.tr("the newest file")),
        ):
            self.keep.addItem(text, value)
        self.undecided.setChecked(True)
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.folder.setMinimumContentsLength(24)
        for path, count in folders_of(self._groups)[:MOST_FOLDERS]:
            self.folder.addItem(f"{readable_path(path)}  ({readable_count(count)})", path)
        self.folder.setEnabled(False)
        self.mark.setDefault(True)
        self.folder_only.toggled.connect(self.folder.setEnabled)
        self.all_but.toggled.connect(self.keep.setEnabled)
        self.identical_only.setHidden(band == "exact")  # there it is what every other copy is
        for button in (self.all_but, self.identical_only, self.undecided):
            button.toggled.connect(self._show_count)
        for box in (self.keep, self.folder):
            box.currentIndexChanged.connect(self._show_count)
        self.mark.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        set_text_size(self.count, 1.1, QFont.Weight.DemiBold)
        self.count.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(muted_label(self.tr("Which copies shall be marked to go?"), wrap=True))
        first = QHBoxLayout()
        first.addWidget(self.all_but)
        first.addWidget(self.keep, 1)
        column.addLayout(first)
        column.addWidget(self.folder_only)
        inset = QHBoxLayout()
        inset.setContentsMargins(28, 0, 0, 0)
        inset.addWidget(self.folder)
        column.addLayout(inset)
        column.addWidget(self.identical_only)
        column.addSpacing(4)
        column.addWidget(self.undecided)
        column.addSpacing(8)
        column.addWidget(self.count)
        told = self.tr("One copy of each picture always stays. Nothing is moved before you have seen the plan.")
        column.addWidget(muted_label(told, wrap=True))
        column.addSpacing(8)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.mark)
        column.addLayout(foot)

    def _show_count(self) -> None:
        totals = count_rule(self._groups, self._marks, self.rule())
        self.mark.setEnabled(totals.files > 0)
        if totals.files:
            files, groups = self.tr("%Ln file(s)", "", totals.files), self.tr("in %Ln group(s)", "", totals.groups)
            self.count.setText(f"{files} {groups}  ·  {readable_bytes(totals.bytes)}")
        else:
            self.count.setText(self.tr("This rule marks nothing."))
