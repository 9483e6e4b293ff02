"""The pictures of all panes: locked looks, flip, slider and difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.tasks import Tasks
from desktop_app.widgets.compare.compare_canvas import CompareCanvas
from desktop_app.widgets.compare.copies import MOST_COPIES, ComparedCopy, Mode
from desktop_app.widgets.compare.difference import Difference, difference
from desktop_app.widgets.compare.difference_words import DifferenceWords
from desktop_app.widgets.compare.pictures import CopyPicture, Load, PictureReader
from desktop_app.widgets.compare.placing import Placement, between, follow, place_copies, true_size
from desktop_app.widgets.labels import muted_label
from desktop_app.widgets.photos.pixels import image_of
from desktop_app.widgets.photos.viewing.zoom import STEP

PANE_GAP = 8
LEAST_DIFFERENCE_PX, MOST_DIFFERENCE_PX = 400, 2400
SHARPER_FROM = 1.25  # zoomed in so much further, the difference is worked out anew


class CompareStage(QWidget):
    """Canvases of up to four copies.

    chosen(int): the user has come to a pane.   look_changed(): zoomed or moved.
    """

    chosen = Signal(int)
    look_changed = Signal()

    def __init__(self, load: Load, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._words = DifferenceWords(self)
        self._copies: tuple[ComparedCopy, ...] = ()
        self._pictures: dict[int, CopyPicture] = {}
        self._placements: list[Placement] = []
        self._mode: Mode = "side by side"
        self._locked, self._flipped = True, False
        self._current, self._other = 0, 1
        self._divider = 0.5
        self._difference_px = 0.0
        self._reader = PictureReader(load, tasks, self)
        self._reader.arrived.connect(self._take)
        self.canvases = [CompareCanvas(number + 1) for number in range(MOST_COPIES)]
        self.caption = muted_label(wrap=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(PANE_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row, 1)
        column.addWidget(self.caption)
        for index, canvas in enumerate(self.canvases):
            row.addWidget(canvas, 1)
            self._connect(index, canvas)

    def _connect(self, index: int, canvas: CompareCanvas) -> None:
        canvas.looked.connect(lambda: self._look_along(index))
        canvas.chosen.connect(lambda: self.chosen.emit(index))
        canvas.sharper_asked.connect(lambda: self._sharpen(index))
        canvas.divider_moved.connect(self._move_divider)

    # -- what the owner calls --

    def show_copies(self, copies: Sequence[ComparedCopy]) -> None:
        """Show these; their pictures are awaited."""
        self._copies, self._pictures, self._placements = tuple(copies), {}, []
        self._current, self._other, self._flipped = 0, 1, False
        for canvas, copy in zip(self.canvases, copies, strict=False):
            canvas.clear_over()
            canvas.show_message(self.tr("Loading…"))
            canvas.setAccessibleName(copy.title)
        self._show_canvases()
        self._reader.read([copy.path for copy in copies])

    def set_mode(self, mode: Mode) -> None:
        """Look at the copies like this."""
        self._mode = mode
        self._show_canvases()
        self._refresh()

    def mode(self) -> Mode:
        """How the copies are looked at."""
        return self._mode

    def set_flipped(self, flipped: bool) -> None:
        """Show the two pictures of the pair in each other's place."""
        if flipped != self._flipped:
            self._flipped = flipped
            self._refresh()

    def set_locked(self, locked: bool) -> None:
        """Zoom and move all pictures together, or each alone."""
        self._locked = locked
        if locked:
            self._look_along(self.acting_index())

    def choose(self, index: int) -> None:
        """Make this the pane that keys act upon, and the one laid over the first."""
        self._current = index
        self._other = index or self._other
        for at, canvas in enumerate(self.canvases):
            canvas.set_chosen(at == index and len(self._copies) > 1 and self._mode == "side by side")
        if any(canvas.hasFocus() for canvas in self.canvases):
            self.canvases[self.acting_index()].setFocus()
        self._refresh()

    def slide(self, by: float) -> None:
        """Move the divider by a share of the view."""
        self._move_divider(self._divider + by)

    def zoom(self, step: str) -> None:
        """Zoom the pane acted upon: "in", "out", "fit" or "actual"."""
        canvas = self.canvases[self.acting_index()]
        steps: dict[str, Callable[[], None]] = {
            "in": lambda: canvas.zoom_by(STEP),
            "out": lambda: canvas.zoom_by(1 / STEP),
            "fit": canvas.zoom_fit,
            "actual": lambda: canvas.zoom_by(1 / max(1e-9, self.on_screen())),
        }
        steps[step]()

    def on_screen(self) -> float:
        """Device pixels for each pixel of the copy in the pane acted upon."""
        index = self.acting_index()
        picture = self._pictures.get(index)
        if picture is None or picture.levels is None:
            return 1.0
        return self.canvases[index].on_screen(true_size(self._copies[index].size, picture.size))

    def acting_index(self) -> int:
        """The pane that zooming acts upon: the chosen one, or the only one in sight."""
        return self._current if self._mode == "side by side" else 0

    def pair(self) -> tuple[int, int]:
        """The panes that are flipped and laid over each other."""
        return 0, min(self._other, max(1, len(self._copies) - 1))

    # -- pictures and looks --

    def _take(self, picture: CopyPicture) -> None:
        before = self._pictures.get(picture.index)
        if before is not None and before.levels is not None and picture.levels is None:
            return  # what was read for the screen still serves
        self._pictures[picture.index] = picture
        if picture.levels is None:
            self.canvases[picture.index].show_message(picture.problem)
        self._place_all()
        self._difference_px = 0.0
        self._refresh()

    def _place_all(self) -> None:
        """Lay the copies out by the sizes known by now."""
        read = {index: each.levels for index, each in self._pictures.items() if each.levels is not None}
        if not read:
            return
        known = {index: true_size(self._copies[index].size, levels.size()) for index, levels in read.items()}
        any_size = next(iter(known.values()))
        sizes = [known.get(index, copy.size if all(copy.size) else any_size) for index, copy in enumerate(self._copies)]
        self._placements = place_copies(sizes, [copy.alignment for copy in self._copies])
        for index, levels in read.items():
            self.canvases[index].place(levels.for_width(levels.size().width()), self._placements[index])
        if self._locked:
            self._look_along(self.acting_index() if self.acting_index() in read else next(iter(read)))

    def _look_along(self, index: int) -> None:
        """Let the others show what this pane shows."""
        leader = self.canvases[index]
        if not leader.has_image() or leader.placement is None:
            return
        for at, canvas in enumerate(self.canvases[: len(self._copies)]):
            if not self._locked or at == index or not canvas.has_image() or canvas.placement is None:
                continue
            if leader.zoom().fitted:
                canvas.follow_fit()
            else:
                view = QSizeF(canvas.size())
                canvas.follow(follow(leader.zoom(), leader.placement, canvas.placement, view))
        self.look_changed.emit()
        self._sharpen_difference()

    def _sharpen(self, index: int) -> None:
        picture = self._pictures.get(index)
        if picture is not None and max(self._copies[index].size) > max(picture.size.width(), picture.size.height()):
            self._reader.sharpen(index)

    # -- one over the other --

    def _show_canvases(self) -> None:
        alone = self._mode != "side by side"
        for index, canvas in enumerate(self.canvases):
            canvas.setVisible(index < len(self._copies) and (index == 0 or not alone))
        self.choose(self._current) if self._copies else None

    def _refresh(self) -> None:
        """Draw over the canvases what mode and flip ask for."""
        for canvas in self.canvases:
            canvas.clear_over()
        self._say("")
        left, right = self.pair()
        if right >= len(self._copies):
            return
        if self._flipped:
            self._lay_over(left, right)
            self._lay_over(right, left)
        elif self._mode == "slider":
            self._lay_over(left, right, self._divider)
        elif self._mode == "difference":
            self._ask_difference()

    def _lay_over(self, index: int, other: int, divider: float | None = None) -> None:
        picture = self._pictures.get(other)
        if picture is None or picture.levels is None:
            self._say(picture.problem if picture else self.tr("Loading…"))
        else:
            self.canvases[index].set_over(other + 1, picture.levels, self._placements[other], divider)

    def _say(self, sentence: str) -> None:
        self.caption.setText(sentence)
        self.caption.setVisible(self._mode == "difference" or bool(sentence))  # a picture that stays where it is

    def _move_divider(self, share: float) -> None:
        self._divider = min(1.0, max(0.0, share))
        if self._mode == "slider" and not self._flipped:
            self._lay_over(*self.pair(), self._divider)

    def _wanted_px(self) -> float:
        target = self.canvases[0].zoom().rect()
        wanted = max(target.width(), target.height()) * self.devicePixelRatioF()
        return min(MOST_DIFFERENCE_PX, max(LEAST_DIFFERENCE_PX, wanted))

    def _sharpen_difference(self) -> None:
        if self._mode == "difference" and 0 < self._difference_px * SHARPER_FROM < self._wanted_px():
            self._ask_difference()

    def _ask_difference(self) -> None:
        left, right = (self._pictures.get(index) for index in self.pair())
        canvas = self.canvases[0]
        if left is None or right is None or left.pixels is None or right.pixels is None:
            self._say(right.problem if right is not None and right.problem else self.tr("Loading…"))
            return
        first, second = left.pixels, right.pixels
        onto = between(*(self._placements[index] for index in self.pair()))
        self._difference_px = self._wanted_px()
        longest = round(self._difference_px)
        if canvas.difference_image() is None:
            self._say(self.tr("Comparing…"))
        self._tasks.run(
            lambda: difference(first, second, onto, longest), self._show_difference, key=(id(self), "difference")
        )

    def _show_difference(self, found: Difference) -> None:
        if self._mode != "difference" or self._flipped:
            return
        left, right = self.pair()
        sizes = [true_size(self._copies[at].size, self._pictures[at].size) for at in (left, right)]
        self.canvases[0].set_difference(image_of(found.pixels), right + 1)
        self._say(self._words.describe(found, *sizes))
