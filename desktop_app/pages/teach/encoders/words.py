"""What encoders are called in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from engine import TaughtEncoder


def kind_title(kind: str) -> str:
    """How an encoder was made."""
    titles = {
        "default": QCoreApplication.translate("Encoders", "not taught"),
        "quick": QCoreApplication.translate("Encoders", "taught quickly"),
        "deep": QCoreApplication.translate("Encoders", "taught deeply"),
        "imported": QCoreApplication.translate("Encoders", "from a file"),
    }
    return titles.get(kind, kind)


def state_text(encoder: TaughtEncoder) -> str:
    """Whether searches go by it."""
    if encoder.in_use:
        return QCoreApplication.translate("Encoders", "in use")
    return QCoreApplication.translate("Encoders", "coming") if encoder.coming else ""
