"""One picture over another: flipped in place, behind a divider, or as what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.models.readable import readable_count
from desktop_app.tasks import Tasks
from desktop_app.widgets.compare.compare_canvas import CompareCanvas
from desktop_app.widgets.compare.copies import Mode
from desktop_app.widgets.compare.difference import GAIN, Difference, difference
from desktop_app.widgets.compare.pictures import CopyPicture
from desktop_app.widgets.compare.placing import Placement, between
from desktop_app.widgets.photos.pixels import image_of

LEAST_PX, MOST_PX = 400, 2000  # longest side of a difference
SHARPER_FROM = 1.25  # zoomed in so much further, it is worked out anew
SEEN_SHARE = 0.0005
COVERED = 0.995
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LaidCopy:
    """A copy whose picture has come: where it lies, and its true width and height in pixels."""

    picture: CopyPicture
    placement: Placement
    size: tuple[int, int]


class Overlays(QObject):
    """Draws over `canvases` what mode and flip ask for.   said(str): what is to know of it; empty: nothing."""

    said = Signal(str)

    def __init__(self, canvases: Sequence[CompareCanvas], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvases, self._tasks = canvases, tasks
        self._laid: dict[int, LaidCopy] = {}
        self._problems: dict[int, str] = {}
        self._mode: Mode = "side by side"
        self._flipped = False
        self._pair: Pair | None = None
        self._divider = 0.5
        self._worked_out_px = 0.0
        self._found: tuple[QImage, str] | None = None

    def use(self, laid: dict[int, LaidCopy], problems: dict[int, str]) -> None:
        """Lay these over each other from now on; `problems` says why others cannot be."""
        self._laid, self._problems = laid, problems
        self._forget()
        self._show()

    def show(self, mode: Mode, flipped: bool, pair: Pair | None) -> None:
        """Show this pair like this; None: there is no second picture."""
        if pair != self._pair:
            self._forget()
        self._mode, self._flipped, self._pair = mode, flipped, pair
        self._show()

    def move_divider(self, share: float) -> None:
        """Put the divider at a share of the view's width."""
        self._divider = min(1.0, max(0.0, share))
        if self._mode == "slider":
            self._show()

    def slide(self, by: float) -> None:
        """Move the divider by a share of the view's width."""
        self.move_divider(self._divider + by)

    def sharpen(self) -> None:
        """Work the difference out anew where zooming in shows more of it."""
        if self._found is not None and self._worked_out_px * SHARPER_FROM < self._wanted_px():
            self._ask_difference()

    def _forget(self) -> None:
        self._found = None
        self._tasks.drop((id(self), "difference"))

    def _show(self) -> None:
        pair = self._pair
        for index, canvas in enumerate(self._canvases):
            if pair is None or index not in pair or not (self._flipped or self._mode != "side by side"):
                canvas.clear_over()
        if pair is None or (self._mode == "side by side" and not self._flipped):
            self.said.emit("")
        elif not all(index in self._laid for index in pair):
            self._canvases[pair[0]].clear_over()
            self.said.emit(self._problems.get(pair[1]) or ("" if pair[0] in self._problems else self.tr("Loading…")))
        else:
            self._show_over(*pair)

    def _show_over(self, left: int, right: int) -> None:
        if self._flipped:
            self._lay_over(left, right)
            self._lay_over(right, left)
            self.said.emit(self._found[1] if self._found and self._mode == "difference" else "")
        elif self._mode == "slider":
            self._canvases[right].clear_over()
            self._lay_over(left, right, self._divider)
            self.said.emit("")
        elif self._found is not None:
            self._canvases[left].set_difference(self._found[0], right + 1)
            self.said.emit(self._found[1])
        else:
            self._canvases[left].clear_over()
            self.said.emit(self.tr("Comparing…"))
            self._ask_difference()

    def _lay_over(self, index: int, other: int, divider: float | None = None) -> None:
        laid = self._laid[other]
        if laid.picture.levels is not None:
            self._canvases[index].set_over(other + 1, laid.picture.levels, laid.placement, divider)

    def _wanted_px(self) -> float:
        canvas = self._canvases[0]
        target = canvas.zoom().rect()
        return min(MOST_PX, max(LEAST_PX, max(target.width(), target.height()) * canvas.devicePixelRatioF()))

    def _ask_difference(self) -> None:
        if self._pair is None:
            return
        left, right = (self._laid[index] for index in self._pair)
        first, second = left.picture.pixels, right.picture.pixels
        if first is None or second is None:
            return
        onto = between(left.placement, right.placement)
        self._worked_out_px = self._wanted_px()
        longest = round(self._worked_out_px)
        work = lambda: difference(first, second, onto, longest)  # noqa: E731 - mypy narrows no name inside a def
        self._tasks.run(work, self._take_difference, key=(id(self), "difference"))

    def _take_difference(self, found: Difference) -> None:
        if self._pair is None:
            return
        if max(found.pixels.shape) < self._worked_out_px * 0.95:  # all that the pictures have
            self._worked_out_px = MOST_PX
        self._found = image_of(found.pixels), self._describe(found, *self._pair)
        self._show()

    # -- in words --

    def _describe(self, found: Difference, left: int, right: int) -> str:
        """How much differs, and what to know of how it is shown."""
        parts = [self._how_much(found)]
        sizes = [self._laid[index].size for index in (left, right)]
        if sizes[0] != sizes[1]:
            words = (f"{readable_count(width)} × {readable_count(height)}" for width, height in sizes)
            text = self.tr("The sizes differ ({0} and {1}): picture {2} is fitted to picture 1.")
            parts.append(text.format(*words, right + 1))
        if found.covered < COVERED:
            parts.append(self.tr("Striped: only in picture 1."))
        if found.beyond:
            parts.append(self.tr("Picture {0} shows more than picture 1.").format(right + 1))
        return " ".join(parts)

    def _how_much(self, found: Difference) -> str:
        if found.largest == 0:
            return self.tr("No difference: every pixel is the same.")
        if found.visible < SEEN_SHARE:
            return self.tr("No difference that can be seen; shown {0} times as strong.").format(GAIN)
        share = QLocale().toString(100 * found.visible, "f", 1)
        return self.tr("{0}% of the picture differs visibly; shown {1} times as strong.").format(share, GAIN)
