"""While a lesson runs: curves, the map, the time left, and the ways to end it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_duration, readable_score
from desktop_app.pages.teach.running.curve import CurveChart
from desktop_app.pages.teach.running.events import PointMap, Reading
from desktop_app.pages.teach.running.legend import Legend
from desktop_app.pages.teach.running.point_map import PointMapView
from desktop_app.pages.teach.running.question import EstimateQuestion
from desktop_app.theme import set_text_size
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label
from engine import Photo


class RunningView(QWidget):
    """Shows what the job tells; ending it is asked for by signal."""

    keep_asked = Signal()  # stop now, keep the best so far
    cancel_asked = Signal()
    go_on_asked = Signal()  # after the estimate

    def __init__(self, loader: ThumbnailLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: Reading | None = None
        self.headline = QLabel()
        self.details = muted_label()
        self.keep = push_button(self.tr("Stop and keep the best"), "", "check")
        self.cancel = push_button(self.tr("Cancel"), "quiet", "close")
        self.question = EstimateQuestion()
        self.charts = self._make_charts()
        self.map = PointMapView(loader)
        self.legend = Legend()
        self._lay_out()
        self.keep.clicked.connect(self._ask_keep)
        self.cancel.clicked.connect(self.cancel_asked)
        self.question.go_on_asked.connect(self.go_on_asked)
        self.question.cancel_asked.connect(self.cancel_asked)

    def begin(self, waiting: bool) -> None:
        """A lesson begins, or waits for another job."""
        self._last = None
        for chart in self.charts.values():
            chart.clear()
        self.map.clear()
        self.legend.show_labels(())
        self.question.hide()
        self.keep.setEnabled(False)
        self.keep.setText(self.tr("Stop and keep the best"))
        wait = self.tr("It waits for the job that is running.")
        self.headline.setText(self.tr("Teaching…"))
        self.details.setText(wait if waiting else self.tr("Getting the labelled photos ready."))

    def add(self, reading: Reading) -> None:
        """One more reading."""
        self.question.hide()  # whoever has gone on by the strip has answered it
        before = self._last
        if before is not None and (reading.phase != before.phase or reading.step < before.step):
            for chart in self.charts.values():
                chart.begin()
        self._last = reading
        for name, chart in self.charts.items():
            chart.add(reading.step, getattr(reading, name), reading.steps)
        self.keep.setEnabled(True)
        self.headline.setText(self._headline(reading.phase))

    def show_progress(self, done: int, total: int, seconds_left: float | None) -> None:
        """How far the whole lesson has come."""
        if self._last is None or not total:
            return
        parts = [self.tr("{0} done").format(readable_score(done / total))]
        if seconds_left is not None:
            parts.append(self.tr("{0} left").format(readable_duration(seconds_left)))
        self.details.setText("  ·  ".join(parts))

    def show_map(self, shown: PointMap) -> None:
        """Where the held-out photos lie now."""
        self.map.show_map(shown)
        self.legend.show_labels(self.map.labels())

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """The photos on the map."""
        self.map.show_photos(photos)

    def ask(self, seconds: float, note: str) -> None:
        """Say how long it will take, before it goes on."""
        self.question.ask(seconds, note)

    def _ask_keep(self) -> None:
        self.keep.setEnabled(False)
        self.keep.setText(self.tr("Keeping the best…"))
        self.keep_asked.emit()

    def _headline(self, phase: str) -> str:
        texts = {
            "folds": self.tr("Trying it on photos held back…"),
            "teaching": self.tr("Teaching with every labelled photo…"),
            "deep": self.tr("Teaching the network itself…"),
        }
        return texts.get(phase, self.tr("Teaching…"))

    def _make_charts(self) -> dict[str, CurveChart]:
        return {
            "loss": CurveChart(self.tr("Loss"), self.tr("What the method makes smaller.")),
            "map_at_r": CurveChart(
                self.tr("Same label found (MAP@R)"),
                self.tr("Of the photos that should come first, how many do; measured on photos held back."),
                share=True,
            ),
            "recall_at_1": CurveChart(
                self.tr("Nearest is right (recall@1)"),
                self.tr("How often the most alike photo has the same label; measured on photos held back."),
                share=True,
            ),
            "active_share": CurveChart(
                self.tr("Still to learn from"),
                self.tr("Share of the comparisons (triplets) in a batch that are not yet as they should be."),
                share=True,
                missing=self.tr("Only methods that compare pairs or triplets have such a share."),
            ),
        }

    def _lay_out(self) -> None:
        set_text_size(self.headline, 1.35, QFont.Weight.DemiBold)
        self.keep.setToolTip(self.tr("End the lesson soon: what is there is judged by fewer trials, and kept"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.headline)
        words.addWidget(self.details)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(words, 1)
        top.addWidget(self.keep)
        top.addWidget(self.cancel)
        frame = QFrame()
        frame.setProperty("card", True)
        grid = QGridLayout(frame)
        grid.setContentsMargins(20, 16, 16, 16)
        grid.setSpacing(24)
        for number, chart in enumerate(self.charts.values()):
            grid.addWidget(chart, number // 2, number % 2)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.map, 1)
        side.addWidget(self.legend)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(frame, 3)
        body.addLayout(side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self.question)
        column.addLayout(body, 1)
