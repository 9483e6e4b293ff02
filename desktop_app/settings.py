"""What the window remembers between runs: its looks and where things were; the library's own settings live with it."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "ja")


class WindowSettings:
    """Typed access to one QSettings file; a value of the wrong kind reads as the default."""

    def __init__(self, path: str | None = None) -> None:
        """`path`: an INI file; None = the user's own place for settings."""
        self._store = QSettings(path, QSettings.Format.IniFormat) if path else _own_store()

    @property
    def theme(self) -> str:
        """One of THEMES."""
        return self._choice("theme", THEMES)

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def language(self) -> str:
        """One of LANGUAGES."""
        return self._choice("language", LANGUAGES)

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    def layout(self, name: str) -> QByteArray:
        """Geometry or splitter state kept under `name`; empty when there is none."""
        value = self._store.value("layout/" + name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_layout(self, name: str, state: QByteArray) -> None:
        """Remember geometry or splitter state under `name`."""
        self._store.setValue("layout/" + name, state)

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number kept under `name`, within low..high."""
        try:
            value = int(str(self._store.value(name, default)))
        except ValueError:
            return default
        return min(max(value, low), high)

    def text(self, name: str, default: str = "") -> str:
        """A text kept under `name`."""
        return str(self._store.value(name, default))

    def keep(self, name: str, value: int | str) -> None:
        """Remember a number or text under `name`."""
        self._store.setValue(name, value)

    def record(self, name: str) -> dict[str, Any]:
        """A small JSON object kept under `name` (the last query); empty when absent or damaged."""
        try:
            value = json.loads(self.text(name, "{}"))
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    def keep_record(self, name: str, value: dict[str, Any]) -> None:
        """Remember a small JSON object under `name`."""
        self._store.setValue(name, json.dumps(value))

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()

    def _choice(self, name: str, allowed: tuple[str, ...]) -> str:
        value = str(self._store.value(name, allowed[0]))
        return value if value in allowed else allowed[0]


def _own_store() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Lookalike", "Lookalike")
