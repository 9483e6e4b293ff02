"""A plan is carried out: looked over again on the groups as they are now, then acted on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from engine.acting.checks import find_protection
from engine.acting.outcome import ActOutcome, CannotAct, ConfirmationNeeded
from engine.acting.performing import perform
from engine.acting.plan import Plan, PlanItem, find_warnings
from engine.acting.plan.making import find_unmatched
from engine.acting.ways import Way, to_folder, to_link, to_trash
from engine.catalogue.database import Catalogue
from engine.catalogue.decisions.folder_roles import RoleFinder, list_roles
from engine.catalogue.journal import PlannedFile
from engine.catalogue.roots import is_inside, list_roots
from engine.duplicates.groups import Copy, Group
from engine.photos.fingerprint import hash_file
from engine.photos.moving import say_error
from engine.photos.photo import Skipped
from engine.progress import Progress, silent

TRASH, HARDLINK = "trash", "hardlink"
CHANGED = "It has changed since the plan was made, so it was left alone."


def resolve_plan(
    catalogue: Catalogue,
    plan: Plan,
    groups: Sequence[Group],
    to: str = TRASH,
    confirmed: bool = False,
    progress: Progress = silent,
) -> ActOutcome:
    """Act on those files of a plan that are copies still; an empty plan does nothing.

    Raises ConfirmationNeeded, CannotAct, Cancelled.
    """
    items, failed = look_over(catalogue, plan, groups)
    if not items:
        return ActOutcome((), tuple(failed), None)
    warnings = find_warnings(catalogue, items, linking=to == HARDLINK)
    if warnings and not confirmed:
        raise ConfirmationNeeded(warnings)
    way, folder = choose_way(catalogue, to)
    files = list(_list_files(items, with_companions=to != HARDLINK))
    outcome = perform(catalogue, way, files, folder, progress)
    return ActOutcome(outcome.done, (*failed, *outcome.failed), outcome.act, outcome.notes)


def look_over(catalogue: Catalogue, plan: Plan, groups: Sequence[Group]) -> tuple[list[PlanItem], list[Skipped]]:
    """The items that still hold, and why the others do not; of companions only those that the groups tell of too."""
    roles = RoleFinder(list_roles(catalogue))
    found = {copy.path: (group, copy) for group in reversed(groups) for copy in group.copies}
    going = {item.path for item in plan.items}
    items: dict[str, PlanItem] = {}
    failed: list[Skipped] = []
    for item in plan.items:
        reason = find_protection(roles, item.path) or _find_objection(item, found, going)
        if reason is not None:
            failed.append(Skipped(item.path, reason))
            continue
        group, copy = found[item.path]
        companions = tuple(path for path in item.companions if path in copy.companions)
        keeper = next((other for other in group.copies if other.path == item.keeper), None)
        unmatched = () if keeper is None else find_unmatched(companions, keeper)
        # as it is now, whatever a file says
        items.setdefault(item.path, replace(item, band=group.band, companions=companions, unmatched=unmatched))
    return list(items.values()), failed


def choose_way(catalogue: Catalogue, to: str) -> tuple[Way, str | None]:
    """How to act, and the folder of a move; raises CannotAct for a folder that cannot be moved to."""
    if to == TRASH:
        return to_trash(catalogue), None
    if to == HARDLINK:
        return to_link(catalogue), None
    folder = os.path.normpath(Path(to).absolute())
    left_out = RoleFinder(list_roles(catalogue)).is_left_out(os.path.join(folder, "x"))  # noqa: PTH118
    if not left_out and any(is_inside(folder, root.path) for root in list_roots(catalogue)):
        raise CannotAct(f"{to} lies inside your library, where the copies would be found again: choose another folder.")
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotAct(f"{to} cannot be moved to ({error.strerror or error}): choose another folder.") from error
    return to_folder(catalogue, folder), folder


def _find_objection(item: PlanItem, found: dict[str, tuple[Group, Copy]], going: set[str]) -> str | None:
    group, copy = found.get(item.path, (None, None))
    if group is None or copy is None:
        return _say_why_gone(item)
    if copy.content != item.content:
        return CHANGED
    if item.keeper is None:
        return None
    if item.keeper in going:
        return "The copy to keep is to go as well, so this one was left alone."
    if not any(other.path == item.keeper and other.content == item.keeper_content for other in group.copies):
        return "The copy to keep is not there any more, or has changed, so this one was left alone."
    return None


def _say_why_gone(item: PlanItem) -> str:
    """Why no group knows a file any more, by a look at it."""
    try:
        changed = hash_file(item.path) != item.content
    except OSError as error:
        return f"It cannot be found: {say_error(error)}."
    return CHANGED if changed else "It is in no group of duplicates any more, so it was left alone."


def _list_files(items: Sequence[PlanItem], with_companions: bool) -> Iterator[PlannedFile]:
    """Each photo, then its companions; a link leaves them where they are, as the photo stays."""
    number = 0
    for item in items:
        photo = number
        yield PlannedFile(item.path, item.content, item.keeper, item.keeper_content)
        companions = item.companions if with_companions else ()
        yield from (PlannedFile(path, "", companion_of=photo) for path in companions)
        number += 1 + len(companions)
