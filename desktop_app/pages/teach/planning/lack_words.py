"""What labels lack, in the user's language: the engine's sentence, and its list of names too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_count

if TYPE_CHECKING:
    from engine import Lack

SHOWN = 5  # names that the engine puts into one sentence


def say_lack(lack: Lack) -> str:
    """The sentence on one thing that is lacking."""
    return say(lack.sentence).replace(list_in_english(lack.labels), list_names(lack.labels))


def list_in_english(names: Sequence[str]) -> str:
    """Names as the engine lists them: "cat", "cat and dog", "cat, dog and 7 other labels"."""
    shown, rest = list(names[:SHOWN]), len(names) - SHOWN
    if rest > 0:
        return f"{', '.join(shown)} and {rest:,} other label{'s' if rest > 1 else ''}"
    return " and ".join([part for part in (", ".join(shown[:-1]), *shown[-1:]) if part])


def list_names(names: Sequence[str]) -> str:
    """The same in the user's language."""
    shown, rest = list(names[:SHOWN]), len(names) - SHOWN
    comma = QCoreApplication.translate("LackWords", ", ")
    if rest > 0:
        frame = QCoreApplication.translate("LackWords", "{0} and %n other label(s)", "", rest)
        return frame.format(comma.join(shown), readable_count(rest))
    if len(shown) < 2:
        return "".join(shown)
    return QCoreApplication.translate("LackWords", "{0} and {1}").format(comma.join(shown[:-1]), shown[-1])
