"""What the difference of two pictures says in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from desktop_app.models.readable import readable_count
from desktop_app.widgets.compare.difference import GAIN, Difference

SEEN_SHARE = 0.0005
COVERED = 0.995
Size = tuple[int, int]


class DifferenceWords(QObject):
    """Captions in the user's language."""

    def describe(self, found: Difference, first: Size, second: Size) -> str:
        """How much differs, and what to know of how it is shown."""
        parts = [self._how_much(found), self._framing(first, second)]
        if found.covered < COVERED:
            parts.append(self.tr("Striped: only in picture 1."))
        return " ".join(part for part in parts if part)

    def _how_much(self, found: Difference) -> str:
        if found.largest == 0:
            return self.tr("No difference: every pixel is the same.")
        if found.visible < SEEN_SHARE:
            text = self.tr("No difference that can be seen. It is shown {0} times as strong.")
            return text.format(GAIN)
        text = self.tr("{0}% of the picture differs visibly. It is shown {1} times as strong.")
        return text.format(QLocale().toString(100 * found.visible, "f", 1), GAIN)

    def _framing(self, first: Size, second: Size) -> str:
        if first == second:
            return ""
        texts = (f"{readable_count(width)} × {readable_count(height)}" for width, height in (first, second))
        return self.tr("The sizes differ ({0} and {1}): both are scaled to the same framing.").format(*texts)
