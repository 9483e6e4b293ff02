"""Labelling: everything about labels that the window and the command line need, behind one door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.catalogue import labels
from engine.catalogue.database import Catalogue
from engine.catalogue.labels import LabelCount, LabelEdit, LabelImport, listing
from engine.catalogue.recovery.annotations import Annotation
from engine.changes import Changes
from engine.labelling import asking, sources
from engine.labelling.asking import PairQuestion, Suggested, Suspect
from engine.labelling.sources import Ids
from engine.progress import Progress, silent
from engine.search.live_index import LiveIndex
from engine.tasks.labelled import LabelledPhotos
from engine.tasks.lacking import Lack, find_lacks
from engine.tasks.planning import LabelPlan


@dataclass(frozen=True, slots=True)
class LabelChanges(Changes):
    """What a change of labels has changed, and the change itself for `undo`; None where it was an undo or redo."""

    edit: LabelEdit | None = None


class Labelling:
    """The labels of one library. Every change is saved before it returns, and its `edit` can be undone and redone."""

    def __init__(self, catalogue: Catalogue, live: LiveIndex) -> None:
        self._catalogue = catalogue
        self._live = live

    # What there is

    def counts(self) -> list[LabelCount]:
        """Every label, by name."""
        return labels.count_labels(self._catalogue)

    def rejected(self, label: str) -> NDArray[np.int64]:
        """Ids (n,) of the photos that must not have a label."""
        return listing.rejected_ids(self._catalogue, label)

    def answers(self) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Pairs of ids (n, 2), the smaller first, and whether they were told to be the same (n,)."""
        return listing.answered_pairs(self._catalogue)

    def numbers(self) -> dict[str, dict[int, float]]:
        """The numbers of photos, by name and id."""
        return listing.list_numbers(self._catalogue)

    # Changes

    def give(self, ids: Ids, label: str) -> LabelChanges:
        """Give a label to photos; the first that a photo has is its primary one. Raises UnusableLabel."""
        return self._announce(labels.add_labels(self._catalogue, ids, label))

    def take(self, ids: Ids, label: str) -> LabelChanges:
        """Take a label from photos."""
        return self._announce(labels.remove_labels(self._catalogue, ids, label))

    def set_primary(self, ids: Ids, label: str) -> LabelChanges:
        """Make a label the primary one of photos, given to those that lack it."""
        return self._announce(labels.set_primary(self._catalogue, ids, label))

    def rename(self, label: str, name: str) -> LabelChanges:
        """Rename a label; one that is called so already takes it in."""
        return self._announce(labels.rename_label(self._catalogue, label, name))

    def merge(self, names: Iterable[str], into: str) -> LabelChanges:
        """Make one label of several."""
        return self._announce(labels.merge_labels(self._catalogue, names, into))

    def delete(self, names: Iterable[str]) -> LabelChanges:
        """Forget labels with all that was said by them."""
        return self._announce(labels.delete_labels(self._catalogue, names))

    def reject(self, ids: Ids, label: str) -> LabelChanges:
        """Remember that photos must not have a label: it is never suggested for them again."""
        return self._announce(labels.reject_label(self._catalogue, ids, label))

    def unreject(self, ids: Ids, label: str) -> LabelChanges:
        """Forget a rejection."""
        return self._announce(labels.unreject_label(self._catalogue, ids, label))

    def answer(self, first: int, second: int, same: bool) -> LabelChanges:
        """Keep that two photos show the same or something different."""
        return self._announce(labels.answer_pairs(self._catalogue, [(first, second, same)]))

    def forget_answer(self, first: int, second: int) -> LabelChanges:
        """Take such an answer back."""
        return self._announce(labels.forget_pairs(self._catalogue, [(first, second)]))

    def set_numbers(self, name: str, values: Mapping[int, float]) -> LabelChanges:
        """Give photos (ids) a number, such as a rating."""
        return self._announce(labels.set_numbers(self._catalogue, name, values))

    def clear_numbers(self, name: str, ids: Ids) -> LabelChanges:
        """Take a number from photos."""
        return self._announce(labels.clear_numbers(self._catalogue, name, ids))

    def undo(self, edit: LabelEdit) -> LabelChanges:
        """Take a change back."""
        labels.undo_edit(self._catalogue, edit)
        return self._announce(None)

    def redo(self, edit: LabelEdit) -> LabelChanges:
        """Make it again."""
        labels.redo_edit(self._catalogue, edit)
        return self._announce(None)

    # From folders, other programs and files

    def plan_from_folders(self, folder: str, level: int = 1) -> LabelPlan:
        """Labels from the names of the folders `level` below an added folder or one inside it; -1: the innermost."""
        return sources.plan_folders(self._catalogue, folder, level)

    def plan_from_keywords(self, ids: Ids | None = None, progress: Progress = silent) -> LabelPlan:
        """Labels from the keywords in photos and their sidecars; reads every photo's header."""
        return sources.plan_keywords(self._catalogue, ids, progress)

    def apply(self, plan: LabelPlan) -> LabelChanges:
        """Give all labels of a plan, as one change; raises UnusableLabel."""
        said = {photo: Annotation(labels=names) for photo, names in plan.labels_of().items()}
        return self._announce(labels.annotate(self._catalogue, said, "give"))

    def read_numbers(self, name: str, ids: Ids | None = None, progress: Progress = silent) -> LabelChanges:
        """Take one of NUMBER_SOURCES from the photos themselves; those without it are left as they are."""
        return self.set_numbers(name, sources.read_numbers(self._catalogue, name, ids, progress))

    def export_to(self, path: str | Path) -> int:
        """Write everything to a .csv or .jsonl file; returns the number of photos. Raises UnusableLabelFile."""
        return labels.export_labels(self._catalogue, Path(path).absolute())

    def import_from(self, path: str | Path) -> tuple[LabelChanges, LabelImport]:
        """Add what a .csv or .jsonl file says; raises UnusableLabelFile, UnusableLabel."""
        done = labels.import_from(self._catalogue, Path(path).absolute())
        return self._announce(done.edit), done

    # Suggestions

    def suggest(self, label: str, count: int = 40) -> list[Suggested]:
        """The photos without any label that most likely have this one; raises UnusableLabel."""
        return asking.score_label(self._catalogue, self._live, label).likely(count)

    def suggest_useful(self, label: str, count: int = 20) -> list[Suggested]:
        """The photos whose answer would teach most about a label: uncertain ones, unlike each other."""
        return asking.score_label(self._catalogue, self._live, label).useful(count)

    def ask_pairs(self, count: int = 20, seed: int = 0) -> list[PairQuestion]:
        """Pairs of photos whose answer would teach most; another `seed` looks among other photos."""
        return asking.ask_pairs(self._catalogue, self._live, count, seed)

    def suspects(self, count: int = 100, progress: Progress = silent) -> list[Suspect]:
        """Photos that are possibly mislabelled, the most doubtful first."""
        return asking.find_suspects(self._catalogue, self._live, count, progress)

    # Before training

    def labelled_photos(self, progress: Progress = silent) -> LabelledPhotos:
        """Photos by their primary label, with the groups of duplicates that no split may part."""
        return asking.gather_labelled(self._catalogue, self._live, progress)

    def lacks(self, progress: Progress = silent) -> list[Lack]:
        """What is lacking before the program can be taught, in sentences."""
        known = self.labelled_photos(progress)
        return find_lacks(known.labels, known.names, known.groups, known.away)

    def _announce(self, edit: LabelEdit | None) -> LabelChanges:
        return LabelChanges(self._catalogue.generation(), labels=True, edit=edit)
