"""Cleaning up duplicates: found, judged, planned, acted on and undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.acting import ActOutcome, resolve_plan, undo_act
from engine.acting.keeping import Rules, advise, load_rules, save_rules
from engine.acting.plan import Choice, Plan, PlanItem, find_warnings, make_plan, read_plan, total_up, write_plan
from engine.acting.plan.export import export_groups, export_plan
from engine.acting.resolving import look_over
from engine.catalogue.database import Catalogue
from engine.catalogue.decisions.folder_roles import Role, RoleFinder, list_roles, set_role
from engine.catalogue.decisions.not_duplicates import take_back, tell_apart
from engine.catalogue.encoders import encoder_in_use
from engine.catalogue.journal import Act, JournalEntry, last_act, list_acts, list_entries
from engine.catalogue.perceptual import count_searched
from engine.changes import Changes
from engine.duplicates.groups import BANDS, Band, Group
from engine.duplicates.loading import load_groups
from engine.duplicates.versions import search_stamp
from engine.photos.decode import decode_full
from engine.photos.photo import Skipped
from engine.progress import Progress, silent

if TYPE_CHECKING:
    from engine.duplicates.alignment import Alignment
    from engine.duplicates.find import FindOutcome, FindPlan


@dataclass(frozen=True, slots=True)
class AdvisedGroup:
    """A group of copies, which of them to keep (its place in `group.copies`) and why."""

    group: Group
    keep: int
    reason: str


class Cleaning:
    """What a library offers for cleaning up; `Library.cleaning` gives it."""

    def __init__(self, catalogue: Catalogue, thumbnails: Path) -> None:
        self._catalogue = catalogue
        self._thumbnails = thumbnails

    # Finding and judging

    def find(self, plan: FindPlan | None = None, progress: Progress = silent) -> FindOutcome:
        """Compare what is new with the whole library; what was compared before is not looked at again."""
        from engine.duplicates.find import FindPlan, find_duplicates  # here: OpenCV, which only the job needs

        return find_duplicates(self._catalogue, self._thumbnails, plan or FindPlan(), progress)

    def count_compared(self) -> tuple[int, int]:
        """How many photos have been compared with all others, and how many wait for the next search."""
        row = encoder_in_use(self._catalogue)
        return count_searched(self._catalogue, search_stamp(row.backbone if row else ""))

    def groups(self, bands: Sequence[Band] = BANDS) -> list[AdvisedGroup]:
        """Every group as it is now, the copy that the rules would keep at its head."""
        rules, roles = self.rules, RoleFinder(list_roles(self._catalogue))
        advised = []
        for group in self._load(bands):
            advice = advise(group, rules, roles)
            kept = group.copies[advice.keep]
            others = (copy for place, copy in enumerate(group.copies) if place != advice.keep)
            advised.append(AdvisedGroup(replace(group, copies=(kept, *others)), 0, advice.reason))
        return advised

    def align(self, first: str, second: str) -> Alignment | None:
        """Where a place of one picture lies in another, for laying both over each other; None where they differ.

        A (2, 3) map between fractions of width and height; both are decoded, so not on the GUI thread.
        Raises UnreadablePhoto.
        """
        from engine.duplicates.alignment import ALIGNING_PX, align  # here: the window starts sooner

        one, two = (np.asarray(decode_full(path, ALIGNING_PX)) for path in (first, second))
        return align(one, two)

    # The user's word

    def mark_not_duplicates(self, photos: Sequence[int]) -> Changes:
        """Remember that no two of these photos are duplicates; a further copy of one is still reported."""
        tell_apart(self._catalogue, photos)
        return self._changed(duplicates=True)

    def forget_not_duplicates(self, photos: Sequence[int]) -> Changes:
        """Forget what was said of the pairs among these photos."""
        take_back(self._catalogue, photos)
        return self._changed(duplicates=True)

    def folder_roles(self) -> dict[str, Role]:
        """The folders that are protected or left out; a role holds for all below."""
        return {role.path: role.role for role in list_roles(self._catalogue)}

    def protected(self, paths: Iterable[str]) -> frozenset[str]:
        """Those of these files that no act will touch, whatever name or link leads to their folder."""
        roles = RoleFinder(list_roles(self._catalogue))
        return frozenset(path for path in paths if roles.protector(path) is not None)

    def set_folder_role(self, path: str, role: Role) -> Changes:
        """Make a folder "normal", "protected" (nothing in it is ever acted on) or "left out" (of every group)."""
        set_role(self._catalogue, path, role)
        return self._changed(folders=True, duplicates=True)

    @property
    def rules(self) -> Rules:
        """The rules for the copy to keep, in the user's order."""
        return load_rules(self._catalogue)

    def set_rules(self, rules: Rules) -> Changes:
        """Keep the user's rules."""
        save_rules(self._catalogue, rules)
        return self._changed(settings=True, duplicates=True)

    # Planning

    def save_plan(self, plan: Plan, path: str | Path) -> None:
        """Write a plan that `load_plan` and the command `resolve --plan` read; raises OSError."""
        write_plan(plan, path)

    def load_plan(self, path: str | Path) -> Plan:
        """Read a plan, or make one of what `duplicates --json` printed; raises UnusablePlan."""
        found = read_plan(path)
        return found if isinstance(found, Plan) else make_plan(found, self._load())

    def check_plan(self, plan: Plan) -> tuple[Plan, tuple[Skipped, ...]]:
        """What of a plan holds now, with its warnings, and why the rest would be left alone."""
        items, left = look_over(self._catalogue, plan, self._load())
        return self._total_up(items), tuple(left)

    def export_plan(self, plan: Plan, path: str | Path) -> None:
        """Write a plan as a table, .csv or .json; raises OSError, ValueError for another ending."""
        export_plan(plan, path)

    def export_groups(self, path: str | Path, bands: Sequence[Band] = BANDS) -> None:
        """Write the groups with their advice as a table, .csv or .json; raises OSError, ValueError."""
        export_groups([(found.group, found.keep, found.reason) for found in self.groups(bands)], path)

    def preview(self, choices: Iterable[Choice]) -> Plan:
        """What these choices come to, on the groups as they are now; nothing chosen is an empty plan."""
        groups = self._load()
        items, _ = look_over(self._catalogue, make_plan(choices, groups), groups)
        return self._total_up(items)

    # Acting

    def resolve(
        self, plan: Plan, to: str = "trash", confirmed: bool = False, progress: Progress = silent
    ) -> ActOutcome:
        """Act on a plan: `to` is "trash", "hardlink" (to the keeper) or the path of a folder to move to.

        Every file and its keeper are checked by content just before, the result just after; failures have reasons.
        Raises ConfirmationNeeded for a plan with warnings that was not `confirmed`, CannotAct, Cancelled.
        """
        return resolve_plan(self._catalogue, plan, self._load(), to, confirmed, progress)

    def undo(self, act: int, progress: Progress = silent) -> ActOutcome:
        """Put back what an act did; never over another file. Raises CannotAct for an act that there is not."""
        return undo_act(self._catalogue, act, progress)

    def acts(self) -> list[Act]:
        """Everything that was done to files, the newest first."""
        return list_acts(self._catalogue)

    def entries(self, act: int) -> list[JournalEntry]:
        """What became of each file of an act."""
        return list_entries(self._catalogue, act)

    def last_act(self) -> int | None:
        """The newest act of any kind that has something to undo."""
        return last_act(self._catalogue, None)

    def _total_up(self, items: Sequence[PlanItem]) -> Plan:
        warnings = (find_warnings(self._catalogue, items, linking) for linking in (False, True))
        return total_up(items, *warnings)

    def _load(self, bands: Sequence[Band] = BANDS) -> list[Group]:
        return load_groups(self._catalogue, bands)

    def _changed(self, **kinds: bool) -> Changes:
        return Changes(self._catalogue.generation(), **kinds)
