"""The steps that the page asks for, each with the words it is told and undone by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop_app.actions.labelling.label_writing import LabelDeed
from desktop_app.models.numbers import number_title
from desktop_app.pages.labels.shown import Shown

if TYPE_CHECKING:
    from engine import LabelChanges, Labelling, LabelPlan, Suspect


class Deeds(QObject):
    """Makes them; nothing is written here."""

    def accept(self, shown: Shown, ids: Sequence[int], about: dict[int, Any]) -> LabelDeed:
        """Take suggestions, or the better label of doubtful photos."""
        if shown.kind == "suspects":
            return self._correct([about[photo] for photo in ids])
        return LabelDeed(
            self.tr("“{0}” for %Ln suggestion(s)", "", len(ids)).format(shown.name),
            lambda labelling: [labelling.give(ids, shown.name)],
            lambda count: self.tr("%Ln suggestion(s) labelled “{0}”.", "", count).format(shown.name),
            shown.name,
        )

    def reject(self, shown: Shown, ids: Sequence[int], about: dict[int, Any]) -> LabelDeed:
        """Refuse suggestions for good, or take the label off doubtful photos."""
        if shown.kind == "suspects":
            return self._clear([about[photo] for photo in ids])
        return LabelDeed(
            self.tr("not “{0}”: %Ln photo(s)", "", len(ids)).format(shown.name),
            lambda labelling: [labelling.reject(ids, shown.name)],
            lambda count: self.tr("%Ln photo(s) will not be suggested for “{0}” again.", "", count).format(shown.name),
        )

    def unreject(self, label: str, ids: Sequence[int]) -> LabelDeed:
        """Forget that photos were refused."""
        return LabelDeed(
            self.tr("rejection of “{0}” taken back: %Ln photo(s)", "", len(ids)).format(label),
            lambda labelling: [labelling.unreject(ids, label)],
            lambda count: self.tr("%Ln photo(s) may be suggested for “{0}” again.", "", count).format(label),
        )

    def rename(self, label: str, name: str) -> LabelDeed:
        """Call a label otherwise."""
        return LabelDeed(
            self.tr("“{0}” renamed to “{1}”").format(label, name),
            lambda labelling: [labelling.rename(label, name)],
            lambda _: self.tr("“{0}” is called “{1}” now.").format(label, name),
        )

    def merge(self, names: Sequence[str], into: str) -> LabelDeed:
        """Make one of several."""
        return LabelDeed(
            self.tr("%Ln label(s) merged into “{0}”", "", len(names)).format(into),
            lambda labelling: [labelling.merge(names, into)],
            lambda _: self.tr("%Ln label(s) are “{0}” now.", "", len(names)).format(into),
        )

    def delete(self, names: Sequence[str]) -> LabelDeed:
        """Forget labels; photos stay."""
        return LabelDeed(
            self.tr("%Ln label(s) deleted", "", len(names)),
            lambda labelling: [labelling.delete(names)],
            lambda _: self.tr("%Ln label(s) deleted; the photos stay.", "", len(names)),
        )

    def apply(self, plan: LabelPlan) -> LabelDeed:
        """Give all labels of a plan."""
        count = len(plan.counts)
        return LabelDeed(
            self.tr("%Ln label(s) given", "", count),
            lambda labelling: [labelling.apply(plan)],
            lambda photos: self.tr("%Ln photo(s) labelled.", "", photos),
        )

    def answer(self, first: int, second: int, same: bool) -> LabelDeed:
        """Keep what was said of a pair."""
        text = self.tr("answer “same”") if same else self.tr("answer “different”")
        return LabelDeed(text, lambda labelling: [labelling.answer(first, second, same)])

    def forget(self, first: int, second: int) -> LabelDeed:
        """Take an answer back."""
        return LabelDeed(self.tr("answer taken back"), lambda labelling: [labelling.forget_answer(first, second)])

    def set_number(self, name: str, ids: Sequence[int], value: float) -> LabelDeed:
        """Give photos a number."""
        return LabelDeed(
            self.tr("{0} of %Ln photo(s)", "", len(ids)).format(number_title(name)),
            lambda labelling: [labelling.set_numbers(name, dict.fromkeys(ids, value))],
            lambda count: self.tr("%Ln photo(s) have a number now: {0}.", "", count).format(number_title(name)),
        )

    def read_numbers(self, name: str) -> LabelDeed:
        """Take a number from the photos themselves."""
        return LabelDeed(
            self.tr("{0} from the photos").format(number_title(name)),
            lambda labelling: [labelling.read_numbers(name)],
            lambda count: self.tr("{0} read from %Ln photo(s).", "", count).format(number_title(name)),
        )

    def clear_numbers(self, name: str) -> LabelDeed:
        """Take a number from every photo."""

        def work(labelling: Labelling) -> list[LabelChanges]:
            return [labelling.clear_numbers(name, list(labelling.numbers().get(name, ())))]

        return LabelDeed(
            self.tr("{0} removed").format(number_title(name)),
            work,
            lambda count: self.tr("{0} taken off %Ln photo(s).", "", count).format(number_title(name)),
        )

    def _correct(self, suspects: Iterable[Suspect]) -> LabelDeed:
        groups = group_suspects(suspects)
        count = sum(map(len, groups.values()))

        def work(labelling: Labelling) -> list[LabelChanges]:
            changes = []
            for (label, instead), ids in groups.items():
                changes += [labelling.set_primary(ids, instead), labelling.take(ids, label)]
            return changes

        return LabelDeed(
            self.tr("%Ln label(s) corrected", "", count),
            work,
            lambda photos: self.tr("%Ln photo(s) have the likelier label now.", "", photos),
        )

    def _clear(self, suspects: Iterable[Suspect]) -> LabelDeed:
        groups = group_suspects(suspects)
        count = sum(map(len, groups.values()))
        return LabelDeed(
            self.tr("%Ln doubtful label(s) taken off", "", count),
            lambda labelling: [labelling.take(ids, label) for (label, _), ids in groups.items()],
            lambda photos: self.tr("The doubtful label is taken off %Ln photo(s).", "", photos),
        )


def group_suspects(suspects: Iterable[Suspect]) -> dict[tuple[str, str], list[int]]:
    """Photos by the label they have and the one they seem to be."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in suspects:
        groups[each.label, each.instead].append(each.photo)
    return groups
