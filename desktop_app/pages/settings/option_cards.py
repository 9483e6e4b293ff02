"""Settings that are one value each: what is left out, the looks and the thumbnail cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QSpinBox

from desktop_app.models.readable import readable_bytes
from desktop_app.pages.settings.cards import CONTROL_WIDTH, Card, Choice
from desktop_app.pages.settings.rules_dialog import read_patterns
from desktop_app.widgets.buttons import push_button

if TYPE_CHECKING:
    from engine import Settings


class LooksCard(Card):
    """Theme and language of the window."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, theme: str, language: str) -> None:
        super().__init__(self.tr("Appearance"))
        as_system = self.tr("As the system")
        self.theme = Choice([("system", as_system), ("light", self.tr("Light")), ("dark", self.tr("Dark"))])
        self.language = Choice([("system", as_system), ("en", "English"), ("ja", "日本語")])
        self.theme.set_value(theme)
        self.language.set_value(language)
        self.add_row(self.tr("&Theme"), self.theme)
        self.add_row(self.tr("&Language"), self.language)
        self.theme.activated.connect(lambda _: self.theme_chosen.emit(self.theme.value))
        self.language.activated.connect(lambda _: self.language_chosen.emit(self.language.value))


class ExcludesCard(Card):
    """Patterns left out in every folder."""

    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__(
            self.tr("Left out everywhere"),
            self.tr("System, trash and cache folders are always left out. Add patterns of your own, one a line."),
        )
        self.patterns = QPlainTextEdit()
        self.patterns.setPlaceholderText("*.tmp.jpg\nScreenshots/*")
        self.patterns.setTabChangesFocus(True)
        self.patterns.setFixedHeight(88)
        self.patterns.setAccessibleName(self.tr("Patterns left out everywhere"))
        self.hidden = QCheckBox(self.tr("Take &hidden files and folders too"))
        self.save = push_button(self.tr("Save and index"))
        self.save.setEnabled(False)
        self.rows.addWidget(self.patterns)
        self.rows.addWidget(self.hidden)
        self.add_buttons(self.save)
        self.patterns.textChanged.connect(lambda: self.save.setEnabled(True))
        self.hidden.toggled.connect(lambda _: self.save.setEnabled(True))
        self.save.clicked.connect(self._tell)

    def show_settings(self, settings: Settings) -> None:
        """Show what the library leaves out; an edit under way stays."""
        if not self.save.isEnabled():
            self.patterns.setPlainText("\n".join(settings.exclude))
            self.hidden.setChecked(settings.include_hidden)
            self.save.setEnabled(False)

    def _tell(self) -> None:
        self.save.setEnabled(False)
        self.changed.emit({"exclude": read_patterns(self.patterns), "include_hidden": self.hidden.isChecked()})


class CacheCard(Card):
    """How much room thumbnails may take, and how much they do."""

    changed = Signal(dict)
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Thumbnails"),
            self.tr("Small pictures kept so that the grid scrolls smoothly. Clearing them loses nothing."),
        )
        self.limit = QSpinBox()
        self.limit.setRange(64, 1_000_000)
        self.limit.setSingleStep(256)
        self.limit.setSuffix(self.tr(" MB"))
        self.limit.setGroupSeparatorShown(True)
        self.limit.setFixedWidth(CONTROL_WIDTH)
        self.limit.setKeyboardTracking(False)
        self.limit.lineEdit().setTextMargins(8, 0, 0, 0)
        self.used = QLabel("…")
        self.clear = push_button(self.tr("Clear thumbnails"))
        self.add_row(self.tr("&Room they may take"), self.limit)
        self.add_row(self.tr("Room they take now"), self.used)
        self.rows.addSpacing(4)
        self.add_buttons(self.clear)
        self.clear.clicked.connect(self.clear_asked)
        self.limit.editingFinished.connect(self._tell)
        self._kept_mb = 0

    def show_settings(self, settings: Settings) -> None:
        """Show the library's limit."""
        self._kept_mb = settings.thumbnail_cache_mb
        if not self.limit.hasFocus():
            self.limit.setValue(self._kept_mb)

    def show_used(self, used_bytes: int) -> None:
        """Show how many bytes the thumbnails take."""
        self.used.setText(readable_bytes(used_bytes))

    def _tell(self) -> None:
        if self.limit.value() != self._kept_mb:
            self._kept_mb = self.limit.value()
            self.changed.emit({"thumbnail_cache_mb": self._kept_mb})
