"""The pictures of all panes, looked at together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.tasks import Tasks
from desktop_app.widgets.compare.compare_canvas import CompareCanvas
from desktop_app.widgets.compare.copies import MOST_COPIES, Alignment, ComparedCopy, Mode
from desktop_app.widgets.compare.overlays import LaidCopy, Overlays
from desktop_app.widgets.compare.pictures import CopyPicture, Load, PictureReader
from desktop_app.widgets.compare.placing import Placement, follow, place_copies, true_size
from desktop_app.widgets.labels import muted_label
from desktop_app.widgets.photos.viewing.zoom import STEP

PANE_GAP = 8


class CompareStage(QWidget):
    """Canvases of up to four copies, with what is said of them below.

    chosen(int): the user has come to a pane.   look_changed(): zoomed or moved.
    """

    chosen = Signal(int)
    look_changed = Signal()

    def __init__(self, load: Load, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copies: tuple[ComparedCopy, ...] = ()
        self._pictures: dict[int, CopyPicture] = {}
        self._laid: dict[int, LaidCopy] = {}
        self._mode: Mode = "side by side"
        self._locked, self._flipped = True, False
        self._current, self._other = 0, 1
        self._reader = PictureReader(load, tasks, self)
        self._reader.arrived.connect(self._take)
        self.canvases = [CompareCanvas(number + 1) for number in range(MOST_COPIES)]
        self.overlays = Overlays(self.canvases, tasks, self)
        self.caption = muted_label(wrap=True)
        self.overlays.said.connect(self._say)
        self._lay_out()

    def _lay_out(self) -> None:
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(PANE_GAP)
        for index, canvas in enumerate(self.canvases):
            canvas.hide()  # before the layout counts it
            row.addWidget(canvas, 1)
            canvas.looked.connect(lambda index=index: self._look_along(index))
            canvas.chosen.connect(lambda index=index: self._come_to(index))
            canvas.sharper_asked.connect(lambda index=index: self._sharpen(index))
            canvas.divider_moved.connect(self.overlays.move_divider)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row, 1)
        column.addWidget(self.caption)

    # -- what the owner calls --

    def show_copies(self, copies: Sequence[ComparedCopy]) -> None:
        """Show these; their pictures are awaited."""
        self._copies, self._pictures, self._laid = tuple(copies), {}, {}
        self._current, self._other, self._flipped = 0, 1, False
        self.overlays.use({}, {})
        for canvas, copy in zip(self.canvases, copies, strict=False):
            canvas.show_message(self.tr("Loading…"))
            canvas.setAccessibleName(readable_path(copy.title))
        self._show_canvases()
        self._reader.read([copy.path for copy in copies])

    def set_alignments(self, alignments: Sequence[Alignment | None]) -> None:
        """Lay the copies anew: how they lie on the first was found out later."""
        pairs = zip(self._copies, alignments, strict=True)
        self._copies = tuple(replace(copy, alignment=alignment) for copy, alignment in pairs)
        self._lay_all()

    def set_mode(self, mode: Mode) -> None:
        """Look at the copies like this."""
        self._mode = mode
        self._show_canvases()

    def mode(self) -> Mode:
        """How the copies are looked at."""
        return self._mode

    def set_flipped(self, flipped: bool) -> None:
        """Show the two pictures of the pair in each other's place."""
        if flipped != self._flipped:
            self._flipped = flipped
            self._show_over()

    def set_locked(self, locked: bool) -> None:
        """Zoom and move all pictures together, or each alone."""
        self._locked = locked
        if locked:
            self._look_along(self.acting_index())

    def choose(self, index: int) -> None:
        """Make this the pane that keys act upon, and the one laid over the first."""
        self._current, self._other = index, index or self._other
        many = len(self._copies) > 1 and self._mode == "side by side"
        for at, canvas in enumerate(self.canvases):
            canvas.set_chosen(many and at == index)
        if any(canvas.hasFocus() for canvas in self.canvases):
            self.canvases[self.acting_index()].setFocus()
        self._show_over()

    def zoom(self, step: str) -> None:
        """Zoom the pane acted upon: "in", "out", "fit" or "actual" (one of its own pixels for one of the screen)."""
        canvas = self.canvases[self.acting_index()]
        steps: dict[str, Callable[[], None]] = {
            "in": lambda: canvas.zoom_by(STEP),
            "out": lambda: canvas.zoom_by(1 / STEP),
            "fit": canvas.zoom_fit,
            "actual": lambda: canvas.zoom_by(1 / self.on_screen()),
        }
        steps[step]()

    def on_screen(self) -> float:
        """Device pixels for each pixel of the copy in the pane acted upon."""
        laid = self._laid.get(self.acting_index())
        return 1.0 if laid is None else self.canvases[self.acting_index()].on_screen(laid.size)

    def acting_index(self) -> int:
        """The pane that zooming acts upon: the chosen one, or the only one in sight."""
        return self._current if self._mode == "side by side" else 0

    def pair(self) -> tuple[int, int] | None:
        """The panes that are flipped and laid over each other: the first, and the last chosen of the others."""
        return (0, min(self._other, len(self._copies) - 1)) if len(self._copies) > 1 else None

    # -- pictures --

    def _take(self, picture: CopyPicture) -> None:
        index = picture.index
        if picture.levels is None and index in self._laid:
            return  # what was read for the screen still serves
        self._pictures[index] = picture
        if picture.levels is None:
            self.canvases[index].show_message(picture.problem)
        self._lay_all()

    def _lay_all(self) -> None:
        """Lay the copies out by what is known by now."""
        self._lay_read()
        problems = {at: each.problem for at, each in self._pictures.items() if each.problem}
        self.overlays.use(self._laid, problems)

    def _lay_read(self) -> None:
        """Give each picture its place, and show those that are new or have got another."""
        read = {at: each.levels for at, each in self._pictures.items() if each.levels is not None}
        if not read:
            return
        known = {at: true_size(self._copies[at].size, levels.size()) for at, levels in read.items()}
        guess = next(iter(known.values()))
        sizes = [known.get(at, copy.size if all(copy.size) else guess) for at, copy in enumerate(self._copies)]
        placements = place_copies(sizes, [copy.alignment for copy in self._copies])
        before = self._laid
        self._laid = {at: LaidCopy(self._pictures[at], placements[at], sizes[at]) for at in read}
        for at, levels in read.items():
            old, new = before.get(at), self._laid[at]
            if old is None or old.picture is not new.picture or not is_same_place(old.placement, new.placement):
                self.canvases[at].place(levels.for_width(levels.size().width()), new.placement)
        self._look_along(self.acting_index() if self.acting_index() in read else next(iter(read)))

    def _sharpen(self, index: int) -> None:
        laid = self._laid.get(index)
        if laid is not None and max(laid.size) > max(laid.picture.size.width(), laid.picture.size.height()):
            self._reader.sharpen(index)

    # -- looks --

    def _look_along(self, index: int) -> None:
        """Let the others show what this pane shows."""
        leader = self.canvases[index]
        if leader.has_image() and leader.placement is not None:
            others = [each for at, each in enumerate(self.canvases) if at != index and at in self._laid]
            for canvas in others if self._locked else ():
                if leader.zoom().fitted:
                    canvas.follow_fit()
                elif canvas.placement is not None:
                    canvas.follow(follow(leader.zoom(), leader.placement, canvas.placement, QSizeF(canvas.size())))
            self.look_changed.emit()
            self.overlays.sharpen()

    def _come_to(self, index: int) -> None:
        if self._mode == "side by side":
            self.chosen.emit(index)

    def _show_canvases(self) -> None:
        alone = self._mode != "side by side"
        if any(canvas.hasFocus() for canvas in self.canvases):
            self.canvases[0].setFocus()  # the keyboard stays here when the pane that had it goes
        for index, canvas in enumerate(self.canvases):
            canvas.setVisible(index < len(self._copies) and (index == 0 or not alone))
        self.choose(self._current)

    def _show_over(self) -> None:
        self.overlays.show(self._mode, self._flipped, self.pair())

    def _say(self, sentence: str) -> None:
        self.caption.setText(sentence)
        self.caption.setVisible(self._mode == "difference" or bool(sentence))  # a picture that stays where it is


def is_same_place(one: Placement, other: Placement) -> bool:
    """Whether a copy still lies where it did."""
    return (one.width, one.height) == (other.width, other.height) and np.array_equal(one.matrix, other.matrix)
