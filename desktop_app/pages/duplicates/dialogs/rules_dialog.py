"""By which rules the copy to keep is suggested: their order, which count, and which folders are preferred."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.models.readable import readable_path
from desktop_app.pages.duplicates.dialogs.folder_asking import ask_folder
from desktop_app.pages.duplicates.dialogs.ordered_list import OrderedList, with_movers
from desktop_app.theme import icon
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import Rules

USUAL_SIZE = QSize(580, 740)
VALUE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
FOLDERS_HEIGHT = 96
SEPARATOR = "; "
ROW = QSize(0, 33)


class KeeperRulesDialog(QDialog):
    """Edits the rules; `rules()` after it was accepted."""

    def __init__(self, rules: Rules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self.setWindowTitle(self.tr("Which copy to keep"))
        self.resize(USUAL_SIZE)
        self.order = OrderedList(self.tr("Rules, the weightiest first"))
        hint = self.tr("None yet: of copies that lie in several folders, those in a preferred one are kept.")
        self.folders = OrderedList(self.tr("Preferred folders, the best first"), hint)
        self.age = QComboBox()
        self.age.setAccessibleName(self.tr("Which file is better"))
        self.age.addItem(self.tr("the older file"), "oldest")
        self.age.addItem(self.tr("the newer file"), "newest")
        self.age.setCurrentIndex(self.age.findData(rules.age))
        self.names = QLineEdit(SEPARATOR.join(rules.copy_names))
        self.names.setCursorPosition(0)
        self.names.setAccessibleName(self.tr("Names of likely copies"))
        self.names.setToolTip(self.tr("Names without their ending, set apart by semicolons; * stands for any text"))
        for rule in (*rules.order, *(rule for rule in RULES if rule not in rules.order)):
            self._add_rule(rule)
        for folder in rules.folders:
            self._add_folder(folder)
        self._lay_out()

    def rules(self) -> Rules:
        """The rules as they stand in the dialog."""
        items = [self.order.item(row) for row in range(self.order.count())]
        off = [item.data(VALUE_ROLE) for item in items if item.checkState() != Qt.CheckState.Checked]
        folders = [self.folders.item(row).data(VALUE_ROLE) for row in range(self.folders.count())]
        return replace(
            self._rules,
            order=tuple(item.data(VALUE_ROLE) for item in items),
            off=tuple(off),
            folders=tuple(folders),
            age=self.age.currentData(),
            copy_names=tuple(name for each in self.names.text().split(";") if (name := each.strip())),
        )

    def _add_rule(self, rule: str) -> None:
        item = QListWidgetItem(rule_title(rule))
        item.setData(VALUE_ROLE, rule)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled)
        item.setCheckState(Qt.CheckState.Unchecked if rule in self._rules.off else Qt.CheckState.Checked)
        item.setSizeHint(ROW)
        self.order.addItem(item)

    def _add_folder(self, path: str) -> None:
        item = QListWidgetItem(icon("folder", "muted"), readable_path(path))
        item.setData(VALUE_ROLE, path)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
        item.setSizeHint(ROW)
        self.folders.addItem(item)

    def _remove_folder(self) -> None:
        self.folders.takeItem(self.folders.currentRow())

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("Choose a folder whose copies are kept rather"), self._add_folder)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        told = self.tr(
            "The first rule that tells copies apart decides. Drag to change the order, untick what is not to count. "
            "Of edited copies original EXIF and the framing of most come before pixels, as a collage may be larger; "
            "how sharp they are does not count."
        )
        column.addWidget(muted_label(told, wrap=True))
        column.addWidget(with_movers(self.order), 1)
        details = QGridLayout()
        details.setHorizontalSpacing(12)
        details.setVerticalSpacing(8)
        for row, (words, field) in enumerate(
            ((self.tr("By age, keep"), self.age), (self.tr("Names of likely copies"), self.names))
        ):
            label = QLabel(words)
            label.setBuddy(field)
            details.addWidget(label, row, 0)
            details.addWidget(field, row, 1)
        column.addLayout(details)
        column.addSpacing(4)
        column.addWidget(QLabel(self.tr("Preferred folders, the best first")))
        self.folders.setFixedHeight(FOLDERS_HEIGHT)
        column.addWidget(with_movers(self.folders))
        add, remove = push_button(self.tr("Add folder…"), "", "folder-add"), push_button(self.tr("Remove"))
        add.clicked.connect(self._ask_folder)
        remove.clicked.connect(self._remove_folder)
        line = QHBoxLayout()
        line.addWidget(add)
        line.addWidget(remove)
        line.addStretch(1)
        column.addLayout(line)
        column.addSpacing(8)
        column.addLayout(make_foot(self))


RULES = ("protected", "folder", "resolution", "format", "exif", "sharpness", "size", "age", "name")


def rule_title(rule: str) -> str:
    """A rule in words."""
    return {
        "protected": QCoreApplication.translate("KeeperRules", "In a protected folder"),
        "folder": QCoreApplication.translate("KeeperRules", "In a preferred folder"),
        "resolution": QCoreApplication.translate("KeeperRules", "More pixels"),
        "format": QCoreApplication.translate("KeeperRules", "Better format (RAW before HEIF before JPEG)"),
        "exif": QCoreApplication.translate("KeeperRules", "Original EXIF: camera and time"),
        "sharpness": QCoreApplication.translate("KeeperRules", "Sharper"),
        "size": QCoreApplication.translate("KeeperRules", "Larger file"),
        "age": QCoreApplication.translate("KeeperRules", "Age of the file"),
        "name": QCoreApplication.translate("KeeperRules", "Not named like a copy"),
    }.get(rule, rule)


def make_foot(dialog: QDialog) -> QHBoxLayout:
    """Cancel and Save."""
    cancel = push_button(QCoreApplication.translate("KeeperRules", "Cancel"))
    save = push_button(QCoreApplication.translate("KeeperRules", "Save"), "primary")
    save.setDefault(True)
    cancel.clicked.connect(dialog.reject)
    save.clicked.connect(dialog.accept)
    foot = QHBoxLayout()
    foot.setSpacing(8)
    foot.addStretch(1)
    foot.addWidget(cancel)
    foot.addWidget(save)
    return foot
