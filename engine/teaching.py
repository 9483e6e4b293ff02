"""Teaching: everything about encoders that learn a person's idea of likeness, behind one door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import encoder_in_use, save_encoder
from engine.catalogue.photos import load_photos
from engine.catalogue.settings import get_setting
from engine.changes import Changes
from engine.labelling.asking import gather_labelled
from engine.lessons.choosing import list_forms, list_plan_fields
from engine.lessons.encoders.comparing import Comparison, compare_encoders, find_like
from engine.lessons.encoders.exchange import import_encoder, write_encoder_file
from engine.lessons.encoders.keeping import (
    COMING,
    TaughtEncoder,
    bring_into_use,
    describe_encoders,
    describe_row,
    find_encoder,
    forget_encoder,
    rename_encoder,
    settle_coming,
)
from engine.lessons.forms import FormField, MethodForm
from engine.lessons.plans import LessonOutcome, LessonPlan, Mode, Watch, look_away
from engine.lessons.wishes import Wishes
from engine.progress import Progress, silent
from engine.search.live_index import LiveIndex
from engine.search.searcher import Match
from engine.settings import load_settings


@dataclass(frozen=True, slots=True)
class EncoderChanges(Changes):
    """What a change of encoders has changed; where one is `coming`, indexing the library finishes it."""

    encoder: str = ""  # id
    coming: bool = False


class Teaching:
    """The lessons and encoders of one library. Encoders are named by id, by name or by the start of an id."""

    def __init__(self, catalogue: Catalogue, live: LiveIndex) -> None:
        self._catalogue = catalogue
        self._live = live

    # Lessons

    def forms(self) -> tuple[MethodForm, ...]:
        """Every method with its parameters, first the one that chooses."""
        return list_forms()

    def plan_fields(
        self, kind: Literal["names", "numbers", "pairs"] = "names", mode: Mode = "quick"
    ) -> tuple[FormField, ...]:
        """What can be set of every training from labels of this kind."""
        return list_plan_fields(kind, mode)

    def teach(
        self,
        plan: LessonPlan,
        progress: Progress = silent,
        watch: Watch = look_away,
        enough: Callable[[], bool] = lambda: False,
    ) -> LessonOutcome:
        """Hold a lesson; the old encoder stays in use unless the new one is better, or the plan says so.

        `enough` ends the training early and keeps what it has learned. Raises CannotLearn, UnusableLabel.
        """
        from engine.lessons.lesson import hold_lesson  # here: the window never teaches, and starts sooner

        known = gather_labelled(self._catalogue, self._live, progress)
        wishes = Wishes(progress, watch, enough, load_settings(self._catalogue).device)
        return hold_lesson(self._catalogue, self._live, plan, known, wishes)

    # Encoders

    def encoders(self) -> list[TaughtEncoder]:
        """All that are kept, the oldest first."""
        return describe_encoders(self._catalogue)

    def encoder(self, words: str) -> TaughtEncoder:
        """One of them; raises UnusableEncoder."""
        used = encoder_in_use(self._catalogue)
        row = find_encoder(self._catalogue, words)
        return describe_row(row, None if used is None else used.id, get_setting(self._catalogue, COMING))

    def use(self, words: str, progress: Progress = silent) -> EncoderChanges:
        """Let searches go by an encoder; raises UnusableEncoder, IndexUnwritable."""
        row = find_encoder(self._catalogue, words)
        coming = bring_into_use(self._catalogue, self._live, row, progress)
        return self._announce(row.id, coming)

    def settle(self, whole: bool, progress: Progress = silent) -> bool:
        """After indexing, of the `whole` library or not: switch to the encoder that was waited for, if it can be."""
        return settle_coming(self._catalogue, self._live, whole, progress)

    def rename(self, words: str, name: str) -> EncoderChanges:
        """Give an encoder another name."""
        return self._announce(rename_encoder(self._catalogue, find_encoder(self._catalogue, words), name).id)

    def remove(self, words: str) -> EncoderChanges:
        """Forget an encoder that is not in use."""
        row = find_encoder(self._catalogue, words)
        forget_encoder(self._catalogue, row)
        return self._announce(row.id)

    def compare(self, first: str, second: str, progress: Progress = silent) -> Comparison:
        """Two encoders side by side on the labelled photos; raises UnusableEncoder."""
        rows = find_encoder(self._catalogue, first), find_encoder(self._catalogue, second)
        return compare_encoders(self._catalogue, *rows, gather_labelled(self._catalogue, self._live), progress)

    def rows(self, words: str, photo: int, k: int = 8) -> list[Match]:
        """What a photo finds by any encoder, the best first; raises UnusableEncoder."""
        found = find_like(self._catalogue, find_encoder(self._catalogue, words), photo, k)
        photos = {each.id: each for each in load_photos(self._catalogue, [photo_id for photo_id, _ in found])}
        there = [(photos[photo_id], score) for photo_id, score in found if photo_id in photos]
        return [Match(each, score, rank) for rank, (each, score) in enumerate(there, 1)]

    def export_to(self, words: str, path: str | Path) -> None:
        """Write an encoder to a .safetensors file for other libraries, or to .onnx; raises UnusableEncoder."""
        row, target = find_encoder(self._catalogue, words), Path(path).absolute()
        if target.suffix.lower() == ".onnx":
            from engine.lessons.encoders.onnx_files import write_onnx_file  # here: as above

            write_onnx_file(self._catalogue, row, target)
        else:
            write_encoder_file(self._catalogue, row, target)

    def import_from(self, path: str | Path) -> TaughtEncoder:
        """Keep the encoder of a file, not in use yet; raises UnusableEncoder."""
        row = import_encoder(self._catalogue, Path(path).absolute())
        save_encoder(self._catalogue, row)
        return self.encoder(row.id)

    def _announce(self, encoder: str, coming: bool = False) -> EncoderChanges:
        return EncoderChanges(self._catalogue.generation(), settings=True, encoder=encoder, coming=coming)
